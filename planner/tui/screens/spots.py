"""Owns what a spot of a page means: what the lines below say of it, and what it leads to; it computes no figure.

The kinds of spots are those that ``reports.panes.Target`` names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.diagnostics import Finding
from planner.i18n import _
from planner.model import Region, Session, Zone
from planner.obstacles import obstacles_of
from planner.plain import one_line, width_of
from planner.reports.cell_words import coming_to, covered_phrases, gap_phrases, row_phrases, state_phrases
from planner.reports.coverage import Selection, groups_of
from planner.reports.filed import Filed
from planner.reports.findings import Lookup
from planner.reports.lines import Line, line
from planner.reports.overview_lists import STYLES
from planner.reports.panes import Target, clipped
from planner.reports.record_words import access_words, obstacle_words, trust_words
from planner.reports.tables import wrapped
from planner.reports.words import coverage_words, number, status_word, title_of
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.screens import entries
from planner.tui.screens.parts import lines_said as lines_said
from planner.tui.state import word_of
from planner.view import View

MOST = 8
"""Lines that say all of it, when asked for."""


def plan_command() -> Command:
    """Return the command that plans a session, for screens on which it is worth a place in the line of keys."""
    return entry_command("session_form", _("plan it"))


def entry_command(name: str, short: str) -> Command:
    """Return the command that shows the screen *name*, called *short* in the line of keys."""
    return next(entry.command for entry in entries() if entry.name == name)._replace(short=short)


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
        return Focus(curriculum=target.id)
    if target.kind == "finding":
        return _of_finding(view, findings[int(target.id)])
    if target.curriculum:
        return Focus(region=target.id, curriculum=target.curriculum)
    return Focus(region=target.id) if target.kind in ("region", "zone") else Focus(unit=target.id)


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

    def __init__(
        self, desk: Desk, findings: Filed | Sequence[Finding] | None = None, *, covered_shown: bool = False
    ) -> None:
        """Prepare; with *covered_shown* the page itself says how much of the need of places is covered."""
        self._desk = desk
        self._covered_shown = covered_shown
        self._view = desk.view
        self._filed = findings if isinstance(findings, Filed) else Filed(desk.view, findings or ())

    def lines(self, target: Target | None, room: int, most: int, first: str = "") -> list[Line]:
        """Return *most* lines of *room* columns about *target*, beginning with *first*."""
        head, style, text = self._said(target) if target else ("", "", "")
        text = "; ".join(part for part in (first, text) if part)
        texts = wrapped(f"{head} {_as_fits(head, text, room - 2, most)}".strip(), room - 2)
        lines = [line(" ", each) for each in texts[:most]]
        if lines and texts[0].startswith(head):
            lines[0] = line(" ", (head, style), texts[0][len(head) :])
        if len(texts) > most:
            lines[-1] = clipped((*lines[-1], (" …", "dim")), room)
        return [*lines, *[line()] * (most - len(lines))]

    def _said(self, target: Target) -> tuple[str, str, str]:
        """Return the beginning, its style, and the rest."""
        mission = self._view.mission
        if target.curriculum:
            return self._of_curriculum(target)
        if target.kind in ("region", "zone"):
            entry: Region | Zone | None = (mission.region if target.kind == "region" else mission.zone).get(target.id)
            return f"{title_of(entry)}:" if entry else "", "title", "; ".join(self._place(target))
        if target.kind == "cell" and (cell := self._view.coverage.cell.get((target.id, target.module))):
            state = word_of(cell.status)
            phrases = (*coming_to(self._view, cell), *state_phrases(self._view, cell))
            return f"{target.module} {state}:", "title", "; ".join(phrases)
        if target.kind == "session" and target.id in mission.session:
            return f"{target.id}:", "title", "; ".join(self._session(mission.session[target.id]))
        if target.kind == "finding":
            finding = self._filed.findings[int(target.id)]
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

    def _of_curriculum(self, target: Target) -> tuple[str, str, str]:
        """Return what is said of a region in one curriculum."""
        mission = self._view.mission
        groups = groups_of(self._view, "region", Selection(curricula=frozenset({target.curriculum})))
        sums = next((group.sums for group in groups if group.id == target.id), None)
        phrases = (*covered_phrases(sums), *gap_phrases(sums)) if sums else ()
        title = title_of(mission.curriculum[target.curriculum])
        return f"{title_of(mission.region[target.id])}, {title}:", "title", "; ".join(phrases)

    def _place(self, target: Target) -> Iterator[str]:
        distribution = self._view.distribution()
        rows = distribution.regions if target.kind == "region" else distribution.zones
        for row in rows:
            place = row.region if target.kind == "region" else row.zone
            if place and place.id == target.id:
                yield from row_phrases(row, covered=not self._covered_shown)
        if region := self._view.mission.region.get(target.id) if target.kind == "region" else None:
            yield access_words(region.access)
            yield trust_words(region.trust)

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
        for finding in self._filed.by_session.get(session.id, ()):
            yield f"{finding.code} {one_line(finding.message)}"


def _as_fits(head: str, text: str, room: int, most: int) -> str:
    """Return *text* after *head* for *most* lines of *room*, without the short phrase within which it would be cut.

    A figure is not parted from what it counts; a phrase as long as half a line is cut, since its beginning says much.
    """
    phrases = text.split("; ")
    for count in range(len(phrases), 0, -1):
        shown = "; ".join(phrases[:count])
        if count < len(phrases) and len(wrapped(f"{head} {shown} …", room)) <= most:
            long = width_of(phrases[count]) > room // 2
            return "; ".join(phrases[: count + 1]) if long else f"{shown} …"
        if count == len(phrases) and len(wrapped(f"{head} {shown}", room)) <= most:
            return shown
    return text
