"""Owns the mission after an edit whose entries are known: only those are read, all others are the same records.

It takes on none but the plain case, files without a fault before and after; ``load`` is for all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from msgspec.structs import replace

from planner.alteration import Alteration
from planner.differences import Sides
from planner.loading import Loaded, contents_of, salvage_of
from planner.loading.files import MOST_BYTES, MOST_FILES, Source, is_toml_name
from planner.loading.references import Ids, refuse_unknown
from planner.loading.tables import MISSION_TABLES, Row, Tables
from planner.mission import Mission, Origin

FIELDS = {
    "region": "regions",
    "unit": "units",
    "team": "teams",
    "venue": "venues",
    "session": "sessions",
    "activity": "activities",
    "observation": "observations",
}
"""The tables that it takes on, each with the mission's field; the others stand behind too much."""
_NAMED_ELSEWHERE = frozenset({"region", "unit", "team", "venue"})
"""Tables whose ids other entries refer to."""


_FOUND_ONCE = frozenset({"zone", "region", "unit", "partner", "team", "venue", "curriculum", "module", "session"}) | {
    "modules_in",
    "_taught",
}
"""What a mission finds once and that rests on one table, its name, or on the curricula, which stay the same."""


class Promise(Protocol):
    """What an edit makes of one entry; see ``planner.editing``."""

    @property
    def table(self) -> str:
        """The entry's table."""

    @property
    def number(self) -> int:
        """Its place among the entries of the table in its file."""

    @property
    def before(self) -> Mapping[str, Any] | None:
        """What it said; None: it is new."""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """What it says; None: it is taken out."""


def revised(
    loaded: Loaded, files: Mapping[str, Sides], promises: Mapping[str, Sequence[Promise]]
) -> tuple[Loaded, Alteration] | None:
    """Return *loaded* as loading it again would give it after an edit, and what the edit altered.

    Args:
        loaded: the mission before; it stays as it is.
        files: by file its text before and after; None: there is no such file.
        promises: by file what became of its entries, in turn.

    Returns:
        None where it takes more than reading these entries to know: load again.
    """
    if not (_is_plain(files, promises) and _are_sound(loaded, files)):
        return None
    try:
        return _Revising(loaded).take(files, promises)
    except _LoadAgain:
        return None


def rows_of(source: Source, table: str) -> list[Mapping[str, Any]]:
    """Return the entries of *table* in a file, sound or not."""
    value: Any = (source.document or {}).get(table, [])
    return [row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict)]


class _LoadAgain(Exception):
    """This edit is not one of the plain ones."""


def _is_plain(files: Mapping[str, Sides], promises: Mapping[str, Sequence[Promise]]) -> bool:
    named = all(is_toml_name(name) and "/" not in name and promises.get(name) for name in files)
    return named and all(promise.table in FIELDS for said in promises.values() for promise in said)


def _are_sound(loaded: Loaded, files: Mapping[str, Sides]) -> bool:
    """Return whether nothing is wrong with *files*, and no fault of others has to do with them."""
    beyond = any(found.code == "LD009" or found.anchor.origin[0] in files for found in loaded.findings)
    return not beyond and not any(source.unseen for source in loaded.sources.values())


class _Revising:
    """One revision in the making; nothing that the former mission holds is changed."""

    def __init__(self, loaded: Loaded) -> None:
        self._former = loaded.mission
        self._findings = loaded.findings
        self._faulty = {found.anchor.origin[0] for found in loaded.findings}
        """Files of which some entries may be left out; none of them changes."""
        self._sources = dict(loaded.sources)
        self._documents: dict[str, dict[str, Any]] = {}
        """Of the files that change, what they say so far."""
        self._records: dict[str, list[Any]] = {}
        """By table that changes, the mission's records so far."""
        self._origins = dict(loaded.mission.origins)
        self._gone: dict[str, list[Any]] = {}
        self._come: dict[str, list[Any]] = {}
        self._shifted: set[str] = set()

    def take(self, files: Mapping[str, Sides], promises: Mapping[str, Sequence[Promise]]) -> tuple[Loaded, Alteration]:
        """Return the mission after it."""
        self._open(files)
        for name in files:
            for promise in promises[name]:
                self._keep(name, promise)
        self._refuse_clashes()
        self._refuse_unknown()
        for name, (_before, after) in files.items():
            self._write(name, after)
        mission = self._mission()
        alteration = Alteration(self._gone, self._come, self._moved(mission))
        return Loaded(mission, self._findings, self._sources), alteration

    def _open(self, files: Mapping[str, Sides]) -> None:
        """Begin with the documents of *files* as they were; new files have their place in the order of the names."""
        for name, (before, _after) in files.items():
            source = self._sources.get(name)
            if (None if source is None else source.whole) != before:
                raise _LoadAgain
            self._documents[name] = dict(source.document or {}) if source else {}
        new = [name for name in files if name not in self._sources]
        if new:
            own = sorted([name for name in self._sources if "/" not in name] + new)
            names = own + [name for name in self._sources if "/" in name]
            self._sources = {name: self._sources.get(name) or Source(name, self._former.root / name) for name in names}

    def _keep(self, file: str, promise: Promise) -> None:
        """Take out the record of an entry, put in what is there afterwards, and give those behind it their places."""
        table, number = promise.table, promise.number
        records = self._records.setdefault(table, list(getattr(self._former, FIELDS[table])))
        rows = list(self._documents[file].get(table, ()))
        at = self._first(file, table) + number
        if promise.before is not None:
            if number >= len(rows) or rows[number] != promise.before:
                raise _LoadAgain
            del rows[number]
            self._take_out(table, records.pop(at), (file, table, number))
        if promise.after is not None:
            if number > len(rows):
                raise _LoadAgain
            rows.insert(number, promise.after)
            record = self._read(file, table, promise.after)
            records.insert(at, record)
            self._come.setdefault(table, []).append(record)
            self._origins[id(record)] = (file, table, number)
        self._documents[file][table] = rows
        if (promise.before is None) != (promise.after is None):
            self._shifted.add(table)
            for index in range(number, len(rows)):
                self._origins[id(records[at - number + index])] = (file, table, index)

    def _first(self, file: str, table: str) -> int:
        """Return how many records of *table* stand in the files before *file*."""
        count = 0
        for name, source in self._sources.items():
            if name == file:
                break
            if name in self._faulty:
                records = getattr(self._former, FIELDS[table])
                count += sum(self._former.origin(record)[0] == name for record in records)
                continue
            document = self._documents.get(name, source.document or {})
            rows: Any = document.get(table, ())
            count += len(rows)
        return count

    def _take_out(self, table: str, record: Any, origin: Origin) -> None:
        if self._origins.pop(id(record)) != origin:
            raise _LoadAgain
        come = self._come.get(table, [])
        same = next((index for index, one in enumerate(come) if one is record), None)
        if same is None:
            self._gone.setdefault(table, []).append(record)
        else:
            del come[same]

    def _read(self, file: str, table: str, entry: Mapping[str, Any]) -> Any:
        """Return the record of a sound *entry*."""
        source = Source(file, self._former.root / file)
        source.text = "\\u"  # so that texts are looked at for control characters
        source.document = {table: [entry]}
        tables = Tables()
        tables.read(source, MISSION_TABLES)
        if tables.findings:
            raise _LoadAgain
        return tables.rows[table][0].record

    def _refuse_clashes(self) -> None:
        """Load again if an id stands twice now, or if one is gone that others may refer to."""
        for table in self._records:
            if table == "observation":
                continue
            gone = {record.id for record in self._gone.get(table, ())}
            come = {record.id for record in self._come.get(table, ())}
            if len(come) < len(self._come.get(table, ())) or (table in _NAMED_ELSEWHERE and gone - come):
                raise _LoadAgain
            new = come - gone
            if new and (self._findings and table in _NAMED_ELSEWHERE):
                raise _LoadAgain  # somebody may have missed it
            if new and not new.isdisjoint(self._ids(table)):
                raise _LoadAgain

    def _refuse_unknown(self) -> None:
        tables = Tables()
        for table, records in self._come.items():
            tables.rows[table] = [Row(self._origins[id(record)], {}, record) for record in records]
        refuse_unknown(tables, self._known())
        if tables.findings:
            raise _LoadAgain

    def _known(self) -> Ids:
        """Return all ids that entries may refer to, those of entries that are left out among them."""
        known = {table: self._ids(table) for table in (*_NAMED_ELSEWHERE, "zone", "partner", "curriculum", "module")}
        for table in known.keys() & self._come.keys():
            known[table].update(record.id for record in self._come[table])
        for name in self._faulty:
            source = self._sources[name]
            if source.document is None:
                for table, salvaged in salvage_of(source):
                    known.setdefault(table, set()).add(salvaged)
        return known

    def _ids(self, table: str) -> set[str]:
        """Return the ids that entries of *table* had before, left out or not."""
        if table in ("curriculum", "module"):  # no edit of these gets here
            rows = [row for source in self._sources.values() for row in rows_of(source, table)]
            return {row["id"] for row in rows if isinstance(row.get("id"), str)}
        ids = {record.id for record in getattr(self._former, FIELDS.get(table, table + "s"))}
        faulty = (row for name in self._faulty for row in rows_of(self._sources[name], table))
        return ids | {row["id"] for row in faulty if isinstance(row.get("id"), str)}

    def _write(self, name: str, after: str | None) -> None:
        """Let the file *name* say what it says *after*."""
        document = {table: rows for table, rows in self._documents[name].items() if rows != []}
        if after is None:
            if document or name == "mission.toml":
                raise _LoadAgain
            del self._sources[name]
            return
        data = after.encode()
        source = Source(name, self._former.root / name, data)
        source.data, source.text, source.document = data, after.removeprefix("\ufeff"), document
        self._sources[name] = source

    def _mission(self) -> Mission:
        sources = self._sources.values()
        if len(sources) > MOST_FILES or sum(len(source.data) for source in sources) > MOST_BYTES:
            raise _LoadAgain
        fields = {FIELDS[table]: tuple(records) for table, records in self._records.items()}
        mission = replace(self._former, origins=self._origins, contents=contents_of(sources), **fields)
        found = self._former.__dict__
        mission.__dict__.update({name: found[name] for name in _FOUND_ONCE - self._records.keys() if name in found})
        return mission

    def _moved(self, mission: Mission) -> dict[Origin, Origin]:
        before = self._former.origins
        records: Iterable[Any] = (one for table in self._shifted for one in getattr(mission, FIELDS[table]))
        pairs = ((before.get(id(one)), self._origins[id(one)]) for one in records)
        return {old: new for old, new in pairs if old is not None and old != new}
