"""Owns the working proposal of a session for a unit's gap in a module: a draft to change, never a decision.

A pure function of a mission and a date. It weighs no politics, asks nobody and writes no file.
"""

from __future__ import annotations

from msgspec import Struct

from planner.i18n import _
from planner.proposal.search import Attempt, Search
from planner.proposal.words import obstacles, reasons, title_of
from planner.view import View

__all__ = ["Proposal", "propose"]


class Proposal(Struct, frozen=True):
    """A session that could be entered as it stands, why it looks so, and what stands in its way."""

    fields: dict[str, object]
    """The fields of a ``[[session]]`` entry, without an id."""
    reasons: dict[str, str]
    """For each of the fields one sentence that names what decides it."""
    obstacles: tuple[str, ...]
    """What stands in the way or has to be seen to, the blocking first; with one that blocks it is only an idea."""


def propose(view: View, unit: str, module: str) -> Proposal:
    """Return a proposal of a session in which *unit* is taught *module*, by their ids.

    Raises:
        KeyError: the mission has no such unit or module.
    """
    search = Search(view, view.mission.unit[unit], view.mission.module[module])
    attempt = search.best()
    return Proposal(_fields(search, attempt), dict(reasons(search, attempt)), tuple(obstacles(search, attempt)))


def _fields(search: Search, attempt: Attempt) -> dict[str, object]:
    place = search.view.mission.region.get(attempt.venue.region if attempt.venue else search.unit.region)
    title = title_of(search.module)
    fields: dict[str, object] = {
        "title": _("{module}, {place}").format(module=title, place=title_of(place)) if place else title,
        "modules": [search.module.id],
        "start": attempt.start,
        "end": attempt.end,
        "status": "idea" if attempt.problems else "planned",
        "seats": dict(attempt.seats),
    }
    if attempt.venue:
        fields["venue"] = attempt.venue.id
    if attempt.teams:
        fields["teams"] = [team.id for team in attempt.teams]
        if attempt.teams[0].partner:
            fields["partner"] = attempt.teams[0].partner
    return fields
