"""What is sent of a paint shows the same as the paint, with characters and styles that no screen of ours has too."""

from __future__ import annotations

import random

import pytest

from planner.tui.difference import draw
from planner.tui.pen import Pen
from planner.tui.screen_memory import Cells, ScreenMemory
from planner.tui.sgr import Styles
from tests.tui.emulator import Emulator, differences

LOOKS = ("", "", "1", "2", "7", "1;31", "2;36", "4", "7;44", "3;9", "38;5;200", "92;103", "38;2;1;2;3;48;2;4;5;6")
TEXTS = {
    **dict.fromkeys(("a", "abc", " ", "     ", " - ", "Ségou", "───", "░░█", "▸◊!", "…", " " * 20, "word " * 4)),
    **{"漢字": 4, "漢": 2, "e\u0301a\u0308": 2, "o\u0302": 1},
}
"""Texts, with their width where it is not that of as many characters."""


class Terminals:
    """Two terminals: one shows the paints, the other what is sent of them."""

    def __init__(self, width: int, height: int) -> None:
        self.styles = Styles()
        self.memory = ScreenMemory(width, height, self.styles)
        self.pen = Pen(self.styles, Cells(width, height))
        self.without, self.ours = Emulator(width, height), Emulator(width, height)
        for emulator in (self.without, self.ours):
            emulator.feed("\x1b[?7l\x1b[2J")

    def paint(self, data: str) -> None:
        """Show *data*; the other terminal is still behind."""
        assert self.memory.paint(data)
        self.without.feed(data)

    def send(self) -> str:
        """Send the other terminal what it lacks, and return that."""
        pen = self.pen.fork()
        draw(pen, self.memory.cells, sorted(self.memory.touched))
        pen.move(*self.memory.cursor)
        self.memory.touched.clear()
        self.pen = pen.fork()
        self.ours.feed(pen.text)
        return pen.text


def some_paint(chance: random.Random, width: int, height: int) -> str:
    parts = []
    for _ in range(chance.randint(1, 8)):
        x, y = chance.randrange(width), chance.randrange(height)
        parts.append(f"\x1b[{y + 1};{x + 1}H")
        while chance.random() < 0.8:
            text, look = chance.choice([*TEXTS]), chance.choice(LOOKS)
            x += TEXTS[text] or len(text)
            if x > width:
                break
            parts.append(f"\x1b[{look}m{text}\x1b[0m" if look else text)
        parts.append(chance.choice(["", "\n"]) if y + 1 < height else "")
    return "".join(parts) + f"\x1b[{chance.randint(1, height)};{chance.randint(1, width)}H"


def moved_rows(terminals: Terminals, by: int) -> str:
    """Return a paint of all rows moved by *by*."""
    parts = []
    for y in range(terminals.memory.cells.height):
        if 0 <= y + by < terminals.memory.cells.height:
            chars, styles = terminals.memory.cells.chars[y + by], terminals.memory.cells.styles[y + by]
            cells = (
                terminals.styles.switch(0, style) + char + "\x1b[0m" for char, style in zip(chars, styles, strict=True)
            )
            parts.append(f"\x1b[{y + 1};1H" + "".join(cells))
    return "\n".join(parts) + "\x1b[1;1H"


@pytest.mark.parametrize("seed", range(30))
def test_a_line_of_styled_text_is_taken_in_at_once(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it would be piece by piece: cells, cursor, and whether it was understood."""
    chance = random.Random(seed)
    styles = Styles()
    soon, slowly = (ScreenMemory(20, 5, styles) for _ in range(2))
    monkeypatch.setattr(slowly, "_write_styled", lambda *_: False)
    odd = ["\x1b[1mopen", "\x1b[2", "\x1b[2Jm", "\x1b[999mx\x1b[0m", "\ttab", "\x1b[1m漢\x1b[0m", "\x1b]8;;a\x1b\\"]
    for _paint in range(20):
        data = some_paint(chance, 20, 5) + (chance.choice(odd) if chance.random() < 0.3 else "")
        assert soon.paint(data) == slowly.paint(data)
        assert (soon.cells.chars, soon.cells.styles) == (slowly.cells.chars, slowly.cells.styles)
        assert (soon.cursor, soon.touched) == (slowly.cursor, slowly.touched)


@pytest.mark.parametrize("seed", range(30))
def test_same_screen(seed: int) -> None:
    """Random paints one over the other, some of them sent together, some of them rows that moved."""
    chance = random.Random(seed)
    width, height = chance.choice([(20, 6), (40, 10), (50, 16)])
    terminals = Terminals(width, height)
    for step in range(15):
        by = chance.choice([-2, -1, 1, 2, 0, 0, 0, 0, 0])
        terminals.paint(moved_rows(terminals, by) if by else some_paint(chance, width, height))
        if chance.random() < 0.7:
            terminals.send()
            assert not differences(terminals.without, terminals.ours), step
            cursors = [(each.screen.cursor.x, each.screen.cursor.y) for each in (terminals.without, terminals.ours)]
            assert cursors[0] == cursors[1], step


def sent_after(first: str, second: str) -> str:
    terminals = Terminals(40, 10)
    terminals.paint(first)
    terminals.send()
    terminals.paint(second)
    return terminals.send()


def test_nothing_changed() -> None:
    """A paint of what is there costs nothing."""
    assert sent_after("\x1b[2;3H\x1b[1mabc\x1b[0m def\x1b[2;3H", "\x1b[2;3H\x1b[0;1mabc\x1b[0m def\x1b[2;3H") == ""


def test_one_cell() -> None:
    """Only the cell that changed is sent."""
    assert sent_after("\x1b[2;3H12 of 40\x1b[1;1H", "\x1b[2;3H13 of 40\x1b[1;1H") == "\x1b[2;4H3\x1b[H"


def test_blank_that_looks_the_same() -> None:
    """A blank in bold is a blank; one with a ground is not."""
    assert sent_after("\x1b[1;1H     ", "\x1b[1;1H\x1b[1;31m     \x1b[0m") == ""
    assert "\x1b[44m" in sent_after("\x1b[1;1H     ", "\x1b[1;1H\x1b[44m     \x1b[0m")


def test_end_of_a_line_is_erased() -> None:
    """In three bytes, and not while the style would colour it."""
    assert sent_after("\x1b[1;1Hlong text\x1b[1;1H", "\x1b[1;1Hlong     \x1b[1;1H") == "\x1b[5C\x1b[K\x1b[H"
    assert (
        sent_after("\x1b[1;1Hlong text\x1b[1;1H", "\x1b[1;1H\x1b[7mlong\x1b[0m     \x1b[1;1H").count("\x1b[m\x1b[K")
        == 1
    )


def test_rows_that_moved_are_not_sent() -> None:
    """A list that scrolls by one row, up or down, costs that row."""
    rows = [f"row {number} of the list, and more" for number in range(11)]
    first, second = ("\n".join(f"\x1b[{y + 1};1H{row}" for y, row in enumerate(rows[top:][:10])) for top in (0, 1))
    for sent, new in ((sent_after(first, second), rows[10]), (sent_after(second, first), rows[0])):
        assert new in sent
        assert len(sent) < 100


def test_character_of_doubtful_width() -> None:
    """Behind it the cursor is put where it should be: terminals disagree how far it moved."""
    assert "漢\x1b[1;3H字\x1b[1;5Hx" in sent_after("\x1b[1;1H", "\x1b[1;1H漢字x")
