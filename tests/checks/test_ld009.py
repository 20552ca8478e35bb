"""LD009, duplicate id: none of the entries is read, and one message names all places."""

from tests.checks.loading_errors import UNIT, codes


def test_two_and_three_of_one_kind() -> None:
    assert codes(UNIT, UNIT) == ["LD009"]
    assert codes(UNIT, UNIT, UNIT) == ["LD009"]
    assert codes('[mission]\ntitle = "a second one"\n') == ["LD009"]


def test_one_id_in_two_kinds() -> None:
    """A unit and a venue may be called the same."""
    assert codes(UNIT, '[[venue]]\nid = "u"\ntitle = "V"\nregion = "gao"\nseats = 3\n') == []
