"""Owns what is taken down while the rows of a table are looked at: edits, refusals, warnings; it judges no row itself.

One entry gets one edit: rows that say the same of it are one, rows that say different things are all refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from planner.editing import EditRefused
from planner.editing.values import Key
from planner.i18n import _, ngettext
from planner.importing.columns import Placed
from planner.importing.result import FieldChange, Outcome
from planner.importing.rows import Record
from planner.importing.wording import Entity, says_so, value_at
from planner.intake import Problem
from planner.operations import BadField, written
from planner.operations.batch import Batch
from planner.plain import one_line

LONGEST = 60
"""Characters of a value in the list of what changes."""
_K = TypeVar("_K")


class Ledger:
    """The rows of one table and what becomes of each."""

    def __init__(self, batch: Batch, columns: Placed) -> None:
        self.batch = batch
        self._columns = columns
        self.added: list[Outcome] = []
        self.changed: list[Outcome] = []
        self.unchanged = 0
        self.rejected: list[Problem] = []
        self.warnings: list[Problem] = []
        self._twins: Counter[str] = Counter()

    @property
    def notes(self) -> Iterator[str]:
        """What is to be known of all edits together, in sentences."""
        for field, count in self._twins.items():
            message = ngettext(
                "{count} {field} that changes has a French twin, which stays; --map COLUMN=fr.{field} fills it.",
                "{count} {field} that change have a French twin, which stays; --map COLUMN=fr.{field} fills it.",
                count,
            )
            yield message.format(count=count, field=field)

    def reject(self, record: Record, message: str, field: str = "") -> None:
        """Make nothing of a row because of *field*; empty: because of the whole row."""
        self.rejected.append(Problem(record.row, self._columns.title(field) if field else "", message))

    def warn(self, record: Record, message: str, field: str = "") -> None:
        """Note what is worth a look in a row of which something is made."""
        self.warnings.append(Problem(record.row, self._columns.title(field) if field else "", message))

    def once(self, records: Iterable[tuple[_K, Record]]) -> Iterator[tuple[_K, Record]]:
        """Yield the first of the rows about each key; rows that say different things of it are all refused."""
        groups: dict[_K, list[Record]] = {}
        for key, record in records:
            groups.setdefault(key, []).append(record)
        for key, group in groups.items():
            first, *others = group
            if all(other.says == first.says for other in others):
                self.unchanged += len(others)
                yield key, first
                continue
            rows = ", ".join(str(record.row) for record in group[:5]) + (" …" if len(group) > 5 else "")
            for record in group:
                self.reject(record, _("rows {rows} say different things of the same; keep one.").format(rows=rows))

    def add(self, record: Record, table: str, fields: Mapping[str, object], file: str) -> bool:
        """Add an entry; return whether that was possible."""
        try:
            self.batch.add(table, fields, file)
        except (BadField, EditRefused) as reason:
            self._refuse(record, reason)
            return False
        told = tuple(FieldChange(name, "", _told(value)) for name, value in fields.items() if name != "id")
        self.added.append(Outcome(record.row, str(fields["id"]), told))
        return True

    def set(self, records: tuple[Record, ...], table: str, entry: Entity, changes: Mapping[Key, object]) -> bool:
        """Set the fields of *entry* that do not say so yet, for one or more rows; return whether something changes."""
        new = [path for path, value in changes.items() if not says_so(entry, path, value)]
        if not new:
            self.unchanged += len(records)
            return False
        try:
            self.batch.set(table, entry.id, {path: changes[path] for path in new})
        except (BadField, EditRefused) as reason:
            for record in records:
                self._refuse(record, reason)
            return False
        told = [FieldChange(".".join(path), _told(value_at(entry, path)), _told(changes[path])) for path in new]
        self.changed.append(Outcome(records[0].row, entry.id, tuple(told)))
        self._twins.update(path[0] for path in new if len(path) == 1 and path[0] in entry.fr)
        return True

    def _refuse(self, record: Record, reason: BadField | EditRefused) -> None:
        if isinstance(reason, BadField):
            field = reason.path[0] if reason.path else ""
            self.reject(record, reason.reason + ".", field)
        else:
            self.reject(record, str(reason) + ".")


def _told(value: object) -> str:
    return one_line(written(value), LONGEST)
