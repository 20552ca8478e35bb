"""SR005, nothing led by a national partner: one such session is enough."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

PARTNERS = entries(
    "partner", 'id = "un"; title = "UN"; kind = "mission"', 'id = "school"; title = "S"; kind = "national"'
)


def session(name: str, more: str = "") -> str:
    return entries("session", f'id = "{name}"; modules = ["HR-01"]; start = 2014-09-01{more}')


def test_no_national_partner_leads(found: Found) -> None:
    """Sessions that name no partner are counted apart: they may be led nationally and not say so."""
    (finding,) = found("SR005", PARTNERS + session("a", '; partner = "un"') + session("b"))
    assert "2 sessions" in finding.message
    assert "1 without a partner" in finding.message


def test_one_session_is_enough(found: Found) -> None:
    """But not one that is only an idea; and no plan is no finding."""
    led = session("b", '; partner = "school"')
    assert found("SR005", PARTNERS + session("a") + led) == []
    assert len(found("SR005", PARTNERS + session("a") + led + 'status = "idea"\n')) == 1
    assert found("SR005", PARTNERS) == []
