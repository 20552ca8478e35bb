"""Owns the document of gaps: which units lack what, the worst first, each with its cause; it computes none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.causes import Gap, gaps_of, standing_by_reason
from planner.i18n import _
from planner.reports.cause_words import cause_words, reason_word
from planner.reports.document import Cell, Document, Field, Section, Seen, Sheet
from planner.reports.documents.request import Request, choice_lines, choice_options, cut_words, document_of
from planner.reports.words import figure, number, of, title_of
from planner.view import View


def build(request: Request) -> Document:
    """Return the document; *region*, *unit* and *limit* are heeded."""
    view = request.view
    gaps = gaps_of(view, [request.region] if request.region else (), [request.unit] if request.unit else ())
    shown = gaps[: request.limit] if request.limit else gaps
    sentence = cut_words(len(shown), len(gaps))
    section = gaps_section(view, shown, _("Gaps, the worst first"), *([sentence] if sentence else []))
    return document_of(
        request,
        "gaps",
        _("Gaps and their causes"),
        [Sheet(sections=(causes_section(gaps), section))],
        lines=choice_lines(request),
        options={**choice_options(request), "limit": request.limit},
        notes=(gaps_note(),),
    )


def gaps_note() -> str:
    """Return the legend of gaps."""
    return _(
        "A gap is listed as long as heads in need are neither covered nor booked in a session that can be held; ideas "
        "book nobody. Its cause is the first thing to see to at the unit's duty station; a session elsewhere stays "
        "possible. Worst: hours times the region's need weight. h: trainee-hours, heads times hours of the module."
    )


def causes_section(gaps: Sequence[Gap]) -> Section:
    """Return the gaps by cause, those without a gap included."""
    rows: list[tuple[Cell, ...]] = [
        (
            Seen(reason, reason_word(reason)),
            standing.gaps,
            Seen(standing.heads, figure(standing.heads, standing.illustrative and bool(standing.heads))),
            Seen(standing.hours, figure(standing.hours, standing.illustrative and bool(standing.hours))),
        )
        for reason, standing in standing_by_reason(gaps).items()
    ]
    return Section(
        key="causes",
        title=_("By cause"),
        fields=(
            Field("cause", _("Cause")),
            Field("gaps", _("Gaps"), "count"),
            Field("heads", _("Heads"), "count"),
            Field("hours", _("h"), "hours"),
        ),
        rows=tuple(rows),
        flat=False,
    )


def gaps_section(view: View, gaps: Sequence[Gap], title: str, *sentences: str) -> Section:
    """Return *gaps* as a table, numbered in their order."""
    return Section(
        key="gaps",
        title=title,
        sentences=sentences,
        fields=_fields(),
        rows=tuple(tuple(_row(view, rank, gap)) for rank, gap in enumerate(gaps, 1)),
        empty=_("No gap: all in need are covered or booked."),
    )


def _fields() -> tuple[Field, ...]:
    return (
        Field("rank", "", "count"),
        Field("region", _("Reg."), least=3),
        Field("zone"),
        Field("unit", _("Unit"), least=8, wraps=True),
        Field("unit_title"),
        Field("module", _("Module")),
        Field("module_title"),
        Field("curriculum"),
        Field("need", "", "count"),
        Field("covered", "", "count"),
        Field("scheduled", "", "count"),
        Field("blocked_heads", "", "count"),
        Field("open", "", "count"),
        Field("standing", _("Heads"), "count"),
        Field("standing_hours", _("h"), "hours"),
        Field("idea_seats", "", "count"),
        Field("need_weight", "", "hours"),
        Field("cause", _("Cause"), least=20, wraps=True),
        Field("cause_about"),
        Field("cause_conditions"),
        Field("cause_modules"),
        Field("cause_sessions"),
        Field("cause_clears", "", "date"),
        Field("illustrative", "", "flag"),
    )


def _row(view: View, rank: int, gap: Gap) -> Iterator[Cell]:
    cell, cause = gap.cell, gap.cause
    region = view.mission.region.get(cell.unit.region)
    yield rank
    yield Seen(cell.unit.region, region.short if region else cell.unit.region)
    yield region.zone if region else None
    yield from (cell.unit.id, title_of(cell.unit), cell.module.id, title_of(cell.module))
    yield view.mission.curriculum_of[cell.module.id].id
    yield from (cell.need, cell.covered, cell.scheduled, gap.blocked, cell.open)
    yield Seen(gap.standing, of(gap.standing, cell.need, cell.illustrative))
    yield Seen(gap.hours, figure(gap.hours, cell.illustrative))
    yield cell.idea
    yield Seen(gap.weight, number(gap.weight))
    words = cause_words(gap)
    yield Seen(cause.reason, words)
    yield words
    yield from (cause.conditions, cause.modules, cause.sessions, cause.clears)
    yield cell.illustrative
