"""Owns what is made beside the screens before they are opened: figures that each of them asks for in a large mission.

It makes nothing that a screen would not make itself, and draws nothing. All of it is kept with the view or with its
findings; how far it is is known by screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from planner.diagnostics import Anchor
from planner.reports.filed import Filed
from planner.reports.overview_bars import compared_sums
from planner.reports.overview_lists import coming, lapses, worst_gaps
from planner.tui.background import Stopped
from planner.tui.desk import Desk
from planner.tui.proposed import Proposed
from planner.view import View

if TYPE_CHECKING:
    from planner.tui.screens.frame import Frame

T = TypeVar("T")
SLICE = 0.01
"""Seconds that a key may wait for what is made ahead, or as much longer as one thing takes."""
Makes = Iterator[Callable[[], object]]
"""What makes one thing after the other; each takes so long that it may still be given up after it."""


def warm(view: View, stopped: Stopped, *, places: bool = True) -> View:
    """Return *view* with the figures made that a screen asks for at once; half-made once *stopped*.

    Those of regions and zones are among them if the screen shows *places*.
    """
    makes: list[Callable[[], object]] = [lambda: view.coverage, lambda: view.coverage.by_unit]
    if places:
        makes.append(view.distribution)
    for make in makes:
        if not stopped():
            make()
    return view


def warm_balances(views: Iterable[View], stopped: Stopped) -> None:
    """Make the reform balance on the date of each of *views*, unless *stopped*."""
    from planner.reform import balance_on

    for view in views:
        if not stopped():
            balance_on(view)


def warm_overlays(frame: Frame) -> None:
    """Make what the first help, and the first search for a name, would make over *frame*."""
    from planner.tui.screens.help import help_lines

    import_module("planner.tui.screens.palette")
    help_lines(frame, frame.app.size.width)
    _names = frame.desk.names.first


class Course:
    """Things that are made one after the other, and how far that is."""

    def __init__(self, makes: Makes) -> None:
        self._makes = makes
        self.done = False
        """Whether all are made."""

    def go_on(self, stopped: Stopped) -> None:
        """Make those that are left, until *stopped*."""
        while not (self.done or stopped()):
            make = next(self._makes, None)
            self.done = make is None
            if make:
                make()


def course(makes: Callable[[T], Makes]) -> Callable[[T], Course]:
    """Return what begins a course of what *makes* yields."""
    return lambda thing: Course(makes(thing))


# What screens ask for; they are imported only when it is made.


@course
def _places(view: View) -> Makes:
    yield view.distribution
    yield lambda: view.kept(compared_sums)


@course
def _maps(view: View) -> Makes:
    from planner.reports.overview_page import mapped_sums

    yield lambda: view.kept(mapped_sums)


@course
def _gaps(view: View) -> Makes:
    yield lambda: worst_gaps(view)
    yield lambda: lapses(view)
    yield lambda: view.sessions_of


@course
def _agenda(view: View) -> Makes:
    yield lambda: coming(view)


@course
def _rows(view: View) -> Makes:
    from planner.tui.screens.session_rows import widths_of_all

    yield lambda: view.kept(widths_of_all)


@course
def _chases(view: View) -> Makes:
    from planner.reports.due import chase_list

    yield lambda: view.kept(chase_list)


@course
def _units(view: View) -> Makes:
    from planner.tui.screens.coverage_figures import Figures

    yield from view.kept(Figures).makes()


@course
def _modules(view: View) -> Makes:
    from planner.reports.module_facts import ModuleFacts

    yield view.kept(ModuleFacts).prepare


@course
def _balance(view: View) -> Makes:
    from planner.reform import balance_on

    yield lambda: balance_on(view)


@course
def _later(view: View) -> Makes:
    """Yield what screens ask for when the cursor moves, or their help is shown."""
    from planner.reports.module_facts import ModuleFacts
    from planner.reports.reform_spots import Spots
    from planner.tui.screens.coverage_figures import Figures

    yield lambda: view.coverage.illustrative
    yield from view.kept(Figures).makes_later()
    yield from (partial(view.kept(ModuleFacts).stands, [module]) for module in view.mission.modules)
    yield from view.kept(Spots).makes()


@course
def _first(filed: Filed) -> Makes:
    yield from (partial(getattr, filed, name) for name in ("counts", "urgent", "first", "index", "codes"))


@course
def _marks(filed: Filed) -> Makes:
    yield lambda: filed.by_session
    yield lambda: [filed.of_unit(unit) for unit in filed.view.mission.units[:1]]
    yield lambda: filed.marks


@course
def _timeline(filed: Filed) -> Makes:
    from planner.proposal.diary import Diary
    from planner.tui.screens.sessions_shown import timeline_of

    yield lambda: filed.blocked
    view = filed.view
    yield from filed.kept(timeline_of).makes()
    yield from (partial(view.kept(Diary).in_venue, venue.id, view.day, view.day) for venue in view.mission.venues)


@course
def _groups(filed: Filed) -> Makes:
    from planner.tui.screens.sifted_findings import Sifted

    yield from filed.kept(Sifted).makes()


@course
def _about_balance(filed: Filed) -> Makes:
    from planner.reports.reform_page import about_balance

    yield lambda: filed.kept(about_balance)


OF_VIEW: dict[str, tuple[Callable[[View], Course], ...]] = {
    "overview": (_places, _maps, _gaps, _agenda),
    "unit": (_gaps,),
    "coverage": (_units,),
    "distribution": (_places,),
    "sessions": (_gaps, _rows),
    "due": (_chases,),
    "modules": (_modules,),
    "reform": (_balance,),
}
"""What each screen asks for when it is shown first."""
OF_FINDINGS: dict[str, tuple[Callable[[Filed], Course], ...]] = {
    "overview": (_first,),
    "unit": (_first, _marks),
    "sessions": (_marks,),
    "due": (_marks,),
    "reform": (_about_balance,),
    "findings": (_first, _groups),
}
"""The same, of the findings, once they are there."""


def of_view(view: View, name: str = "") -> list[Course]:
    """Return what the screen *name* asks of *view*; without one, what all of them do, then what moves ask for."""
    every = OF_VIEW.get(name, ()) if name else (*_each(OF_VIEW), _later)
    return [view.kept(course) for course in every]


def of_findings(filed: Filed, name: str = "") -> list[Course]:
    """Return what the screen *name* asks of all findings; without one, what all of them do."""
    every = OF_FINDINGS.get(name, ()) if name else (*_each(OF_FINDINGS), _timeline)
    return [filed.kept(course) for course in every]


def _each(tables: dict[str, tuple[Callable[..., Course], ...]]) -> Iterable[Callable[..., Course]]:
    return dict.fromkeys(course for courses in tables.values() for course in courses)


def courses_of(desk: Desk, name: str = "") -> list[Course]:
    """Return what the screen *name* asks for when it is shown; without one, all that screens ask for.

    It is asked among the screens: of findings that are not there yet nothing can be made.
    """
    known = desk.workspace.findings_known
    return [*of_view(desk.view, name), *(of_findings(desk.kept(Filed), name) if known else ())]


def are_done(courses: Iterable[Course]) -> bool:
    """Return whether all of *courses* are."""
    return all(course.done for course in courses)


def go_on(courses: Iterable[Course], stopped: Stopped) -> None:
    """Make what is left of *courses*, until *stopped*."""
    for course in courses:
        course.go_on(stopped)


def prepare_some(frame: Frame) -> bool:
    """Make some of what is asked for over *frame*, as long as a key may wait; return whether anything is left."""
    if "first" not in vars(frame.desk.names):
        warm_overlays(frame)
    if frame.desk.large:  # there it takes long, and is made beside the screens
        return False
    courses, end = courses_of(frame.desk), monotonic() + SLICE
    go_on(courses, lambda: monotonic() > end)
    return not are_done(courses)


def prepare(desk: Desk, courses: Iterable[Course], stopped: Stopped) -> None:
    """Make what is left of *courses*, then names, events and the places of entries, until *stopped*."""
    mission, loaded = desk.view.mission, desk.workspace.loaded
    go_on(courses, stopped)
    for each in (lambda: desk.names.texts, lambda: desk.calendar):
        if not stopped():
            each()
    for session in {mission.origin(session)[0]: session for session in mission.sessions}.values():
        if not stopped():
            loaded.entry_place(Anchor(mission.origin(session)))


def is_wished(desk: Desk) -> bool:
    """Return whether a screen waits for a proposal."""
    return desk.view.kept(Proposed).wanted


def grant(view: View, stopped: Stopped) -> None:
    """Make the proposals that screens wait for, until *stopped*."""
    Course(view.kept(Proposed).makes()).go_on(stopped)
