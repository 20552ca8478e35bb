"""What would have to move in words: of a region which way, and of another weight what it changed."""

from __future__ import annotations

from planner.reports.move_words import move_words, weight_change_words
from tests.test_distribution import vector


def test_which_way() -> None:
    """Hours come where there is less than need asks for, and go where there is more; undefined says nothing."""
    view = vector()
    by_need = view.distribution()
    assert move_words(view.mission, by_need, "gao") == "24.7 h would have to come"
    assert move_words(view.mission, by_need, "bamako") == "70.6 h would have to go elsewhere"
    assert move_words(view.mission, by_need, "north", "zone") == "57.6 h would have to come"
    assert move_words(view.mission, view.distribution("population"), "gao") == ""


def test_what_another_weight_changed() -> None:
    """By need 70.6 of 225 hours; equal areas give 105; without populations it is undefined."""
    view = vector(place_more="area_km2 = 10\n")
    by_need, by_area = view.distribution(), view.distribution("area")
    assert weight_change_words(view.mission, by_need, by_area) == "To move: 70.6 h (31 %); by area 105 h (47 %)."
    text = weight_change_words(view.mission, by_area, view.distribution("population"))
    assert text == "To move: 105 h (47 %); by population undefined."
