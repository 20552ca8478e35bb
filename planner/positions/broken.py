"""Owns what can be seen of a file that does not parse: its entries' tables and ids; it refuses to read any value."""

from __future__ import annotations

import re

from planner.positions.grammar import BASIC, LITERAL, PART

_LINE = re.compile(
    rf"^[ \t]*+(?:\[\[?[ \t]*+(?P<table>{PART})[ \t]*+\]|\[|id[ \t]*+=[ \t]*+(?P<id>{BASIC}|{LITERAL}))",
    re.MULTILINE,
)
"""A header of an entry, another header, or an id."""


def salvage(text: str) -> list[tuple[str, str]]:
    """Return table and id of each entry in *text*, as far as can be seen, with an empty id where there is none.

    So a reference into a broken file is no second error.
    """
    entries: list[tuple[str, str]] = []
    searching = False
    for found in _LINE.finditer(text):
        if found["table"]:
            entries.append((_bare(found["table"]), ""))
        elif found["id"] and searching:
            entries[-1] = (entries[-1][0], _bare(found["id"]))
        searching = bool(found["table"])
    return entries


def _bare(part: str) -> str:
    return part.strip("\"'")
