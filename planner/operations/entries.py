"""Owns what every operation on entries needs: the entry by its id, the text it stands in, and whether it stays sound.

It makes changes and puts none in force; it reads no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.diagnostics import Finding
from planner.editing import Changes, Edit, EditRefused
from planner.editing import added as entry_added
from planner.editing import changed as entry_changed
from planner.editing import copied as entry_copied
from planner.editing import removed as entry_removed
from planner.editing.values import Key
from planner.history import Change
from planner.i18n import _
from planner.loading import SHIPPED, Loaded
from planner.loading.faults import nearest
from planner.loading.files import Source
from planner.loading.references import Ids, known_ids, refuse_unknown
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES, SINGLE, Tables
from planner.mission import Origin
from planner.operations.values import BadField
from planner.positions import salvage


class Standing(NamedTuple):
    """Where an entry stands, and what it says."""

    file: str
    number: int
    """Among the entries of its table in the file."""
    says: Mapping[str, Any]


def find(loaded: Loaded, table: str, name: str) -> Standing:
    """Return the entry of *table* with the id *name*, sound or not; the id of a single table is not asked for.

    Raises:
        BadField: there is none, or more than one.
    """
    found = [Standing(*entry) for entry in _rows(loaded, table) if table in SINGLE or entry[2].get("id") == name]
    if len(found) == 1:
        return found[0]
    if found:
        message = _('the id "{name}" stands {count} times: {files}; give one of them another id first')
        files = ", ".join(sorted({entry.file for entry in found}))
        raise BadField((), message.format(name=name, count=len(found), files=files))
    ids = [str(says["id"]) for _file, _number, says in _rows(loaded, table) if "id" in says]
    raise BadField((), _('no {kind} has the id "{name}"').format(kind=table, name=name) + nearest(name, ids))


def standing_at(loaded: Loaded, origin: Origin) -> Standing | None:
    """Return the entry at *origin*, sound or not; None: there is none any more."""
    file, table, number = origin
    return next((e for e in standing(loaded, table) if e.file == file and e.number in (number, -1)), None)


def ids_of(loaded: Loaded) -> Ids:
    """Return all ids by table, those of entries with an error among them."""
    tables = Tables()
    salvaged = [pair for source in loaded.sources.values() if source.document is None for pair in _salvage(source)]
    known = known_ids(tables, salvaged)
    for table in list(known):
        known[table].update(str(says["id"]) for _file, _number, says in _rows(loaded, table) if "id" in says)
    return known


def add(loaded: Loaded, name: str, table: str, fields: Mapping[str, object], file: str) -> Change:
    """Return the change that adds an entry of *table* to *file*, which need not be there yet.

    Raises:
        BadField: a value is not sound.
        EditRefused: the file cannot take it.
    """
    return _change(loaded, name, file, lambda text: entry_added(text, table, fields), {})


def set_fields(loaded: Loaded, name: str, table: str, entry: Standing, changes: Changes) -> Change:
    """Return the change that sets fields of *entry* (None: takes them out); without files if it says so already.

    Raises:
        BadField: a value is not sound.
        EditRefused: it is written in a way that cannot be edited safely.
    """
    return _change(loaded, name, entry.file, lambda text: entry_changed(text, table, entry.number, changes), entry.says)


def copy(loaded: Loaded, name: str, table: str, entry: Standing, changes: Changes) -> Change:
    """Return the change that puts a copy of *entry*, with *changes* made, below it. Raises as ``set_fields``."""
    return _change(loaded, name, entry.file, lambda text: entry_copied(text, table, entry.number, changes), {})


def remove(loaded: Loaded, name: str, table: str, entry: Standing) -> Change:
    """Return the change that takes *entry* out. Raises EditRefused."""
    return _change(loaded, name, entry.file, lambda text: entry_removed(text, table, entry.number), entry.says)


def _change(loaded: Loaded, name: str, file: str, edited: Callable[[str], Edit], former: Mapping[str, Any]) -> Change:
    before = text_of(loaded, file)
    edit = edited(before or "")
    if edit.text == before:
        return Change(name, {})
    if edit.promise.after is not None:
        refuse_unsound(file, edit.promise.table, former, edit.promise.after, ids_of(loaded), seen=all_seen(loaded))
    return Change(name, {file: (before, edit.text)}, {file: (edit.promise,)})


def text_of(loaded: Loaded, file: str) -> str | None:
    """Return the text of *file* as it was read, byte order mark included; None: there is no such file.

    Raises:
        EditRefused: it is one of the curricula that ship, or no valid TOML.
    """
    if file.startswith(SHIPPED):
        message = _("{file} ships with the planner and is read-only; copy it into the folder curricula of the mission")
        raise EditRefused(message.format(file=file))
    source = loaded.sources.get(file)
    if source is None:
        return None
    if source.document is None:
        message = _("{file} cannot be read; planner check says why. Correct it first. Nothing was changed")
        raise EditRefused(message.format(file=file))
    return source.whole


def standing(loaded: Loaded, table: str) -> Iterator[Standing]:
    """Yield the entries of *table*, sound or not, in the order of the files."""
    return (Standing(*entry) for entry in _rows(loaded, table))


def _rows(loaded: Loaded, table: str) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """Yield what ``standing`` does as plain tuples: there may be tens of thousands."""
    for source in loaded.sources.values():
        if ("/" in source.name) == (table in MISSION_TABLES):
            continue
        value = (source.document or {}).get(table, [])
        rows = value if isinstance(value, list) else [value]
        for index, row in enumerate(rows):
            if isinstance(row, dict):
                yield source.name, -1 if table in SINGLE else index, row


def _salvage(source: Source) -> list[tuple[str, str]]:
    return salvage(source.data.decode("latin-1") if source.text is None else source.text)


def all_seen(loaded: Loaded) -> bool:
    """Return whether every file was read as far as that its ids are known."""
    return not any(source.unseen for source in loaded.sources.values())


def refuse_unsound(
    file: str, table: str, former: Mapping[str, Any], entry: Mapping[str, Any], known: Ids, *, seen: bool
) -> None:
    """Refuse an *entry* of *table* with an error that the *former* one did not have.

    Args:
        file: where it is to stand.
        table: its kind.
        former: what it said before; empty: it is new.
        entry: what it is to say.
        known: all ids by table.
        seen: whether there are no others, so that a reference to one is an error.

    Raises:
        BadField: it has one.
    """
    name = entry.get("id")
    if table not in SINGLE and name is not None and name != former.get("id") and name in known[table]:
        raise BadField(("id",), _('the id "{name}" is taken already').format(name=name))
    known = known if seen else {}
    before = {_key(finding) for finding in _errors(file, table, former, known)} if former else set()
    for finding in _errors(file, table, entry, known):
        if _key(finding) not in before:
            raise BadField(_path(finding), _words(finding))


def _errors(file: str, table: str, entry: Mapping[str, Any], known: Ids) -> list[Finding]:
    """Return what the loader would say of *entry*; of references only if ids are *known*."""
    source = Source(file, Path(file))
    source.text = "\\u"  # so that texts are looked at for control characters
    source.document = {table: dict(entry) if table in SINGLE else [dict(entry)]}
    tables = Tables()
    tables.read(source, MISSION_TABLES if table in MISSION_TABLES else CURRICULUM_TABLES)
    if known:
        own = entry.get("id")
        refuse_unknown(tables, {**known, table: known[table] | ({own} if isinstance(own, str) else set())})
    return tables.findings


def _key(finding: Finding) -> tuple[str, Key, str]:
    return finding.code, _path(finding), finding.message


def _path(finding: Finding) -> Key:
    return tuple(step for step in finding.anchor.steps if isinstance(step, str))


def _words(finding: Finding) -> str:
    """Return what is wrong and, unless that says it, what to do; the field is named elsewhere."""
    message = finding.message.removeprefix(f"{(_path(finding) or ('',))[-1]}: ")
    return message if finding.code == "LD007" or not finding.hint else f"{message} ({finding.hint})"
