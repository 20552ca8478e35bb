"""DS001, parity below target: in words, with the hours behind it."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2'))
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)


def taught(heads: str) -> str:
    return entries(
        "session", f'id = "s"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = {{ {heads} }}'
    )


def test_need_for_need(found: Found) -> None:
    """10 of 40 in the north against 40 of 40 in the south are 2.5 for every 10."""
    (finding,) = found("DS001", UNITS + taught("g = 10, b = 40") + COURSE)
    assert "2.5 covered in north for every 10 in south (target 8)" in finding.message
    assert "20 of 80 trainee-hours (25 %)" in finding.message
    assert "80 of 80 trainee-hours (100 %)" in finding.message
    assert finding.anchor.path == "mission.focus"


def test_at_the_target(found: Found) -> None:
    """32 for every 40 is 0.80; more in the north than in the south is no finding either."""
    assert found("DS001", UNITS + taught("g = 32, b = 40") + COURSE) == []
    assert found("DS001", UNITS + taught("g = 40, b = 1") + COURSE) == []


def test_undefined_parity_says_nothing(found: Found) -> None:
    """Nobody covered in the reference zone: there is nothing to compare with."""
    assert found("DS001", UNITS + taught("g = 10") + COURSE) == []
    assert found("DS001", UNITS + COURSE) == []


def test_few_heads_have_no_percentage(found: Found) -> None:
    """Under twenty heads only the hours are printed."""
    few = UNITS.replace("strength = 40", "strength = 10")
    (finding,) = found("DS001", few + taught("b = 10") + COURSE)
    assert "%" not in finding.message
