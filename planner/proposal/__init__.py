"""Owns the working proposal of a session for a unit's gap in a module: a draft to change, never a decision.

Pure functions of a mission and a date. It weighs no politics, asks nobody and writes no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from planner.view import View

__all__ = ["FIELDS", "Candidate", "Field", "Proposal", "candidates", "propose"]

Field = Literal["module", "unit", "venue", "start", "teams", "seats", "partner", "status"]
FIELDS: tuple[Field, ...] = ("module", "unit", "venue", "start", "teams", "seats", "partner", "status")
"""The fields that have a ranked list."""


class Proposal(Struct, frozen=True):
    """A session that could be entered as it stands, why it looks so, and what stands in its way."""

    fields: dict[str, object]
    """The fields of a ``[[session]]`` entry, without an id; the status is always *idea*: to plan is for people."""
    reasons: dict[str, str]
    """For each of the fields one sentence that names what decides it."""
    obstacles: tuple[str, ...]
    """What stands in the way, the most specific first, then what has to be seen to before it is held."""
    found: bool = False
    """Whether it draws no finding on bookings, places, people or duplicates, also once it is planned.

    Only if it has to build on what is itself an idea, that has to be planned first; an obstacle says so.
    """


class Candidate(NamedTuple):
    """One thing that a field could say, with what that would clash with."""

    value: str
    """An id, or a date as 2014-07-07, or a status; empty for a venue: none yet."""
    rank: int
    """The place in the list, from 0; those without a conflict come first."""
    conflict: str
    """What it would clash with, in a sentence's words; empty: nothing. The rules of the plan would find the same."""
    note: str
    """What else tells it from the others: distance, seats, days left, heads of the gap; may be empty."""
    heads: int = 0
    """For the field *seats* alone: the heads of this unit that could come."""


def propose(view: View, unit: str, module: str) -> Proposal:
    """Return a proposal of a session in which *unit* is taught *module*, by their ids.

    If any week, venue, team and heads draw no finding of the rules of the plan, the proposal draws none either.

    Raises:
        KeyError: the mission has no such unit or module.
    """
    from planner.proposal.fields import fields_of  # here, because what proposes nothing need not load all this
    from planner.proposal.search import Search
    from planner.proposal.words import obstacles, reasons

    search = Search(view, view.mission.unit[unit], view.mission.module[module])
    attempt = search.best()
    words = dict(reasons(search, attempt))
    return Proposal(fields_of(search, attempt), words, tuple(obstacles(search, attempt)), not attempt.problems)


def candidates(view: View, unit: str, module: str, field: Field, fields: Mapping[str, object]) -> tuple[Candidate, ...]:
    """Return what *field* could say in a session of *unit* and *module*, ranked, while the other fields stay.

    *fields* are those of the ``[[session]]`` entry as they stand (``Proposal.fields``, changed or not): ``modules``,
    ``start`` and ``end`` as dates, ``venue``, ``teams``, ``partner``, ``seats``, ``status``. What is absent, empty or
    None is not compared with; without ``end``, the module's hours give it. Each candidate's conflict is the first that
    it would cause beside the other fields, judged as if the session were planned, since an idea takes nothing up: so
    an idea is warned of what it would run into. For ``seats`` the values are units that could come, with their heads.

    Raises:
        KeyError: the mission has no such unit or module.
    """
    from planner.proposal.ranking import ranked

    return ranked(view, view.mission.unit[unit], view.mission.module[module], field, fields)
