"""Owns how a document is written as JSON: stable keys, sorted, nothing localised, nothing rounded."""

from __future__ import annotations

from planner.reports.document import Document, Section, Sheet, value_of
from planner.reports.flat import facts_of, records_of
from planner.reports.tables import json_text

SCHEMA = 1


def render(document: Document, ascii_only: bool = False) -> bytes:
    """Return *document* as JSON; *ascii_only* changes nothing."""
    return json_text(payload_of(document)).encode("utf-8")


def payload_of(document: Document) -> dict[str, object]:
    """Return what the JSON of *document* holds: its provenance and choice, then its sections or its sheets."""
    payload: dict[str, object] = {
        "schema": SCHEMA,
        "what": document.what,
        **document.provenance._asdict(),
        "options": document.options,
        "illustrative": document.illustrative,
        "notes": document.notes,
    }
    if document.each:
        sheets = [{document.each: sheet.id, "title": sheet.title, **_sections(sheet)} for sheet in document.sheets]
        return {**payload, f"{document.each}s": sheets}
    for sheet in document.sheets:
        payload |= _sections(sheet)
    return payload


def _sections(sheet: Sheet) -> dict[str, object]:
    found: dict[str, object] = {}
    for section in sheet.sections:
        if not section.key:
            continue
        if facts := facts_of(section):
            found[section.key] = {fact.key: value_of(fact.cell) for fact in facts}
        else:
            before = found.get(section.key)
            found[section.key] = [*(before if isinstance(before, list) else ()), *_rows(section)]
    return found


def _rows(section: Section) -> list[dict[str, object]]:
    return [dict(record) for record in records_of(section)]
