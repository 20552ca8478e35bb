"""Owns the list of sessions as a table: which columns there is room for, and what stands in them; no figure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from planner.i18n import _
from planner.model import Session
from planner.plain import cut, one_line, width_of
from planner.reports.lines import Line, line
from planner.reports.panes import Drawing
from planner.reports.session_facts import Marks, heads, mark_sign, modules_word
from planner.reports.words import number, short_weekday, status_word, title_of
from planner.tui.table import Column, Head
from planner.tui.theme import Look
from planner.view import View

CHOSEN, CHOSEN_ASCII = "◆", "@"
"""Before the sign of a session that is marked."""
MOST_ID, MOST_MODULES = 14, 18
TITLE = 20
"""Least columns for titles."""


class Field(NamedTuple):
    """One column that the list can have."""

    head: str
    width: int
    """With the blank on each side."""
    cell: Callable[[Session], Line]
    right: bool = False


class Widths(NamedTuple):
    """The terminal cells of the longest id and of the longest modules, or as many as there is room for."""

    ids: int
    modules: int


def widths_of(sessions: Sequence[Session]) -> Widths:
    """Return how wide the ids and the modules of *sessions* are."""
    ids = max(map(len, map(attrgetter("id"), sessions)), default=0)
    taught = {session.modules: session for session in sessions}.values()  # few differ in that
    modules = max((width_of(modules_word(session)) for session in taught), default=0)
    return Widths(min(MOST_ID, ids), min(MOST_MODULES, modules))


def widths_of_all(view: View) -> Widths:
    """Return how wide the ids and the modules of all sessions are."""
    return widths_of(view.by_start)


class SessionRows:
    """Sessions by start, each a row; *marked* are the ids of those that are marked."""

    fixed = 1
    feet: Sequence[Sequence[Line]] = ()

    def __init__(self, view: View, sessions: Sequence[Session], marks: Marks, marked: Collection[str], look: Look):
        self.view = view
        self.sessions = sessions
        self._marks = marks
        self._marked = marked
        self._look = look
        self._fields: list[Field] = []
        self.columns: list[Column] = []
        self.heads: Sequence[Sequence[Head]] = ()

    def fit(self, room: int) -> None:
        """Choose the columns that fit in *room* terminal cells: the first five always, the rest if there is room."""
        fields = self._every()
        kept, left = fields[:5], room - sum(field.width for field in fields[:5])
        for field in fields[5:]:
            if field.width <= left:
                kept.append(field)
                left -= field.width
        if left >= TITLE:
            kept.append(Field(_("Title"), left, lambda session: line(cut(title_of(session), left - 2))))
        elif left > 0:
            kept[3] = kept[3]._replace(width=kept[3].width + left)
        self._fields = kept
        self.columns = [Column(field.width, field.right) for field in kept]
        self.heads = [[Head(field.head) for field in kept]]

    def __len__(self) -> int:
        return len(self.sessions)

    def row(self, index: int) -> Sequence[Line]:
        """Return the cells of row *index*."""
        return [field.cell(self.sessions[index]) for field in self._fields]

    def _every(self) -> list[Field]:
        """Return all columns but titles, the least dispensable first."""
        ids, modules = self._widths
        reg = max((width_of(region.short) for region in self.view.mission.regions), default=3)
        return [
            Field("", 4, self._sign),
            Field(_("Start"), 16, self._start),
            Field(_("Session"), max(9, ids + 2), lambda session: line(cut(session.id, ids))),
            Field(_("Modules"), max(9, modules + 2), lambda session: line(cut(modules_word(session), modules))),
            Field(_("Reg"), max(5, reg + 2), self._region),
            Field(_("Heads"), 7, lambda session: line(number(heads(session))), right=True),
            Field("!", 4, self._found, right=True),
            Field(_("Status"), 11, lambda session: line(status_word(session.status))),
            Field(_("Days"), 6, lambda session: line(number(session.days)), right=True),
        ]

    @cached_property
    def _widths(self) -> Widths:
        if self.sessions is self.view.by_start:
            return self.view.kept(widths_of_all)
        return widths_of(self.sessions)

    def _sign(self, session: Session) -> Line:
        sign = mark_sign(Drawing(self._look.unicode), self._marks.of(session))
        chosen = (CHOSEN if self._look.unicode else CHOSEN_ASCII) if session.id in self._marked else " "
        return line((chosen, "key"), sign)

    def _start(self, session: Session) -> Line:
        text = f"{session.start.isoformat()} {short_weekday(session.start)}"
        return line((text, "dim" if session.end < self.view.day else ""))

    def _region(self, session: Session) -> Line:
        region = self.view.mission.region.get(self.view.region_of(session) or "")
        return line(one_line(region.short) if region else "-")

    def _found(self, session: Session) -> Line:
        found = len(self._marks.findings(session))
        return line((str(found), "warning")) if found else ()
