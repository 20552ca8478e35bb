"""CU006, human rights that never leave the law of armed conflict: words of both languages, both ways."""

from __future__ import annotations

import json

import pytest

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries


def course(*topics: str, lens: str = "human-rights", title: str = "Rights", more: str = "") -> str:
    row = f'id = "M"; title = "{title}"; hours = 4; lenses = ["{lens}"]; topics = {json.dumps(topics)}{more}'
    return curriculum_of(entries("module", row))


@pytest.mark.parametrize(
    "topics",
    [
        ["The Geneva Conventions", "Combatants and civilians"],
        ["IHL for officers", "Treatment of the wounded"],
        ["Droit international humanitaire", "Les conflits armés et les civils"],
        ["Arrest in armed conflict", "Custody of prisoners of war"],
        ["Protection des civils", "Enfants soldats"],
    ],
)
def test_armed_conflict_alone(found: Found, topics: list[str]) -> None:
    """A line that names both counts as armed conflict; lines that name neither change nothing."""
    (finding,) = found("CU006", course(*topics))
    assert finding.entities == ("course", "M")
    assert finding.anchor.origin[1] == "curriculum"


@pytest.mark.parametrize(
    "topics",
    [
        ["The Geneva Conventions", "Arrest and police custody"],
        ["Law of armed conflict", "Identity checks of traders"],
        ["Les conflits armés", "Les droits en garde à vue"],
        ["Droit international humanitaire", "L\u2019usage de la force et des armes à feu"],
        ["Dignity", "Equality"],
        [],
    ],
)
def test_everyday_or_neither(found: Found, topics: list[str]) -> None:
    """One line on everyday policing is enough, and a course that never enters armed conflict is not judged."""
    assert found("CU006", course(*topics)) == []


def test_the_lens_decides(found: Found) -> None:
    """A course on armed conflict that does not call itself human rights is what it says it is."""
    assert found("CU006", course("The Geneva Conventions", lens="operationality.readiness")) == []


def test_french_twins_count(found: Found) -> None:
    """Content may stand in the French twin alone."""
    twin = "; fr = { topics = ['Les plaintes du public'] }"
    assert found("CU006", course("The Geneva Conventions", more=twin)) == []


def test_shipped_curricula_leave_it(found: Found) -> None:
    """The rights course that ships reaches the daily work of the police."""
    assert found("CU006", "") == []
