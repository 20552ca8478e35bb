"""Types in forms as people do, waits until what is said of them is known, and reads the text of files."""

from __future__ import annotations

from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.forms.draft import Draft
from planner.tui.screens.form import Form
from planner.workspace import Workspace
from tests.tui.driving import settled

NAMED = {
    " ": "space",
    ",": "comma",
    "-": "minus",
    "=": "equals_sign",
    ".": "full_stop",
    ";": "semicolon",
    "<": "less_than_sign",
    ">": "greater_than_sign",
}


def typed(text: str) -> list[str]:
    """Return the keys that *text* is typed with."""
    return [NAMED.get(char, char) for char in text]


async def form_of(app: PlannerApp, pilot: Pilot[None], *keys: str) -> Form:
    """Press *keys*, wait until a form is there and says all there is to say, and return it."""
    await pilot.press(*keys)
    while not (isinstance(app.screen, Form) and app.screen.draft):
        await pilot.pause()
    form = app.screen
    await known(app, pilot, form)
    return form


async def known(app: PlannerApp, pilot: Pilot[None], form: Form) -> None:
    """Wait until *form* says what follows from what is typed; nobody types meanwhile, so it need not wait."""
    await settled(app, pilot)
    if not form.settled:
        form.look()
    await settled(app, pilot)


async def write(app: PlannerApp, pilot: Pilot[None], form: Form, name: str, text: str) -> None:
    """Go to the field *name* and write *text* in it, in place of what is there; what is chosen is typed."""
    form.go(name)
    if form.spec.kind == "choice":
        await pilot.press(*typed(text))
    else:
        await pilot.press("end", "ctrl+u")
        form.paste(Paste(text))
    await known(app, pilot, form)


def draft_in(form: Form) -> Draft:
    """Return what *form* is about."""
    assert form.draft
    return form.draft


def saved(workspace: Workspace, file: str) -> str:
    """Save, and return the text of *file*."""
    workspace.work.save()
    return (Path(workspace.root) / file).read_text("utf-8")
