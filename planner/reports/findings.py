"""Owns how findings are chosen, counted, ordered and listed for machines; it finds nothing and knows no rule.

Places are looked up only for what is shown, because the lookup reads a file's text. Pages for people are in
``findings_pages``.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from msgspec import Struct

from planner.diagnostics import Finding, Place, Severity
from planner.i18n import _, ngettext
from planner.plain import one_line
from planner.view import View

FIRST = 5
"""Findings worth doing first, and findings of one rule that a terminal shows."""
LONGEST_MESSAGE = 2000
"""Characters of a message that are printed."""
severity_of: Callable[[Finding], Severity] = attrgetter("severity")
"""Returns how bad a finding is; asked of each of very many."""


class Lookup(Struct, frozen=True):
    """Where to ask for the place of a finding, the text of a line and the title of a rule."""

    place: Callable[[Finding], Place]
    source_line: Callable[[Place], str]
    titles: Mapping[str, str]


def chosen(findings: Iterable[Finding], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Finding]:
    """Return the findings whose code begins with one of *select* (none: all) and with none of *ignore*."""
    wanted, unwanted = tuple(select), tuple(ignore)
    return [
        finding
        for finding in findings
        if (not wanted or finding.code.startswith(wanted)) and not (unwanted and finding.code.startswith(unwanted))
    ]


def counts_of(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many errors, warnings and notes there are, by their word."""
    counts = counted(findings)
    return {severity.word: counts[severity] for severity in sorted(Severity, reverse=True)}


def counted(findings: Iterable[Finding]) -> Counter[Severity]:
    """Return how many there are of each severity."""
    return counted_levels(map(int, map(severity_of, findings)))


def counted_levels(levels: Iterable[int]) -> Counter[Severity]:
    """Return the same of their severities as numbers, which are counted faster."""
    return Counter({Severity(level): count for level, count in Counter(levels).items()})


def counts_words(findings: Iterable[Finding]) -> str:
    """Return the counts in words: "3 errors, 12 warnings"."""
    return words_of(counted(findings))


def words_of(counts: Counter[Severity]) -> str:
    """Return *counts* in words."""
    words = [_count(severity, counts[severity]) for severity in sorted(Severity, reverse=True) if counts[severity]]
    return ", ".join(words) or _("no finding")


def _count(severity: Severity, count: int) -> str:
    if severity is Severity.ERROR:
        words = ngettext("{count} error", "{count} errors", count)
    elif severity is Severity.WARNING:
        words = ngettext("{count} warning", "{count} warnings", count)
    else:
        words = ngettext("{count} note", "{count} notes", count)
    return words.format(count=count)


def summary(findings: Sequence[Finding], hidden: int, shown: int) -> str:
    """Return the closing sentence: counts, notes hidden, and how many of them were asked for."""
    parts = [_("{counts}.").format(counts=counts_words(findings))]
    if hidden:
        notes = ngettext("{count} note hidden; --notes shows it.", "{count} notes hidden; --notes shows them.", hidden)
        parts.append(notes.format(count=hidden))
    if shown < len(findings) - hidden:
        first = ngettext("The first {count} is shown.", "The first {count} are shown.", shown)
        parts.append(first.format(count=shown))
    return " ".join(parts)


def findings_json(shown: Iterable[Finding], counted: Iterable[Finding], lookup: Lookup) -> dict[str, object]:
    """Return what ``planner check --format json`` prints: the findings *shown*, and how many were *counted*."""
    return {
        "schema": 1,
        "findings": [_finding_json(finding, lookup.place(finding)) for finding in shown],
        "counts": counts_of(counted),
    }


def _finding_json(finding: Finding, place: Place) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "file": place.file.encode("utf-8", "backslashreplace").decode("utf-8"),
        "line": place.line,
        "column": place.column,
        "path": finding.anchor.path,
        "message": finding.message,
        "hint": finding.hint,
        "entities": finding.entities,
    }


def concise(finding: Finding, place: Place) -> str:
    """Return the one line of a finding that editors understand: ``file:line:column: CODE message; what to do``."""
    advice = f"; {finding.hint}" if finding.hint else ""
    return one_line(f"{place}: {finding.code} {finding.message}{advice}", LONGEST_MESSAGE)


def worth_first(view: View, findings: Iterable[Finding], most: int = FIRST) -> list[Finding]:
    """Return the findings worth doing first; see ``by_urgency`` and ``first_of``."""
    return first_of(by_urgency(view, findings), most)


def by_urgency(view: View, findings: Iterable[Finding]) -> list[Finding]:
    """Return *findings* without notes: the worst, then those of the soonest session, then of the widest gap."""
    gaps = view.kept(_open_by_unit)
    starts = {session.id: session.start for session in view.mission.sessions if session.end >= view.day}
    return sorted(
        (finding for finding in findings if finding.severity > Severity.NOTE),
        key=lambda finding: _urgency(starts, gaps, finding),
    )


def first_of(urgent: Sequence[Finding], most: int = FIRST) -> list[Finding]:
    """Return the first *most* of *urgent*, which are in the order of ``by_urgency``.

    As long as there are others, no rule and no entity is named twice: five lines about one session help nobody.
    """
    taken: list[Finding] = []
    for facts in (_code_and_entity, _code, _nothing):
        seen = {fact for finding in taken for fact in facts(finding)}
        for finding in urgent:
            if len(taken) == most:
                return taken
            if seen.isdisjoint(facts(finding)) and finding not in taken:
                taken.append(finding)
                seen.update(facts(finding))
    return taken


def _code_and_entity(finding: Finding) -> tuple[str, ...]:
    return (finding.code, *finding.entities[:1])


def _code(finding: Finding) -> tuple[str, ...]:
    return (finding.code,)


def _nothing(_finding: Finding) -> tuple[str, ...]:
    return ()


def _urgency(starts: Mapping[str, dt.date], gaps: Mapping[str, float], finding: Finding) -> tuple[int, dt.date, float]:
    names = finding.entities
    coming = min([starts[name] for name in names if name in starts], default=dt.date.max)
    return -finding.severity, coming, -max([gaps[name] for name in names if name in gaps], default=0.0)


def _open_by_unit(view: View) -> dict[str, float]:
    gaps: dict[str, float] = {}
    for unit in view.mission.units:
        region = view.mission.region.get(unit.region)
        weight = region.need_weight if region else 1.0
        gaps[unit.id] = sum(
            cell.open * cell.module.hours * weight for cell in view.coverage.by_unit.get(unit.id, ()) if cell.open
        )
    return gaps
