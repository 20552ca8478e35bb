"""Owns what an edit made of a mission's entries: which records went, which came, and whose place moved; no more.

It puts records into a row of others, knows no figure, and refuses to say what else follows.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from typing import Any, Literal, NamedTuple, TypeVar

from planner.mission import Origin

_T = TypeVar("_T")


class Alteration(NamedTuple):
    """How one mission came from another. All entries that it does not name are the same records in both."""

    gone: dict[str, list[Any]]
    """By table the records that are no longer there; of a changed entry, as it was."""
    come: dict[str, list[Any]]
    """By table those that are new; of a changed entry, as it is."""
    moved: dict[Origin, Origin]
    """Where entries stood that now stand elsewhere, and where they stand."""

    def both(self, table: str) -> list[Any]:
        """Return what went and what came in *table*."""
        return [*self.gone.get(table, ()), *self.come.get(table, ())]


class Reach(NamedTuple):
    """Ids of all that an edit can have changed anything about; whatever is not named is as it was."""

    units: frozenset[str]
    teams: frozenset[str]
    venues: frozenset[str]
    sessions: frozenset[str]

    def of(self, kind: Literal["unit", "team", "venue", "session"]) -> frozenset[str]:
        """Return the ids of one kind."""
        return {"unit": self.units, "team": self.teams, "venue": self.venues, "session": self.sessions}[kind]


def replaced(entries: Iterable[_T], gone: Iterable[Any], come: Iterable[Any], order: Callable[[Any], Any]) -> list[_T]:
    """Return *entries*, whose *order* no two share, without those *gone* and with those that *come*."""
    found = list(entries)
    for one in gone:
        del found[bisect_left(found, order(one), key=order)]
    for one in come:
        insort(found, one, key=order)
    return found
