"""Owns what an export is asked for and the bytes that come of it, equal from the command line and from the screens.

It refuses nothing: who asks has looked at what each export heeds; and it writes no file, ``filed`` does.
"""

from __future__ import annotations

import datetime as dt

import msgspec
from msgspec import Struct

from planner import i18n
from planner.distribution import Weight
from planner.exporting.filed import file_name
from planner.loading import Loaded, NoMission, load
from planner.opened import found
from planner.reports.document import Document
from planner.reports.documents import WORKBOOK, built
from planner.reports.documents.request import By, Request
from planner.reports.formats import FORMATS, rendered
from planner.view import View
from planner.workspace import Workspace


class Wish(Struct, frozen=True, kw_only=True):
    """What to export and how to write it; what is None or empty limits nothing."""

    what: str
    """One of the names of exports."""
    format: str = "text"
    """One of the formats of that export."""
    id: str = ""
    """Of the one unit or region."""
    region: str | None = None
    partner: str | None = None
    unit: str | None = None
    by: By = "week"
    start: dt.date | None = None
    end: dt.date | None = None
    since: dt.date | None = None
    limit: int | None = None
    weight: Weight = "need"
    select: tuple[str, ...] = ()
    """Codes of findings, or the beginnings of some."""
    language: str | None = None
    """None: that of the format, whatever the machine speaks."""
    ascii_only: bool = False
    each: bool = False
    """Whether each sheet that is about one unit or region makes a file of its own."""

    @property
    def spoken(self) -> str:
        """The language of its texts."""
        return self.language or FORMATS[self.format].language


def made(workspace: Workspace, wish: Wish) -> dict[str, bytes]:
    """Return what *wish* asks for: bytes by the name of their file, one file unless each sheet makes its own."""
    fresh = wish.spoken != i18n.language()
    with i18n.speaking(wish.spoken):
        request = _request(workspace, wish, fresh=fresh)
        if wish.format == "xlsx":
            return {own_name(wish, request.view.day): _workbook(wish, request)}
        return _written(wish, built(wish.what, request))


def own_name(wish: Wish, day: dt.date) -> str:
    """Return the name of the file that *wish* makes on the as-of date *day*, if it makes one."""
    what = "workbook" if wish.format == "xlsx" else wish.what
    about = [wish.id] if wish.id and wish.format != "xlsx" else []
    return file_name([*_first(wish, what), *about, day.isoformat()], FORMATS[wish.format].ending)


def _first(wish: Wish, what: str) -> list[str]:
    return [what, "fr"] if wish.format == "csv-fr" else [what]


def _request(workspace: Workspace, wish: Wish, *, fresh: bool) -> Request:
    """Return what is asked; *fresh*: from nothing that holds texts of another language."""
    view, loaded = workspace.view, workspace.loaded
    known = workspace.unsorted_findings if workspace.findings_known and not fresh else None
    if fresh:
        loaded = _again(workspace, loaded)
        view = View(loaded.mission, view.day)
    return Request(
        view=view,
        errors=len(loaded.findings),
        findings=lambda: list(found(loaded, view)) if known is None else known,
        place=lambda finding: loaded.place(finding.anchor),
        id=wish.id,
        start=wish.start,
        end=wish.end,
        since=wish.since,
        region=wish.region,
        partner=wish.partner,
        unit=wish.unit,
        by=wish.by,
        limit=wish.limit,
        weight=wish.weight,
        select=wish.select,
    )


def _again(workspace: Workspace, loaded: Loaded) -> Loaded:
    """Return the mission read once more if that said anything; as it was, if its files are others by now."""
    if not loaded.findings:
        return loaded
    try:
        again = load(loaded.mission.root, workspace.work.drafts.held)
    except NoMission:
        return loaded
    return again if again.mission.digest == loaded.mission.digest else loaded


def _workbook(wish: Wish, request: Request) -> bytes:
    from planner.reports.formats import xlsx

    return xlsx.render([built(what, request) for what in WORKBOOK], wish.what)


def _written(wish: Wish, document: Document) -> dict[str, bytes]:
    day, ending = document.provenance.as_of, FORMATS[wish.format].ending
    if not (document.each and wish.each):
        return {own_name(wish, day): rendered(wish.format, document, ascii_only=wish.ascii_only)}
    parts: dict[str, bytes] = {}
    for sheet in document.sheets:
        alone = msgspec.structs.replace(document, sheets=(sheet,))
        name, number = [*_first(wish, document.what), sheet.id], 1
        while (file := file_name([*name, *([str(number)] if number > 1 else []), day.isoformat()], ending)) in parts:
            number += 1
        parts[file] = rendered(wish.format, alone, ascii_only=wish.ascii_only)
    return parts
