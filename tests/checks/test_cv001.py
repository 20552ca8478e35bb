"""CV001, unit below target in a curriculum: by hours, once a unit and curriculum, with the heads."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2', 'id = "B"; title = "T"; hours = 6'))

SECOND = curriculum_of(entries("module", 'id = "C"; title = "T"; hours = 1'), "second")


def unit(strength: int, more: str = "") -> str:
    return entries("unit", f'id = "u"; title = "U"; region = "gao"; strength = {strength}{more}')


def taught(**heads: int) -> str:
    rows = (
        f'id = "s-{module}"; modules = ["{module}"]; start = 2014-05-05; status = "delivered"; '
        f"attended = {{ u = {count} }}"
        for module, count in heads.items()
    )
    return entries("session", *rows)


def test_says_heads_and_share_of_the_hours(found: Found) -> None:
    """12 of 40 heads of the short module are 24 of 160 hours: the percentage says of what."""
    (finding,) = found("CV001", unit(20) + taught(A=12) + COURSE)
    assert "12 of 40 covered in course" in finding.message
    assert "15 % of the hours, target 80 %" in finding.message
    assert finding.entities == ("u", "course")


def test_no_percentage_alone_under_twenty_heads(found: Found) -> None:
    """Few heads make large percentages, so only the target has one."""
    (finding,) = found("CV001", unit(8) + taught(A=1) + COURSE)
    assert "1 of 16 covered" in finding.message
    assert finding.message.count("%") == 1


def test_each_curriculum_is_judged_alone(found: Found) -> None:
    """A unit may have reached its target in one and not in the other."""
    findings = found("CV001", unit(40) + taught(C=40) + COURSE + SECOND)
    assert [finding.entities for finding in findings] == [("u", "course")]


def test_on_target_is_not_below(found: Found) -> None:
    """32 of 40 is 80 %, also where hours are fractions and the quotient is a hair short; no need is no finding."""
    fractions = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 0.6'))
    assert found("CV001", unit(10) + taught(A=8) + fractions) == []
    assert found("CV001", unit(0) + COURSE) == []


def test_just_below_does_not_read_as_equal(found: Found) -> None:
    """799 of 1000 rounds to 80 %, which is the target: a decimal tells them apart."""
    (finding,) = found(
        "CV001", unit(1000) + taught(A=799) + curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 1'))
    )
    assert "79.9 % of the hours" in finding.message


def test_illustrative_strength_is_marked(found: Found) -> None:
    """The need is invented then, and so is the share."""
    (finding,) = found("CV001", unit(20, '; confidence = "illustrative"') + COURSE)
    assert "0 of ~40 covered" in finding.message
    assert "~0 % of the hours" in finding.message
