"""Owns how findings are chosen by words and severity and put together by rule or by entity; it finds nothing.

Findings are named by their index among all. The groups of ``check`` are those by rule.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from planner.diagnostics import Finding, Severity
from planner.i18n import _
from planner.mission import Mission
from planner.plain import folded, one_line
from planner.reports.findings import worth_first
from planner.reports.words import severity_word, title_of
from planner.view import View

FIRST = "first"
"""The key of the group of those worth doing first."""
TABLES = (
    *("session", "unit", "region", "zone", "module", "curriculum"),
    *("partner", "team", "venue"),
)
"""The tables whose entries findings name, as the mission calls them."""


class Group(NamedTuple):
    """Findings of one rule or one entity."""

    key: str
    """The rule's code or the entity's id; empty: the mission as a whole."""
    title: str
    findings: tuple[int, ...]


class Sieve(Struct, frozen=True):
    """Which findings are asked for: every word in code, file, message or entities, and one of the severities."""

    words: tuple[str, ...] = ()
    """Folded."""
    severities: frozenset[Severity] = frozenset(Severity)

    def takes(self, finding: Finding, text: str) -> bool:
        """Return whether *finding*, whose folded text is *text*, is asked for."""
        return finding.severity in self.severities and all(word in text for word in self.words)


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


def grouped(
    view: View, findings: Sequence[Finding], chosen: Sequence[int], titles: Mapping[str, str], *, by_entity: bool
) -> list[Group]:
    """Return those worth doing first of the *chosen* findings, if there are many, then all of them in groups.

    Args:
        view: the mission and its as-of date.
        findings: all findings.
        chosen: indexes of those asked for.
        titles: the titles of the rules, by code.
        by_entity: whether to group by what findings are about, and not by rule.
    """
    groups = by_the_entity(view.mission, findings, chosen) if by_entity else by_rule(findings, chosen, titles)
    first = first_group(view, findings, chosen)
    return [first, *groups] if len(chosen) > 2 * len(first.findings) and first.findings else groups


def first_group(view: View, findings: Sequence[Finding], chosen: Iterable[int]) -> Group:
    """Return those of the *chosen* findings that are worth doing first."""
    index = {id(findings[number]): number for number in chosen}
    worth = worth_first(view, [findings[number] for number in index.values()])
    return Group(FIRST, _("Worth doing first"), tuple(index[id(finding)] for finding in worth))


def by_rule(findings: Sequence[Finding], chosen: Iterable[int], titles: Mapping[str, str]) -> list[Group]:
    """Return the *chosen* findings rule by rule, the worst first, then by code."""
    groups = _grouped(chosen, lambda number: findings[number].code)
    order = sorted(groups.items(), key=lambda item: (-_worst(findings, item[1]), item[0]))
    return [Group(code, one_line(titles.get(code, "")), tuple(numbers)) for code, numbers in order]


def by_the_entity(mission: Mission, findings: Sequence[Finding], chosen: Iterable[int]) -> list[Group]:
    """Return the *chosen* findings by the entity that each is filed under: the worst first, then the most."""
    groups = _grouped(chosen, lambda number: next(iter(findings[number].entities), ""))
    order = sorted(groups.items(), key=lambda item: (-_worst(findings, item[1]), -len(item[1]), item[0]))
    return [Group(name, entity_title(mission, name), tuple(numbers)) for name, numbers in order]


def _grouped(chosen: Iterable[int], key: Callable[[int], str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for number in chosen:
        groups[key(number)].append(number)
    return groups


def _worst(findings: Sequence[Finding], numbers: Iterable[int]) -> int:
    return max(findings[number].severity for number in numbers)


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
