"""Owns the model of a document: sheets of sections with facts, tables of typed columns, figures and notes.

One document is written in every format, so nothing here knows a format. It computes nothing: values are those of the
core, each with the text that people read beside it where that says more than the value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple

from msgspec import Struct

from planner.coverage import State
from planner.i18n import _
from planner.reports import tables
from planner.reports.words import number, percent

Datum = str | int | float | bool | dt.date | tuple[str, ...] | dict[str, int] | None
"""A value for machines, never localised; lists are ids, mappings are heads or trainers by id."""
Kind = Literal["text", "count", "hours", "share", "date", "flag"]


class Seen(NamedTuple):
    """A value for machines with the text that people read."""

    value: Datum
    text: str


Cell = Datum | Seen


class Field(NamedTuple):
    """One typed column: its key for machines, its title for people, and how it is laid out."""

    key: str
    """Stable and never localised; empty: people alone see it."""
    title: str = ""
    """Empty: machines alone see it."""
    kind: Kind = "text"
    least: int = 0
    """Terminal cells down to which it may be cut; 0: cut last of all."""
    wraps: bool = False

    @property
    def column(self) -> tables.Column:
        """The column of a plain table."""
        right = self.kind in ("count", "hours", "share")
        return tables.Column(self.key, self.title, right, self.least, self.wraps, bool(self.title), bool(self.key))


class Fact(NamedTuple):
    """One value with its name: for machines the key, for people the label; either may be empty."""

    key: str
    label: str
    cell: Cell


class Tile(NamedTuple):
    """One region on the map."""

    column: int
    row: int
    code: str
    title: str
    band: State
    share: str
    """Its coverage in words, to stand in the tile."""
    heads: str
    chosen: bool = False
    """Whether the sheet is about it."""


class Bar(NamedTuple):
    """One bar: a share of the whole, 0 to 1; None where it is undefined."""

    label: str
    share: float | None
    text: str
    band: str = "scheduled"


class Tiles(NamedTuple):
    """A map of tiles."""

    title: str
    tiles: tuple[Tile, ...]
    legend: str = ""


class Bars(NamedTuple):
    """Bars one below the other, with the target as a line where there is one."""

    title: str
    bars: tuple[Bar, ...]
    target: float | None = None
    legend: str = ""


class Section(Struct, frozen=True, kw_only=True):
    """A part of a sheet: sentences, then facts or a table, then notes; sections of one key are one list in data."""

    key: str = ""
    """Stable and never localised; empty: people alone see it."""
    title: str = ""
    sentences: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    fields: tuple[Field, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    footer: tuple[Cell, ...] | None = None
    """Totals, for people alone."""
    empty: str = ""
    """What people read in place of rows where there are none."""
    notes: tuple[str, ...] = ()
    flat: bool = True
    """Whether its rows are in the one table that CSV and a worksheet hold."""
    figures: tuple[Tiles | Bars, ...] = ()

    @property
    def told(self) -> list[tuple[str, str]]:
        """The facts that people read, label and text; those that are not there are left out."""
        shown = [fact for fact in self.facts if fact.label and fact.cell is not None]
        return [(fact.label, text) for fact in shown if (text := text_of(fact.cell))]

    @property
    def tabular(self) -> bool:
        """Whether people see a table, or why there is none."""
        return any(field.title for field in self.fields) and bool(self.rows or self.empty)

    @property
    def table(self) -> tables.Table:
        """The section's rows as a plain table with all its columns."""
        return tables.Table(
            columns=tuple(field.column for field in self.fields),
            rows=tuple(self._shown(row) for row in self.rows),
            footer=self._shown(self.footer) if self.footer else None,
            empty=self.empty,
        )

    def _shown(self, row: tuple[Cell, ...]) -> tuple[tables.Cell, ...]:
        return tuple(
            tables.Shown(flat_value(value_of(cell)), text_of(cell, field.kind))
            for cell, field in zip(row, self.fields, strict=True)
        )


class Sheet(Struct, frozen=True, kw_only=True):
    """One page of a document, about one thing."""

    id: str = ""
    """Of the unit or region that it is about; empty: it is about the whole."""
    title: str = ""
    sections: tuple[Section, ...]
    page: Callable[[bool], str] | None = None
    """The sheet as text, in ASCII if asked, where a report lays it out by hand; else text is laid out from here."""


class Provenance(NamedTuple):
    """Of which mission, date and data a document speaks, and how much of them is missing in it."""

    mission: str
    """Its id."""
    title: str
    as_of: dt.date
    data: str
    """The first digits of the data's digest."""
    planner: str
    left_out: int
    """Entries with errors, which no figure counts."""


class Document(Struct, frozen=True, kw_only=True):
    """What one export says, in no format yet."""

    what: str
    """One of the names of exports."""
    title: str
    provenance: Provenance
    lines: tuple[str, ...]
    """The provenance as people read it, then the period and the choice made."""
    options: dict[str, Datum]
    """The choice made, for machines."""
    sheets: tuple[Sheet, ...]
    each: str = ""
    """What each sheet is about, ``unit`` or ``region``; empty: there is one sheet, about the whole."""
    notes: tuple[str, ...] = ()
    """Legends and what the figures do not say."""
    illustrative: bool = False
    """Whether an illustrative strength enters any figure of it."""

    @property
    def pages(self) -> tuple[Sheet, ...]:
        """The sheets as people read them; where there is none, one that says so."""
        nothing = Sheet(sections=(Section(sentences=(_("Nothing is recorded."),)),))
        return self.sheets or (nothing,)


def value_of(cell: Cell) -> Datum:
    """Return the value of *cell* for machines."""
    return cell.value if isinstance(cell, Seen) else cell


def text_of(cell: Cell, kind: Kind = "text") -> str:
    """Return *cell* as people read it, in the language in force; a minus for what is not there."""
    if isinstance(cell, Seen):
        return cell.text
    value = value_of(cell)
    if value is None:
        return "-"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return percent(value) if kind == "share" else number(value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {number(count)}" for name, count in value.items())
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def flat_value(value: Datum) -> tables.Value:
    """Return *value* for a format that has no lists: ids apart by blanks, mappings as ``gao-gms=8``."""
    if isinstance(value, dict):
        return " ".join(f"{name}={count}" for name, count in value.items())
    return " ".join(value) if isinstance(value, tuple) else value
