"""Owns the look of a commented file: notes above, values with a note beside them; it knows no field."""

from __future__ import annotations

import json
import textwrap

from planner.plain import padded, safe, width_of

_WIDTH = 100
Line = tuple[str, str]
"""A line of TOML and the note beside it."""


def note(*paragraphs: str) -> str:
    """Return *paragraphs* as comment lines, an empty one between two."""
    wrapped = (textwrap.wrap(safe(text), _WIDTH, break_long_words=False, break_on_hyphens=False) for text in paragraphs)
    return "#\n".join("".join(f"# {line}\n" for line in lines) for lines in wrapped)


def entry(*lines: str | Line) -> str:
    """Return *lines* of TOML with the notes beside them in one column."""
    codes = [(line, "") if isinstance(line, str) else line for line in lines]
    column = max(width_of(code) for code, said in codes if said)
    return "".join(f"{padded(code, column)}  # {said}\n" if said else f"{code}\n" for code, said in codes)


def page(*parts: str) -> str:
    """Return *parts*, an empty line between two."""
    return "\n".join(part for part in parts if part)


def quoted(text: str) -> str:
    """Return *text*, which has no control character, as a TOML string."""
    return json.dumps(text, ensure_ascii=False)
