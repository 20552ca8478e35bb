"""Owns the pages of findings for people: grouped by rule, with hints and source lines; it selects nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from planner.diagnostics import Finding, Place, Severity
from planner.i18n import _, ngettext
from planner.plain import cut, one_line, safe, width_of
from planner.reports.findings import FIRST, LONGEST_MESSAGE, Lookup, counts_words
from planner.reports.lines import Line, line
from planner.reports.tables import WIDTH, wrapped

BEFORE_CARET = 50
"""Characters of a long source line that are kept before the caret."""
_STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "dim"}


def grouped_lines(findings: Sequence[Finding], first: Sequence[Finding], lookup: Lookup) -> Iterator[Line]:
    """Yield the page for a terminal: those worth doing first, then rule by rule, the worst first.

    Of a rule with many findings the first few are shown, with how many more there are; a single rule is shown whole.
    """
    if first:
        yield line((_("Worth doing first"), "title"))
        for finding in first:
            yield from finding_lines(finding, lookup.place(finding), code=True)
            yield from _hint(finding)
        yield ()
    groups = _groups(findings)
    for code, group in groups:
        yield from _group_head(code, group, lookup)
        shown = group if len(groups) == 1 else group[:FIRST]
        for finding in shown:
            yield from finding_lines(finding, lookup.place(finding))
        if rest := len(group) - len(shown):
            more = ngettext(
                "{count} more: planner check --select {code}", "{count} more: planner check --select {code}", rest
            )
            yield line("  ", (more.format(count=rest, code=code), "dim"))
        yield ()


def full_lines(findings: Sequence[Finding], lookup: Lookup) -> Iterator[Line]:
    """Yield every finding, rule by rule, the worst first, with its source line, a caret and its hint."""
    for code, group in _groups(findings):
        yield from _group_head(code, group, lookup)
        for finding in group:
            place = lookup.place(finding)
            yield from finding_lines(finding, place)
            if place.line:
                yield from _source(lookup.source_line(place), place)
            yield from _hint(finding)
        yield ()


def finding_lines(finding: Finding, place: Place, *, code: bool = False) -> Iterator[Line]:
    """Yield a finding on lines of at most ``WIDTH`` cells: where, with the code if asked for, and what."""
    where = one_line(f"{place}:")
    head = f"{finding.code} {where}" if code else where
    texts = wrapped(f"{head} {one_line(finding.message, LONGEST_MESSAGE)}", WIDTH - 2, "  ")
    for number, text in enumerate(texts):
        if number == 0 and text.startswith(head):
            yield line("  ", (head, _STYLES[finding.severity]), text[len(head) :])
        else:
            yield line("  ", text)


def _hint(finding: Finding) -> Iterator[Line]:
    if finding.hint:
        for text in wrapped(_("hint: {hint}").format(hint=one_line(finding.hint, LONGEST_MESSAGE)), WIDTH - 4):
            yield line("    ", (text, "dim"))


def _groups(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.code].append(finding)
    return sorted(groups.items(), key=lambda item: (-max(finding.severity for finding in item[1]), item[0]))


def _group_head(code: str, group: Sequence[Finding], lookup: Lookup) -> Iterator[Line]:
    title = one_line(lookup.titles.get(code, ""))
    words = _("{code} {title} ({counts})").format(code=code, title=title, counts=counts_words(group))
    for number, text in enumerate(wrapped(words, WIDTH, "  ")):
        if number == 0 and text.startswith(code):
            yield line((code, _STYLES[max(finding.severity for finding in group)]), (text[len(code) :], "bold"))
        else:
            yield line((text, "bold"))


def _source(text: str, place: Place) -> Iterator[Line]:
    """The line and a caret under the column; of a long line the part around the column."""
    column = max(place.column - 1, 0)
    start = max(0, column - BEFORE_CARET)
    before, after = (safe(part).replace("\t", " ").rstrip("\n") for part in (text[start:column], text[column:]))
    lead = "…" if start else ""
    shown = cut(lead + before + after, WIDTH - 4)
    yield line("    ", shown)
    yield line("    ", " " * min(width_of(lead + before), WIDTH - 5), ("^", "bold"))
