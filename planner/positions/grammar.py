"""Owns the patterns of TOML's parts: strings, names, headers; it knows no entry and refuses nothing.

All repetitions are possessive, so no text makes them go back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import tomli

BASIC = r'"(?:[^"\\\n]++|\\.)*+"'
LITERAL = r"'[^'\n]*+'"
PART = rf"(?:[A-Za-z0-9_-]++|{BASIC}|{LITERAL})"
_LONG = r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}' + r"|'''(?:[^']++|'(?!''))*+'{3,5}"
_NAME = rf"{PART}(?:[ \t]*+\.[ \t]*+{PART})*+"
# A line of an array may look like a header, as `["a"]` does; but then `,` or `]` is the next thing that stands.
_AFTER_HEADER = r"[ \t]*+(?:\#[^\n]*+)?\r?(?![^\n])(?!(?:[ \t\r\n]++|\#[^\n]*+)*+[\],])"
_BRACKETED = rf"\[[ \t]*+{_NAME}[ \t]*+\]"
_HEADER = rf"\n[ \t]*+(?P<header>\[{_BRACKETED}\]|{_BRACKETED}){_AFTER_HEADER}"
_UNNAMED = _HEADER.replace("?P<header>", "?:")
_SKIPPED = rf"(?:[^\n\"'\#]++|{_LONG}|{BASIC}|{LITERAL}|\#[^\n]*+|\n(?![ \t]*+\[)|(?!{_UNNAMED})\n)*+"

_HEADERS = re.compile(_HEADER)
"""Finds the headers of a text that holds no triple quotes."""

PLAIN_KEY = re.compile(r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+")
EQUALS = re.compile(r"[ \t]*+=[ \t]*+")
BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
"""White space, newlines and comments."""
SCALAR = re.compile(rf"{_LONG}|{BASIC}|{LITERAL}|[^,\]}}#\r\n]*[^,\]}}#\r\n \t]", re.DOTALL)
_KEY = re.compile(PART)
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")


def is_plain(text: str) -> bool:
    """Return whether *text* holds no triple quotes: then what is a header does not depend on what stands above."""
    return '"""' not in text and "'''" not in text


def headers_of_plain(text: str, begin: int) -> Iterator[re.Match[str]]:
    """Yield the headers of a plain *text*, as ``headers`` does, from where a line ends, at *begin*, on."""
    return _HEADERS.finditer(text, begin)


def headers(text: str) -> Iterator[re.Match[str]]:
    """Yield the headers of *text*, from bracket to bracket in group ``header``; *text* begins with an extra newline."""
    if is_plain(text):
        yield from headers_of_plain(text, 0)
        return
    following = _next_header()
    found = following.match(text)
    while found:
        yield found
        found = following.match(text, found.end())


@cache
def _next_header() -> re.Pattern[str]:
    """Return what finds the next header of any text: it reads all strings on the way, at a quarter of the speed."""
    return re.compile(_SKIPPED + _HEADER, re.DOTALL)


def names_in(header: str) -> list[tuple[str, int]]:
    """Return the parts of the name in *header*, each with its offset."""
    return name_at(header, len(header) - len(header.lstrip("[ \t")))[0]


def name_at(text: str, at: int) -> tuple[list[tuple[str, int]], int]:
    """Return the parts of the dotted name at *at*, each with its offset, and the offset after the name."""
    parts = []
    found = _KEY.match(text, at)
    while found:
        parts.append((_unquoted(found[0]), found.start()))
        at = found.end()
        dot = _DOT.match(text, at)
        found = _KEY.match(text, dot.end()) if dot else None
    return parts, at


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    return part[1:-1] if "\\" not in part else str(tomli.loads(f"key = {part}")["key"])
