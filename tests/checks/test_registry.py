"""The registry: one rule a code, every family in it, the same findings in any order; and what every rule must say."""

from __future__ import annotations

import re

import pytest

from planner.checks import RULES, check, findings_of, run
from planner.checks.explain import explain
from planner.diagnostics import Severity
from planner.loading import load, shipped_missions
from planner.view import View
from tests.missions import DAY, view_of

FAMILIES = {"LD", "CU", "UN", "PL", "CV", "DS", "SR"}
ERRORS = {code for code in RULES if code.startswith("LD")} | {"CU001", "CU002"}


@pytest.fixture(scope="module")
def shipped() -> View:
    """The shipped mission, which has something of nearly everything."""
    mission = load(shipped_missions() / "mali-2014").mission
    return View(mission, mission.settings.as_of or DAY)


def test_second_rule_of_a_code_is_refused() -> None:
    """Two rules under one code could not be told apart, selected or explained; the first one stays."""
    first = RULES["CU001"]
    with pytest.raises(ValueError, match="CU001 is already prerequisites_in_a_circle"):
        check("CU001", Severity.NOTE)(lambda _view: [])
    assert RULES["CU001"] is first


def test_every_family_of_the_design_is_there() -> None:
    """A family that nobody imports would find nothing, and nobody would see it."""
    assert {code[:2] for code in RULES} == FAMILIES
    assert [code for code in RULES if not re.fullmatch(r"[A-Z]{2}\d{3}", code)] == []


def test_errors_are_those_of_the_design() -> None:
    """All of LD, the prerequisite circle and the class sizes; `check` exits by them."""
    assert {code for code, rule in RULES.items() if rule.severity is Severity.ERROR} == ERRORS


@pytest.mark.parametrize("code", sorted(RULES))
def test_rule_explains_itself(code: str) -> None:
    """Title, what, why and remedy are there; no reason, no rule."""
    said = explain(code)
    assert 3 < len(said.title) < 90
    assert not said.title.endswith(".")
    for text in (said.what, said.why, said.remedy):
        assert text.endswith(".")
        assert text[0] == text[0].upper()


def test_loader_rules_find_nothing_themselves(shipped: View) -> None:
    """The loader alone sees the files; a rule that found them again would count them twice."""
    assert list(run(shipped, ["LD"])) == []


def test_codes_and_families_select(shipped: View) -> None:
    """By prefix, as `check --select` does; none given means all."""
    assert {finding.code for finding in run(shipped, ["UN004", "DS"])} >= {"UN004", "DS001"}
    assert all(finding.code.startswith(("UN004", "DS")) for finding in run(shipped, ["UN004", "DS"]))
    assert len({finding.code[:2] for finding in run(shipped)}) > 3


def test_order_of_the_rules_changes_nothing(shipped: View) -> None:
    """Rules are pure: run backwards, and run again, they find the same in the same order."""
    forwards = {code: list(findings_of(rule, shipped)) for code, rule in RULES.items()}
    again = View(shipped.mission, shipped.day)
    backwards = {code: list(findings_of(RULES[code], again)) for code in reversed(RULES)}
    assert forwards == backwards


def test_findings_stand_at_entries_of_the_mission(shipped: View) -> None:
    """A record that is none of the mission's would be placed at the first line of mission.toml."""
    tables = {finding.anchor.origin[1] for finding in run(shipped) if finding.code[:2] not in ("DS", "SR")}
    assert "mission" not in tables


def test_nothing_is_said_of_an_empty_mission() -> None:
    """A coordinator's first file has a title and no figure that could be wrong."""
    assert list(run(view_of('[mission]\ntitle = "New"', places=""))) == []
