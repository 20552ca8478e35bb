"""However findings are grouped, none is lost and none is in two groups; what is filtered is what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planner.diagnostics import Finding, Severity
from planner.plain import folded
from planner.reports.findings_groups import (
    Sieve,
    by_rule,
    by_the_entity,
    entity_order,
    entity_title,
    kinds_of,
    narrowed,
    rule_order,
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
    """By rule and by entity."""
    mission = workspace.view.mission
    for groups in (by_rule(findings, {}), by_the_entity(mission, findings)):
        assert sorted(number for group in groups for number in group.findings) == list(everything(findings))


def test_worst_groups_stand_first(findings: Sequence[Finding]) -> None:
    """Rules in the order of their worst finding, then of their code."""
    groups = by_rule(findings, {})
    keys = [(-max(findings[number].severity for number in group.findings), group.key) for group in groups]
    assert keys == sorted(keys)


def test_groups_by_entity_hold_what_is_filed_under_it(workspace: Workspace, findings: Sequence[Finding]) -> None:
    """The first entity that a finding names; without one it is about the mission."""
    for group in by_the_entity(workspace.view.mission, findings):
        assert {next(iter(findings[number].entities), "") for number in group.findings} == {group.key}
    assert entity_title(workspace.view.mission, "") == "The mission as a whole"
    assert entity_title(workspace.view.mission, "gone") == "gone"
    assert entity_title(workspace.view.mission, "gao") == "Gao"
    assert list(kinds_of(workspace.view.mission, "gao")) == ["region"]


@pytest.mark.parametrize("some", [set(), {0, 3, 4, 11}, set(range(0, 90, 3)), set(range(5000))])
def test_narrowed_groups_are_those_of_the_chosen(
    workspace: Workspace, findings: Sequence[Finding], some: set[int]
) -> None:
    """As if nothing but the chosen findings had been found; a group that is whole stays the same."""
    chosen = sorted(number for number in some if number < len(findings))
    alone = [findings[number] for number in chosen]
    mission = workspace.view.mission
    for every, left, order in (
        (by_rule(findings, {}), by_rule(alone, {}), rule_order),
        (by_the_entity(mission, findings), by_the_entity(mission, alone), entity_order),
    ):
        found = sorted(narrowed(every, set(chosen)), key=order)
        assert [(group.key, group.title, group.worst) for group in found] == [
            (group.key, group.title, group.worst) for group in left
        ]
        assert [group.findings for group in found] == [tuple(chosen[n] for n in group.findings) for group in left]
        assert [group.counts for group in found] == [group.counts for group in left]
    whole = by_rule(findings, {})
    assert list(narrowed(whole, set(everything(findings)))) == whole


def levels(findings: Sequence[Finding]) -> list[int]:
    return [int(finding.severity) for finding in findings]


@pytest.mark.parametrize("query", ["pl1", "Kidal", "kidal warning", "plan-minusma", "mm-023 ipo", "note un002"])
def test_filter_takes_what_has_every_word(findings: Sequence[Finding], query: str) -> None:
    """Words match code, severity, file, message and ids, whatever their case."""
    sieve = Sieve(tuple(folded(query).split()))
    taken = sieve.chosen(levels(findings), list(map(searched, findings)))
    assert taken
    for number, finding in enumerate(findings):
        assert (number in taken) == all(word in searched(finding) for word in folded(query).split())


def test_filter_by_severity(findings: Sequence[Finding]) -> None:
    """Only those asked for."""
    sieve = Sieve((), frozenset({Severity.NOTE}))
    taken = sieve.chosen(levels(findings), ())
    assert taken == [number for number, finding in enumerate(findings) if finding.severity is Severity.NOTE]


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
