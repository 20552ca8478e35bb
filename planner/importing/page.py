"""Owns the page of an import: what it adds, changes and rejects, row by row, as lines; it prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.importing.result import FieldChange, Import, Outcome
from planner.intake import Problem
from planner.reports.lines import Line
from planner.reports.tables import Column, Table, table_lines


class Following(Protocol):
    """What follows from a change."""

    @property
    def comes(self) -> Sequence[Finding]:
        """Findings that there would be."""

    @property
    def goes(self) -> Sequence[Finding]:
        """Findings that there would not be any more."""


def import_lines(result: Import, *, made: bool = False, findings: Following | None = None) -> list[Line]:
    """Return the page of *result*.

    Args:
        result: what a table would do.
        made: whether it was carried out, not only tried.
        findings: those that it brings and ends, where they are known.
    """
    kinds = {"units": _("units"), "attendance": _("attendance"), "sessions": _("sessions")}
    title = _("Import of {kind} from {file}").format(kind=kinds[result.kind], file=result.file)
    tables = [
        Table(columns=(), rows=(), title=title, empty=_summary(result, made=made)),
        *_outcomes(_("Added") if made else _("Would be added"), result.added, new=True),
        *_outcomes(_("Changed") if made else _("Would be changed"), result.changed, new=False),
        *_problems(_("Worth a look"), _("Note"), result.warnings),
        *_problems(_("Rejected"), _("Why"), result.rejected),
    ]
    following = [_codes(findings)] if findings else []
    notes = [Table(columns=(), rows=(), empty=note) for note in (*following, *result.notes) if note]
    lines: list[Line] = []
    for table in (*tables[:1], *notes, *tables[1:]):
        lines += [*([()] if lines and table.title else []), *table_lines(table)]
    return lines


def _codes(findings: Following) -> str:
    """Return in a sentence how many findings of which code there are more and fewer; empty where there are none."""
    come, gone = (Counter(each.code for each in part) for part in (findings.comes, findings.goes))
    more, fewer = _counted(come - gone), _counted(gone - come)
    if not more and not fewer:
        return ""
    return _("Findings, more: {more}; fewer: {fewer}.").format(more=more or "-", fewer=fewer or "-")


def _counted(codes: Counter[str]) -> str:
    return ", ".join(f"{count} {code}" for code, count in sorted(codes.items()))


def _summary(result: Import, *, made: bool) -> str:
    added, changed = len(result.added), len(result.changed)
    parts = [
        ngettext("{count} added", "{count} added", added).format(count=added),
        ngettext("{count} changed", "{count} changed", changed).format(count=changed),
        ngettext("{count} row unchanged", "{count} rows unchanged", result.unchanged).format(count=result.unchanged),
        ngettext("{count} row rejected", "{count} rows rejected", result.rejected_rows).format(
            count=result.rejected_rows
        ),
    ]
    text = ", ".join(parts) + "."
    if made:
        return text
    return text + " " + _("Nothing is written yet: --apply does that.") if result.change.files else text


def _outcomes(title: str, outcomes: Sequence[Outcome], *, new: bool) -> list[Table]:
    if not outcomes:
        return []
    columns = (
        Column("row", _("Row"), right=True),
        Column("id", _("Id"), least=12, wraps=True),
        Column("fields", _("What it says") if new else _("Field: before -> after"), least=30, wraps=True),
    )
    rows = tuple((each.row, each.id, "; ".join(_told(change, new=new) for change in each.changes)) for each in outcomes)
    return [Table(columns=columns, rows=rows, title=title)]


def _told(change: FieldChange, *, new: bool) -> str:
    return f"{change.field} {change.after}" if new else f"{change.field}: {change.before or '-'} -> {change.after}"


def _problems(title: str, head: str, problems: Sequence[Problem]) -> list[Table]:
    if not problems:
        return []
    columns = (
        Column("row", _("Row"), right=True),
        Column("column", _("Column"), least=8, wraps=True),
        Column("message", head, least=30, wraps=True),
    )
    rows = tuple((problem.row, problem.column or "-", problem.message) for problem in problems)
    return [Table(columns=columns, rows=rows, title=title)]
