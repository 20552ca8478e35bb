"""Owns the document of partners: who does what, where and for whom, with what is double; the figures are the core's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.i18n import _
from planner.mapping import Booked, Duplicate, Work, duplicates_of, work_by_partner, work_of
from planner.mission import Mission
from planner.reports.document import Cell, Document, Field, Section, Seen, Sheet
from planner.reports.documents.request import Request, choice_lines, choice_options, document_of
from planner.reports.page import whole
from planner.reports.words import number, title_of


def build(request: Request) -> Document:
    """Return the document; *region* (of the venue) and *partner* are heeded."""
    view, mission = request.view, request.view.mission
    works = [
        work
        for work in work_of(mission, view.day)
        if request.region in (None, work.region) and request.partner in (None, work.partner)
    ]
    twins = [
        twin
        for twin in duplicates_of(mission)
        if request.partner in (None, twin.first.partner, twin.second.partner)
        and (request.region is None or request.region in (view.region_of(twin.first), view.region_of(twin.second)))
    ]
    work = work_section(mission, works, _("What each does, where and for whom"))
    return document_of(
        request,
        "partners",
        _("Who does what, where and for whom"),
        [Sheet(sections=(_partners(request), work, _duplicates(mission, twins)))],
        lines=choice_lines(request),
        options=choice_options(request),
        notes=(
            _(
                "Held: delivered sessions that have ended, by heads attended. Planned: planned and approved ones still "
                "to end, by seats. Ideas are in no other figure. h: trainee-hours, heads times hours of the modules. "
                "Regions are those of the venues."
            ),
        ),
    )


def _partners(request: Request) -> Section:
    mission = request.view.mission
    found = work_by_partner(mission, request.view.day)
    rows = [
        tuple(_partner_row(mission, name, standings))
        for name, standings in found.items()
        if request.partner in (None, name)
    ]
    return Section(
        key="partners",
        title=_("Partners"),
        sentences=(_("All their sessions, wherever they are."),) if request.region else (),
        fields=(
            Field("partner", _("Partner"), least=14, wraps=True),
            Field("title"),
            Field("kind", _("Kind")),
            Field("teams", "", "count"),
            Field("trainers", _("Trainers"), "count"),
            *_booked_fields(_("Ideas"), _("Planned"), _("Held")),
        ),
        rows=tuple(rows),
        empty=_("No partner is recorded."),
    )


def _booked_fields(ideas: str = "", planned: str = "", held: str = "") -> tuple[Field, ...]:
    """Return the columns of sessions, heads and hours; with titles people see the numbers of sessions too."""
    return (
        Field("idea_sessions", ideas, "count"),
        Field("idea_seats", "", "count"),
        Field("planned_sessions", planned, "count"),
        Field("planned_seats", "", "count"),
        Field("planned_hours", _("h") if planned else _("Planned h"), "hours"),
        Field("delivered_sessions", held, "count"),
        Field("delivered_heads", "", "count"),
        Field("delivered_hours", _("h") if held else _("Held h"), "hours"),
    )


def _booked_cells(ideas: Booked, planned: Booked, delivered: Booked) -> Iterator[Cell]:
    figures = (ideas.sessions, ideas.heads, planned.sessions, planned.heads, planned.hours)
    for value in (*figures, delivered.sessions, delivered.heads, delivered.hours):
        yield Seen(value, number(value) if value else "-")


def _partner_row(mission: Mission, name: str | None, standings: dict[str, Booked]) -> Iterator[Cell]:
    partner = mission.partner.get(name or "")
    teams = [team for team in mission.teams if team.partner == name]
    yield Seen(name, partner.id if partner else _("none named"))
    yield from (title_of(partner) if partner else None, partner.kind if partner else None)
    yield from (len(teams), sum(team.trainers for team in teams))
    yield from _booked_cells(standings["ideas"], standings["planned"], standings["delivered"])


def work_section(mission: Mission, works: Sequence[Work], title: str) -> Section:
    """Return *works* as a table."""
    return Section(
        key="work",
        title=title,
        fields=(
            Field("partner", _("Partner"), least=12, wraps=True),
            Field("region", _("Reg."), least=4),
            Field("curriculum", _("Curriculum"), least=14, wraps=True),
            Field("modules"),
            Field("for_units", _("For"), least=14, wraps=True),
            Field("by_teams"),
            *_booked_fields(),
        ),
        rows=tuple(tuple(_work_row(mission, work)) for work in works),
        empty=_("Nothing is planned or held."),
    )


def _work_row(mission: Mission, work: Work) -> Iterator[Cell]:
    region = mission.region.get(work.region or "")
    yield Seen(work.partner, work.partner or _("none named"))
    yield Seen(work.region, region.short if region else "-")
    yield from (work.curriculum, work.modules)
    yield Seen(work.units, ", ".join(work.units) or _("nobody named"))
    yield work.teams
    *cells, hours, sessions, heads, delivered = _booked_cells(work.ideas, work.planned, work.delivered)
    if not (work.planned.sessions or work.delivered.sessions):
        hours = Seen(work.planned.hours, _("an idea"))
    yield from (*cells, hours, sessions, heads, delivered)


def _duplicates(mission: Mission, twins: Sequence[Duplicate]) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (
            twin.first.id,
            twin.first.partner,
            twin.first.start,
            twin.first.status,
            twin.second.id,
            twin.second.partner,
            Seen(twin.second.start, twin.second.start.isoformat()),
            twin.second.status,
            Seen(twin.units, ", ".join(map(whole, twin.units))),
            twin.modules,
            twin.heads,
        )
        for twin in twins
    ]
    return Section(
        key="duplicates",
        title=_("Taught twice: one unit, one module, two partners within 90 days"),
        fields=(
            Field("first", _("First")),
            Field("first_partner", _("Partner"), least=6, wraps=True),
            Field("first_start", "", "date"),
            Field("first_status"),
            Field("second", _("Second")),
            Field("second_partner", _("Partner"), least=6, wraps=True),
            Field("second_start", _("Start"), "date"),
            Field("second_status"),
            Field("shared_units", _("Units"), least=8, wraps=True),
            Field("shared_modules", _("Modules"), least=8, wraps=True),
            Field("shared_heads", _("Heads"), "count"),
        ),
        rows=tuple(rows),
        empty=_("Nothing is double."),
    )
