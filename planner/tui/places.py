"""Owns the step from what the cursor is on to its line in a file, opened in a person's own editor and read again after.

It changes nothing itself: what ships with the planner is shown as a copy, and while something is unsaved nothing is.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from planner.diagnostics import Anchor, Place
from planner.i18n import _
from planner.loading import SHIPPED
from planner.plain import one_line

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp
    from planner.tui.desk import Focus
    from planner.workspace import Workspace

ORDER = ("session", "unit", "module", "region")
"""Of what a focus names, which entry is edited."""


def place_of(workspace: Workspace, focus: Focus) -> Place | None:
    """Return where the entry that *focus* is on stands: a session before its unit, a unit before its region."""
    places = (entry_place(workspace, kind, focus.of(kind)) for kind in ORDER)
    return next((place for place in places if place), None)


def entry_place(workspace: Workspace, table: str, name: str | None) -> Place | None:
    """Return where the entry *name* of *table* stands; None where the mission has none, or no such table."""
    mission = workspace.view.mission
    record = getattr(mission, table, {}).get(name)
    return None if record is None else workspace.loaded.place(Anchor(mission.origin(record)))


def edit_at(app: PlannerApp, place: Place | None) -> None:
    """Open *place* in the editor and read the files again when it has ended; say what happened."""
    from planner.tui.editor import NoEditor, edit, words_of

    desk = app.desk
    if place is None:
        app.say(_("What the cursor is on stands in no file."))
        return
    if desk.unsaved:
        app.say(_("Something is not saved yet: save it first, so that the editor shows it."), "warning")
        return
    path, shown = _path(desk.workspace, place), _read_only(desk.workspace, place)
    try:
        edit(app, words_of(os.environ), path, place, read_only=bool(shown))
    except NoEditor as reason:
        app.say(one_line(str(reason)), "error")
        return
    if shown:
        app.say(shown, "warning")
    else:
        app.action_reload()


def _path(workspace: Workspace, place: Place) -> Path:
    source = workspace.loaded.sources.get(place.file)
    return source.path if source else workspace.root / place.file


def _read_only(workspace: Workspace, place: Place) -> str:
    """Return why the file at *place* is not to be changed, and what to do instead; empty where it may be."""
    if workspace.shipped:
        return _("The example is read-only: planner init DIR --example {id} copies it.").format(
            id=one_line(workspace.root.name)
        )
    if place.file.startswith(SHIPPED):
        return _("It ships with the planner, read-only: put your own into the folder curricula.")
    return ""
