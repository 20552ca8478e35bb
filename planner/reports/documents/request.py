"""Owns what is asked of an export, and what every document has: provenance, the choice made, and the legends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from msgspec import Struct

from planner import __version__
from planner.diagnostics import Finding, Place
from planner.distribution import Weight
from planner.i18n import _, ngettext
from planner.reports.document import Datum, Document, Provenance, Seen, Sheet, text_of
from planner.reports.provenance import DIGITS, header_lines
from planner.reports.record_words import dated, named
from planner.reports.words import MARK, heads_note, illustrative_note, number, week
from planner.view import View

By = str
BYS = ("week", "region", "unit", "team")
_MARKED = tuple(f"{MARK}{digit}" for digit in "0123456789")


class Request(Struct, frozen=True, kw_only=True):
    """What to export: the mission, and the choice made; what is None or empty limits nothing."""

    view: View
    errors: int = 0
    """Errors that loading found."""
    findings: Callable[[], Sequence[Finding]] = tuple
    """Asked only by exports that show them: finding them takes a while."""
    place: Callable[[Finding], Place] = lambda finding: Place(finding.anchor.origin[0])
    id: str = ""
    """Of the one unit or region."""
    start: dt.date | None = None
    end: dt.date | None = None
    since: dt.date | None = None
    region: str | None = None
    partner: str | None = None
    unit: str | None = None
    by: By = "week"
    limit: int | None = None
    """Of gaps or findings."""
    weight: Weight = "need"
    select: tuple[str, ...] = ()
    """Codes of findings, or the beginnings of some."""


def document_of(
    request: Request,
    what: str,
    title: str,
    sheets: Sequence[Sheet],
    *,
    lines: Sequence[str] = (),
    options: dict[str, Datum] | None = None,
    notes: Sequence[str] = (),
    each: str = "",
) -> Document:
    """Return a document with its provenance above and its legends below.

    Args:
        request: what was asked.
        what: the name of the export.
        title: what people call it.
        sheets: its pages.
        lines: sentences after the provenance: the period, the choice.
        options: the same for machines.
        notes: legends of its own; that of heads and, where a mark is printed, of the mark follow them.
        each: what each sheet is about.
    """
    marked = any(_is_marked(sheet) for sheet in sheets)
    return Document(
        what=what,
        title=title,
        provenance=provenance_of(request),
        lines=(*header_lines(request.view, request.errors), *lines),
        options=options or {},
        sheets=tuple(sheets),
        each=each,
        notes=(*notes, heads_note(), *((illustrative_note(),) if marked else ())),
        illustrative=marked,
    )


def provenance_of(request: Request) -> Provenance:
    """Return of which mission, date and data the request speaks."""
    mission = request.view.mission
    name = mission.settings.id or mission.root.resolve().name
    return Provenance(
        mission=_encodable(name),
        title=mission.settings.title,
        as_of=request.view.day,
        data=mission.digest[:DIGITS],
        planner=__version__,
        left_out=mission.left_out,
    )


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _is_marked(sheet: Sheet) -> bool:
    for section in sheet.sections:
        facts = (fact.cell for fact in section.facts)
        cells = (cell for row in (*section.rows, *((section.footer,) if section.footer else ())) for cell in row)
        shown = [cell.text for cell in (*facts, *cells) if isinstance(cell, Seen)]
        if any(mark in text for text in (*shown, *section.sentences) for mark in _MARKED):
            return True
    return False


def period_line(start: dt.date, end: dt.date) -> str:
    """Return from when to when sessions are shown."""
    text = _("sessions from {first} ({first_week}) to {last} ({last_week})")
    return text.format(first=dated(start), first_week=week(start), last=dated(end), last_week=week(end))


def choice_lines(request: Request) -> list[str]:
    """Return in words what the document is limited to."""
    mission, lines = request.view.mission, []
    for word, table, name in (
        (_("only region {name}"), "region", request.region),
        (_("only partner {name}"), "partner", request.partner),
        (_("only unit {name}"), "unit", request.unit),
    ):
        if name:
            lines.append(word.format(name=named(mission, table, name)))
    return lines


def choice_options(request: Request) -> dict[str, Datum]:
    """Return the same for machines."""
    return {"region": request.region, "partner": request.partner, "unit": request.unit}


def cut_words(shown: int, every: int) -> str:
    """Return that only some of the rows are shown; empty where all are."""
    if shown >= every:
        return ""
    text = ngettext("The first {shown} of {count} is shown.", "The first {shown} of {count} are shown.", shown)
    return text.format(shown=number(shown), count=number(every))


def plain(cell: object) -> str:
    """Return a value as people read it."""
    return text_of(cell) if isinstance(cell, str | int | float) or cell is None else str(cell)
