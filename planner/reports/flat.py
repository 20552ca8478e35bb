"""Owns how a document becomes one table with stable columns, for formats that know nothing else.

Rows of several sections stand below each other, under the columns of all of them; which columns there are depends on
the kind of document, never on its data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.reports.document import Datum, Document, Fact, Field, Section, value_of


class Flat(NamedTuple):
    """Columns and rows of values."""

    fields: tuple[Field, ...]
    rows: tuple[tuple[Datum, ...], ...]


FACTS = (Field("fact"), Field("value"))
PROVENANCE = (Field("mission"), Field("as_of", kind="date"), Field("data"), Field("planner"), Field("left_out"))
"""On every row, because rows are copied into other tables."""


def flat(document: Document, *, provenance: bool = False) -> Flat:
    """Return the rows of *document* as one table, with its provenance on every row if asked, alone if there is none."""
    sections = [(sheet.id, section) for sheet in document.sheets for section in sheet.sections]
    sections = [(name, section) for name, section in sections if section.key and section.flat]
    fields = _fields(document, [section for _name, section in sections])
    origin: dict[str, Datum] = {}
    if provenance:
        fields += PROVENANCE
        origin = {field.key: getattr(document.provenance, field.key) for field in PROVENANCE}
    rows = []
    for name, section in sections:
        for record in records_of(section):
            whole = {**origin, document.each: name, "section": section.key, **record}
            rows.append(tuple(whole.get(field.key) for field in fields))
    if provenance and not rows:  # whoever finds nothing in a file still has to know of what there is nothing
        rows.append(tuple(origin.get(field.key) for field in fields))
    return Flat(tuple(fields), tuple(rows))


def _fields(document: Document, sections: list[Section]) -> list[Field]:
    fields: dict[str, Field] = {}
    if document.each:
        fields[document.each] = Field(document.each)
    if len({section.key for section in sections}) > 1:
        fields["section"] = Field("section")
    for section in sections:
        for field in (*(FACTS if section.facts else ()), *section.fields):
            if field.key:
                fields.setdefault(field.key, field)
    return list(fields.values())


def records_of(section: Section) -> Iterator[dict[str, Datum]]:
    """Yield the values of *section* by key: a record a fact, then a record a row."""
    for fact in facts_of(section):
        yield {"fact": fact.key, "value": value_of(fact.cell)}
    for row in section.rows:
        yield {field.key: value_of(cell) for field, cell in zip(section.fields, row, strict=True) if field.key}


def facts_of(section: Section) -> list[Fact]:
    """Return the facts of *section* that machines read."""
    return [fact for fact in section.facts if fact.key]
