"""Owns what is on a terminal, cell by cell: it reads what textual paints and remembers what that looks like.

It sends nothing. A paint that it does not understand to the last character it leaves alone and says so.
"""

from __future__ import annotations

import re

from planner.tui.sgr import PLAIN, Styles, UnknownStyle

NARROW = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E),  # ASCII
        (0xA0, 0xAC),  # Latin with accents
        (0xAE, 0x2FF),
        (0x370, 0x482),  # Greek and Cyrillic
        (0x2010, 0x2027),  # dashes, quotes and the ellipsis
        (0x202F, 0x202F),  # the narrow blank of French
        (0x2190, 0x2193),  # arrows
        (0x2264, 0x2265),  # at most, at least
        (0x2500, 0x25FC),  # lines, blocks and shapes
    )
    for code in range(first, last + 1)
)
"""Characters that fill exactly one cell on every terminal; of others terminals disagree."""
JOINER = "\u200d"
KEPT = 4000
"""Pieces of lines that are kept."""

PAINT = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<codes>[\d;]+)m(?P<styled>[^\x00-\x1f\x7f-\x9f]*)\x1b\[0m"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b\[(?P<sgr>[\d;]*)m"
    r"|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)"  # where a link starts or ends: not kept, no text of ours is one
    r"|(?P<unknown>[\x00-\x1f\x7f-\x9f])"
)
"""All that a paint of textual is made of."""
START = re.compile(r"\x1b\[(\d+);(\d+)H")
"""How a paint begins, and nothing else that textual writes."""


class Cells:
    """Rows of cells. A character two cells wide stands in the first; the second is then empty.

    A blank whose style is not seen has none, so that cells are equal if they look the same.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.chars = [[" "] * width for _ in range(height)]
        self.styles = [[PLAIN] * width for _ in range(height)]

    def copy(self) -> Cells:
        """Return cells that can take other rows; the rows themselves are shared."""
        cells = Cells(0, 0)
        cells.width, cells.height = self.width, self.height
        cells.chars, cells.styles = self.chars.copy(), self.styles.copy()
        return cells

    def put(self, x: int, y: int, text: str, style: int, *, unseen: bool) -> int:
        """Write *text*, return the column behind it; what is beyond the edge is lost. *unseen*: see ``Styles``."""
        if not NARROW.issuperset(text):
            return self._put_clusters(x, y, text, style, unseen=unseen)
        if y < self.height and x < self.width:
            cells = list(text[: self.width - x])
            if style == PLAIN or not unseen or " " not in cells:
                self.write(x, y, cells, [style] * len(cells))
            else:
                self.write(x, y, cells, [PLAIN if char == " " else style for char in cells])
        return x + len(text)

    def _put_clusters(self, x: int, y: int, text: str, style: int, *, unseen: bool) -> int:
        for cluster, width in clusters(text):
            inside = y < self.height and x + width <= self.width
            if not width and inside and x:
                owner = x - 1 if self.chars[y][x - 1] or x < 2 else x - 2
                self.chars[y][owner] += cluster
            elif width and inside:
                looks = PLAIN if unseen and cluster == " " else style
                self.write(x, y, [cluster, ""][:width], [looks] * width)
            x += width
        return x

    def write(self, x: int, y: int, cells: list[str], styles: list[int]) -> None:
        """Put *cells* into a row; of a wide character half overwritten the terminal shows nothing."""
        row, end = self.chars[y], x + len(cells)
        if not row[x]:
            row[x - 1] = " "
        if end < self.width and not row[end]:
            row[end] = " "
        row[x:end] = cells
        self.styles[y][x:end] = styles


def clusters(text: str) -> list[tuple[str, int]]:
    """Return what *text* shows, piece by piece with its width in cells; marks stay with what they are put on."""
    from rich.cells import cell_len  # the first lines are painted before rich is there

    found: list[tuple[str, int]] = []
    cluster, width = "", 0
    for char in text:
        grown = cell_len(cluster + char)
        if cluster and (grown == width or char == "\ufe0f" or cluster.endswith(JOINER)):
            cluster, width = cluster + char, grown
        else:
            if cluster:
                found.append((cluster, width))
            cluster, width = char, cell_len(char)
    return [*found, (cluster, width)]


class ScreenMemory:
    """What textual wants to be seen: all paints so far, one on top of the other."""

    def __init__(self, width: int, height: int, styles: Styles) -> None:
        self.cells = Cells(width, height)
        self.cursor = (0, 0)
        """Column and row in which the last paint left the cursor."""
        self.touched: set[int] = set()
        """Rows painted on since this was last emptied."""
        self._styles = styles
        self._lines: dict[int, str] = {}
        self._taken: dict[tuple[int, str], tuple[str, list[int], int]] = {}
        """What pieces of lines came to, by the style before them: most of a page are like others on it."""

    def paint(self, data: str) -> bool:
        """Take in one paint; return whether all of it was understood."""
        known = [self._paint_line(line) for line in data.split("\n")]
        return all(known)

    def _paint_line(self, line: str) -> bool:
        """Take in one line, unless its row got just that last: textual paints whole screens several times over."""
        start = START.match(line)
        row = int(start[1]) - 1 if start else self.cursor[1] + 1
        self.cursor = (0, row)
        if not line or self._lines.get(row) == line:
            return True
        self.touched.add(row)
        self._lines[row] = line
        column = int(start[2]) - 1 if start else 0
        return self._write_styled(line[start.end() if start else 0 :], column, row) or self._write(line, row)

    def _write_styled(self, line: str, x: int, y: int) -> bool:
        """Take in a *line* that is nothing but narrow text in styles, as nearly all are; return whether it is that."""
        first, *pieces = line.split("\x1b[")
        chars, styles, style = list(first), [PLAIN] * len(first), PLAIN
        for piece in pieces:
            taken = self._taken.get((style, piece)) or self._take_in(style, piece)
            if taken is None:
                return False
            text, of_text, style = taken
            chars += text
            styles += of_text
        if style != PLAIN or not NARROW.issuperset(chars):
            return False
        if y >= self.cells.height or x + len(chars) > self.cells.width:
            return False
        if chars:
            self.cells.write(x, y, chars, styles)
        self.cursor = (x + len(chars), y)
        return True

    def _take_in(self, style: int, piece: str) -> tuple[str, list[int], int] | None:
        """Return text, its styles and the style that is left of a *piece* after an escape; None: it is not known."""
        codes, end, text = piece.partition("m")
        try:
            now = self._styles.after(style, codes)
        except ValueError:
            return None
        if not end:
            return None
        if now != PLAIN and self._styles.unseen[now]:
            styles = [PLAIN if char == " " else now for char in text]
        else:
            styles = [now] * len(text)
        if len(self._taken) >= KEPT:
            self._taken.clear()
        taken = self._taken[style, piece] = (text, styles, now)
        return taken

    def _write(self, line: str, row: int) -> bool:
        x, y, style = 0, row, PLAIN
        put, after, unseen = self.cells.put, self._styles.after, self._styles.unseen
        for match in PAINT.finditer(line):
            kind = match.lastgroup
            if kind == "column":
                y, x = int(match["row"]) - 1, int(match["column"]) - 1
                if y != row:
                    self._forget_line(row, y)
            elif kind == "text":
                x = put(x, y, match["text"], style, unseen=unseen[style])
            elif kind == "unknown":
                return False
            elif kind:
                try:
                    style = after(style, match["codes"] or match["sgr"] or "")
                except UnknownStyle:
                    return False
                if kind == "styled":
                    x, style = put(x, y, match["styled"], style, unseen=unseen[style]), PLAIN
        self.cursor = (x, y)
        return style == PLAIN

    def _forget_line(self, *rows: int) -> None:
        """Have what is next painted on *rows* taken in whatever it is: a line that goes elsewhere says not all."""
        self.touched.update(rows)
        for row in rows:
            self._lines[row] = ""
