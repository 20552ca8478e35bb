"""Owns which column of an imported table fills which field: by its header, or because somebody said so.

It refuses two columns for one field, and a table without what its rows are told apart by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.editing.values import Key
from planner.i18n import _
from planner.importing import cells
from planner.importing.fields import EXPORTED, FORMS, PROVENANCE, Form
from planner.importing.lookup import Lookup, Unfit, ended
from planner.importing.result import Kind
from planner.intake import UnreadableTable
from planner.intake.columns import header_key
from planner.intake.names import same
from planner.intake.table import Row
from planner.operations import BadField, path_of, type_of, value_of
from planner.plain import one_line

Said = tuple[str, str]
"""A column, by its header or its number from 1, and the field it is to fill; no field: it is passed over."""


class Columns:
    """Which header means what in tables of one kind."""

    def __init__(self, kind: Kind, said: Sequence[Said] = ()) -> None:
        """Take what somebody *said* of columns before what their headers mean.

        Raises:
            UnreadableTable: a field is none of such tables.
        """
        self.form: Form = FORMS[kind]
        self._kind = kind
        self._fields: dict[str, Key | None] = {}
        self._asked: dict[str, str] = {}
        for column, name in said:
            if _key(column) in self._asked:
                raise UnreadableTable(_("{column} is given twice.").format(column=one_line(column, 40)))
            self._asked[_key(column)] = column
            self._fields[_key(column)] = self._path(name.strip()) if name.strip() else None
        taken = {path[0] for path in self._fields.values() if path and len(path) == 1}
        for header, name in self.form.headers.items():
            if name not in taken:
                self._fields.setdefault(header, (name,))

    def _path(self, name: str) -> Key:
        fields = self.form.fields
        if name in fields:
            return (name,)
        if self._kind == "attendance":
            text = _("{name} is no field; there is: {names}.")
            raise UnreadableTable(text.format(name=one_line(name, 40), names=", ".join(fields)))
        try:
            path = path_of(self.form.table, name)
            type_of(self.form.table, path)
            return path
        except BadField as reason:
            raise UnreadableTable(str(reason)) from None

    def known(self, header: str) -> object:
        """Return what stands in a column with this *header*; None: nobody knows."""
        key = _key(header)
        return self._fields.get(key) or (key if key in self.form.computed or key in PROVENANCE else None)

    def placed(self, header: Row) -> Placed:
        """Return which columns of the table with this *header* fill which fields.

        Raises:
            UnreadableTable: two columns are for one field, one that somebody named is not there, or there are too few.
        """
        places: dict[Key, int] = {}
        passed: list[int] = []
        keys = list(map(_key, header.cells))
        self._refuse_export(keys)
        asked = dict(self._asked)
        for number, key in enumerate(keys):
            by_number = str(number + 1)
            name = by_number if by_number in asked and by_number not in keys else key
            asked.pop(name, None)
            path = self._fields.get(name) if name else None
            if path is None:
                passed.append(number)
            elif path in places:
                self._refuse_two(header, places[path], number, path)
            else:
                places[path] = number
        if asked:
            column = one_line(next(iter(asked.values())), 40)
            headers = [cell for cell in header.cells if cell.strip()]
            raise UnreadableTable(ended(_("No column is called “{column}”").format(column=column), column, headers))
        self._refuse_too_few(places)
        return Placed(self.form, header, places, tuple(passed))

    def _refuse_export(self, keys: Sequence[str]) -> None:
        """Refuse what the planner exported, but the plan: other exports hold figures, which nobody imports."""
        plan = self._kind == "sessions" and "group" in keys
        if not plan and (set(PROVENANCE) <= set(keys) or len(EXPORTED & set(keys)) > 1):
            message = _(
                "That is an export of the planner. Of these only the plan can be imported again, as sessions; "
                "others hold figures, which the planner computes."
            )
            raise UnreadableTable(message)

    def _refuse_two(self, header: Row, first: int, second: int, path: Key) -> None:
        message = _(
            '“{first}” and “{second}” both mean {field}; say of one what it is, or --map "COLUMN=" to pass it over.'
        )
        names = {name: one_line(header.cells[place], 40) for name, place in (("first", first), ("second", second))}
        raise UnreadableTable(message.format(**names, field=".".join(path)))

    def _refuse_too_few(self, places: dict[Key, int]) -> None:
        missing = [[name for name in need if (name,) not in places] for need in self.form.least]
        if all(missing):
            least = min(missing, key=len)
            names = "; ".join(f"{name}: “{'”, “'.join(self.form.fields[name].names[:2])}”" for name in least)
            message = _("There is no column for {names}. Name one so, or say which it is with --map COLUMN=FIELD.")
            raise UnreadableTable(message.format(names=names))


class Placed(NamedTuple):
    """The columns of one table."""

    form: Form
    header: Row
    places: dict[Key, int]
    """From 0, by the field that they fill."""
    passed: tuple[int, ...]
    """Those that fill none."""

    def title(self, field: str) -> str:
        """Return the header of the column that fills *field*, safe to print; its own name where there is none."""
        place = next((place for path, place in self.places.items() if ".".join(path) == field), None)
        place = self.places.get((field.partition(".")[0],)) if place is None else place
        return field if place is None else self.header_of(place)

    def header_of(self, place: int) -> str:
        """Return the header of a column, or its number where it has none, safe to print."""
        shown = one_line(self.header.cells[place].strip(), 40)
        return shown or _("number {number}").format(number=place + 1)

    def value(self, path: Key, cell: str, lookup: Lookup) -> object:
        """Return what *cell* says of the field at *path*. Raises Unfit."""
        if path[0] in self.form.fields and len(path) == 1:
            return self.form.fields[path[0]].read(cell, lookup)
        if path[0] in ("seats", "attended", "needs"):
            return cells.count(cell, lookup)
        try:
            return value_of(self.form.table, path, cell)
        except BadField as reason:
            raise Unfit(reason.reason) from None


def _key(header: str) -> str:
    """Return what two spellings of a header share; one without a Latin letter is known by the letters that it has."""
    return header_key(header) or same(header)
