"""Owns the chase list as a page: by who has to act or by day, each entry one line; it computes no figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.i18n import _, ngettext
from planner.plain import folded, one_line, padded, width_of
from planner.reports.due import Chase, late_and_to_come
from planner.reports.lines import Later, Line, Span, line
from planner.reports.page import whole_twin
from planner.reports.panes import Drawing, clipped, heading
from planner.reports.record_words import named, presence_word
from planner.reports.session_detail import Detail
from planner.reports.words import days, figure, number, short_weekday, title_of
from planner.view import View

ID, WHO = 18, 20
"""Characters of ids and of who acts, at most."""


class Group(NamedTuple):
    """What one party has to do; all units that need a refresher are one group."""

    title: str
    chases: list[Chase]


def groups_of(view: View, chases: Sequence[Chase]) -> list[Group]:
    """Return *chases* by who has to act: whoever is most urgent first, nobody named and units last."""
    found: dict[tuple[int, str], list[Chase]] = {}
    for chase in chases:
        rank = 2 if chase.party == "unit" else 0 if chase.who else 1
        found.setdefault((rank, "" if rank == 2 else chase.who), []).append(chase)
    ordered = sorted(found.items(), key=lambda item: (item[0][0], item[1][0].by))
    return [Group(who_words(view, group[0]), group) for _key, group in ordered]


def who_words(view: View, chase: Chase) -> str:
    """Return who has to act, or what units that need a refresher are called together."""
    if chase.party == "unit":
        return _("Units whose training is about to lapse")
    if not chase.who:
        return _("Nobody named")
    return named(view.mission, chase.party or "partner", chase.who)


class DuePage(Later):
    """The chase list as lines of *room* columns: by who has to act under headings, or with *by_day* in one list.

    There may be thousands: a line is made when it is asked for.
    """

    def __init__(self, view: View, chases: Sequence[Chase], room: int, drawing: Drawing, *, by_day: bool) -> None:
        self._view = view
        self._room = room
        self._drawing = drawing
        self._by_day = by_day
        self._lines: list[Chase | Line] = []
        self._widths: dict[int, tuple[int, ...]] = {}
        self.chases: dict[int, Chase] = {}
        """Which chase each line is about, by its number."""
        if by_day:
            self._add(chases)
        else:
            for group in groups_of(view, chases):
                head = heading(group.title, room, drawing, counted(view, group.chases))
                self._lines += [line(), head] if self._lines else [head]
                self._add(group.chases)
        super().__init__(len(self._lines), self._line)

    def _add(self, chases: Sequence[Chase]) -> None:
        """Add *chases*, whose cells stand below each other."""
        widths = self._widths_of(chases)
        for chase in chases:
            self._widths[len(self._lines)] = widths
            self.chases[len(self._lines)] = chase
            self._lines.append(chase)

    def _widths_of(self, chases: Sequence[Chase]) -> tuple[int, ...]:
        """Return how wide the cells of *chases* are; there are few days and signs, and ids are as wide as long."""
        kinds = {(chase.by, chase.kind == "refresher"): chase for chase in chases}.values()
        longest = sorted(chases, key=lambda chase: -len(chase.id))[:1]
        cells = zip(*(self._cells(chase) for chase in (*longest, *kinds)), strict=True)
        return tuple(max(width_of(text) for text, _style in column) for column in cells)

    def _line(self, index: int) -> Line:
        found = self._lines[index]
        if not isinstance(found, Chase):
            return found
        cells = zip(self._cells(found), self._widths[index], strict=True)
        spans = [(f"{padded(text, width)}  ", style) for (text, style), width in cells if width]
        refresher = _("refresher: {modules}").split("{")[0]
        what = found.what.removeprefix(refresher)  # which the heading says already
        if self._by_day and found.kind == "refresher":
            what = _("due: {modules}").format(modules=what)
        elif self._by_day and found.who:
            what = _("{who}: {what}").format(who=one_line(found.who, WHO), what=what)
        return clipped(line(" ", *spans, what), self._room)

    def _cells(self, chase: Chase) -> list[Span]:
        """Return sign, day, how late, and what it is about; who does what is longest and stands last."""
        late = chase.by < self._view.day
        state = "due" if chase.kind == "refresher" else "gap" if late else "scheduled"
        return [
            (self._drawing.sign(state), state),
            (chase.by.isoformat(), "warning" if late else ""),
            (when_words(self._view, chase), "warning" if late else "dim"),
            (one_line(chase.id, ID), ""),
        ]


def when_words(view: View, chase: Chase) -> str:
    """Return how late it is, or how soon it is due."""
    left = (chase.by - view.day).days
    if left == 0:
        return _("today")
    return (_("{count} d late") if left < 0 else _("in {count} d")).format(count=number(abs(left)))


def counted(view: View, chases: Sequence[Chase]) -> str:
    """Return how many of *chases* are late, and how many are to come."""
    late, coming = late_and_to_come(chases, view.day)
    texts = [
        ngettext("{count} late", "{count} late", late).format(count=number(late)) if late else "",
        ngettext("{count} to come", "{count} to come", coming).format(count=number(coming)) if coming else "",
    ]
    return ", ".join(text for text in texts if text) or _("nothing to chase")


def matching(view: View, chases: Sequence[Chase], query: str) -> list[Chase]:
    """Return the chases that have every word of *query* in who acts, what it is about, or what is to be done."""
    words = folded(query).split()
    texts = [(_searched(view, chase), chase) for chase in chases]
    return [chase for text, chase in texts if all(word in text for word in words)]


def _searched(view: View, chase: Chase) -> str:
    mission = view.mission
    parts = [chase.id, who_words(view, chase), chase.what, *chase.units]
    units = [mission.unit[name] for name in chase.units if name in mission.unit]
    parts += [f"{title_of(unit)} {unit.region}" for unit in units]
    if session := mission.session.get(chase.id):
        parts.append(title_of(session))
    return folded(" ".join(parts))


def mentors_in(view: View) -> list[str]:
    """Return the teams that mentor a unit, in the order of the files."""
    mentoring = {unit.mentor for unit in view.mission.units}
    return [team.id for team in view.mission.teams if team.id in mentoring]


def refresher_detail(view: View, chase: Chase, detail: Detail) -> None:
    """Add to *detail* what lapses in the unit that *chase* is about, and the sessions that come to it."""
    unit = view.mission.unit[chase.id]
    detail.text(line((f"{unit.id}  ", "title")), whole_twin(unit, "title"), f"unit:{unit.id}", "bold")
    detail.fact(_("Region"), named(view.mission, "region", unit.region))
    detail.fact(_("Mentor"), named(view.mission, "team", unit.mentor) if unit.mentor else _("none named"))
    detail.fact(_("Strength"), figure(unit.strength, unit.confidence == "illustrative"))
    if unit.status != "present":
        detail.text((), presence_word(unit.status), style="warning")
    _add_lapses(view, chase, detail)
    detail.heading(_("Coming sessions"))
    coming = [each for each in view.sessions_of.get(unit.id, ()) if each.end >= view.day and each.status != "cancelled"]
    for session in coming:
        when = f"{session.start.isoformat()} {short_weekday(session.start)}  "
        what = whole_twin(session, "title") or ", ".join(session.modules)
        detail.text(line(when), f"{session.id} {what}", f"session:{session.id}")
    if not coming:
        detail.text((), _("None; n plans one."), style="warning")


def _add_lapses(view: View, chase: Chase, detail: Detail) -> None:
    """Add the modules of which heads are due, and until when what is covered holds."""
    detail.heading(_("Lapses within {days}").format(days=days(view.mission.settings.targets.due_days)))
    cells = [cell for cell in view.coverage.by_unit.get(chase.id, ()) if cell.due]
    dues = [
        _("{due} of {covered}").format(due=figure(cell.due, cell.illustrative), covered=number(cell.covered))
        for cell in cells
    ]
    room = max(map(width_of, dues), default=0)
    for cell, due in zip(cells, dues, strict=True):
        text = f"{cell.module.id} {whole_twin(cell.module, 'title')}"
        if until := view.coverage.covered_until(cell):
            text = _("{text}, until {day}").format(text=text, day=until.isoformat())
        detail.text(line((f"{padded(due, room, right=True)}  ", "due")), text)
