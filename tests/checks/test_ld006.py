"""LD006, missing field: what an entry cannot be without."""

from tests.checks.loading_errors import SESSION, UNIT, codes


def test_required_fields() -> None:
    """One error for each, so that all come out in one run."""
    assert codes("[[unit]]\n") == ["LD006"] * 4
    assert codes(SESSION.replace("start = 2014-07-07\n", "")) == ["LD006"]


def test_all_else_may_be_absent() -> None:
    assert codes(UNIT + SESSION) == []
