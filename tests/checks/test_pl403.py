"""PL403, no funding once planned."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def session(status: str, more: str = "") -> str:
    return entries("session", f'id = "s"; modules = ["HR-01"]; start = 2014-07-07; status = "{status}"; {more}')


def test_planned_or_approved(found: Found) -> None:
    """A date needs a budget; blanks are none."""
    for status in ("planned", "approved"):
        (finding,) = found("PL403", session(status, 'funding = " "'))
        assert finding.message == "s is planned for 2014-07-07 and names no funding"
        assert found("PL403", session(status, 'funding = "Trust fund"')) == []


def test_other_status(found: Found) -> None:
    """An idea needs none yet, and what is over was paid somehow."""
    for status in ("idea", "delivered", "cancelled"):
        assert found("PL403", session(status)) == []
