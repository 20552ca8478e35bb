"""Owns the document of findings: what is wrong in the files or worth doing, with its place; it finds nothing itself."""

from __future__ import annotations

from planner.diagnostics import Finding, Place
from planner.i18n import _
from planner.reports.document import Cell, Document, Fact, Field, Section, Seen, Sheet
from planner.reports.documents.request import Request, cut_words, document_of
from planner.reports.findings import chosen, counts_of, counts_words
from planner.reports.page import whole
from planner.reports.words import severity_word


def build(request: Request) -> Document:
    """Return the document; *select* and *limit* are heeded."""
    found = chosen(request.findings(), request.select)
    placed = sorted(((request.place(finding), finding) for finding in found), key=lambda pair: (pair[0], pair[1].code))
    shown = placed[: request.limit] if request.limit else placed
    sentences = [text for text in (cut_words(len(shown), len(placed)),) if text]
    section = Section(
        key="findings",
        sentences=tuple(sentences),
        fields=(
            Field("code", _("Code")),
            Field("severity", _("Severity")),
            Field("file"),
            Field("line", "", "count"),
            Field("column", "", "count"),
            Field("path"),
            Field("", _("Place"), least=16, wraps=True),
            Field("message", _("Finding"), least=24, wraps=True),
            Field("hint"),
            Field("entities"),
        ),
        rows=tuple(_row(place, finding) for place, finding in shown),
        empty=_("No finding."),
    )
    facts = tuple(Fact(word, "", count) for word, count in counts_of(found).items())
    counts = Section(key="counts", facts=facts, flat=False)
    return document_of(
        request,
        "findings",
        _("Findings"),
        [Sheet(sections=(section, counts))],
        lines=[_("{counts}.").format(counts=counts_words(found))],
        options={"select": request.select, "limit": request.limit},
    )


def _row(place: Place, finding: Finding) -> tuple[Cell, ...]:
    file = place.file.encode("utf-8", "backslashreplace").decode("utf-8")
    message, hint = whole(finding.message), whole(finding.hint)
    words = _("{text}. Hint: {hint}.").format(text=message.rstrip("."), hint=hint.rstrip(".")) if hint else message
    return (
        finding.code,
        Seen(finding.severity.word, severity_word(finding.severity)),
        file,
        place.line,
        place.column,
        finding.anchor.path,
        Seen(None, f"{file}:{place.line}"),
        Seen(message, words),
        hint or None,
        finding.entities,
    )
