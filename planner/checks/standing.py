"""Owns the findings after an edit: those of what it can have touched are found again, all others stand as they are.

It relies on what each rule promises where it is registered, and knows none of them. What comes of it is what running
every rule again would yield, in the same order.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable
from itertools import chain
from typing import Any

from planner.aftermath import reach_of
from planner.alteration import Alteration
from planner.checks.booking import order
from planner.checks.plan_index import plan_after, plan_of, plan_within
from planner.checks.registry import RULES, findings_of
from planner.diagnostics import Anchor, Finding
from planner.mission import Origin
from planner.view import View

_Groups = dict[str, list[Finding]]
"""Findings of one rule by the id of what each is about, in the order in which the rule looks at these."""


class Standing(list[Finding]):
    """All findings of a mission, those of loading first, then rule by rule; it also knows what each is about."""

    def __init__(self, loading: Iterable[Finding], by_rule: dict[str, _Groups]) -> None:
        groups = (group for groups in by_rule.values() for group in groups.values())
        super().__init__(chain(loading, chain.from_iterable(groups)))
        self.by_rule = by_rule


def findings_after(
    findings: Iterable[Finding], before: View, after: View, alteration: Alteration, loading: Iterable[Finding]
) -> Standing:
    """Return all findings of *after*, which came by *alteration* from *before*.

    Args:
        findings: those of *before*, rule by rule as ``run`` yields them; those of loading count for nothing.
        before: the view before.
        after: the view after.
        alteration: what the edit altered.
        loading: the findings of loading after it.
    """
    reach = reach_of(after, alteration)
    plan_after(before, after, alteration, reach)
    part = plan_within(after, reach)
    former = findings.by_rule if isinstance(findings, Standing) else _by_rule(findings)
    ranks = _ranks(after)
    by_rule: dict[str, _Groups] = {}
    for rule in RULES.values():
        groups = former.get(rule.code, {})
        if rule.per is None:
            groups = {"": list(findings_of(rule, after))}
        elif rule.per != "curricula":
            ids = reach.of(rule.per)
            groups = _moved(groups, ids, alteration.moved)
            found = _by_rule(findings_of(rule, part)).get(rule.code, {}) if ids else {}
            edited = {record.id for record in alteration.both(rule.per)}
            groups = _renewed(groups, ids - edited, edited, found, ranks[rule.per])
        by_rule[rule.code] = groups
    return Standing(loading, by_rule)


def _by_rule(findings: Iterable[Finding]) -> dict[str, _Groups]:
    by_rule: dict[str, _Groups] = {}
    for finding in findings:
        rule = RULES[finding.code]
        by_rule.setdefault(rule.code, {}).setdefault(rule.about(finding), []).append(finding)
    return by_rule


def _ranks(view: View) -> dict[str, Callable[[str], Any]]:
    """Return what tells, by id, in which order the rules look at the things that their findings are about."""
    bookings, mission = plan_of(view).by_session, view.mission
    kinds: dict[str, Iterable[str]] = {"unit": mission.unit, "team": mission.team, "venue": mission.venue}
    ranks: dict[str, Callable[[str], Any]] = {
        kind: {name: number for number, name in enumerate(entries)}.__getitem__ for kind, entries in kinds.items()
    }
    return {"session": lambda name: order(bookings[name]), **ranks}


def _renewed(
    groups: _Groups, ids: Iterable[str], edited: Iterable[str], found: _Groups, rank: Callable[[str], Any]
) -> _Groups:
    """Return *groups* with what was *found* in place of what was there about *ids*.

    What is about things that were *edited* is put where they stand in the order now.
    """
    renewed = dict(groups)
    for name in edited:
        renewed.pop(name, None)
    for name in ids:
        if name not in found:
            renewed.pop(name, None)
        elif name in renewed:
            renewed[name] = found[name]
    late = [name for name in found if name not in renewed]
    if late:
        items = list(renewed.items())
        for name in late:
            insort(items, (name, found[name]), key=lambda item: rank(item[0]))
        renewed = dict(items)
    return renewed


def _moved(groups: _Groups, ids: Collection[str], moved: dict[Origin, Origin]) -> _Groups:
    """Return *groups* with findings about entries that stand elsewhere now saying so, but for those about *ids*."""
    if not moved:
        return groups
    return {
        name: group
        if name in ids or (len(group) == 1 and group[0].anchor.origin not in moved)
        else [_at(finding, moved.get(finding.anchor.origin)) for finding in group]
        for name, group in groups.items()
    }


def _at(finding: Finding, origin: Origin | None) -> Finding:
    if origin is None:
        return finding
    _origin, steps, key, known = finding.anchor
    # A third of the time of Anchor(…), of which there may be tens of thousands.
    anchor = tuple.__new__(Anchor, (origin, steps, key, known))
    return Finding(finding.code, finding.severity, anchor, finding.message, finding.hint, finding.entities)
