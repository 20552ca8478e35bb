"""Protects the wording of figures: rounding, percentages that stand beside heads, and the mark of the invented."""

import datetime as dt
from collections.abc import Iterator

import pytest

from planner import i18n
from planner.coverage import sums_of
from planner.model import Region
from planner.reports.coverage import cells_of
from planner.reports.words import bar, coverage_percent, coverage_words, number, of, percent, title_of, week, weekday
from tests.missions import curriculum_of, view_of

COURSE = curriculum_of('[[module]]\nid = "M"\ntitle = "M"\nhours = 2\n')


@pytest.fixture
def french() -> Iterator[None]:
    i18n.use_language("fr")
    yield
    i18n.use_language("en")


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (12, "12"), (2.5, "2.5"), (99.96, "100"), (1440, "1,440"), (17915.6, "17,916")]
)
def test_numbers_are_rounded_for_people(value: float, shown: str) -> None:
    assert number(value) == shown


def test_french_numbers(french: None) -> None:
    assert (number(1440), number(2.5)) == ("1\u202f440", "2,5")


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0 %"), (0.001, "<1 %"), (0.38, "38 %"), (0.9999, "99 %"), (1, "100 %"), (1.5, "150 %")]
)
def test_only_nothing_is_0_and_only_the_whole_is_100_percent(share: float, shown: str) -> None:
    """857 of 1,120 is 77 %; 999 of 1,000 is not all."""
    assert percent(share) == shown


@pytest.mark.parametrize(("share", "shown"), [(None, "    "), (0, "...."), (0.99, "###."), (1, "####"), (1.5, "####")])
def test_bar_is_full_for_the_whole_only(share: float | None, shown: str) -> None:
    assert bar(share, 4) == shown


@pytest.mark.parametrize(
    ("strength", "heads", "words"),
    [(40, "12 of 40", "12 of 40, 30 %"), (19, "12 of 19", "12 of 19"), (0, "12 of 0", "no need recorded")],
)
def test_no_percentage_under_twenty_heads(strength: int, heads: str, words: str) -> None:
    unit = f'[[unit]]\nid = "u"\ntitle = "U"\nregion = "gao"\nstrength = {strength}\nconfidence = "sourced"\n'
    session = '[[session]]\nid = "s"\nmodules = ["M"]\nstart = 2014-05-05\nstatus = "delivered"\n'
    sums = sums_of(cells_of(view_of(unit + session + "attended = { u = 12 }\n" + COURSE)))
    assert coverage_words(sums) == words
    assert of(12, strength) == heads


def test_illustrative_strength_marks_need_and_percentage() -> None:
    unit = '[[unit]]\nid = "u"\ntitle = "U"\nregion = "gao"\nstrength = 40\nconfidence = "illustrative"\n'
    sums = sums_of(cells_of(view_of(unit + COURSE)))
    assert (coverage_words(sums), coverage_percent(sums)) == ("0 of ~40, ~0 %", "~0 %")


def test_title_has_a_french_twin(french: None) -> None:
    region = Region(id="t", title="Timbuktu", zone="n", fr={"title": "Tombouctou"})
    assert title_of(region) == "Tombouctou"
    assert title_of(Region(id="t", title="Kidal\x1b[1m", zone="n")) == "Kidal‹1B›[1m"


def test_days_and_weeks() -> None:
    """The ISO year differs from the calendar's around New Year."""
    assert (weekday(dt.date(2014, 6, 30)), week(dt.date(2014, 6, 30))) == ("Monday", "2014-W27")
    assert week(dt.date(2016, 1, 1)) == "2015-W53"
