"""Owns the comments in a text of TOML: which there are, and the text without them; strings that look so are none."""

from __future__ import annotations

import re

from planner.positions.grammar import BASIC, LITERAL

_STRING = r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}' + rf"|'''(?:[^']++|'(?!''))*+'{{3,5}}|{BASIC}|{LITERAL}"
_COMMENT = re.compile(rf"[^\"'#]++|{_STRING}|(#[^\n]*+)", re.DOTALL)
_OTHERS = re.compile(rf"({_STRING})|(?m:^[ \t]*+#[^\n]*+\n?)|[ \t]*+#[^\r\n]*+", re.DOTALL)


def comments_in(text: str) -> tuple[str, ...]:
    """Return every comment of *text*, those behind values too, in their order."""
    return tuple(comment.rstrip() for comment in _COMMENT.findall(text) if comment)


def without_comments(text: str) -> str:
    """Return *text* without comments; a line that is nothing else goes as a whole."""
    return _OTHERS.sub(lambda found: found[1] or "", text)
