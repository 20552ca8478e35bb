"""Owns how a document is written as Markdown; no text of the data becomes markup, a link or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.reports.document import Document, Section
from planner.reports.tables import escaped, table_markdown

_LEADING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")
"""What stands before a sign that makes a list, or a heading of the line before."""


def render(document: Document, ascii_only: bool = False) -> bytes:
    """Return *document* as one page of Markdown; *ascii_only* changes nothing."""
    parts = [f"# {escaped(document.title)}", "  \n".join(map(_line, document.lines))]
    for sheet in document.pages:
        if sheet.title:
            parts.append(f"## {escaped(sheet.title)}")
        for section in sheet.sections:
            parts += _section(section, "###" if sheet.title else "##")
    parts += map(_line, document.notes)
    return ("\n\n".join(part.strip("\n") for part in parts if part) + "\n").encode("utf-8")


def _section(section: Section, level: str) -> Iterator[str]:
    if section.title:
        yield f"{level} {escaped(section.title)}"
    yield from map(_line, section.sentences)
    yield "\n".join(f"- {escaped(label)}: {escaped(text)}" for label, text in section.told)
    if section.tabular:
        yield table_markdown(section.table)
    yield from map(_line, section.notes)


def _line(text: str) -> str:
    """Return *text* as a paragraph that is nothing else."""
    return _LEADING.sub(r"\1\\", escaped(text))
