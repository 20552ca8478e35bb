"""Owns the list of exports: what each is for, which choices it heeds, and the module that builds its document.

An export's module offers ``build(request)`` and knows no format: what it builds can be written in all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from planner.i18n import _
from planner.reports.document import Document
from planner.reports.documents.request import Request
from planner.reports.formats import EVERY


class Export(NamedTuple):
    """One kind of document."""

    summary: str
    choices: frozenset[str]
    """The names of the options it heeds."""
    formats: tuple[str, ...] = EVERY


WORKBOOK = ("gaps", "plan", "distribution", "partners")
"""The sheets of the one workbook, in their order."""


def exports() -> dict[str, Export]:
    """Return every export by its name, in the language in force and the order of the help."""
    return {
        "plan": Export(
            _("the sessions of a period"),
            frozenset(("from", "to", "region", "partner", "unit", "by")),
            (*EVERY, "ics", "xlsx"),
        ),
        "week": Export(_("delivered, coming, blocked, changed, decisions"), frozenset(("since", "to", "region"))),
        "unit": Export(_("the sheet of one unit, or of a region's"), frozenset(("ID", "region"))),
        "region": Export(_("who, gaps, blocked, coming"), frozenset(("ID", "limit")), (*EVERY, "html")),
        "gaps": Export(_("the worst first, with causes"), frozenset(("region", "unit", "limit")), (*EVERY, "xlsx")),
        "distribution": Export(_("regions and zones"), frozenset(("weight",)), (*EVERY, "html", "xlsx")),
        "partners": Export(_("who does what, where, for whom"), frozenset(("region", "partner")), (*EVERY, "xlsx")),
        "reform": Export(_("the reform balance"), frozenset()),
        "findings": Export(_("what check finds"), frozenset(("select", "limit"))),
    }


def built(what: str, request: Request) -> Document:
    """Return the document *what*, one of ``exports``, of *request*."""
    module = import_module(f"planner.reports.documents.{what}")
    build = cast("Callable[[Request], Document]", module.build)
    return build(request)
