"""Owns many edits that are one change: what is asked row by row is made at once, and undone at once.

It puts nothing in force and reads no file. An edit that is refused leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from planner.editing import Changes, Promise
from planner.editing.several import Several
from planner.history import Change
from planner.loading import Loaded
from planner.operations.entries import Standing, all_seen, find, ids_of, refuse_unsound, standing, text_of


class Batch:
    """Edits of entries, each at most once, on their way to one change."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._seen = all_seen(loaded)
        self.known = ids_of(loaded)
        """All ids by table, those of entries with an error and of added ones among them."""
        self._files: dict[str, Several] = {}
        self._edited: set[str] = set()
        self._entries: dict[str, dict[object, list[Standing]]] = {}

    def new_id(self, table: str, head: str) -> str:
        """Return an id that no entry of *table* has; it begins with *head*."""
        taken = self.known[table]
        return next(name for number in range(1, len(taken) + 2) if (name := f"{head[:56]}-{number:03}") not in taken)

    def add(self, table: str, fields: Mapping[str, object], file: str) -> None:
        """Add an entry of *table* to *file*, which need not be there yet.

        Raises:
            BadField: a value is not sound.
            EditRefused: the file cannot take it.
        """
        check = partial(refuse_unsound, file, table, {}, known=self.known, seen=self._seen)
        self._file(file).add(table, fields, check)
        self._edited.add(file)
        if isinstance(name := fields.get("id"), str):
            self.known[table].add(name)

    def set(self, table: str, name: str, changes: Changes) -> None:
        """Set fields of the entry of *table* with the id *name* (None: takes them out), which is not edited yet.

        Raises:
            BadField: a value is not sound, or there is not one such entry.
            EditRefused: it is written in a way that cannot be edited safely.
        """
        entry = self._entry(table, name)
        check = partial(refuse_unsound, entry.file, table, entry.says, known=self.known, seen=self._seen)
        self._file(entry.file).change(table, entry.number, changes, check)
        self._edited.add(entry.file)

    def change(self, name: str) -> Change:
        """Return all edits as one change under *name*; without files if there is none."""
        files: dict[str, tuple[str | None, str]] = {}
        promises: dict[str, tuple[Promise, ...]] = {}
        for file in sorted(self._edited):
            after, promises[file] = self._files[file].done()
            files[file] = text_of(self._loaded, file), after
        return Change(name, files, promises)

    def _file(self, file: str) -> Several:
        if file not in self._files:
            self._files[file] = Several(text_of(self._loaded, file) or "")
        return self._files[file]

    def _entry(self, table: str, name: str) -> Standing:
        if table not in self._entries:
            by_id = self._entries[table] = {}
            for entry in standing(self._loaded, table):
                by_id.setdefault(entry.says.get("id") if isinstance(entry.says.get("id"), str) else None, []).append(
                    entry
                )
        found = self._entries[table].get(name, [])
        return found[0] if len(found) == 1 else find(self._loaded, table, name)
