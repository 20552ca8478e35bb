"""The phrases of messages: lists that end, percentages that do not contradict their target."""

from __future__ import annotations

import pytest

from planner.checks.phrase import figure, listed, percent


def test_lists_name_the_first_and_count_the_rest() -> None:
    """Sixty modules in one message would be read by nobody."""
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert listed(["a", "b", "c", "d"]) == "a, b, c and 1 more"
    assert listed([]) == ""


def test_figures_are_rounded_and_marked() -> None:
    """The tilde says that an invented strength is in it."""
    assert figure(12.6) == "13"
    assert figure(40, illustrative=True) == "~40"


@pytest.mark.parametrize(
    ("share", "other", "text"),
    [
        (0.38125, None, "38 %"),
        (0.799, 0.8, "79.9 %"),
        (0.7999, 0.8, "79.99 %"),
        (0.5, 0.8, "50 %"),
        (0.8, 0.8, "80 %"),
    ],
)
def test_percentages_differ_where_the_shares_do(share: float, other: float | None, text: str) -> None:
    """ "80 % is below 80 %" would make nobody believe the next line."""
    assert percent(share, other) == text
