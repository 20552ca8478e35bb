"""What the coverage matrix counts in: each figure the core's, planned within the gap, no percentage of few heads."""

from __future__ import annotations

import pytest

from planner.coverage import Sums
from planner.tui.screens.coverage_measure import Largest, Measure, count_words, feet_of, foot_words


def sums(need: int = 40, *, illustrative: bool = False) -> Sums:
    """12 of *need* covered, 8 scheduled, 5 unknown, two hours a head."""
    return Sums(need, 12, 8, 0, 0, 5, 2 * need, 24, 16, 30, illustrative)


@pytest.mark.parametrize(
    ("measure", "planned", "text"),
    [("heads", True, "12+8/40"), ("heads", False, "12/40"), ("hours", True, "24+16/80"), ("percent", True, "30 %")],
)
def test_counts(measure: Measure, planned: bool, text: str) -> None:
    """Covered, then of the gap what is planned, then the need; percent is of the hours."""
    assert count_words(sums(), measure, planned=planned) == text


def test_invented_strengths_mark_all_they_enter() -> None:
    """What is planned is at most the gap, so an invented need enters it too; what was covered is counted."""
    assert count_words(sums(illustrative=True), "heads", planned=True) == "12+~8/~40"


def test_few_heads_and_no_need() -> None:
    """Under 20 heads there is a count in place of a percentage; without need there is nothing."""
    assert count_words(sums(19), "percent", planned=True) == "12/19"
    assert count_words(Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 9, False), "heads", planned=True) == ""


@pytest.mark.parametrize(
    ("measure", "rows"),
    [
        ("heads", [("4 units: covered", "12"), ("planned", "8"), ("of need", "40"), ("unknown", "5")]),
        ("hours", [("4 units: covered h", "24"), ("planned h", "16"), ("of need h", "80"), ("unknown, heads", "5")]),
        (
            "percent",
            [("4 units: %", "30 %"), ("heads covered", "12"), ("planned", "8"), ("of need", "40"), ("unknown", "5")],
        ),
    ],
)
def test_rows_below(measure: Measure, rows: list[tuple[str, str]]) -> None:
    """Unknown always has a row of its own, and beside a percentage stands of how many it is."""
    feet = list(feet_of(sums(), measure, "4 units"))
    assert [(foot.label, foot_words(sums(), measure, foot.kind)) for foot in feet] == rows


def test_what_is_not_there_has_no_row() -> None:
    nothing = Sums(40, 12, 0, 0, 0, 0, 80, 24, 0, 30, False)
    assert [foot.kind for foot in feet_of(nothing, "heads", "4 units")] == ["covered", "need"]


def test_width_holds_every_count() -> None:
    """A column is as wide as the longest count it can show."""
    assert Largest(12, 8, 40).width("heads", planned=True, illustrative=True) == len("12+~8/~40")
    assert Largest(12, 8, 40).width("heads", planned=False, illustrative=False) == len("12/40")


def test_thousands_stand_apart_where_there_is_room() -> None:
    """As in the rows below; in narrow columns without."""
    many = Sums(1500, 1011, 0, 0, 8, 489, 3000, 2022, 16, 978, False)
    assert count_words(many, "heads", planned=False) == "1,011/1,500"
    assert count_words(many, "heads", planned=False, grouped=False) == "1011/1500"
    assert Largest(1011, 8, 1500).width("heads", planned=False, illustrative=False, grouped=False) == len("1011/1500")
