"""UN005, unit absent or relocated: a warning that says what is booked for it."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

UNIT = 'id = "u"; title = "U"; region = "gao"; strength = 40; status = '


def test_absent_and_relocated(found: Found) -> None:
    """Both say in which region the need is still counted."""
    for status in ("absent", "relocated"):
        (finding,) = found("UN005", entries("unit", f'{UNIT}"{status}"'))
        assert status in finding.message
        assert finding.entities == ("u", "gao")
        assert finding.anchor.path == "unit[0].status"


def test_sessions_to_come_are_counted(found: Found) -> None:
    """Trainers who would travel to an empty post are what it is about; an idea or a past session moves nobody."""
    rows = [
        f'id = "{name}"; modules = ["HR-01"]; start = {start}; status = "{status}"; seats = {{ u = 9 }}'
        for name, start, status in (
            ("a", "2014-07-07", "planned"),
            ("b", "2014-07-14", "approved"),
            ("c", "2014-07-21", "idea"),
            ("d", "2014-05-05", "planned"),
        )
    ]
    (finding,) = found("UN005", entries("unit", f'{UNIT}"relocated"') + entries("session", *rows))
    assert "2 sessions are booked" in finding.message


def test_present(found: Found) -> None:
    """A unit at its station."""
    assert found("UN005", entries("unit", f'{UNIT}"present"')) == []
