"""How many bytes a key costs, counted at 80x24 as over a slow line: they are the planner's speed there."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mode

import pytest

from tests.tui.pty_session import Session

UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
PAGE_DOWN, PAGE_UP, HOME = b"\x1b[6~", b"\x1b[5~", b"\x1b[H"
ESCAPE, PALETTE = b"\x1b", b"\x10"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The program, started on the shipped mission."""
    session = Session(tmp_path_factory.mktemp("bytes"), SSH_TTY="/dev/pts/0")
    yield session
    session.close()


@pytest.fixture
def coverage(started: Session) -> Session:
    """The program with the coverage before it, its cursor on the first row."""
    started.press(b"c" + HOME)
    assert "COVERAGE" in started.emulator.lines[0]
    return started


def test_start(started: Session) -> None:
    """From nothing to the first whole screen: 5 kB, and no mouse whose every move would be sent back."""
    assert sum(started.first_writes) <= 5000, started.first_writes
    assert not any(f"\x1b[?{number}h" in started.raw for number in (1000, 1002, 1003))


def test_arrow(coverage: Session) -> None:
    """A move of the cursor in a grid costs 300 bytes."""
    coverage.press(DOWN)
    assert max(sum(coverage.press(key)) for key in (DOWN, RIGHT, UP, DOWN, LEFT)) <= 300


def test_one_write(coverage: Session) -> None:
    """All that an arrow changes, the lines about the cursor too, is one write; a busy machine may split one."""
    assert mode(len(coverage.press(key)) for key in (DOWN, RIGHT, UP, DOWN, LEFT)) == 1


def test_arrow_that_scrolls(coverage: Session) -> None:
    """Below the last row seen an arrow costs little more: the terminal moves the rows itself."""
    coverage.press(PAGE_DOWN)
    coverage.press(DOWN)
    assert "row above" in coverage.screen or "rows above" in coverage.screen
    assert sum(coverage.press(DOWN)) <= 600


def test_page(coverage: Session) -> None:
    """A page: 3 kB."""
    assert sum(coverage.press(PAGE_DOWN)) <= 3000
    assert sum(coverage.press(PAGE_DOWN)) <= 3000
    assert sum(coverage.press(PAGE_UP)) <= 3000


def test_another_screen(coverage: Session) -> None:
    """Going from screen to screen: 3.5 kB, there and back."""
    assert 0 < sum(coverage.press(b"o")) <= 3500
    assert 0 < sum(coverage.press(b"c")) <= 3500


def test_palette(coverage: Session) -> None:
    """Opening the palette: 6 kB, a letter in it 3 kB."""
    assert 0 < sum(coverage.press(PALETTE)) <= 6000
    assert 0 < sum(coverage.press(b"g")) <= 3000
    assert 0 < sum(coverage.press(ESCAPE, until=lambda: "┌" not in coverage.screen)) <= 3500


def test_held_key(coverage: Session) -> None:
    """Thirty arrows that arrive together are one change, not thirty."""
    sizes = coverage.press(DOWN * 30)
    assert len(sizes) <= 2, sizes
    assert sum(sizes) <= 3000


def test_idle(coverage: Session) -> None:
    """Nothing is sent while nothing is done."""
    assert coverage.is_quiet(0.7)


def test_repaint(coverage: Session) -> None:
    """Ctrl+L sends everything again, and so mends whatever another program left."""
    before = coverage.screen
    coverage.emulator.feed("\x1b[5;5Ha message from the system\x1b[1;31m")
    assert sum(coverage.press(b"\x0c")) > 1000
    assert coverage.screen == before
