"""The line of tabs has every screen and its key on any terminal that is large enough."""

from __future__ import annotations

import pytest

from planner.reports.lines import text_of, width
from planner.tui.screens import entries
from planner.tui.screens.parts import tab_line

TABS = [entry for entry in entries() if not entry.modal]


@pytest.mark.parametrize("name", [entry.name for entry in TABS])
@pytest.mark.parametrize("room", [160, 120, 80, 60])
def test_tabs_fit(name: str, room: int) -> None:
    """Nothing is cut off at the right; the screen that is seen is in brackets."""
    parts = tab_line(name, room)
    assert width(parts) <= room
    here = "".join(text for text, style in parts if style == "here")
    assert (here[0], here[-1] == "]" or "]" in here) == ("[", True)
    assert len([1 for _text, style in parts if style == "key"]) == len(TABS) - 1


@pytest.mark.parametrize("room", [160, 80])
def test_keys_of_tabs_are_those_of_the_screens(room: int) -> None:
    """Where a title begins with its key, that letter is marked."""
    keys = [text.strip().casefold() for text, style in tab_line("overview", room) if style == "key"]
    assert keys == [entry.key for entry in TABS if entry.name != "overview"]


def test_titles_are_whole_at_80_columns() -> None:
    """In English; a longer language is cut evenly."""
    text = text_of(tab_line("overview", 80))
    assert all(entry.title in text for entry in TABS)
