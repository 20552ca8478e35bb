"""Owns what is made beside the screens before they are opened: figures that each of them asks for in a large mission.

It makes nothing that a screen would not make itself, and draws nothing. All of it is kept with the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from planner.reports.filed import Filed
from planner.reports.overview_bars import compared_sums
from planner.reports.overview_lists import lapses, worst_gaps
from planner.tui.background import Stopped
from planner.tui.desk import Desk
from planner.view import View


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


def with_first(filed: Filed) -> Filed:
    """Return *filed* with what a page of the mission asks it for."""
    for name in ("first", "words", "index", "codes"):
        getattr(filed, name)
    lapses(filed.view)
    worst_gaps(filed.view)
    filed.view.kept(compared_sums)
    return filed


def warm_balances(views: Iterable[View], stopped: Stopped) -> None:
    """Make the reform balance on the date of each of *views*, unless *stopped*."""
    from planner.reports.compared_lists import balance_on

    for view in views:
        if not stopped():
            view.kept(balance_on)


def prepare(desk: Desk, stopped: Stopped) -> None:
    """Make what the screens will ask for, one thing after the other, until *stopped*."""
    for make in _things(desk):
        if stopped():
            return
        make()


def _things(desk: Desk) -> Iterator[Callable[[], object]]:
    """Yield what makes each thing; screens are imported only here, beside those that are seen."""
    from planner.reports.module_facts import ModuleFacts
    from planner.reports.reform_spots import Spots
    from planner.reports.timeline import ROW_KINDS
    from planner.tui.screens.coverage_figures import Figures
    from planner.tui.screens.sessions_shown import timeline_of
    from planner.tui.screens.sifted_findings import Sifted

    view = desk.view
    yield view.distribution
    filed = desk.kept(Filed)
    yield lambda: with_first(filed)
    yield lambda: filed.by_session
    yield lambda: [filed.of_unit(unit) for unit in view.mission.units[:1]]
    yield lambda: filed.marks
    timeline = filed.kept(timeline_of)
    yield from (partial(timeline.rows, kind) for kind in ROW_KINDS)
    yield from filed.kept(Sifted).makes()
    yield view.kept(Figures).prepare
    facts = view.kept(ModuleFacts)
    yield facts.prepare
    yield from (partial(facts.stands, [module]) for module in view.mission.modules)
    yield lambda: view.coverage.illustrative
    yield from view.kept(Spots).makes()
    yield lambda: desk.names.texts
    yield lambda: desk.calendar
