"""What the screen of findings keeps is the same as made anew, whichever way it was asked for first."""

from __future__ import annotations

import pytest

from planner.diagnostics import Severity
from planner.plain import folded
from planner.reports.filed import Filed
from planner.reports.findings import counts_words, worth_first
from planner.reports.findings_groups import FIRST, Sieve, searched
from planner.tui.screens.sifted_findings import Shown, Sifted
from planner.workspace import Workspace

SIEVES = (
    Sieve(),
    Sieve(severities=frozenset({Severity.ERROR, Severity.WARNING})),
    Sieve(severities=frozenset({Severity.NOTE})),
    Sieve(("l",)),
    Sieve(("kidal",)),
    Sieve(("pl202",), frozenset({Severity.WARNING})),
)


@pytest.fixture
def filed() -> Filed:
    workspace = Workspace.open(None)
    return Filed(workspace.view, workspace.unsorted_findings)


def _said(shown: Shown) -> list[object]:
    groups = [(group.key, group.title, group.findings, group.counts) for group in shown.groups.values()]
    return [groups, shown.asked, shown.words]


@pytest.mark.parametrize("by_entity", [False, True])
def test_kept_groups_are_those_made_anew(filed: Filed, by_entity: bool) -> None:
    kept = Sifted(filed)
    for make in kept.makes():
        make()
    for sieve in (*SIEVES, *SIEVES[::-1]):
        anew = Sifted(Filed(filed.view, filed.findings)).shown(sieve, by_entity=by_entity)
        assert _said(kept.shown(sieve, by_entity=by_entity)) == _said(anew)


@pytest.mark.parametrize("sieve", SIEVES)
def test_those_worth_doing_first_are_of_the_findings_asked_for(filed: Filed, sieve: Sieve) -> None:
    """They stand on top a second time; of few findings it would be the same list twice, and there are none."""
    asked = [
        number
        for number, finding in enumerate(filed.findings)
        if finding.severity in sieve.severities and all(folded(word) in searched(finding) for word in sieve.words)
    ]
    shown = Sifted(filed).shown(sieve, by_entity=False)
    assert (shown.asked, shown.words) == (len(asked), counts_words(filed.findings[number] for number in asked))
    first = [group for group in shown.groups.values() if group.key == FIRST]
    worth = worth_first(filed.view, [filed.findings[number] for number in asked])
    if not worth or len(asked) <= 2 * len(worth):
        assert not first
    else:
        assert [filed.findings[number] for number in first[0].findings] == worth
        assert next(iter(shown.groups)) == FIRST


def test_severities_that_nothing_was_found_of_make_no_groups_of_their_own(filed: Filed) -> None:
    """Errors and warnings are the warnings, where there is no error: the same groups."""
    kept = Sifted(filed)
    there = frozenset(filed.counts)
    assert kept.shown(Sieve(severities=there), by_entity=False) is kept.shown(Sieve(), by_entity=False)


class Texts(list[str]):
    """Texts that count how many of them are looked at."""

    asked = 0

    def __getitem__(self, index: object) -> str:  # type: ignore[override]
        self.asked += 1
        return super().__getitem__(index)  # type: ignore[index]


@pytest.mark.parametrize("by_entity", [False, True])
def test_typing_on_looks_only_at_what_was_found(filed: Filed, by_entity: bool) -> None:
    """Letter by letter, with another word after it, with a letter less, and without one severity."""
    texts = filed.__dict__["searched"] = Texts(filed.searched)
    kept, warnings = Sifted(filed), frozenset({Severity.WARNING})
    left = len(texts)
    for words in (("k",), ("ki",), ("kidal",), ("kidal", "pl"), ("kidal", "pl2")):
        texts.asked = 0
        found = kept.shown(Sieve(words), by_entity=by_entity)
        assert texts.asked <= left * len(words)
        left = found.asked
        assert 0 < left < len(texts)
        assert _said(found) == _said(Sifted(Filed(filed.view, filed.findings)).shown(Sieve(words), by_entity=by_entity))
    for sieve in (Sieve(("kidal", "pl2"), warnings), Sieve(("kidal",), warnings), Sieve(("kid",)), Sieve(("gao",))):
        anew = Sifted(Filed(filed.view, filed.findings)).shown(sieve, by_entity=by_entity)
        assert _said(kept.shown(sieve, by_entity=by_entity)) == _said(anew)
