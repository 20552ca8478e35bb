"""Owns the list of formats: their names, the ending of their files, and the module that writes each.

A format's module offers ``render(document, ascii_only)`` and knows no export: whatever can be a document it can write.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from planner.reports.document import Document


class Format(NamedTuple):
    """How documents are written."""

    module: str
    ending: str
    """Of the names of its files."""
    language: str = "en"
    """Of its texts, unless another is asked for."""


EVERY = ("text", "md", "csv", "csv-fr", "json")
"""The formats of every export."""
FORMATS = {
    "text": Format("text", "txt"),
    "md": Format("markdown", "md"),
    "csv": Format("csv", "csv"),
    "csv-fr": Format("csv_fr", "csv", "fr"),
    "json": Format("json", "json"),
    "ics": Format("ics", "ics"),
    "html": Format("html", "html"),
    "xlsx": Format("xlsx", "xlsx"),
}


def rendered(name: str, document: Document, *, ascii_only: bool = False) -> bytes:
    """Return *document* in the format *name*, one of ``FORMATS`` but not the workbook, which holds several."""
    module = import_module(f"planner.reports.formats.{FORMATS[name].module}")
    render = cast("Callable[[Document, bool], bytes]", module.render)
    return render(document, ascii_only)
