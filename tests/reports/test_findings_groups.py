"""However findings are grouped, none is lost and none is in two groups; what is filtered is what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planner.diagnostics import Finding, Severity
from planner.plain import folded
from planner.reports.findings_groups import (
    FIRST,
    Sieve,
    by_rule,
    by_the_entity,
    entity_title,
    grouped,
    kinds_of,
    searched,
    severities_words,
)
from planner.workspace import Workspace


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The shipped mission."""
    return Workspace.open(None)


@pytest.fixture(scope="module")
def findings(workspace: Workspace) -> Sequence[Finding]:
    """All its findings."""
    return workspace.unsorted_findings


def everything(findings: Sequence[Finding]) -> range:
    return range(len(findings))


def test_every_finding_is_in_one_group(workspace: Workspace, findings: Sequence[Finding]) -> None:
    """By rule and by entity; those worth doing first stand on top a second time."""
    mission = workspace.view.mission
    for groups in (by_rule(findings, everything(findings), {}), by_the_entity(mission, findings, everything(findings))):
        assert sorted(number for group in groups for number in group.findings) == list(everything(findings))
    groups = grouped(workspace.view, findings, everything(findings), {}, by_entity=False)
    assert groups[0].key == FIRST
    assert len(groups[0].findings) == 5


def test_worst_groups_stand_first(findings: Sequence[Finding]) -> None:
    """Rules in the order of their worst finding, then of their code."""
    groups = by_rule(findings, everything(findings), {})
    keys = [(-max(findings[number].severity for number in group.findings), group.key) for group in groups]
    assert keys == sorted(keys)


def test_groups_by_entity_hold_what_is_filed_under_it(workspace: Workspace, findings: Sequence[Finding]) -> None:
    """The first entity that a finding names; without one it is about the mission."""
    for group in by_the_entity(workspace.view.mission, findings, everything(findings)):
        assert {next(iter(findings[number].entities), "") for number in group.findings} == {group.key}
    assert entity_title(workspace.view.mission, "") == "The mission as a whole"
    assert entity_title(workspace.view.mission, "gone") == "gone"
    assert entity_title(workspace.view.mission, "gao") == "Gao"
    assert list(kinds_of(workspace.view.mission, "gao")) == ["region"]


def test_few_findings_have_no_first_ones(workspace: Workspace, findings: Sequence[Finding]) -> None:
    """What would be the same list twice is shown once."""
    some = [number for number, finding in enumerate(findings) if finding.code == "PL202"]
    assert [group.key for group in grouped(workspace.view, findings, some, {}, by_entity=False)] == ["PL202"]


@pytest.mark.parametrize("query", ["pl1", "Kidal", "kidal warning", "plan-minusma", "mm-023 ipo", "note un002"])
def test_filter_takes_what_has_every_word(findings: Sequence[Finding], query: str) -> None:
    """Words match code, severity, file, message and ids, whatever their case."""
    sieve = Sieve(tuple(folded(query).split()))
    taken = [finding for finding in findings if sieve.takes(finding, searched(finding))]
    assert taken
    for finding in taken:
        assert all(word in searched(finding) for word in folded(query).split())


def test_filter_by_severity(findings: Sequence[Finding]) -> None:
    """Only those asked for."""
    sieve = Sieve((), frozenset({Severity.NOTE}))
    taken = {finding.severity for finding in findings if sieve.takes(finding, searched(finding))}
    assert taken == {Severity.NOTE}


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        (set(Severity), ""),
        ({Severity.ERROR, Severity.WARNING}, "errors and warnings only"),
        ({Severity.NOTE}, "notes only"),
    ],
)
def test_words_for_severities(severities: set[Severity], words: str) -> None:
    """All of them need no words."""
    assert severities_words(severities) == words
