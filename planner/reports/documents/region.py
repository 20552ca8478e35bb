"""Owns the document of regions: who is there, the gaps, what is blocked and why, what is coming, on a page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.causes import Gap, gaps_of
from planner.coverage import sums_of
from planner.i18n import _
from planner.mapping import Work, work_of
from planner.model import Region, Session, Unit
from planner.obstacles import AHEAD, is_blocked
from planner.reports.document import Cell, Document, Fact, Field, Section, Seen, Sheet
from planner.reports.documents.drawings import curriculum_bars, map_of
from planner.reports.documents.gaps import gaps_note, gaps_section
from planner.reports.documents.partners import work_section
from planner.reports.documents.request import Request, cut_words, document_of
from planner.reports.documents.session_rows import Codes, sessions_section
from planner.reports.page import whole, whole_twin
from planner.reports.record_words import access_words, condition_word, dated, days_of, grade_word, named, trust_words
from planner.reports.sessions import codes_by_session
from planner.reports.unit_sheet import covered_words
from planner.reports.words import coverage_percent, figure, number, of, title_of
from planner.view import View
from planner.vocabulary import CONDITIONS, Condition

WORST = 10
"""Gaps that a page lists, unless another number is asked for."""


def build(request: Request) -> Document:
    """Return the document; *id*, the region's, is heeded, else there is a page for each; and *limit*, of its gaps."""
    view = request.view
    regions = [view.mission.region[request.id]] if request.id else view.mission.regions
    codes = codes_by_session(request.view.mission, request.findings())
    gaps, works = _by_region(view, [region.id for region in regions])
    return document_of(
        request,
        "region",
        _("Region"),
        [_sheet(view, region, codes, gaps[region.id], works[region.id], request.limit or WORST) for region in regions],
        options={"region": request.id or None, "limit": request.limit or WORST},
        notes=(gaps_note(), _("Heads of sessions: attended once delivered, else booked seats.")),
        each="region",
    )


def _by_region(view: View, names: list[str]) -> tuple[dict[str, list[Gap]], dict[str, list[Work]]]:
    """Return gaps and who does what by region, of the regions *names*: one reading of the plan for all of them."""
    gaps: dict[str, list[Gap]] = {name: [] for name in names}
    works: dict[str, list[Work]] = {name: [] for name in names}
    for gap in gaps_of(view, names):
        if gap.cell.unit.region in gaps:  # with no region at all there is no choice of regions
            gaps[gap.cell.unit.region].append(gap)
    for work in work_of(view.mission, view.day):
        if work.region in works:
            works[work.region].append(work)
    return gaps, works


def _sheet(view: View, region: Region, codes: Codes, gaps: list[Gap], works: list[Work], most: int) -> Sheet:
    sentence = cut_words(min(most, len(gaps)), len(gaps))
    ahead = [s for s in view.by_start if s.status in AHEAD and s.end > view.day and _concerns(view, region, s)]
    return Sheet(
        id=region.id,
        title=_("{title} ({id})").format(title=whole_twin(region, "title"), id=region.id),
        sections=(
            _facts(view, region, len(gaps)),
            _units(view, region),
            _teams(view, region),
            work_section(view.mission, works, _("Who teaches what here")),
            gaps_section(view, gaps[:most], _("Gaps, the worst first"), *([sentence] if sentence else [])),
            sessions_section(
                view,
                [s for s in ahead if is_blocked(view, s)],
                codes,
                _("Blocked, and by what"),
                "blocked",
                reasons=True,
            ),
            sessions_section(view, ahead, codes, _("Coming, here or for units from here"), "coming"),
            _activities(view, region),
        ),
    )


def _concerns(view: View, region: Region, session: Session) -> bool:
    """Return whether *session* is held in the region or teaches units that serve there."""
    if view.region_of(session) == region.id:
        return True
    units = (view.mission.unit.get(name) for name in session.seats)
    return any(unit.region == region.id for unit in units if unit)


def _facts(view: View, region: Region, gaps: int) -> Section:
    sums = sums_of(cell for unit in view.units_in(region.id) for cell in view.coverage.by_unit.get(unit.id, ()))
    return Section(
        key="facts",
        facts=(
            Fact("zone", _("Zone"), Seen(region.zone, named(view.mission, "zone", region.zone))),
            Fact(
                "access",
                _("Region"),
                Seen(region.access, f"{access_words(region.access)}, {trust_words(region.trust)}"),
            ),
            Fact("trust", "", region.trust),
            *(Fact(name, "", view.grade(region.id, name, view.day)) for name in CONDITIONS),
            Fact("", _("Conditions"), Seen(None, ", ".join(_condition(view, region, name) for name in CONDITIONS))),
            _closures(view, region),
            Fact("population", _("People"), region.population),
            Fact("need", "", sums.need),
            Fact("covered", _("Covered"), Seen(sums.covered, covered_words(sums))),
            Fact("coverage", "", sums.coverage),
            Fact("need_hours", "", sums.need_hours),
            Fact("gaps", "", gaps),  # of which a table may show only the worst
            Fact("gap_hours", _("Gap h"), Seen(sums.gap_hours, figure(sums.gap_hours, sums.illustrative))),
        ),
        figures=(map_of(view, region.id), curriculum_bars(view, region.id)),
    )


def _condition(view: View, region: Region, name: Condition) -> str:
    text = f"{condition_word(name)} {grade_word(view.grade(region.id, name, view.day))}"
    if provider := view.provider(region.id, name, view.day):
        return _("{text} (adequate from {day}, {activity})").format(
            text=text, day=provider.end.isoformat(), activity=provider.id
        )
    return text


def _closures(view: View, region: Region) -> Fact:
    ahead = sorted((c for c in region.closures if c.end >= view.day), key=lambda closure: (closure.start, closure.end))
    texts = []
    for closure in ahead:
        text = _("{first} to {last}").format(first=dated(closure.start), last=dated(closure.end))
        texts.append(f"{text}: {whole(closure.reason)}" if closure.reason else text)
    days = tuple(f"{closure.start.isoformat()}/{closure.end.isoformat()}" for closure in ahead)
    return Fact("closures", _("Closed"), Seen(days, "; ".join(texts)))


def _units(view: View, region: Region) -> Section:
    return Section(
        key="units",
        title=_("Units"),
        fields=(
            Field("unit", _("Unit"), least=10, wraps=True),
            Field("title", _("Title"), least=14, wraps=True),
            Field("service"),
            Field("strength", _("Heads"), "count"),
            Field("women", "", "count"),
            Field("mentor"),
            Field("need", "", "count"),
            Field("covered", _("Covered"), "count"),
            Field("coverage", "%", "share"),
            Field("open", _("Open"), "count"),
            Field("status"),
            Field("records"),
            Field("illustrative", "", "flag"),
        ),
        rows=tuple(tuple(_unit(view, unit)) for unit in view.units_in(region.id)),
        empty=_("No unit is recorded here."),
    )


def _unit(view: View, unit: Unit) -> Iterator[Cell]:
    sums = sums_of(view.coverage.by_unit.get(unit.id, ()))
    invented = unit.confidence == "illustrative"
    yield from (unit.id, title_of(unit), unit.service or None)
    yield Seen(unit.strength, figure(unit.strength, invented))
    yield from (unit.women, unit.mentor, sums.need)
    yield Seen(sums.covered, of(sums.covered, sums.need, sums.illustrative) if sums.need else _("no need"))
    yield Seen(sums.coverage, coverage_percent(sums))
    yield Seen(sums.open, figure(sums.open, sums.illustrative and bool(sums.open)))
    yield from (unit.status, unit.records, invented)


def _teams(view: View, region: Region) -> Section:
    rows: list[tuple[Cell, ...]] = [
        (team.id, team.partner, team.component, Seen(team.trainers, number(team.trainers)), team.skills)
        for team in view.mission.teams
        if team.region == region.id
    ]
    return Section(
        key="teams",
        title=_("Teams posted here"),
        fields=(
            Field("team", _("Team"), least=8, wraps=True),
            Field("partner", _("Partner"), least=8, wraps=True),
            Field("component", _("Component")),
            Field("trainers", _("Trainers"), "count"),
            Field("skills", _("Skills"), least=10, wraps=True),
        ),
        rows=tuple(rows),
        empty=_("No team is posted here."),
    )


def _activities(view: View, region: Region) -> Section:
    found: Sequence[tuple[Cell, ...]] = [
        (
            activity.id,
            activity.kind,
            whole_twin(activity, "title"),
            Seen(activity.start, days_of(activity)),
            activity.end,
        )
        for activity in view.activities_in.get(region.id, ())
        if activity.end >= view.day
    ]
    return Section(
        key="activities",
        title=_("Alongside: other activities"),
        fields=(
            Field("activity", _("Activity")),
            Field("kind"),
            Field("title", _("Title"), least=14, wraps=True),
            Field("start", _("Days"), "date", least=20, wraps=True),
            Field("end", "", "date"),
        ),
        rows=tuple(found),
        empty=_("None is planned."),
    )
