"""Owns the document of the reform balance: instruments by areas with empty cells, lenses, levels, pace, lead, women.

The figures are the core's, planned and delivered apart. It praises no balance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.coverage import Number
from planner.i18n import _, ngettext
from planner.plain import safe
from planner.reform import AREAS, INSTRUMENTS, NONE, OPERATIONALITY, Balance, Hours, balance_on
from planner.reports.document import Cell, Document, Fact, Field, Section, Seen, Sheet
from planner.reports.documents.request import Request, document_of
from planner.reports.page import Page
from planner.reports.provenance import header_lines
from planner.reports.reform_page import reform_lines
from planner.reports.reform_words import area_word, instrument_word, lead_word, lens_word, level_word, pace_word
from planner.reports.words import FEW_HEADS, heads_note, number, percent
from planner.vocabulary import Area, Instrument


def build(request: Request) -> Document:
    """Return the document; nothing limits it."""
    balance = balance_on(request.view)
    sections = (*_matrix(balance), *_dimensions(balance), _women(balance))
    return document_of(
        request,
        "reform",
        _("Reform balance"),
        [Sheet(sections=sections, page=lambda ascii_only: _page(request, balance, ascii_only))],
        notes=(
            _counted(),
            _(
                "A module with several lenses counts in full for each, and so does a session for each component of its "
                "trainers: those hours add up to more than all."
            ),
            _("Hours say what is taught, never what it achieves."),
        ),
    )


def _counted() -> str:
    return _(
        "Trainee-hours. Delivered: heads attended times hours of the module, of sessions that have ended. Planned: "
        "seats times hours, of planned and approved sessions still to end. Ideas and cancelled sessions are in neither."
    )


def _page(request: Request, balance: Balance, ascii_only: bool) -> str:
    """Return the page of the screen, after the lines that say of which mission, data and date it speaks."""
    page = Page(ascii_only=ascii_only)
    page.paragraph(_("Reform balance"), "title")
    for text in header_lines(request.view, request.errors):
        page.paragraph(text)
    page.blank()
    for parts in reform_lines(balance):
        page.lines.append(tuple((page.folded(safe(text)), style) for text, style in parts))
    page.paragraph(_counted(), "dim")
    page.paragraph(heads_note(), "dim")
    return page.text


def _matrix(balance: Balance) -> Iterator[Section]:
    """Yield the matrix for machines as 25 rows, and for people as two grids, with what is empty in both."""
    yield Section(
        key="matrix",
        fields=(Field("instrument"), Field("area"), *_hour_fields("", "")),
        rows=tuple((*cell, hours.planned, hours.delivered) for cell, hours in balance.matrix.items()),
    )
    yield _grid(
        _("Instruments by areas: hours delivered"), {key: hours.delivered for key, hours in balance.matrix.items()}
    )
    empty = sum(not any(hours) for hours in balance.matrix.values())
    text = _("{count} of {all} cells have no hours, neither delivered nor planned.")
    sentences = [text.format(count=empty, all=len(balance.matrix))]
    if balance.material:
        words = ngettext(
            "{count} activity is material support and has no hours.",
            "{count} activities are material support and have no hours.",
            balance.material,
        )
        sentences.append(words.format(count=number(balance.material)))
    planned = {key: hours.planned for key, hours in balance.matrix.items()}
    yield _grid(_("Instruments by areas: hours planned"), planned, *sentences)


def _grid(title: str, hours: Mapping[tuple[Instrument, Area], Number], *notes: str) -> Section:
    return Section(
        title=title,
        fields=(Field("", _("Instrument"), least=10), *(Field("", area_word(area), "hours") for area in AREAS)),
        rows=tuple(
            (instrument_word(name), *(hours[name, area] or Seen(0, "-") for area in AREAS)) for name in INSTRUMENTS
        ),
        notes=notes,
        flat=False,
    )


def _hour_fields(planned: str, delivered: str) -> tuple[Field, ...]:
    return Field("planned_hours", planned, "hours"), Field("delivered_hours", delivered, "hours")


def _dimensions(balance: Balance) -> Iterator[Section]:
    groups: dict[str, Mapping[str, Hours]] = {
        "total": {"total": balance.total},
        "lens": balance.lenses,
        "level": balance.levels,
        "pace": balance.paces,
        "component": balance.components,
        "lead": balance.leads,
    }
    for dimension, hours in groups.items():
        yield Section(
            key="balance",
            title=_titles()[dimension],
            fields=(
                Field("dimension"),
                Field("value", _("For"), least=10, wraps=True),
                Field("delivered_hours", _("Delivered h"), "hours"),
                Field("", "%", "share"),
                Field("planned_hours", _("Planned h"), "hours"),
                Field("", "%", "share"),
            ),
            rows=tuple(tuple(_row(balance, dimension, key, own)) for key, own in hours.items()),
            empty=_("Nothing is planned or held."),
        )


def _row(balance: Balance, dimension: str, key: str, hours: Hours) -> Iterator[Cell]:
    yield dimension
    yield Seen(key, _word(dimension, key))
    for own, every in ((hours.delivered, balance.total.delivered), (hours.planned, balance.total.planned)):
        yield Seen(own, number(own) if own else "-")
        yield Seen(None, percent(own / every) if own and every else "-")


def _titles() -> dict[str, str]:
    return {
        "total": _("All hours"),
        "lens": _("By lens"),
        "level": _("By level"),
        "pace": _("By pace"),
        "component": _("By component of the teams"),
        "lead": _("By who leads"),
    }


def _word(dimension: str, key: str) -> str:
    words = {"lens": lens_word, "level": level_word, "pace": pace_word, "lead": lead_word}
    if dimension in words:
        return f"- {words[dimension](key)}" if key.startswith(f"{OPERATIONALITY}.") else words[dimension](key)
    if dimension == "total":
        return _("all")
    return _("no team named") if key == NONE else key


def _women(balance: Balance) -> Section:
    women = balance.women
    words = _("not recorded")
    if women.attended:
        words = ngettext(
            "{women} of {attended} heads attended, in {count} session that records them",
            "{women} of {attended} heads attended, in {count} sessions that record them",
            women.sessions,
        ).format(women=number(women.women), attended=number(women.attended), count=number(women.sessions))
        if women.share is not None and women.attended >= FEW_HEADS:
            words = _("{heads}: {percent}").format(heads=words, percent=percent(women.share))
    silent = ngettext("{count} session does not", "{count} sessions do not", women.silent)
    return Section(
        key="women",
        title=_("Women among the attended"),
        facts=(
            Fact("women", _("Women"), Seen(women.women, words)),
            Fact("attended", "", women.attended),
            Fact("share", "", women.share),
            Fact("sessions", "", women.sessions),
            Fact("sessions_silent", _("Silent"), Seen(women.silent, silent.format(count=number(women.silent)))),
        ),
    )
