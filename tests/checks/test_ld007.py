"""LD007, wrong type or range: nothing is converted in silence."""

from tests.checks.loading_errors import SESSION, UNIT, codes


def test_numbers_texts_and_dates() -> None:
    for value in ('"12"', "true", "12.0", "-1", "1" + "0" * 30, "2014-01-01"):
        assert codes(UNIT.replace("12", value)) == ["LD007"], value
    for value in ('"2014-07-07"', "2014-07-07T08:00:00", "20140707"):
        assert codes(SESSION.replace("2014-07-07", value)) == ["LD007"], value
    for value in ("nan", "inf", "1.0", "-0.1"):
        assert codes(UNIT + f"turnover = {value}\n") == ["LD007"], value


def test_the_ends_of_ranges() -> None:
    assert codes(UNIT.replace("12", "0") + "turnover = 0\n") == []
    assert codes(UNIT.replace("12", "1000000000") + "turnover = 0.99\n") == []
