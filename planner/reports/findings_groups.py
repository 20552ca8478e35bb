"""Owns how findings are chosen by words and severity and put together by rule or by entity; it finds nothing.

Findings are named by their index among all. The groups of ``check`` are those by rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from planner.diagnostics import Finding, Severity
from planner.i18n import _
from planner.mission import Mission
from planner.plain import folded, one_line
from planner.reports.findings import counted, severity_of, words_of
from planner.reports.words import severity_word, title_of

FIRST = "first"
"""The key of the group of those worth doing first."""
MOST = 500
"""Groups that are listed, and findings of a group."""
TABLES = (
    *("session", "unit", "region", "zone", "module", "curriculum"),
    *("partner", "team", "venue"),
)
"""The tables whose entries findings name, as the mission calls them."""


class Group(Struct, frozen=True, dict=True, eq=False):
    """Findings of one rule or one entity."""

    key: str
    """The rule's code or the entity's id; empty: the mission as a whole."""
    title: str
    findings: tuple[int, ...]
    every: Sequence[Finding]
    """All findings, by their number."""

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        return counted(map(self.every.__getitem__, self.findings))

    @cached_property
    def words(self) -> str:
        """The same in words."""
        return words_of(self.counts)

    @cached_property
    def worst(self) -> int:
        """The severity of the worst; 0 of a group without findings."""
        return max(map(severity_of, map(self.every.__getitem__, self.findings)), default=0)


class Sieve(Struct, frozen=True):
    """Which findings are asked for: every word in code, file, message or entities, and one of the severities."""

    words: tuple[str, ...] = ()
    """Folded."""
    severities: frozenset[Severity] = frozenset(Severity)

    def chosen(self, levels: Sequence[int], texts: Sequence[str], among: Sequence[int] | None = None) -> Sequence[int]:
        """Return the numbers of the findings asked for, in their order.

        Args:
            levels: the severity of each finding, as a number.
            texts: the folded text of each that is ``searched``; without words none is looked at.
            among: the numbers of those to choose from; None: all.
        """
        numbers = range(len(levels)) if among is None else among
        wanted = {int(severity) for severity in self.severities}
        if len(wanted) < len(Severity):
            numbers = [n for n in numbers if levels[n] in wanted]
        for word in self.words:
            numbers = [n for n in numbers if word in texts[n]]
        return numbers

    def narrows(self, other: Sieve) -> bool:
        """Return whether it can take nothing that *other* does not take."""
        words = all(any(word in mine for mine in self.words) for word in other.words)
        return words and self.severities <= other.severities


def searched(finding: Finding) -> str:
    """Return the folded text of *finding* that is searched."""
    parts = (finding.code, severity_word(finding.severity), finding.anchor.origin[0], finding.message)
    return folded(" ".join((*parts, *finding.entities)))


def severities_words(severities: Iterable[Severity]) -> str:
    """Return that only *severities* are shown, in words."""
    shown = set(severities)
    if shown == {Severity.ERROR, Severity.WARNING}:
        return _("errors and warnings only")
    if len(shown) > 1:
        return ""
    words = {Severity.ERROR: _("errors only"), Severity.WARNING: _("warnings only"), Severity.NOTE: _("notes only")}
    return words[shown.pop()]


def by_rule(findings: Sequence[Finding], titles: Mapping[str, str]) -> list[Group]:
    """Return *findings* rule by rule, the worst first, then by code; *titles* are those of the rules, by code."""
    groups = _grouped(findings, lambda finding: finding.code)
    return sorted((_group(code, titles.get(code, ""), groups[code], findings) for code in groups), key=rule_order)


def by_the_entity(mission: Mission, findings: Sequence[Finding]) -> list[Group]:
    """Return *findings* by the entity that each is filed under: the worst first, then the most."""
    groups = _grouped(findings, lambda finding: finding.entities[0] if finding.entities else "")
    found = (Group(name, entity_title(mission, name), tuple(groups[name]), findings) for name in groups)
    return sorted(found, key=entity_order)


def _group(code: str, title: str, numbers: Iterable[int], findings: Sequence[Finding]) -> Group:
    return Group(code, one_line(title), tuple(numbers), findings)


def _grouped(findings: Sequence[Finding], key: Callable[[Finding], str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        groups[key(finding)].append(number)
    return groups


def rule_order(group: Group) -> tuple[int, str]:
    """Return by what groups of rules are sorted."""
    return -group.worst, group.key


def entity_order(group: Group) -> tuple[int, int, str]:
    """Return by what groups of entities are sorted."""
    return -group.worst, -len(group.findings), group.key


def narrowed(groups: Iterable[Group], chosen: set[int]) -> Iterator[Group]:
    """Yield *groups* with those of their findings that were *chosen*, by number; without any there is no group."""
    for group in groups:
        if chosen.issuperset(group.findings):
            yield group
        elif numbers := tuple(filter(chosen.__contains__, group.findings)):
            yield Group(group.key, group.title, numbers, group.every)


def kinds_of(mission: Mission, name: str) -> Iterator[str]:
    """Yield the tables that have an entry called *name*."""
    yield from (table for table in TABLES if name in getattr(mission, table))


def entity_title(mission: Mission, name: str) -> str:
    """Return the title of the entry called *name*; its id where it has none or was left out."""
    if not name:
        return _("The mission as a whole")
    for table in kinds_of(mission, name):
        if title := title_of(getattr(mission, table)[name]):
            return title
    return one_line(name)


def kind_word(table: str) -> str:
    """Return what the entries of *table* are called, in the language in force."""
    return {
        "session": _("session"),
        "unit": _("unit"),
        "region": _("region"),
        "zone": _("zone"),
        "module": _("module"),
        "curriculum": _("curriculum"),
        "partner": _("partner"),
        "team": _("team"),
        "venue": _("venue"),
    }[table]
