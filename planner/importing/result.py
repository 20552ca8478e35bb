"""Owns what came of a table: what of it is new, what it changes, what was refused and why; it decides nothing."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from planner.history import Change
from planner.intake import Problem

Kind = Literal["units", "attendance", "sessions"]
KINDS: tuple[Kind, ...] = ("units", "attendance", "sessions")


class FieldChange(NamedTuple):
    """A field and what it says before and after, as people type it; empty: nothing."""

    field: str
    before: str
    after: str


class Outcome(NamedTuple):
    """What one row does to one entry."""

    row: int
    """From 1, as in a spreadsheet; of several rows about one entry the first."""
    id: str
    changes: tuple[FieldChange, ...]


class Import(Struct, frozen=True, kw_only=True):
    """What a table would do to a mission, and the one change that does it."""

    kind: Kind
    file: str
    """Its name, without its folder."""
    change: Change
    """All that is added and changed; without files if that is nothing."""
    added: tuple[Outcome, ...] = ()
    changed: tuple[Outcome, ...] = ()
    unchanged: int = 0
    """Rows of which every word stands in the mission already."""
    rejected: tuple[Problem, ...] = ()
    """By row; nothing is made of a row that is here."""
    warnings: tuple[Problem, ...] = ()
    """By row; what is made of these rows is worth a look."""
    notes: tuple[str, ...] = ()
    """What was passed over or assumed of the whole table, in sentences."""

    @property
    def rejected_rows(self) -> int:
        """How many rows nothing is made of."""
        return len({problem.row for problem in self.rejected})
