"""Owns the check of absorption: how much of a unit is in training on one day; ideas take nobody away."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from planner.checks.booking import Booking, heads_step
from planner.checks.phrase import figure
from planner.checks.plan_index import plan_of
from planner.checks.plan_words import Say, sentence
from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Session, Unit
from planner.rounding import percent
from planner.view import View


@check("PL104", Severity.WARNING, per="unit", named=1)
def release_over_target(view: View) -> Iterator[Hit]:
    """More of a unit in training on one day than its release target.

    Adds up, on the first day of each session, the unit's heads in planned, approved and delivered sessions that run
    then, and compares with `release` of `[mission.targets]` times its strength. A note where all modules of the session
    are for formed units, which come together.

    Why: a unit in class is not on patrol. The summary of 2018 asks how much support the forces can absorb; taking too
    many at once leaves a station closed, or the seats empty.

    Remedy: book fewer seats of the unit and more of others, or spread them over later sessions.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 25 }

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-07-07
        seats = { gao-gms = 8, bko-ca1 = 12 }
    """
    share = view.mission.settings.targets.release
    words = _Words(share)
    for name, bookings in plan_of(view).firm_by_unit.items():
        yield from _over_release(view.mission.unit[name], share, bookings, words)


def _over_release(unit: Unit, share: float, bookings: Sequence[Booking], words: _Words) -> Iterator[Hit]:
    name = unit.id
    limit = math.floor(round(share * unit.strength, 6))
    ends = sorted([(booking.last, booking.heads[name], booking.delivered) for booking in bookings])
    over = away = ahead = 0
    for before, booking in enumerate(bookings):
        # What has ended by now began before now, so it has been added.
        while ends[over][0] < booking.first:
            away -= ends[over][1]
            ahead -= not ends[over][2]
            over += 1
        away += booking.heads[name]
        ahead += not booking.delivered
        if away > limit and ahead:
            session = booking.session
            yield Hit(
                session,
                words.message(unit, session, away, before - over + 1, limit),
                words.hints[unit.strength == 0],
                (session.id, name),
                heads_step(booking, name),
                Severity.NOTE if booking.course.formed and away <= unit.strength else None,
            )


class _Words:
    """What is said of units, each turn of phrase read once."""

    def __init__(self, share: float) -> None:
        self._share = percent(share)
        self._says: dict[int, Say] = {}
        self.hints = (
            _("book fewer seats or spread them over later sessions"),
            _("record the strength of the unit"),
        )

    def message(self, unit: Unit, session: Session, away: int, count: int, limit: int) -> str:
        """Return what is said of *away* heads of *unit* in *count* sessions on the first day of *session*."""
        say = self._says.get(count)
        if say is None:
            say = self._says[count] = self._counted(count)
        invented = unit.confidence == "illustrative"
        strength, allowed = figure(unit.strength, invented), figure(limit, invented)
        return say((session.id, away, strength, unit.id, session.start, count, self._share, allowed))

    def _counted(self, count: int) -> Say:
        text = ngettext(
            "{session}: {heads} of {strength} heads of {unit} are in training on {day}; "
            "the release target of {share} allows {limit}",
            "{session}: {heads} of {strength} heads of {unit} are in training on {day}, in {count} sessions; "
            "the release target of {share} allows {limit}",
            count,
        )
        return sentence(text, *("session", "heads", "strength", "unit", "day", "count", "share", "limit"))
