"""CV005, mentor rates U or P although covered: the latest rating, after the latest session."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2'))
UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 40')


def taught(heads: int, start: str = "2014-05-05") -> str:
    row = f'id = "s-{start}"; modules = ["A"]; start = {start}; status = "delivered"; attended = {{ u = {heads} }}'
    return entries("session", row)


def seen(*ratings: str) -> str:
    rows = (rating.split() for rating in ratings)
    return entries(
        "observation", *(f'unit = "u"; module = "A"; date = {day}; rating = "{letter}"' for day, letter in rows)
    )


def test_untrained_and_in_need_of_practice(found: Found) -> None:
    """The finding stands at the rating and says what the records say."""
    for letter, word in (("U", "untrained"), ("P", "practice")):
        (finding,) = found("CV005", UNIT + taught(40) + seen(f"2014-06-10 {letter}") + COURSE)
        assert word in finding.message
        assert "40 of 40" in finding.message
        assert finding.anchor.path == "observation[0].rating"
        assert finding.entities == ("u", "A")


def test_latest_rating_on_the_date_counts(found: Found) -> None:
    """Whatever the order in the file; what is seen after the as-of date is not known yet."""
    assert found("CV005", UNIT + taught(40) + seen("2014-06-20 T", "2014-06-10 U") + COURSE) == []
    assert len(found("CV005", UNIT + taught(40) + seen("2014-06-10 T", "2014-06-20 P") + COURSE)) == 1
    assert found("CV005", UNIT + taught(40) + seen("2014-07-10 U") + COURSE) == []


def test_rating_before_the_last_session_is_passed_over(found: Found) -> None:
    """What was seen in May says nothing of what June's course taught."""
    assert found("CV005", UNIT + taught(40) + taught(40, "2014-06-02") + seen("2014-05-20 U") + COURSE) == []


def test_unit_that_is_not_covered_agrees(found: Found) -> None:
    """Below the target, records and mentor say the same; at the target they do not."""
    assert found("CV005", UNIT + taught(20) + seen("2014-06-10 U") + COURSE) == []
    assert len(found("CV005", UNIT + taught(32) + seen("2014-06-10 U") + COURSE)) == 1
    assert found("CV005", UNIT + seen("2014-06-10 U") + COURSE) == []


def test_observation_without_rating_or_module(found: Found) -> None:
    """A visit that rates nothing contradicts nothing."""
    visit = entries(
        "observation", 'unit = "u"; date = 2014-06-10; note = "Visit"', 'unit = "u"; date = 2014-06-11; rating = "U"'
    )
    assert found("CV005", UNIT + taught(40) + visit + COURSE) == []
