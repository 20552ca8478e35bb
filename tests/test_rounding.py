"""Protects how figures are rounded: half up, and never so that one reads as the target, the whole or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import i18n
from planner.rounding import as_written, for_every_ten, number, percent, ratio, rounded


@pytest.fixture
def french() -> Iterator[None]:
    i18n.use_language("fr")
    yield
    i18n.use_language("en")


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(12.5, 0, 13), (13.5, 0, 14), (-12.5, 0, -13), (0.25, 1, 0.3), (0.145, 2, 0.15), (2.675, 2, 2.68), (-0.01, 0, 0)],
)
def test_half_goes_up_as_it_is_written(value: float, decimals: int, shown: float) -> None:
    """0.145 is a little less in binary; who reads 0.145 expects 0.15."""
    assert str(rounded(value, decimals)) == str(float(shown))


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_decimals_are_rounded_as_on_paper(units: int, decimals: int) -> None:
    """Any number written with four decimals, against exact arithmetic."""
    exact = abs(Fraction(units, 10**4)) * 10**decimals
    wanted = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator) / 10**decimals
    assert rounded(units / 10**4, decimals) == (wanted if units > 0 else -wanted)


def test_integers_stay_exact() -> None:
    """Past 2 to the 53 a float would lose heads."""
    assert number(2**60 + 1) == f"{2**60 + 1:,}"


@pytest.mark.parametrize(
    ("share", "other", "text"),
    [
        (0.38125, None, "38 %"),
        (0.125, None, "13 %"),
        (0, None, "0 %"),
        (0.0001, None, "<1 %"),
        (0.9999, None, "99 %"),
        (1, None, "100 %"),
        (1.001, None, "101 %"),
        (0.799, 0.8, "79.9 %"),
        (0.7999, 0.8, "79.99 %"),
        (0.7999999, 0.8, "79.999 %"),
        (0.5, 0.8, "50 %"),
        (0.8, 0.8, "80 %"),
        (4.8 / 6, 0.8, "80 %"),
        (0.999, 1.0, "99.9 %"),
    ],
)
def test_percentages_differ_where_the_shares_do(share: float, other: float | None, text: str) -> None:
    """ "80 % is below 80 %" would make nobody believe the next line; 999 of 1,000 is not all."""
    assert percent(share, other) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.796, "7.96"), (0.25, "2.5"), (0.8, "8"), (0.79999999, "7.999"), (0.999, "9.99"), (1, "10"), (0, "0")],
)
def test_parity_in_words_never_reads_as_the_target_or_as_parity(value: float, text: str) -> None:
    assert for_every_ten(value, 0.8) == text


def test_little_is_not_nothing() -> None:
    """1 of 250 against all of 250: "0 covered" would deny the one."""
    assert (for_every_ten(0.004, 0.8, "~"), ratio(0.004, 0.8)) == ("less than ~0.1", "<0.01")
    assert (for_every_ten(0, 0.8), ratio(0, 0.8, "~")) == ("0", "~0.00")


@pytest.mark.parametrize(("value", "text"), [(0.796, "0.796"), (0.25, "0.25"), (0.8, "0.80"), (0.999, "0.999")])
def test_parity_has_two_decimals_or_more(value: float, text: str) -> None:
    assert ratio(value, 0.8) == text


def test_what_a_person_set_is_not_rounded_away() -> None:
    assert (as_written(7.95), as_written(8.0), as_written(10 * 0.8)) == ("7.95", "8", "8")


def test_french_decimals(french: None) -> None:
    assert (percent(0.799, 0.8), ratio(0.25, 0.8)) == ("79,9 %", "0,25")
