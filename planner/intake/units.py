"""Owns the way from a table of units to records: zones, regions and units, and every problem of every row in one run.

It refuses to repair: a row with a problem is named, and no unit is returned as long as there is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import convert
from msgspec.structs import replace

from planner.i18n import _, ngettext
from planner.intake.columns import Columns, columns_of, field_of
from planner.intake.names import Ids, same
from planner.intake.roles import roles_of
from planner.intake.table import Problem, Row, Table, UnreadableTable, read_table
from planner.intake.values import Wrong, heads_of, id_of, text_of
from planner.model import Region, Unit, Zone
from planner.plain import one_line

_T = TypeVar("_T")


class UnitsTable(NamedTuple):
    """What a table of units holds; where there are problems, no units."""

    zones: tuple[Zone, ...] = ()
    """In the order of the rows; none: the table names no zone."""
    regions: tuple[Region, ...] = ()
    """In the order of the rows; ``zone`` is empty where the table names no zone."""
    units: tuple[Unit, ...] = ()
    problems: tuple[Problem, ...] = ()
    """By row."""
    notes: tuple[str, ...] = ()
    """What was passed over or assumed, in sentences."""


def read_units(file: Path) -> UnitsTable:
    """Return the zones, regions and units in the CSV *file*, with the problems of all its rows.

    Raises:
        UnreadableTable: the file as a whole cannot be read, or holds no unit.
    """
    table = read_table(file, field_of)
    columns = columns_of(table.header)
    if columns.problems:
        return UnitsTable(problems=columns.problems)
    if not table.rows and not table.problems:
        raise UnreadableTable(_("{file} has no unit below its header.").format(file=one_line(file.name)))
    reading = _Reading(columns)
    for row in table.rows:
        reading.read(row)
    reading.find_regions_without_zone()
    if problems := sorted((*table.problems, *reading.problems)):
        return UnitsTable(problems=tuple(problems))
    units = tuple(reading.units())
    notes = (*_notes_on_table(file, table, columns), *_notes_on_roles(units, reading.unknown_roles))
    return UnitsTable(tuple(reading.zones.values()), tuple(reading.regions.values()), units, notes=notes)


class _Reading:
    """The rows of one table, read one after the other; zones and regions by what ``same`` makes of their titles."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.problems: list[Problem] = []
        self.zones: dict[str, Zone] = {}
        self.regions: dict[str, Region] = {}
        self.unknown_roles: dict[str, None] = {}
        self._rows: list[dict[str, object]] = []
        self._ids = {kind: Ids() for kind in ("zone", "region", "unit")}
        self._first_row: dict[tuple[str, ...], int] = {}
        self._wrong_cells: set[tuple[int, str]] = set()

    def read(self, row: Row) -> None:
        """Take in one row, or note its problems."""
        if any(cell.strip() for cell in row.cells[len(self.columns.header.cells) :]):
            message = _("there are more cells than columns; a text that holds the delimiter needs quotation marks.")
            self.problems.append(Problem(row.number, "", message))
            return
        texts = dict(self._texts(row))
        texts["region"] = self._region(row.number, texts["region"], texts.get("zone", ""))
        self._check_title(row.number, texts)
        roles, unknown = roles_of(texts.pop("roles", ""))
        self.unknown_roles.update(dict.fromkeys(unknown))
        texts["id"] = self._given_id(row.number, texts.get("id", ""))
        texts.pop("zone", None)
        strength, women = self._heads(row.number, texts.pop("strength"), texts.pop("women", ""))
        self._rows.append({**texts, "strength": strength, "women": women, "roles": roles})

    def find_regions_without_zone(self) -> None:
        """Note a problem for each region that no row puts into a zone, where other rows name zones."""
        for key, region in self.regions.items():
            if self.zones and not region.zone:
                message = _("no row names the zone of {region}.").format(region=one_line(region.title))
                self._wrong(self._first_row["region", key], "zone", message)

    def units(self) -> Iterator[Unit]:
        """Yield the units; ids that no row gives are made from titles, of namesakes with the region."""
        titles = {region.id: region.title for region in self.regions.values()}
        for row in self._rows:
            title, region = str(row["title"]), titles[str(row["region"])]
            name = row["id"] or self._ids["unit"].make(title, otherwise="unit", apart=region)
            yield convert({**row, "id": name}, Unit)

    def _wrong(self, row: int, field: str, message: str) -> None:
        if (row, field) not in self._wrong_cells:  # one cell, one message: the first is the cause of the next
            self._wrong_cells.add((row, field))
            self.problems.append(Problem(row, self.columns.name(field), message))

    def _or_wrong(self, row: int, field: str, value: tuple[_T, Wrong]) -> _T:
        if value[1]:
            self._wrong(row, field, value[1])
        return value[0]

    def _texts(self, row: Row) -> Iterator[tuple[str, str]]:
        """Yield each field of the table with the row's text, empty where the row ends before."""
        for field, place in self.columns.place.items():
            cell = row.cells[place] if place < len(row.cells) else ""
            yield field, self._or_wrong(row.number, field, text_of(cell))

    def _check_title(self, row: int, texts: dict[str, str]) -> None:
        if not same(texts["title"]):
            self._wrong(row, "title", _("the unit has no title."))
            return
        first = self._first_row.setdefault(("unit", texts["region"], same(texts["title"])), row)
        if first != row:
            message = _("the unit stands already in row {row}; remove one, or tell them apart.")
            self._wrong(row, "title", message.format(row=first))

    def _region(self, row: int, title: str, zone: str) -> str:
        """Return the id of the region, put into its zone."""
        key = same(title)
        if not key:
            self._wrong(row, "region", _("the unit has no region; name that of its duty station."))
            return ""
        if key not in self.regions:
            self._first_row["region", key] = row
            name = self._ids["region"].make(title, otherwise="region")
            self.regions[key] = Region(id=name, title=title, zone="")
        if same(zone):
            self._place(row, key, zone)
        return self.regions[key].id

    def _place(self, row: int, key: str, title: str) -> None:
        """Put the region *key* into the zone, unless another row put it elsewhere."""
        zone = self.zones.get(same(title))
        if zone is None:
            zone = Zone(id=self._ids["zone"].make(title, otherwise="zone"), title=title)
            self.zones[same(title)] = zone
        region = self.regions[key]
        if not region.zone:
            self._first_row["zone", key] = row
            self.regions[key] = replace(region, zone=zone.id)
        elif region.zone != zone.id:
            message = _("row {row} puts {region} into another zone; a region has one.")
            first = self._first_row["zone", key]
            self._wrong(row, "zone", message.format(row=first, region=one_line(region.title)))

    def _heads(self, row: int, strength: str, women: str) -> tuple[int, int | None]:
        heads = self._or_wrong(row, "strength", heads_of(strength))
        if not women:
            return heads, None
        count = self._or_wrong(row, "women", heads_of(women))
        if count > heads:
            self._wrong(row, "women", _("there are more women than heads; thousands need no comma."))
        return heads, count

    def _given_id(self, row: int, text: str) -> str:
        name = self._or_wrong(row, "id", id_of(text))
        if name and not self._ids["unit"].keep(name):
            self._wrong(row, "id", _("another row has this id."))
        return name


def _notes_on_table(file: Path, table: Table, columns: Columns) -> Iterator[str]:
    if table.encoding != "UTF-8":
        message = _("{file} was read as {encoding}; look whether the accents are right.")
        yield message.format(file=one_line(file.name), encoding=table.encoding)
    ignored = []
    for place, header in enumerate(table.header.cells):
        if place not in columns.place.values() and (header.strip() or _holds_something(table, place)):
            ignored.append(one_line(header.strip(), 40) or _("number {number}").format(number=place + 1))
    if ignored:
        yield _("Columns not read: {columns}.").format(columns=", ".join(ignored))


def _holds_something(table: Table, place: int) -> bool:
    return any(row.cells[place].strip() for row in table.rows if place < len(row.cells))


def _notes_on_roles(units: tuple[Unit, ...], unknown: dict[str, None]) -> Iterator[str]:
    if unknown:
        roles = ", ".join(one_line(role, 40) for role in unknown)
        yield _("Roles that no shipped curriculum is for: {roles}.").format(roles=roles)
    if without := sum(not unit.roles for unit in units):
        message = ngettext(
            "{count} unit has no role: only the modules for everybody count for it.",
            "{count} units have no role: only the modules for everybody count for them.",
            without,
        )
        yield message.format(count=without)
