"""Owns how a document is written as CSV after RFC 4180, with its provenance on every row; no text is a formula."""

from __future__ import annotations

from planner.reports.document import Document, flat_value
from planner.reports.flat import flat
from planner.reports.tables import COMMA, Dialect, Table, table_csv


def render(document: Document, ascii_only: bool = False, dialect: Dialect = COMMA) -> bytes:
    """Return *document* as one table in *dialect*; *ascii_only* changes nothing."""
    fields, rows = flat(document, provenance=True)
    table = Table(
        columns=tuple(field.column for field in fields), rows=tuple(tuple(map(flat_value, row)) for row in rows)
    )
    return table_csv(table, dialect).encode("utf-8")
