"""PL204, condition unknown: one note a region."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

VENUES = entries(
    "venue",
    'id = "v"; title = "V"; region = "gao"; seats = 30',
    'id = "w"; title = "W"; region = "kidal"; seats = 30',
)


def session(name: str, start: str, module: str, venue: str, status: str = "planned") -> str:
    row = f'id = "{name}"; modules = ["{module}"]; start = {start}; venue = "{venue}"; status = "{status}"'
    return entries("session", row)


def test_one_note_a_region_names_the_first_session(found: Found) -> None:
    """Ten sessions in a region ask one question, at the region."""
    text = session("b", "2014-09-01", "CI-08", "v") + session("a", "2014-08-04", "CI-02", "v")
    (finding,) = found("PL204", VENUES + text)
    assert finding.message == (
        "gao: premises, accommodation not graded; 2 sessions there need this, the first is a on 2014-08-04"
    )
    assert finding.entities == ("gao", "a", "b")
    assert finding.anchor.path == "region[0].conditions"
    assert finding.severity.word == "note"
    assert len(found("PL204", VENUES + text + session("c", "2014-09-01", "CI-02", "w"))) == 2


def test_nothing_asked_nothing_unknown(found: Found) -> None:
    """Only sessions ahead ask, and only for what their modules require."""
    assert found("PL204", VENUES + session("a", "2014-08-04", "HR-01", "v")) == []
    assert found("PL204", VENUES + session("a", "2014-05-05", "CI-02", "v", "delivered")) == []
    graded = entries("region", 'id = "menaka"; title = "M"; zone = "north"; conditions = { premises = "adequate" }')
    hall = entries("venue", 'id = "v"; title = "V"; region = "menaka"; seats = 30')
    assert found("PL204", graded + hall + session("a", "2014-08-04", "CI-02", "v")) == []
