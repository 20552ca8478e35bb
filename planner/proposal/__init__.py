"""Owns the working proposal of a session for a unit's gap in a module: a draft to change, never a decision.

A pure function of a mission and a date. It weighs no politics, asks nobody and writes no file.
"""

from __future__ import annotations

from msgspec import Struct

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
    from planner.proposal.fields import fields_of  # here, because what proposes nothing need not load all this
    from planner.proposal.search import Search
    from planner.proposal.words import obstacles, reasons

    search = Search(view, view.mission.unit[unit], view.mission.module[module])
    attempt = search.best()
    return Proposal(fields_of(search, attempt), dict(reasons(search, attempt)), tuple(obstacles(search, attempt)))
