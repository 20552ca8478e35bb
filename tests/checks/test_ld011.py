"""LD011, end before start: of sessions, activities, closures and the horizon."""

from tests.checks.loading_errors import SESSION, codes


def test_reversed_dates() -> None:
    assert codes(SESSION + "end = 2014-07-06\n") == ["LD011"]
    closure = "closures = [{ start = 2014-02-02, end = 2014-02-01 }]\n"
    assert codes('[[region]]\nid = "r"\ntitle = "R"\nzone = "north"\n' + closure) == ["LD011"]


def test_a_day_and_a_span() -> None:
    assert codes(SESSION + "end = 2014-07-07\n") == []
    assert codes(SESSION + "end = 2014-07-08\n") == []
