"""Owns the rules about units and what is known of them (UN); sessions and figures of coverage are not its business."""

from __future__ import annotations

from collections.abc import Iterator

from planner.checks.phrase import by_module, figure, listed
from planner.checks.registry import Hit, check
from planner.coverage import Cell
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Unit
from planner.view import View
from planner.vocabulary import CONDITIONS, Condition


@check("UN001", Severity.WARNING, per="unit")
def trained_but_cannot_operate(view: View) -> Iterator[Hit]:
    """Trained, but cannot operate.

    Heads of a unit are covered in modules whose `conditions` are *lacking* in the unit's own region on the date. An
    activity that has ended and provides the condition counts; *partial* and *unknown* are passed over. Once a unit.

    Why: the policy brief of 2014 found the return of the state held back by missing vehicles, communications and
    premises: police need support beyond training. What cannot be practised fades.

    Remedy: plan the activity that provides the condition rather than the next course.

    Wrong:
        # Gao lacks vehicles, which PO-07 needs.
        [[session]]
        id = "S-1"
        modules = ["PO-07"]
        start = 2014-05-05
        status = "delivered"
        attended = { gao-gms = 30 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["PO-07"]
        start = 2014-05-05
        status = "delivered"
        attended = { gao-gms = 30 }

        [[activity]]
        id = "A-1"
        title = "Six vehicles for Gao"
        kind = "logistics"
        region = "gao"
        start = 2014-06-02
        provides = ["vehicles"]
    """
    yield from _stranded(view)


def _stranded(view: View) -> Iterator[Hit]:
    lacking = {
        region.id: [name for name in CONDITIONS if view.grade(region.id, name, view.day) == "lacking"]
        for region in view.mission.regions
    }
    for unit in view.units:
        if missing := lacking.get(unit.region):
            cells = [
                cell
                for cell in view.coverage.by_unit.get(unit.id, ())
                if cell.covered and not set(cell.module.conditions).isdisjoint(missing)
            ]
            if cells:
                named = {condition for cell in cells for condition in cell.module.conditions}
                yield _stranded_hit(view, unit, cells, [name for name in missing if name in named])


def _stranded_hit(view: View, unit: Unit, cells: list[Cell], missing: list[Condition]) -> Hit:
    message = ngettext(
        "{unit} is trained in {count} module that needs what {region} lacks ({missing}): {modules}",
        "{unit} is trained in {count} modules that need what {region} lacks ({missing}): {modules}",
        len(cells),
    ).format(
        unit=unit.id,
        count=len(cells),
        region=unit.region,
        missing=", ".join(missing),
        modules=by_module((cell, cell.covered) for cell in cells),
    )
    coming = [(name, activity) for name in missing if (activity := view.provider(unit.region, name, view.day))]
    hint = _("plan an activity there that provides it")
    if coming:
        provided = [f"{name} ({activity.id}, {activity.end})" for name, activity in coming]
        hint = _("to be provided: {conditions}; practise again after that").format(conditions=listed(provided, 5))
    entities = (unit.id, unit.region, *(cell.module.id for cell in cells))
    return Hit(unit, message, hint, entities, ("region",))


@check("UN002", Severity.NOTE, per="unit")
def need_only_assumed(view: View) -> Iterator[Hit]:
    """Need only assumed, never assessed.

    The unit has need, and `needs` names none of it: all of it is its strength times the curriculum's shares.

    Why: the policy brief of 2014 asks to start with the need as it is stated on the spot; needs and roles are defined
    jointly. A share drawn up elsewhere says how many should need a module, not how many do.

    Remedy: ask the commander and the mentor, and write the heads of a few modules into `needs`; 0 counts.

    Wrong:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40

    Right:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40
        needs = { "PO-06" = 32, "PO-07" = 12 }

        [[unit]]
        id = "bko-ca1"
        title = "Police station, first district"
        region = "bamako"
        strength = 60
        needs = { "HR-05" = 24 }
    """
    for unit in view.units:
        needed = sum(1 for cell in view.coverage.by_unit.get(unit.id, ()) if cell.need) if not unit.needs else 0
        if needed:
            yield _assumed(unit, needed)


def _assumed(unit: Unit, count: int) -> Hit:
    message = ngettext(
        "{unit}: the need in {count} module is assumed, none is assessed",
        "{unit}: the need in {count} modules is assumed, none is assessed",
        count,
    )
    hint = _("ask the unit, and write what it needs into needs")
    return Hit(unit, message.format(unit=unit.id, count=count), hint, (unit.id,), ("needs",))


@check("UN003", Severity.WARNING, per="unit")
def records_unknown(view: View) -> Iterator[Hit]:
    """Records unknown.

    It is not known what the unit was taught before. Its need without attendance has the state *unknown*: it counts as
    gap and is always shown apart, because unknown is not untrained.

    Why: partners file separately, and records of earlier training stay on paper or are lost. An empty sheet then says
    nothing about the people.

    Remedy: ask the unit and the partners, enter what was delivered as sessions, and set `records = "complete"`.

    Wrong:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40
        records = "unknown"

    Right:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40
        records = "complete"
    """
    for unit in view.units:
        if unit.records == "unknown":
            cells = [cell for cell in view.coverage.by_unit.get(unit.id, ()) if cell.status == "unknown"]
            yield _unrecorded(unit, cells)


def _unrecorded(unit: Unit, cells: list[Cell]) -> Hit:
    message = _("the records of {unit} are unknown").format(unit=unit.id)
    if cells:
        heads = figure(sum(cell.need for cell in cells), any(cell.illustrative for cell in cells))
        message = ngettext(
            "the records of {unit} are unknown: {heads} heads in {count} module count as gap, which may be covered",
            "the records of {unit} are unknown: {heads} heads in {count} modules count as gap, which may be covered",
            len(cells),
        ).format(unit=unit.id, heads=heads, count=len(cells))
    hint = _("ask the unit and the partners what was delivered, and enter it")
    return Hit(unit, message, hint, (unit.id,), ("records",))


@check("UN004", Severity.NOTE, per="unit")
def strength_without_source(view: View) -> Iterator[Hit]:
    """Strength without source.

    The unit's `source` is empty. A warning where `confidence = "sourced"` says that there is one.

    Why: the summary of 2018 says that the real size of the forces has always been opaque. The strength is the
    denominator of every percentage: the reader of a cable must be able to ask where it is from.

    Remedy: name who gave the figure and when; where it is invented, say so with `confidence = "illustrative"` as well.

    Wrong:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40

    Right:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40
        source = "Regional command, 12 June 2014"
    """
    for unit in view.units:
        if not unit.source.strip():
            message = _("{unit}: the strength, {strength}, has no source")
            if unit.confidence == "sourced":
                message = _("{unit}: the strength, {strength}, is marked as sourced and has no source")
            strength = figure(unit.strength, unit.confidence == "illustrative")
            yield Hit(
                unit,
                message.format(unit=unit.id, strength=strength),
                _("name who gave the figure and when"),
                (unit.id,),
                ("strength",),
                Severity.WARNING if unit.confidence == "sourced" else None,
            )


@check("UN005", Severity.WARNING, per="unit")
def unit_not_at_its_station(view: View) -> Iterator[Hit]:
    """Unit absent or relocated.

    The unit's `status` is not *present*. This changes no figure: its need still counts in its region.

    Why: police came back to the north town by town: to Timbuktu in April 2013, and in February 2019, by their
    director's account, everywhere but Kidal. A unit that waits in Bamako and counts in Kidal hides an empty post.

    Remedy: set `region` to where the unit is if it stays there; else plan its sessions where it is now.

    Wrong:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, Gao"
        region = "gao"
        strength = 40
        status = "relocated"

    Right:
        [[unit]]
        id = "gao-gms"
        title = "Mobile security group, now in Bamako"
        region = "bamako"
        strength = 40
        status = "present"
    """
    for unit in view.units:
        if unit.status != "present":
            booked = sum(
                session.status in ("planned", "approved") and session.end > view.day and unit.id in session.seats
                for session in view.sessions_of.get(unit.id, ())
            )
            yield _elsewhere(unit, booked)


def _elsewhere(unit: Unit, booked: int) -> Hit:
    message = _("{unit} is absent from {region}, where its need is counted")
    if unit.status == "relocated":
        message = _("{unit} is relocated, its need is still counted in {region}")
    message = message.format(unit=unit.id, region=unit.region)
    if booked:
        message += "; " + ngettext(
            "{count} session is booked for it", "{count} sessions are booked for it", booked
        ).format(count=booked)
    hint = _("set its region to where it stays, or plan its sessions where it is now")
    return Hit(unit, message, hint, (unit.id, unit.region), ("status",))
