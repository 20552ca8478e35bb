"""A terminal to look at: what bytes sent to it show, cell by cell, with the styles that can be seen."""

from __future__ import annotations

import re

import pyte
from pyte.screens import Char

SGR = re.compile(r"\x1b\[([\d;]*)m")
KEYBOARD = re.compile(r"\x1b\[[<>]\d*u")
"""Asks for exact keys; pyte does not know it and would show its last letter."""
FAINT = "5"
"""Faint text is shown as if it blinked: pyte does not know faint, and nothing of ours blinks."""
BLANK = Char(" ")


class Emulator:
    """A terminal of some size."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.screen)

    def feed(self, text: str) -> None:
        """Show *text*."""
        self._stream.feed(SGR.sub(_known, KEYBOARD.sub("", text)))

    def resize(self, width: int, height: int) -> None:
        """Take another size, as a window does."""
        self.screen.resize(height, width)

    @property
    def lines(self) -> list[str]:
        """The text of each row."""
        return [line.rstrip() for line in self.screen.display]

    def cells(self) -> list[list[Char]]:
        """Return all cells; blanks that look alike are alike, and so are halves of wide characters."""
        rows = []
        for y in range(self.screen.lines):
            row = [self.screen.buffer[y][x] for x in range(self.screen.columns)]
            rows.append([_seen(row, x) for x in range(len(row))])
        return rows


def differences(left: Emulator, right: Emulator) -> list[str]:
    """Return in words in which cells two terminals differ."""
    return [
        f"row {y} column {x}: {one!r} {other!r}"
        for y, rows in enumerate(zip(left.cells(), right.cells(), strict=True))
        for x, (one, other) in enumerate(zip(*rows, strict=True))
        if one != other
    ]


def _seen(row: list[Char], x: int) -> Char:
    char = row[x]
    left_alone = not char.data and not (x and _is_wide(row[x - 1].data))
    right_alone = _is_wide(char.data) and (x + 1 == len(row) or row[x + 1].data)
    if left_alone or right_alone:
        char = char._replace(data=" ")
    if char.data == " " and char.bg == "default" and not (char.reverse or char.underscore or char.strikethrough):
        return BLANK
    return char


def _is_wide(data: str) -> bool:
    return bool(data) and pyte.screens.wcwidth(data[0]) == 2


def _known(match: re.Match[str]) -> str:
    codes = match[1].split(";")
    known, at = [], 0
    while at < len(codes):
        code = codes[at]
        if code in ("38", "48"):
            count = 3 if codes[at + 1] == "5" else 5
            known += codes[at : at + count]
            at += count
            continue
        known += {"2": [FAINT], "22": ["22", "25"]}.get(code, [code])
        at += 1
    return f"\x1b[{';'.join(known)}m"
