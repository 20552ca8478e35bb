"""Owns the rules about what does not stay covered (CV): refreshers due, lessons lapsed, mentors who see otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.attendance import later
from planner.checks.phrase import SLACK, by_module, figure
from planner.checks.registry import Hit, check
from planner.coverage import Cell
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Observation, Unit
from planner.view import View


@check("CV003", Severity.WARNING, per="unit")
def refresher_due(view: View) -> Iterator[Hit]:
    """Refresher due.

    Heads that are covered today will not be after the mission's `due_days` (90) if nothing is run: what they learnt
    lapses, or they leave by the unit's turnover. Seats booked beyond the unit's gap in the module are taken off. Heads
    are counted by session: without names nobody can tell two people from one who came twice.

    Why: the useful moment for a refresher is before the lapse, not after. What a unit can do decays with the interval
    and with turnover, so both run on in this figure.

    Remedy: plan a session of the module that ends before the date named.

    Wrong:
        # PO-05 lapses after six months, in August; the date is 30 June.
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-02-03
        status = "delivered"
        attended = { gao-gms = 30 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-06-02
        status = "delivered"
        attended = { gao-gms = 30 }
    """
    for unit in view.units:
        cells = [cell for cell in view.coverage.by_unit.get(unit.id, ()) if cell.due]
        if cells:
            booked = _booked(view, unit)
            heads = [(cell, cell.due - max(0, booked[cell.module.id] - cell.gap)) for cell in cells]
            if due := [(cell, count) for cell, count in heads if count > 0]:
                yield _due(view, unit, due)


def _booked(view: View, unit: Unit) -> Counter[str]:
    """Return the seats that planned and approved sessions still to end hold for *unit*, by module id."""
    seats: Counter[str] = Counter()
    for session in view.sessions_of.get(unit.id, ()):
        if session.status in ("planned", "approved") and session.end > view.day:
            for module in view.mission.taught(session):
                seats[module.id] += session.seats.get(unit.id, 0)
    return seats


def _due(view: View, unit: Unit, due: list[tuple[Cell, int]]) -> Hit:
    heads = sum(count for _cell, count in due)
    message = ngettext(
        "{unit}: a refresher is due for {heads} head by {day}: {modules}",
        "{unit}: a refresher is due for {heads} heads by {day}: {modules}",
        heads,
    ).format(
        unit=unit.id,
        heads=figure(heads, any(cell.illustrative for cell, _count in due)),
        day=later(view.day, view.mission.settings.targets.due_days),
        modules=by_module(due),
    )
    hint = _("plan a session of these modules before that day")
    return Hit(unit, message, hint, (unit.id, *(cell.module.id for cell, _count in due)))


@check("CV004", Severity.WARNING, per="unit")
def lapsed(view: View) -> Iterator[Hit]:
    """Lapsed.

    Heads were taught a module, are still there, and are no longer covered because `refresh_months` are over. Those for
    whom a seat is booked are taken off. Once a unit. Heads are counted by session: without names nobody can tell two
    people from one who came twice.

    Why: a course is wrongly judged as an activity that is over. A list of who attended once still looks complete long
    after its lessons have run out.

    Remedy: plan a refresher, or correct `refresh_months` where the module's interval was only a first guess.

    Wrong:
        # PO-05 lapses after six months, so in April; the date is 30 June.
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2013-10-07
        status = "delivered"
        attended = { gao-gms = 30 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-06-02
        status = "delivered"
        attended = { gao-gms = 30 }
    """
    for unit in view.units:
        cells = [cell for cell in view.coverage.by_unit.get(unit.id, ()) if cell.lapsed]
        if late := [(cell, min(cell.lapsed, cell.open)) for cell in cells if cell.open]:
            yield _lapsed(unit, late)


def _lapsed(unit: Unit, late: list[tuple[Cell, int]]) -> Hit:
    heads = sum(count for _cell, count in late)
    message = ngettext(
        "{unit}: what {heads} head learnt has lapsed, and nothing is booked: {modules}",
        "{unit}: what {heads} heads learnt has lapsed, and nothing is booked: {modules}",
        heads,
    ).format(
        unit=unit.id,
        heads=figure(heads, any(cell.illustrative for cell, _count in late)),
        modules=by_module(late),
    )
    return Hit(unit, message, _("plan a refresher"), (unit.id, *(cell.module.id for cell, _count in late)))


@check("CV005", Severity.WARNING, per="unit")
def mentor_rates_otherwise(view: View) -> Iterator[Hit]:
    """Mentor rates U or P although covered.

    The latest rating of a unit in a module, on the date, is U (untrained) or P (needs practice), while the unit is
    covered in it to the mission's target. A rating from before the unit's last session of the module is passed over.

    Why: hours delivered are not what people can do; the summary of 2018 questions benchmarks that count output. The
    mentor who is with the unit sees which it is.

    Remedy: plan mentoring or practice before the next course, and find out what got in the way: kit, orders, turnover.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["PO-05"]
        start = 2014-05-05
        status = "delivered"
        attended = { gao-gms = 40 }
        [[observation]]
        unit = "gao-gms"
        date = 2014-06-16
        module = "PO-05"
        rating = "P"

    Right:
        # Without attendance: rating and records agree.
        [[observation]]
        unit = "gao-gms"
        date = 2014-06-16
        module = "PO-05"
        rating = "P"
    """
    for observation in _latest(view).values():
        cell = view.coverage.cell.get((observation.unit, observation.module or ""))
        if observation.rating in ("U", "P") and cell and _on_target(view, cell) and _still_holds(view, observation):
            yield _contradicted(observation, cell)


def _latest(view: View) -> dict[tuple[str, str], Observation]:
    """Return the last rating of each unit and module, in the order of the units' files."""
    return {
        (unit.id, observation.module): observation
        for unit in view.units
        for observation in view.observations_of.get(unit.id, ())
        if observation.module and observation.rating and observation.date <= view.day
    }


def _on_target(view: View, cell: Cell) -> bool:
    return bool(cell.covered) and cell.covered >= view.mission.settings.targets.coverage * cell.need - SLACK


def _still_holds(view: View, observation: Observation) -> bool:
    """Return whether no session has taught the unit that module since."""
    return not any(
        session.status == "delivered"
        and observation.date < session.end <= view.day
        and session.attended.get(observation.unit)
        and any(module.id == observation.module for module in view.mission.taught(session))
        for session in view.sessions_of.get(observation.unit, ())
    )


def _contradicted(observation: Observation, cell: Cell) -> Hit:
    message = _("{unit} is rated untrained in {module} on {day}, and {covered} of {need} are covered")
    if observation.rating == "P":
        message = _("{unit} is rated as needing practice in {module} on {day}, and {covered} of {need} are covered")
    return Hit(
        observation,
        message.format(
            unit=cell.unit.id,
            module=cell.module.id,
            day=observation.date,
            covered=cell.covered,
            need=figure(cell.need, cell.illustrative),
        ),
        _("plan practice with the mentor, and find out what got in the way"),
        (cell.unit.id, cell.module.id),
        ("rating",),
    )
