"""Owns the ranked list of each field: what it could say beside the others, and what that would clash with.

It proposes nothing: what the other fields say is taken as it stands, sound or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planner.curriculum import Module
from planner.model import Unit
from planner.proposal import Candidate, Field
from planner.proposal.choice import Choice
from planner.proposal.choice_people import choose_partner, choose_seats, choose_teams, choose_unit
from planner.proposal.choice_places import choose_module, choose_start, choose_status, choose_venue
from planner.proposal.entry import Present, present_of
from planner.view import View

_LISTS: dict[Field, Callable[[Present], Iterable[Choice]]] = {
    "module": choose_module,
    "unit": choose_unit,
    "venue": choose_venue,
    "start": choose_start,
    "teams": choose_teams,
    "seats": choose_seats,
    "partner": choose_partner,
    "status": choose_status,
}


def ranked(view: View, unit: Unit, module: Module, field: Field, fields: Mapping[str, object]) -> tuple[Candidate, ...]:
    """Return what *field* could say beside the other *fields*, those without a conflict first."""
    choices = sorted(_LISTS[field](present_of(view, unit, module, fields)), key=_order)
    return tuple(
        Candidate(choice.value, rank, choice.conflict, choice.note, choice.heads) for rank, choice in enumerate(choices)
    )


def _order(choice: Choice) -> tuple[bool, tuple[int, ...]]:
    return bool(choice.conflict), choice.preference
