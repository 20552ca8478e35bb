"""LD005, unknown table or field: a typo is never passed over in silence."""

from tests.checks.loading_errors import UNIT, codes


def test_typos() -> None:
    assert codes(UNIT + "strenght = 3\n") == ["LD005"]
    assert codes('[[units]]\nid = "u"\n') == ["LD005"]
    assert codes('titel = "x"\n') == ["LD005"]
    assert codes(UNIT + 'fr = { titel = "x" }\n') == ["LD005"]


def test_fields_and_twins_that_exist() -> None:
    assert codes(UNIT + 'note = "x"\nfr = { title = "x", note = "y" }\n') == []
