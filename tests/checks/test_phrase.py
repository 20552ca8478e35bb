"""The phrases of messages: lists that end, figures that are marked."""

from __future__ import annotations

from planner.checks.phrase import figure, listed


def test_lists_name_the_first_and_count_the_rest() -> None:
    """Sixty modules in one message would be read by nobody."""
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert listed(["a", "b", "c", "d"]) == "a, b, c and 1 more"
    assert listed([]) == ""


def test_figures_are_rounded_and_marked() -> None:
    """The tilde says that an invented strength is in it."""
    assert (figure(12.6), figure(12.5)) == ("13", "13")
    assert figure(40, illustrative=True) == "~40"
