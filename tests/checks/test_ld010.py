"""LD010, unknown reference: an id that no entry declares."""

from tests.checks.loading_errors import SESSION, UNIT, codes


def test_references_to_nothing() -> None:
    assert codes(UNIT.replace('"gao"', '"goa"')) == ["LD010"]
    assert codes(UNIT + "needs = { XX-01 = 3 }\n") == ["LD010"]
    assert codes(SESSION + 'venue = "v"\nteams = ["t"]\nseats = { u = 1 }\n') == ["LD010"] * 3


def test_references_to_entries_sound_or_left_out() -> None:
    """What is left out for another error is no second one; nor is what stands in a file that cannot be parsed."""
    booked = SESSION + "seats = { u = 1 }\n"
    assert codes(UNIT, booked) == []
    assert codes(UNIT.replace("12", "true"), booked) == ["LD007"]
    assert codes(UNIT + "x = \n", booked) == ["LD003"]
