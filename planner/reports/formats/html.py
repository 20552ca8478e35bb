"""Owns how a document is written as one page of HTML: drawings inside it, a print style, no script, no other file.

No text of the data is a tag, an attribute or an address; the page may load nothing and run nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from planner.i18n import language
from planner.plain import safe
from planner.reports.document import Cell, Document, Field, Section, Sheet, Tiles, text_of
from planner.reports.formats.style import STYLE
from planner.reports.formats.svg import bars_svg, map_svg

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser is told: load nothing, run nothing."""


def render(document: Document, ascii_only: bool = False) -> bytes:
    """Return *document* as one page; *ascii_only* changes nothing."""
    return ("\n".join(_page(document)) + "\n").encode("utf-8")


def _page(document: Document) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{language()}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{quoted(document.title)}, {quoted(document.provenance.title)}</title>"
    yield f"<style>\n{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    for sheet in document.pages:
        yield from _sheet(document, sheet)
    yield "</body>"
    yield "</html>"


def _sheet(document: Document, sheet: Sheet) -> Iterator[str]:
    yield "<article>"
    yield "<header>"
    if sheet.title:
        yield f'<p class="what">{quoted(document.title)}</p>'
    yield f"<h1>{quoted(sheet.title or document.title)}</h1>"
    lines = "<br>".join(map(quoted, document.lines))
    yield f'<p class="origin">{lines}</p>'
    yield "</header>"
    for section in sheet.sections:
        yield from _section(section)
    if document.notes:
        yield "<footer>"
        yield from _paragraphs(document.notes)
        yield "</footer>"
    yield "</article>"


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    if section.title:
        yield f"<h2>{quoted(section.title)}</h2>"
    yield from _paragraphs(section.sentences)
    if section.figures:
        yield '<div class="figures">'
        yield from (map_svg(figure) if isinstance(figure, Tiles) else bars_svg(figure) for figure in section.figures)
        yield "</div>"
    yield from _facts(section.told)
    yield from _table(section)
    yield from _paragraphs(section.notes, "note")
    yield "</section>"


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    if facts:
        yield "<dl>"
        yield from (f"<dt>{quoted(label)}</dt><dd>{quoted(text)}</dd>" for label, text in facts)
        yield "</dl>"


def _table(section: Section) -> Iterator[str]:
    if not section.tabular:
        return
    if not section.rows:
        yield from _paragraphs([section.empty])
        return
    yield "<table>"
    heads = "".join(
        f'<th scope="col"{_side(field)}>{quoted(field.title)}</th>' for field in section.fields if field.title
    )
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    yield from (_row(section.fields, row) for row in section.rows)
    yield "</tbody>"
    if section.footer:
        yield f"<tfoot>{_row(section.fields, section.footer)}</tfoot>"
    yield "</table>"


def _row(fields: Iterable[Field], row: Iterable[Cell]) -> str:
    cells = (
        f"<td{_side(field)}>{quoted(text_of(cell, field.kind))}</td>"
        for field, cell in zip(fields, row, strict=True)
        if field.title
    )
    return f"<tr>{''.join(cells)}</tr>"


def _side(field: Field) -> str:
    return ' class="n"' if field.column.right else ""


def _paragraphs(texts: Iterable[str], style: str = "") -> Iterator[str]:
    opening = f'<p class="{style}">' if style else "<p>"
    return (f"{opening}{quoted(text)}</p>" for text in texts)


def quoted(text: str) -> str:
    """Return *text* as it stands between tags or in an attribute: no sign of it is markup, nothing is invisible."""
    return html.escape(" ".join(safe(text).split()))
