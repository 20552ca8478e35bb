"""Owns what a spot of a page means: what the lines below say of it, and what it leads to; it computes no figure.

The kinds of spots are those that ``reports.panes.Target`` names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.coverage import Cell, covered_until
from planner.diagnostics import Finding
from planner.distribution import Row
from planner.i18n import _, ngettext
from planner.model import Session
from planner.obstacles import obstacles_of
from planner.plain import one_line
from planner.reports.coverage import Selection, groups_of
from planner.reports.findings import Lookup
from planner.reports.footnotes import by_session
from planner.reports.lines import Line, line
from planner.reports.overview_lists import STYLES
from planner.reports.panes import Target, clipped
from planner.reports.record_words import access_words, obstacle_words, trust_words
from planner.reports.tables import wrapped
from planner.reports.unit_modules import taught_to
from planner.reports.words import coverage_words, figure, number, of, scheduled, status_word, title_of
from planner.tui.desk import Desk, Focus
from planner.tui.state import word_of
from planner.view import View


def lookup_of(desk: Desk) -> Lookup:
    """Return where the page of findings asks for places, lines and titles."""
    from planner.checks import RULES

    workspace = desk.workspace
    titles = {code: _(rule.title) for code, rule in RULES.items()}
    return Lookup(workspace.place, workspace.source_line, titles)


def focus_of(view: View, target: Target | None, findings: Sequence[Finding]) -> Focus:
    """Return what *target* leads to; nothing of it where it leads nowhere."""
    mission = view.mission
    if target is None:
        return Focus()
    if target.kind == "cell":
        return Focus(unit=target.id, module=target.module)
    if target.kind == "session":
        session = mission.session.get(target.id)
        units = (session.seats or session.attended) if session else {}
        module = next((module.id for module in mission.taught(session)), None) if session else None
        return Focus(unit=next(iter(units), None), module=module, session=target.id)
    if target.kind == "curriculum":
        return Focus(module=next((module.id for module in mission.modules_in[target.id]), None))
    if target.kind == "finding":
        return _of_finding(view, findings[int(target.id)])
    return Focus(region=target.id) if target.kind == "region" else Focus(unit=target.id)


def _of_finding(view: View, finding: Finding) -> Focus:
    mission = view.mission
    named: dict[str, str] = {}
    for kind, table in (
        ("region", mission.region),
        ("unit", mission.unit),
        ("module", mission.module),
        ("session", mission.session),
    ):
        found = next((name for name in finding.entities if name in table), None)
        if found:
            named[kind] = found
    if "unit" in named:
        named.pop("region", None)
    if "session" in named and "unit" not in named:
        return focus_of(view, Target("session", named["session"]), ())
    return Focus(**named)


class About:
    """The words about spots of one view."""

    def __init__(self, desk: Desk, findings: Sequence[Finding]) -> None:
        self._desk = desk
        self._view = desk.view
        self._findings = findings
        self._filed = by_session(self._view.mission, findings)

    def lines(self, target: Target | None, room: int, most: int) -> list[Line]:
        """Return *most* lines of *room* columns about *target*."""
        head, style, text = self._said(target) if target else ("", "", "")
        texts = wrapped(f"{head} {text}".strip(), room - 2)
        lines = [line(" ", each) for each in texts[:most]]
        if lines and texts[0].startswith(head):
            lines[0] = line(" ", (head, style), texts[0][len(head) :])
        if len(texts) > most:
            lines[-1] = (*clipped(lines[-1], room - 3), (" …", "dim"))
        return [*lines, *[line()] * (most - len(lines))]

    def _said(self, target: Target) -> tuple[str, str, str]:
        """Return the beginning, its style, and the rest."""
        mission = self._view.mission
        if target.kind == "region" and target.id in mission.region:
            return f"{title_of(mission.region[target.id])}:", "title", "; ".join(self._region(target.id))
        if target.kind == "cell" and (cell := self._view.coverage.cell.get((target.id, target.module))):
            state = word_of(cell.status)
            return f"{target.module} {state}:", "title", "; ".join(about_cell(self._view, cell))
        if target.kind == "session" and target.id in mission.session:
            return f"{target.id}:", "title", "; ".join(self._session(mission.session[target.id]))
        if target.kind == "finding":
            finding = self._findings[int(target.id)]
            place = one_line(str(self._desk.workspace.place(finding)))
            hint = _("remedy: {hint}").format(hint=finding.hint) if finding.hint else ""
            return f"{place}:", STYLES[finding.severity], one_line(f"{finding.message}. {hint}", 2000)
        if target.kind == "curriculum":
            chosen = Selection(curricula=frozenset({target.id}))
            groups = groups_of(self._view, "curriculum", chosen)
            words = "; ".join(
                f"{group.title}: {coverage_words(group.sums)}" for group in groups if group.id == target.id
            )
            return _("All zones,"), "title", words
        return "", "", ""

    def _region(self, name: str) -> Iterator[str]:
        row = next(row for row in self._view.distribution().regions if row.region and row.region.id == name)
        yield from about_row(row)
        if row.region:
            yield access_words(row.region.access)
            yield trust_words(row.region.trust)

    def _session(self, session: Session) -> Iterator[str]:
        view = self._view
        yield title_of(session) or one_line(", ".join(session.modules))
        yield _("{status}, {start} to {end}").format(
            status=status_word(session.status), start=session.start.isoformat(), end=session.end.isoformat()
        )
        heads = session.attended or session.seats
        yield ", ".join(f"{one_line(unit)} {number(count)}" for unit, count in heads.items()) or _("no unit is named")
        yield one_line(session.venue) if session.venue else _("venue not recorded")
        if session.teams:
            yield one_line(", ".join(session.teams))
        for obstacle in obstacles_of(view, session):
            if obstacle.blocks:
                yield _("blocked: {reason}").format(reason=obstacle_words(obstacle))
        for finding in self._filed.get(session.id, ()):
            yield f"{finding.code} {one_line(finding.message)}"


def about_row(row: Row) -> Iterator[str]:
    """Yield what the two views of a region or zone say: by duty station, then by venue."""
    sums = row.sums
    yield coverage_words(sums)
    if sums.unknown:
        yield _("{count} unknown").format(count=figure(sums.unknown, sums.illustrative))
    if sums.need:
        yield _("gap {gap} h, {scheduled} h of it scheduled").format(
            gap=figure(sums.gap_hours, sums.illustrative), scheduled=scheduled(sums)
        )
    held = ngettext("{count} session held here", "{count} sessions held here", row.held.sessions)
    yield held.format(count=number(row.held.sessions))
    if row.booked.sessions:
        yield ngettext("{count} booked", "{count} booked", row.booked.sessions).format(
            count=number(row.booked.sessions)
        )
    if row.trainers:
        trainers = ", ".join(f"{one_line(name)} {number(count)}" for name, count in row.trainers.items())
        yield _("trainers {trainers}").format(trainers=trainers)


def about_cell(view: View, cell: Cell) -> Iterator[str]:
    """Yield how a unit stands in a module: covered until when, what was lost, what is coming and what blocks it."""
    yield _("{heads} covered").format(heads=of(cell.covered, cell.need, cell.illustrative))
    yield _("need assessed") if cell.assessed else _("need assumed")
    if until := covered_until(view.mission, cell, view.day):
        yield _("until {day}").format(day=until.isoformat())
    for count, text in (
        (cell.due, _("{count} due")),
        (cell.lapsed, _("{count} lapsed")),
        (cell.open, _("{count} open")),
    ):
        if count:
            yield text.format(count=figure(count, cell.illustrative))
    taught = taught_to(view, cell.unit, cell.module.id)
    if taught.last:
        yield _("last held until {day}").format(day=taught.last.end.isoformat())
    for session in (*taught.coming, *taught.ideas):
        yield _("{status} {session} from {day}").format(
            status=status_word(session.status), session=one_line(session.id), day=session.start.isoformat()
        )
        for obstacle in obstacles_of(view, session):
            if obstacle.blocks:
                yield _("blocked: {reason}").format(reason=obstacle_words(obstacle))
