"""PL404, due diligence pending where a module requires it."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries


def session(module: str, status: str = "planned", answer: str = "") -> str:
    return entries("session", f'id = "s"; modules = ["{module}"]; start = 2014-07-07; status = "{status}"; {answer}')


def test_pending_or_nothing_said(found: Found) -> None:
    """Delivered without an answer is worse, not better."""
    for status in ("planned", "approved", "delivered"):
        (finding,) = found("PL404", session("PO-02", status))
        assert finding.message == "s: nothing is said of due diligence and PO-02 cannot do without"
    (finding,) = found("PL404", session("PO-02", answer='due_diligence = "pending"'))
    assert finding.message == "s: due diligence is pending and PO-02 cannot do without"
    assert finding.anchor.path == "session[0].due_diligence"
    assert finding.entities == ("s", "PO-02")


def test_answered_not_required_or_not_firm(found: Found) -> None:
    """Rights courses are outside the policy; an idea supports nobody yet."""
    for answer in ("cleared", "not-needed"):
        assert found("PL404", session("PO-02", answer=f'due_diligence = "{answer}"')) == []
    assert found("PL404", session("HR-01", answer='due_diligence = "pending"')) == []
    assert found("PL404", session("PO-02", "idea")) == []
    assert found("PL404", session("PO-02", "cancelled")) == []
