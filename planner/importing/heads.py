"""Owns how the columns of heads in a row become the seats and the attendance of a session; it asks no mission.

Exports write the heads by unit of whichever counts, and totals beside them: a total alone says nothing new, and one
that contradicts is a row refused.
"""

from __future__ import annotations

from planner.editing.values import Key
from planner.i18n import _
from planner.importing.lookup import Unfit
from planner.importing.rows import Record
from planner.model import Session

_FIELDS = ("seats", "attended")
Values = dict[Key, object]


def settled(record: Record, session: Session | None) -> tuple[Values, str]:
    """Return the values of a row with seats and attendance by unit, and the field of which only a total is known.

    *session* is the one that the row is about; None: it is new. The field is empty where none is lost.

    Raises:
        Unfit: it does not say how many of which unit, or says two different things.
    """
    values = {path: value for path, value in record.values.items() if path not in (("units",), ("id",))}
    status = record.get("status") or (session.status if session else "planned")
    units, field = _mapping(record.get("units")), "attended" if status == "delivered" else "seats"
    if session and field == "attended" and not session.attended and units == session.seats:
        field = "seats"  # a plan with the status changed says who was to come, not who came
    if isinstance(record.get("units"), int):
        raise Unfit(_("that is a number of heads; write how many of each unit, like gao-gms=12."), "units")
    named = list(units) or list(_mapping(record.get("seats"))) or list(session.seats if session else ())
    lost = ""
    for name in _FIELDS:
        own, total = _mapping(record.get(name)), record.get(name)
        values.pop((name,), None)
        if own and units and name == field and own != units:
            message = _("the columns of the units and of {field} say different things.")
            raise Unfit(message.format(field=name), name)
        heads = own or (units if name == field else {})
        if isinstance(total, int):
            heads = _shared(name, total, heads, named, _before(session, name))
            lost = lost if heads or _before(session, name) or not total else name
        elif None in heads.values():
            raise Unfit(_("how many of each unit? Write them like gao-gms=12."), name if own else "units")
        if heads:
            values[name,] = heads
    came = values.get(("attended",)) or (lost == "attended")
    if came and came != _before(session, "attended") and status != "delivered":
        raise Unfit(_("who attended goes with the status delivered."), "attended")
    return values, lost


def _mapping(value: object) -> dict[str, int | None]:
    return dict(value) if isinstance(value, dict) else {}


def _before(session: Session | None, field: str) -> dict[str, int]:
    return {} if session is None else session.attended if field == "attended" else session.seats


def _shared(
    field: str, total: int, heads: dict[str, int | None], named: list[str], before: dict[str, int]
) -> dict[str, int | None]:
    """Return the heads by unit of which there are *total*, which is all of one unit where only one is named."""
    if None not in heads.values():
        known = [count for count in heads.values() if count is not None]
        if total in (sum(known), sum(before.values())):
            return heads  # the total of these, or the one from before the units were changed
    units = list(heads) or list(before) or named
    if len(units) == 1 and not any(heads.values()):
        return {units[0]: total}
    if not heads and not before:
        return {}
    message = _("{count} is a total; write how many of each unit, like gao-gms=12.")
    raise Unfit(message.format(count=total), field)
