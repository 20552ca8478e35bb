"""LD004, unresolved merge marks: said as what they are, not as a syntax error."""

from tests.checks.loading_errors import UNIT, codes


def test_marks_of_git() -> None:
    """Both versions stand there; which one holds, only people know."""
    assert codes("<<<<<<< HEAD\n" + UNIT + "=======\n" + UNIT + ">>>>>>> theirs\n") == ["LD004"]


def test_marks_in_a_text_or_a_note() -> None:
    """A row of signs elsewhere is none."""
    assert codes("# <<<<<<< not at the start of a line\n" + UNIT) == []
    assert codes(UNIT + "note = '<<<<<<<'\n") == []
