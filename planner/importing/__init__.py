"""Owns tables that people keep elsewhere on their way into a mission: a file goes in, one change comes out.

It prints and writes nothing, and the change is not yet made. What it cannot read, and what contradicts the
record, is named by row and column.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from planner.i18n import _
from planner.importing.attendance import take_attendance
from planner.importing.columns import Columns, Said
from planner.importing.layout import plain_rows
from planner.importing.ledger import Ledger
from planner.importing.lookup import Lookup
from planner.importing.result import KINDS, FieldChange, Import, Kind, Outcome
from planner.importing.rows import rows_of
from planner.importing.sessions import take_sessions
from planner.importing.units import take_units
from planner.intake import UnreadableTable
from planner.intake.table import read_table
from planner.loading import Loaded
from planner.operations.batch import Batch
from planner.plain import one_line

__all__ = ["KINDS", "FieldChange", "Import", "Kind", "Outcome", "UnreadableTable", "read_import"]


def read_import(kind: Kind, file: Path, loaded: Loaded, day: dt.date, said: Sequence[Said] = ()) -> Import:
    """Return what the table in *file*, CSV or XLSX, would do to the mission that was *loaded*, as known on *day*.

    Args:
        kind: what its rows are about.
        file: the table.
        loaded: the mission.
        day: the as-of date; a session that ends after it cannot have been held.
        said: which columns fill which fields, before what their headers mean.

    Raises:
        UnreadableTable: it cannot be read as a whole, or no column of it is known.
    """
    columns, name = Columns(kind, said), one_line(file.name, 60)
    table = read_table(file, columns.known)
    placed = columns.placed(table.header)
    table, told = plain_rows(table, placed)
    if not table.rows and not table.problems:
        raise UnreadableTable(_("{file} has no row below its header.").format(file=name))
    batch, mission = Batch(loaded), loaded.mission
    rows = rows_of(table, placed, Lookup(mission, batch.known), name)
    ledger = Ledger(batch, placed)
    if kind == "units":
        take_units(rows.records, mission, ledger)
    elif kind == "sessions":
        take_sessions(rows.records, mission, day, ledger)
    else:
        take_attendance(rows, mission, day, ledger)
    return Import(
        kind=kind,
        file=name,
        change=batch.change(_("import {kind} from {file}").format(kind=kind, file=name)),
        added=tuple(ledger.added),
        changed=tuple(ledger.changed),
        unchanged=ledger.unchanged,
        rejected=tuple(sorted((*rows.rejected, *ledger.rejected))),
        warnings=tuple(sorted(ledger.warnings)),
        notes=(*rows.notes, *told, *ledger.notes),
    )
