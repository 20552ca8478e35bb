"""Owns how tests make exports: requests on a mission, and their bytes in every format; it expects nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

import pytest

from planner.checks import run
from planner.diagnostics import Finding
from planner.reports.documents import WORKBOOK, built, exports
from planner.reports.documents.request import Request
from planner.reports.formats import FORMATS, rendered, xlsx
from planner.view import View
from planner.workspace import Workspace

VERSION, DIGEST = "0.0.0", "0123456789ab"
"""What stands in golden files in place of what changes with every release and every comment in the files."""


@cache
def shipped() -> Workspace:
    """The shipped mission."""
    return Workspace.open()


def request_on(view: View, **more: object) -> Request:
    """Return a request on *view* with the findings of all rules."""
    found: list[Finding] = []

    def findings() -> list[Finding]:
        if not found:
            found.extend(run(view))
        return found

    return Request(view=view, findings=findings, **more)  # type: ignore[arg-type]


def on_shipped(**more: object) -> Request:
    """Return a request on the shipped mission, as the command makes it."""
    workspace = shipped()
    return Request(
        view=workspace.view,
        findings=lambda: workspace.unsorted_findings,
        place=workspace.place,
        **more,  # type: ignore[arg-type]
    )


def combinations() -> Iterator[tuple[str, str]]:
    """Yield every export with every format that it is written in, but for the workbook."""
    for what, export in exports().items():
        for name in export.formats:
            if name != "xlsx":
                yield what, name


def every_export(view: View, unit: str, region: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield every export of *view* in every format, the unit and region as examples, and the workbook last."""
    requests = {
        "unit": request_on(view, id=unit),
        "region": request_on(view, id=region),
        "plan": request_on(view, start=dt.date.min, end=dt.date.max),
        "week": request_on(view, since=dt.date.min, end=dt.date.max),
    }
    other = request_on(view)
    documents = {what: built(what, requests.get(what, other)) for what in exports()}
    for what, name in combinations():
        yield what, name, rendered(name, documents[what])
    yield "workbook", "xlsx", xlsx.render([documents[what] for what in WORKBOOK], "gaps")


def pin(monkeypatch: pytest.MonkeyPatch, view: View) -> None:
    """Let version and digest be ``VERSION`` and ``DIGEST``."""
    for module in ("reports.provenance", "reports.documents.request", "reports.formats.ics"):
        monkeypatch.setattr(f"planner.{module}.__version__", VERSION)
    monkeypatch.setitem(view.mission.__dict__, "digest", DIGEST)


__all__ = ["FORMATS", "combinations", "every_export", "on_shipped", "pin", "request_on", "shipped"]
