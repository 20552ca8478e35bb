"""Owns how a document is written as text: at most 76 columns, no escape sequence, in Unicode or in ASCII."""

from __future__ import annotations

from planner.reports.document import Document, Section, Sheet
from planner.reports.page import LABEL, WIDTH, Page, whole

BREAK = "=" * WIDTH
"""Between two sheets."""


def render(document: Document, ascii_only: bool = False) -> bytes:
    """Return *document* as text, a sheet laid out by hand as it is."""
    pages = [
        sheet.page(ascii_only) if sheet.page else _laid_out(document, sheet, ascii_only) for sheet in document.pages
    ]
    return f"\n{BREAK}\n\n".join(pages).encode("utf-8")


def _laid_out(document: Document, sheet: Sheet, ascii_only: bool) -> str:
    page = Page(ascii_only=ascii_only)
    page.paragraph(whole(document.title), "title")
    for text in document.lines:
        page.paragraph(whole(text), hang=2)
    if sheet.title:
        page.heading(whole(sheet.title))
    for section in sheet.sections:
        _add_section(page, section)
    page.blank()
    for note in document.notes:
        page.paragraph(whole(note), "dim")
    return page.text


def _add_section(page: Page, section: Section) -> None:
    page.blank()
    if section.title:
        page.heading(whole(section.title))
    for sentence in section.sentences:
        page.paragraph(whole(sentence))
    for name, text in section.told:
        label = whole(name)
        page.labelled(label if len(label) < LABEL else f"{label} ", whole(text))
    if section.tabular:
        if section.sentences or section.facts:
            page.blank()
        page.table(section.table)
    for note in section.notes:
        page.paragraph(whole(note), "dim")
