"""CV002, open gap with nothing scheduled: one finding a unit that names the widest modules."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

MODULES = ('id = "A"; title = "T"; hours = 2', 'id = "B"; title = "T"; hours = 6', 'id = "C"; title = "T"; hours = 1')
COURSE = curriculum_of(entries("module", *MODULES))
UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 40')


def booked(status: str, *modules: str) -> str:
    row = f'id = "s"; modules = {list(modules)}; start = 2014-09-01; status = "{status}"; seats = {{ u = 10 }}'
    return entries("session", row.replace("'", '"'))


def test_one_finding_names_the_widest_first(found: Found) -> None:
    """Widest is by trainee-hours; the others are listed as entities."""
    (finding,) = found("CV002", UNIT + COURSE)
    assert "120 of 120 heads in 3 of 3 modules: B (40), A (40), C (40)" in finding.message
    assert finding.entities == ("u", "A", "B", "C")


def test_module_with_a_seat_booked_is_not_named(found: Found) -> None:
    """Too few seats are another matter: CV001 shows what is left open."""
    (finding,) = found("CV002", UNIT + booked("planned", "B") + COURSE)
    assert "80 of 80 heads in 2 of 3 modules: A (40), C (40)" in finding.message
    assert found("CV002", UNIT + booked("approved", "A", "B", "C") + COURSE) == []


def test_idea_books_nothing(found: Found) -> None:
    """Ideas are shown apart and never counted."""
    assert len(found("CV002", UNIT + booked("idea", "A", "B", "C") + COURSE)) == 1


def test_covered_unit_has_no_gap(found: Found) -> None:
    """What is covered needs nothing scheduled."""
    row = 'id = "s"; modules = ["course"]; start = 2014-05-05; status = "delivered"; attended = { u = 40 }'
    assert found("CV002", UNIT + entries("session", row) + COURSE) == []
