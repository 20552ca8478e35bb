"""CU007, audience role no unit has: each role once, weaker where the modules reach somebody all the same."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 9; roles = ["judicial-police"]')


def course(*roles: str) -> str:
    rows = (
        f'id = "M{number}"; title = "T"; hours = 1; audience = {{ roles = [{names}] }}'
        for number, names in enumerate(roles)
    )
    return curriculum_of(entries("module", *rows))


def test_role_is_named_once_with_all_its_modules(found: Found) -> None:
    """Ten modules with one misspelt role are one thing to do."""
    (finding,) = found("CU007", UNIT + course('"judicial-police"', '"judicial-polise"', '"judicial-polise"'))
    assert finding.entities == ("M1", "M2")
    assert finding.severity.word == "warning"
    assert "judicial-polise" in finding.message
    assert "judicial-police" in finding.hint
    assert finding.anchor.path == "module[1].audience.roles[0]"


def test_note_where_another_role_reaches_a_unit(found: Found) -> None:
    """The need is not nothing there, so it is less urgent."""
    (finding,) = found("CU007", UNIT + course('"judicial-police", "forensics"'))
    assert finding.severity.word == "note"
    assert finding.anchor.path == "module[0].audience.roles[1]"


def test_role_that_is_held_or_no_unit_at_all(found: Found) -> None:
    """A mission whose units are still to be entered is not told of every role."""
    assert found("CU007", UNIT + course('"judicial-police"', "")) == []
    assert found("CU007", course('"judicial-police"')) == []
