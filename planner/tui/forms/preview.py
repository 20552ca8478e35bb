"""Owns how the bytes of a file are shown before they are written: every one of them, what steers a terminal visible.

It makes no bytes and draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from planner.i18n import _, ngettext
from planner.plain import one_line, safe, width_of
from planner.reports.lines import Line, line
from planner.reports.words import number

MOST = 2000
"""Lines of a file that are shown."""
LONGEST = 4000
"""Characters of one line that are shown."""
ROW = 16
"""Bytes on a line of what is no text."""
ON = "\\"
"""Stands before what goes on from the line above."""


def facts_of(name: str, data: bytes) -> str:
    """Return the name of a file, how many bytes it has, and how many lines."""
    size = ngettext("{count} byte", "{count} bytes", len(data)).format(count=number(len(data)))
    if _is_binary(data):
        return f"{one_line(name)}  {size}"
    count = data.count(b"\n") + (not data.endswith(b"\n") and bool(data))
    return f"{one_line(name)}  {size}  " + ngettext("{count} line", "{count} lines", count).format(count=number(count))


def preview_lines(parts: Mapping[str, bytes], room: int) -> list[Line]:
    """Return all *parts*, bytes by the name of their file, in *room* columns; the first column is for what goes on."""
    lines: list[Line] = []
    for name, data in parts.items():
        if len(parts) > 1:
            lines += [line(" ", (facts_of(name, data), "title"))]
        lines += _binary_lines(data, room) if _is_binary(data) else _text_lines(data, room)
        if len(lines) > MOST:
            break
    return lines


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:LONGEST]


def _text_lines(data: bytes, room: int) -> Iterator[Line]:
    """Yield the lines of a text; a line ends at a line feed alone, all else that ends or steers is visible."""
    pieces = data.decode("utf-8", "backslashreplace").split("\n")
    last = pieces.pop()
    for piece in islice(pieces, MOST):
        yield from _broken(piece, room)
    if len(pieces) > MOST:
        text = ngettext("{count} more line", "{count} more lines", len(pieces) - MOST)
        yield line(" ", (text.format(count=number(len(pieces) - MOST)), "dim"))
    elif last:
        yield from _broken(last, room)
        yield line(" ", (_("(no line feed at the end)"), "dim"))


def _broken(piece: str, room: int) -> Iterator[Line]:
    """Yield one line of the file, on several of the screen where it is longer."""
    shown = safe(piece[:LONGEST]).replace("\t", "‹09›")
    mark = " "
    for text in _cut(shown, max(10, room - 1)):
        yield line((mark, "dim"), text)
        mark = ON
    if len(piece) > LONGEST:
        more = ngettext("{count} more character", "{count} more characters", len(piece) - LONGEST)
        yield line((ON, "dim"), (more.format(count=number(len(piece) - LONGEST)), "dim"))


def _cut(text: str, room: int) -> Iterator[str]:
    """Yield *text* in pieces of *room* terminal cells."""
    if text.isascii():
        for at in range(0, len(text) or 1, room):
            yield text[at : at + room]
        return
    start = used = 0
    for at, char in enumerate(text):
        cells = width_of(char)
        if used + cells > room:
            yield text[start:at]
            start, used = at, 0
        used += cells
    yield text[start:]


def _binary_lines(data: bytes, room: int) -> Iterator[Line]:
    """Yield what is no text byte by byte: where it stands, its number, and its letter if it is one."""
    yield line(" ", (_("This is no text; open the file in a program for it. Its bytes:"), "dim"))
    for at in range(0, min(len(data), MOST * ROW), ROW):
        row = data[at : at + ROW]
        letters = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        yield line(" ", (f"{at:06x}", "dim"), f"  {row.hex(' '):<{3 * ROW}} {letters}")
    if len(data) > MOST * ROW:
        text = ngettext("{count} more byte", "{count} more bytes", len(data) - MOST * ROW)
        yield line(" ", (text.format(count=number(len(data) - MOST * ROW)), "dim"))
