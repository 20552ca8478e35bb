"""PL304, unit not in the audience: neither a role nor a need of its own."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def session(unit: str, modules: str = '"CI-01", "HR-01"', seats: int = 5, status: str = "planned") -> str:
    row = f'id = "s"; modules = [{modules}]; start = 2014-07-07; seats = {{ u = {seats} }}; status = "{status}"'
    return entries("unit", f'id = "u"; title = "U"; region = "gao"; strength = 60; {unit}') + entries("session", row)


def test_role_that_the_unit_lacks(found: Found) -> None:
    """CI-01 is for the judicial police; HR-01 is for everybody."""
    (finding,) = found("PL304", session('roles = ["custody"]'))
    assert finding.message == "s: u is not in the audience of CI-01"
    assert finding.entities == ("s", "u", "CI-01")
    assert finding.anchor.path == "session[0].seats.u"
    assert found("PL304", session('roles = ["custody", "judicial-police"]')) == []


def test_unit_without_roles_is_for_modules_without(found: Found) -> None:
    """No roles recorded is not all roles."""
    assert len(found("PL304", session(""))) == 1
    assert found("PL304", session("", '"HR-01"')) == []


def test_need_of_its_own_puts_it_in(found: Found) -> None:
    """Assessed on the spot; an assessed 0 does not."""
    assert found("PL304", session("needs = { CI-01 = 4 }")) == []
    assert len(found("PL304", session("needs = { CI-01 = 0 }"))) == 1


def test_no_seat_no_finding_and_status(found: Found) -> None:
    """A unit named with 0 seats is not sent; a note for an idea, nothing for what took place."""
    assert found("PL304", session("", seats=0)) == []
    (finding,) = found("PL304", session("", status="idea"))
    assert finding.severity.word == "note"
    assert found("PL304", session("", status="delivered")) == []
