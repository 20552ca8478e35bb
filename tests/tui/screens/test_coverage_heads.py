"""Curricula and modules keep a name that tells them apart in three columns."""

from __future__ import annotations

import pytest

from planner.curriculum import Module
from planner.tui.screens.coverage_heads import halves, label_of, prefix_of


def modules(*names: str) -> list[Module]:
    return [Module(id=name, title=name, hours=1) for name in names]


@pytest.mark.parametrize(
    ("names", "prefix", "labels"),
    [
        (("HR-01", "HR-02", "HR-10"), "HR", ["1", "2", "10"]),
        (("HR-01", "HR-02"), "HR", ["1", "2"]),
        (("first-aid", "custody"), "", ["1", "2"]),
        (("A", "A1"), "A", ["A", "A1"]),
        (("alone-and-long",), "", ["1"]),
        ((), "", []),
    ],
)
def test_names_in_three_columns(names: tuple[str, ...], prefix: str, labels: list[str]) -> None:
    """What the ids share is said once, above; where the rest does not fit, the number stands for it."""
    found = modules(*names)
    assert prefix_of(found) == prefix
    assert [label_of(found, number, 3).strip() for number in range(len(found))] == labels


def test_whole_ids_where_there_is_room() -> None:
    """In seven columns the id stands as it is."""
    assert label_of(modules("HR-01", "HR-02"), 0, 7) == "HR-01"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Rights", ("", "Rights")),
        ("Rights in police work", ("Rights in", "police wo…")),
        ("Menschenrechtsausbildung", ("", "Menschenr…")),
        ("Menschenrechtsausbildung hier", ("Menschenr…", "hier")),
    ],
)
def test_titles_on_two_lines(title: str, shown: tuple[str, str]) -> None:
    """A title of a closed curriculum takes both lines of the heading, the lower one alone if that is enough."""
    assert halves(title, 10) == shown
