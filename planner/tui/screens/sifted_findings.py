"""Owns the findings of one view in groups, as they are asked for: all, of some severities, or with some words.

Each grouping is made once. What a group is and how it is ordered is ``reports.findings_groups``'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
from typing import NamedTuple

from planner.checks import RULES
from planner.diagnostics import Severity
from planner.i18n import _
from planner.reports.filed import Filed
from planner.reports.findings import counted_levels, first_of, words_of
from planner.reports.findings_groups import (
    FIRST,
    MOST,
    Group,
    Sieve,
    by_rule,
    by_the_entity,
    entity_order,
    narrowed,
    rule_order,
)


class Shown(NamedTuple):
    """The groups that are shown, those worth doing first before them if there are many."""

    groups: Mapping[str, Group]
    """By their keys."""
    asked: int
    """How many findings are asked for."""
    words: str
    """How many of each severity, in words."""


class Sifted:
    """The findings of one view in groups."""

    def __init__(self, filed: Filed) -> None:
        self._filed = filed
        self._shown: dict[tuple[bool, frozenset[Severity]], Shown] = {}
        self._last: tuple[Sieve, Sequence[int]] = (Sieve(), range(len(filed.findings)))

    def makes(self) -> Iterator[Callable[[], object]]:
        """Yield what makes each thing that a key of the screen asks for."""
        for by_entity in (False, True):
            for severities in (frozenset(Severity), *(frozenset({each}) for each in self._filed.counts)):
                yield partial(self._counted, Sieve(severities=severities), by_entity=by_entity)
        yield lambda: self._filed.searched
        yield lambda: self._entity_of

    def _counted(self, sieve: Sieve, *, by_entity: bool) -> None:
        """Make the groups of *sieve*, and count those that a list shows."""
        for group in islice(self.shown(sieve, by_entity=by_entity).groups.values(), MOST):
            _words = group.words

    def shown(self, sieve: Sieve, *, by_entity: bool) -> Shown:
        """Return the groups of the findings that *sieve* takes; *by_entity*: by what they are about, not by rule."""
        severities = frozenset(sieve.severities & self._filed.counts.keys())
        if sieve.words:
            chosen = self._searched(sieve)
            if len(chosen) < sum(self._filed.counts[each] for each in severities):
                return self._narrowed(chosen, by_entity=by_entity)
        key = (by_entity, severities)
        if key not in self._shown:
            chosen = Sieve(severities=severities).chosen(self._filed.levels, ())
            self._shown[key] = self._narrowed(chosen, by_entity=by_entity)
        return self._shown[key]

    def _searched(self, sieve: Sieve) -> Sequence[int]:
        """Return the numbers of the findings that *sieve* takes: of those found last, while it takes no others."""
        last, found = self._last
        among = found if sieve.narrows(last) else None
        self._last = (sieve, sieve.chosen(self._filed.levels, self._filed.searched, among))
        return self._last[1]

    def _narrowed(self, chosen: Sequence[int], *, by_entity: bool) -> Shown:
        numbers = set(chosen)
        if by_entity:
            named = map(self._by_entity.__getitem__, set(map(self._entity_of.__getitem__, chosen)))
            groups = sorted(narrowed(named, numbers), key=entity_order)
        else:
            groups = sorted(narrowed(self._by_rule, numbers), key=rule_order)
        first = self._first(numbers)
        if first.findings and len(chosen) > 2 * len(first.findings):
            groups.insert(0, first)
        by_key = {group.key: group for group in groups}
        return Shown(by_key, len(chosen), words_of(counted_levels(map(self._filed.levels.__getitem__, chosen))))

    def _first(self, chosen: set[int]) -> Group:
        filed = self._filed
        worth = first_of([filed.findings[number] for number in filter(chosen.__contains__, self._urgent)])
        return Group(FIRST, _("Worth doing first"), tuple(filed.index[id(each)] for each in worth), filed.findings)

    @cached_property
    def _urgent(self) -> list[int]:
        index = self._filed.index
        return [index[id(finding)] for finding in self._filed.urgent]

    @cached_property
    def _by_rule(self) -> list[Group]:
        return by_rule(self._filed.findings, {code: _(rule.title) for code, rule in RULES.items()})

    @cached_property
    def _by_entity(self) -> list[Group]:
        return by_the_entity(self._filed.view.mission, self._filed.findings)

    @cached_property
    def _entity_of(self) -> list[int]:
        """For each finding the place of its group among those by entity."""
        places = [0] * len(self._filed.findings)
        for place, group in enumerate(self._by_entity):
            for number in group.findings:
                places[number] = place
        return places
