"""Owns lines of text with named styles, which a page, a pipe and a screen can all show; it knows no terminal."""

from __future__ import annotations

from planner.plain import width_of

Span = tuple[str, str]
"""Text and the name of its style: a state of the coverage, ``title``, ``dim``, ``bold``, ``warning`` … or empty."""
Line = tuple[Span, ...]


def line(*parts: str | Span) -> Line:
    """Return a line of *parts*; a bare string has no style."""
    return tuple((part, "") if isinstance(part, str) else part for part in parts)


def text_of(parts: Line) -> str:
    """Return the text of a line without its styles and trailing blanks."""
    return "".join(text for text, _style in parts).rstrip()


def width(parts: Line) -> int:
    """Return the terminal cells of a line."""
    return sum(width_of(text) for text, _style in parts)
