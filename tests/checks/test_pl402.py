"""PL402, no national counterpart: somebody at home has to have agreed."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

PARTNERS = entries(
    "partner", 'id = "un"; title = "UN"; kind = "mission"', 'id = "enp"; title = "ENP"; kind = "national"'
)


def session(more: str, status: str = "planned") -> str:
    return PARTNERS + entries(
        "session", f'id = "s"; modules = ["HR-01"]; start = 2014-07-07; status = "{status}"; {more}'
    )


def test_nobody_named(found: Found) -> None:
    """Blanks name nobody."""
    for more in ("", 'partner = "un"', 'partner = "un"; counterpart = "  "'):
        (finding,) = found("PL402", session(more))
        assert finding.message == "s on 2014-07-07 has no national counterpart"
        assert finding.severity.word == "warning"


def test_counterpart_or_national_partner(found: Found) -> None:
    """A session that a national partner runs is national already."""
    assert found("PL402", session('partner = "un"; counterpart = "Gendarmerie"')) == []
    assert found("PL402", session('partner = "enp"')) == []


def test_status(found: Found) -> None:
    """A note for an idea; for what is over it is too late."""
    (finding,) = found("PL402", session("", "idea"))
    assert finding.severity.word == "note"
    for status in ("delivered", "cancelled"):
        assert found("PL402", session("", status)) == []
