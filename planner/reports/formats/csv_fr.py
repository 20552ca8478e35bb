"""Owns how a document is written as the CSV that a French spreadsheet opens right: semicolons, decimal commas, BOM."""

from __future__ import annotations

import codecs

from planner.reports.document import Document
from planner.reports.formats import csv
from planner.reports.tables import SEMICOLON


def render(document: Document, ascii_only: bool = False) -> bytes:
    """Return *document* as one table; *ascii_only* changes nothing."""
    return codecs.BOM_UTF8 + csv.render(document, ascii_only, SEMICOLON)
