"""Owns how a cell names an entry: by its id, else by its title in English or French, or a region's code.

It refuses to guess: a name that fits two entries names none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from planner.i18n import _
from planner.intake.names import called, same
from planner.loading.faults import nearest
from planner.loading.references import Ids
from planner.mission import Mission
from planner.plain import one_line


def ended(sentence: str, name: str, names: Sequence[str]) -> str:
    """Return *sentence* with the nearest of *names* proposed, if one is near, and with its end."""
    near = nearest(name[:64], names)
    return sentence + (near or ".")


class Unfit(Exception):
    """A cell cannot be what its column is for; the message says why and what would be right."""

    def __init__(self, message: str, field: str = "") -> None:
        self.field = field
        """Empty: that of the cell."""
        super().__init__(message)


_Index = dict[str, dict[str, set[str]]]


class Lookup:
    """The entries of a mission by what people call them."""

    def __init__(self, mission: Mission, known: Ids) -> None:
        self._mission = mission
        self._known = known

    @cached_property
    def _names(self) -> _Index:
        return self._index(same)

    @cached_property
    def _calls(self) -> _Index:
        return self._index(called)

    def _index(self, shared: Callable[[str], str]) -> _Index:
        """Return by table and by what the ways to write a name have *shared* the ids that it may mean."""
        mission = self._mission
        entries: dict[str, tuple[Any, ...]] = {
            "region": mission.regions,
            "unit": mission.units,
            "partner": mission.partners,
            "team": mission.teams,
            "venue": mission.venues,
            "curriculum": mission.curricula,
            "module": mission.modules,
            "session": mission.sessions,
        }
        found: dict[str, dict[str, set[str]]] = {table: {} for table in entries}
        for table, records in entries.items():
            for record in records:
                names = {record.id, record.title, str(record.fr.get("title", "")), getattr(record, "short", "")}
                for name in filter(None, map(shared, names)):
                    found[table].setdefault(name, set()).add(record.id)
        return found

    def knows(self, table: str, name: str) -> bool:
        """Return whether *name* is exactly the id of an entry of *table*, sound or not."""
        return name in self._known[table]

    def find(self, name: str, *tables: str) -> str:
        """Return the id of the one entry of *tables* that *name* means.

        Raises:
            Unfit: there is none, or more than one.
        """
        if any(name in self._known[table] for table in tables):
            return name
        alike = self._alike(self._names, same(name), tables)
        exact = {each for each in alike if same(each) == same(name)}
        found = exact if len(exact) == 1 else alike or self._alike(self._calls, called(name), tables)
        if len(found) == 1:
            return found.pop()
        shown = one_line(name, 60)
        if found:
            several = ", ".join(sorted(found)[:5])
            raise Unfit(_("“{name}” may mean {several}; give the id.").format(name=shown, several=several))
        kinds, ids = _(" or ").join(tables), sorted(set().union(*(self._known[table] for table in tables)))
        raise Unfit(ended(_("no {kind} is called “{name}”").format(kind=kinds, name=shown), name, ids))

    @staticmethod
    def _alike(index: _Index, key: str, tables: Sequence[str]) -> set[str]:
        return {each for table in tables for each in index[table].get(key, ())}
