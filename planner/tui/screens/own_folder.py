"""Owns the question for a folder of one's own, asked before anything of the shipped example is changed."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.i18n import _
from planner.loading import NoMission
from planner.plain import one_line
from planner.reports.lines import line
from planner.reports.tables import wrapped
from planner.starting import StartRefused
from planner.tui.desk import Desk
from planner.tui.screens.over import Over
from planner.tui.widgets.bars import Bar, Row
from planner.tui.widgets.drawn import Stack, box
from planner.tui.widgets.prompt import Prompt

INNER = 74
"""Terminal cells inside the border."""


class OwnFolder(Over[str | None]):
    """Asks where to copy the example to, and copies it; answers with the folder, None where nothing was copied."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)"), Binding("ctrl+s", "accept")]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    def compose(self) -> ComposeResult:
        look = self.desk.look
        yield Stack(
            Bar(look, id="own-head"),
            Prompt(self._free(), _("a folder that is not there yet")),
            Bar(look, id="own-error"),
            Bar(look, id="own-keys"),
            shape=box(look, width=INNER + 2, height="auto"),
        )

    def on_mount(self) -> None:
        text = _(
            "This is the example that ships; nobody's work is in it and nothing in it can be changed. "
            "Copy it into a folder of your own, and plan there."
        )
        head: list[Row] = [("bar", line(" ", (_("A mission of your own"), "title"))), ("", ())]
        head += [("", line(" ", each)) for each in wrapped(text, INNER - 2)]
        self.query_one("#own-head", Bar).show([*head, ("", ()), ("", line(" ", (_("Folder"), "dim")))])
        self.query_one("#own-keys", Bar).show(
            [("keys", line(" ", (_("Enter copies it there and goes on  Esc leaves all as it is"), "")))]
        )
        self._say("")

    def _free(self) -> str:
        """Return a folder beside the current one's files that is not there yet."""
        names = ("my-mission", *(f"my-mission-{number}" for number in range(2, 100)))
        return f"./{next((name for name in names if not Path(name).exists()), names[0])}"

    def _say(self, text: str) -> None:
        rows: list[Row] = [("", line(" ", (each, "error"))) for each in wrapped(one_line(text, 400), INNER - 2)]
        self.query_one("#own-error", Bar).show([*rows, ("", ())])

    @on(Prompt.Submitted)
    def action_accept(self) -> None:
        """Copy the example into the folder."""
        typed = self.query_one(Prompt).value.strip()
        if not typed:
            self._say(_("Name a folder."))
            return
        try:
            folder = Path(typed).expanduser()
            self.desk.workspace.make_own(folder)
        except (StartRefused, NoMission, RuntimeError, ValueError) as refused:
            self._say(str(refused))
        else:
            self.dismiss(one_line(str(folder)))
