"""Owns the document of units: the sheet of one, or of each in a region; as text it is the mentor's sheet itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.coverage import Cell as Covered
from planner.coverage import sums_of
from planner.diagnostics import Finding
from planner.i18n import _
from planner.model import Unit
from planner.obstacles import is_blocked
from planner.reports.document import Cell, Document, Fact, Field, Section, Seen, Sheet
from planner.reports.documents.plan import findings_section
from planner.reports.documents.request import Request, choice_lines, document_of
from planner.reports.documents.session_rows import sessions_section
from planner.reports.footnotes import by_session, concerns, of_unit
from planner.reports.glyphs import shown_state, shown_words
from planner.reports.page import whole_twin
from planner.reports.record_words import confidence_word, named, presence_word, rating_words, records_word
from planner.reports.sessions import codes_by_session
from planner.reports.unit_modules import taught_to
from planner.reports.unit_sheet import covered_words, export_unit
from planner.reports.words import figure, of, percent, title_of
from planner.view import View


def build(request: Request) -> Document:
    """Return the document; *id*, the unit's, is heeded, else *region* with a sheet for each of its units."""
    view, findings = request.view, request.findings()
    units = [view.mission.unit[request.id]] if request.id else view.units_in(request.region or "")
    return document_of(
        request,
        "unit",
        _("Unit sheet"),
        [_sheet(view, unit, findings) for unit in units],
        lines=choice_lines(request),
        options={"unit": request.id or None, "region": request.region},
        notes=(_("Percentages are of trainee-hours. What was delivered says nothing of what came of it."),),
        each="unit",
    )


def _sheet(view: View, unit: Unit, findings: Sequence[Finding]) -> Sheet:
    filed = by_session(view.mission, findings)
    sessions = view.sessions_of.get(unit.id, ())
    found = [finding for s in sessions for finding in filed.get(s.id, ()) if concerns(view.mission, unit.id, finding)]
    return Sheet(
        id=unit.id,
        title=_("{title} ({id})").format(title=whole_twin(unit, "title"), id=unit.id),
        sections=(
            _facts(view, unit),
            _modules(view, unit),
            sessions_section(view, sessions, codes_by_session(view.mission, findings), _("Sessions")),
            _observations(view, unit),
            findings_section(list(dict.fromkeys([*of_unit(unit.id, findings), *found])), "unit_findings"),
        ),
        page=lambda ascii_only: export_unit(view, unit.id, findings, ascii_only=ascii_only),
    )


def _facts(view: View, unit: Unit) -> Section:
    mission, invented = view.mission, unit.confidence == "illustrative"
    region = mission.region.get(unit.region)
    sums = sums_of(view.coverage.by_unit.get(unit.id, ()))
    women = None if unit.women is None else Seen(unit.women, figure(unit.women, invented))
    return Section(
        key="facts",
        facts=(
            Fact("region", _("Region"), Seen(unit.region, named(mission, "region", unit.region))),
            Fact("zone", "", region.zone if region else None),
            Fact("town", _("Town"), unit.town or None),
            Fact("service", _("Service"), unit.service or None),
            Fact("roles", _("Roles"), unit.roles),
            Fact("strength", _("Strength"), Seen(unit.strength, figure(unit.strength, invented))),
            Fact("women", _("Women"), women),
            Fact("confidence", _("Known as"), Seen(unit.confidence, confidence_word(unit.confidence))),
            Fact("source", _("Source"), unit.source or None),
            Fact("status", _("Status"), Seen(unit.status, presence_word(unit.status))),
            Fact("records", _("Records"), Seen(unit.records, records_word(unit.records))),
            Fact("turnover", _("Turnover"), Seen(unit.turnover, percent(unit.turnover))),
            Fact(
                "mentor", _("Mentors"), Seen(unit.mentor, named(mission, "team", unit.mentor) if unit.mentor else "-")
            ),
            Fact("need", "", sums.need),
            Fact("covered", _("Covered"), Seen(sums.covered, covered_words(sums))),
            Fact("coverage", "", sums.coverage),
            Fact("note", _("Note"), whole_twin(unit, "note") or None),
        ),
    )


def _modules(view: View, unit: Unit) -> Section:
    return Section(
        key="modules",
        title=_("Modules"),
        fields=(
            Field("curriculum"),
            Field("module", _("Module")),
            Field("title", _("Title"), least=14, wraps=True),
            Field("status", _("State")),
            Field("basis"),
            Field("need", "", "count"),
            Field("attended", "", "count"),
            Field("covered", _("Covered"), "count"),
            Field("due", "", "count"),
            Field("lapsed", "", "count"),
            Field("scheduled", "", "count"),
            Field("gap", "", "count"),
            Field("open", _("Open"), "count"),
            Field("last_held", _("Last held"), "date"),
            Field("last_session"),
            Field("covered_until", _("Until"), "date"),
            Field("coming"),
            Field("ideas"),
            Field("blocked", "", "flag"),
            Field("illustrative", "", "flag"),
        ),
        rows=tuple(tuple(_module(view, cell)) for cell in view.coverage.by_unit.get(unit.id, ())),
        empty=_("No need is recorded and none was attended."),
    )


def _module(view: View, cell: Covered) -> Iterator[Cell]:
    taught = taught_to(view, cell.unit, cell.module.id)
    blocked = any(is_blocked(view, session) for session in taught.coming)
    yield view.mission.curriculum_of[cell.module.id].id
    yield from (cell.module.id, title_of(cell.module))
    yield Seen(cell.status, shown_words(cell, shown_state(cell, blocked=blocked)))
    yield from (cell.basis, cell.need, cell.attended)
    yield Seen(cell.covered, of(cell.covered, cell.need, cell.illustrative) if cell.need else "-")
    yield from (cell.due, cell.lapsed, cell.scheduled, cell.gap)
    yield Seen(cell.open, figure(cell.open, cell.illustrative and bool(cell.open)))
    yield from (taught.last.end if taught.last else None, taught.last.id if taught.last else None)
    yield view.coverage.covered_until(cell)
    yield tuple(session.id for session in taught.coming)
    yield tuple(session.id for session in taught.ideas)
    yield from (blocked, cell.illustrative)


def _observations(view: View, unit: Unit) -> Section:
    seen = [one for one in reversed(view.observations_of.get(unit.id, ())) if one.date <= view.day]
    rows: list[tuple[Cell, ...]] = [
        (
            one.date,
            one.module,
            Seen(one.rating, rating_words(one.rating) if one.rating else _("not rated")),
            one.mentor,
            whole_twin(one, "note") or None,
        )
        for one in seen
    ]
    return Section(
        key="observations",
        title=_("Observations, the newest first"),
        fields=(
            Field("date", _("Date"), "date"),
            Field("observed_module", _("Module")),
            Field("rating", _("Rating")),
            Field("mentor", _("Mentors"), least=8, wraps=True),
            Field("note", _("Note"), least=20, wraps=True),
        ),
        rows=tuple(rows),
        empty=_("None up to {day}.").format(day=view.day.isoformat()),
    )
