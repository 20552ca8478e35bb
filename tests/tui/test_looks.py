"""Every screen and what is laid over it, at both sizes: its text, and the style of each cell with and without colour.

What must hold of colours everywhere is looked at on the very same screens.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from string import ascii_letters
from typing import NamedTuple

import pytest
from rich.color import Color
from rich.style import Style
from textual.pilot import Pilot

from planner.plain import width_of
from planner.tui.app import PlannerApp
from planner.tui.theme import Look
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import LARGE, SMALL, compare, drive, settled
from tests.tui.test_theme import LEAST, contrast

WAY = {
    "overview": "o",
    "unit": "u",
    "coverage": "c right",
    "distribution": "d",
    "sessions": "s",
    "timeline": "v",
    "due": "w",
    "modules": "m",
    "reform": "b",
    "findings": "f",
    "help": "c question_mark",
    "palette": "escape colon g",
    "question": "escape D x enter",
    "comparison": "escape equals_sign enter",
    "form": "escape n",
}
"""The keys to each screen, one after the other."""
LINES = frozenset(" ─│┌┐└┘├┤┬┴┼░·")
"""What nobody reads: lines between parts, what a bar lacks, weeks without anything."""


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the form not yet look for findings: it does so once nothing was typed for a moment."""
    monkeypatch.setattr("planner.tui.screens.form_shown.PAUSE", 60.0)


both_sizes = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])


class Shot(NamedTuple):
    """What is seen: rows of texts with their styles."""

    name: str
    rows: list[list[tuple[str, Style]]]

    @property
    def text(self) -> str:
        return "\n".join("".join(text for text, _style in row).rstrip() for row in self.rows)

    @property
    def styles(self) -> set[Style]:
        """The styles of all that can be read: ``LINES`` are none of it."""
        return {style for row in self.rows for text, style in row if not LINES.issuperset(text)}

    def layer(self, letters: dict[str, str]) -> Iterator[str]:
        """Yield for each row the *letters* of its styles, each with the number of its cells; equal rows once."""
        rows = (" ".join(f"{letter}{width}" for letter, width in runs(row, letters)) for row in self.rows)
        for said, same in groupby(rows):
            many = len(list(same))
            yield f"{many} x {said}" if many > 1 else said


def runs(row: list[tuple[str, Style]], letters: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Yield what the cells of a row look like, and how many do; a style not met before gets the next letter."""
    for name, same in groupby((part for part in row if part[0]), lambda part: str(part[1])):
        letter = letters.setdefault(name, ascii_letters[len(letters)])
        yield letter, sum(width_of(text) for text, _style in same)


def shots(workspace: Workspace, size: tuple[int, int], look: Look) -> list[Shot]:
    """Return what is seen on the whole way."""
    taken: list[Shot] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for name, keys in WAY.items():
            for key in keys.split():
                await pilot.press(key)
                await settled(app, pilot)
            strips = app.screen._compositor.render_strips()
            taken.append(Shot(name, [[(text, style or Style()) for text, style, _ in strip] for strip in strips]))

    drive(make_busy(workspace), steps, size=size, first="overview", look=look)
    return taken


def texts(taken: list[Shot]) -> str:
    """Return the texts of screens as one."""
    return "\n".join(f"=== {shot.name}\n{shot.text}" for shot in taken) + "\n"


def layers(taken: list[Shot]) -> str:
    """Return the styles of screens as one text, with what the letters mean."""
    letters: dict[str, str] = {}
    rows = [line for shot in taken for line in (f"=== {shot.name}", *shot.layer(letters))]
    return "\n".join([*rows, "===", *(f"{letter}  {name}" for name, letter in letters.items())]) + "\n"


def triple(color: Color | None) -> tuple[int, int, int]:
    assert color is not None
    return tuple(color.get_truecolor())


@both_sizes
def test_in_colour(workspace: Workspace, size: tuple[int, int]) -> None:
    """Text and styles are as stored; all that is read, selected or not, can be read on what it stands on."""
    taken = shots(workspace, size, Look("colour"))
    compare(f"looks-{size[0]}x{size[1]}", texts(taken))
    compare(f"looks-{size[0]}x{size[1]}-colour", layers(taken))
    assert_readable(taken)


def test_on_a_light_ground(workspace: Workspace) -> None:
    """With colours for a light ground the same can be read."""
    assert_readable(shots(workspace, SMALL, Look("colour", light=True)))


def assert_readable(taken: list[Shot]) -> None:
    faint = {
        (shot.name, str(style))
        for shot in taken
        for style in shot.styles
        if contrast(triple(style.color), triple(style.bgcolor)) < LEAST
    }
    assert not faint


@both_sizes
def test_without_colour(workspace: Workspace, size: tuple[int, int]) -> None:
    """Text and styles are as stored: no style names a colour, and what has the focus is reversed or bold in reverse."""
    taken = shots(workspace, size, Look("plain"))
    compare(f"looks-{size[0]}x{size[1]}", texts(taken))
    compare(f"looks-{size[0]}x{size[1]}-plain", layers(taken))
    for shot in taken:
        named = {color.name for style in shot.styles for color in (style.color, style.bgcolor) if color}
        assert named <= {"default"}, shot.name
        focus = [style.reverse for row in shot.rows[2:-1] for _text, style in row]
        assert any(focus) or shot.name == "help", shot.name  # the help has nothing to choose


@both_sizes
def test_in_ascii(workspace: Workspace, size: tuple[int, int]) -> None:
    """The text is as stored, and ASCII."""
    taken = shots(workspace, size, Look("plain", unicode=False, accents=False))
    compare(f"looks-{size[0]}x{size[1]}-ascii", texts(taken))
    assert all(shot.text.isascii() for shot in taken)


def test_in_the_terminals_own_colours(workspace: Workspace) -> None:
    """Over a slow line only the terminal's own sixteen colours are named, and nothing blinks."""
    for shot in shots(workspace, SMALL, Look("ansi")):
        for style in shot.styles:
            assert all(c is None or c.is_default or c.number is not None for c in (style.color, style.bgcolor))
            assert all(c is None or c.triplet is None for c in (style.color, style.bgcolor)), (shot.name, str(style))
            assert (style.blink, style.blink2) == (None, None)
