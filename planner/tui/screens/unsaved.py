"""Owns the sheet that shows what saving would write: the difference of each file, and what stood in the way so far.

It writes nothing: its keys ask the app to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from planner.i18n import _, ngettext
from planner.reports.lines import Line, line
from planner.tui.screens.frame import Frame
from planner.tui.screens.sheet import Sheet, difference_lines, paragraph


class Unsaved(Sheet, inherit_css=False):
    """What is in no file yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.save"),
        Binding("e", "app.save_elsewhere"),
    ]

    def __init__(self, about: Frame, problem: str = "") -> None:
        super().__init__(about, "unsaved")
        self.problem = problem
        """Why the last attempt did not succeed; empty: there was none."""

    def lines(self, width: int) -> Sequence[Line]:
        """Return why it could not be saved, if so, and the difference of each file."""
        drafts = self._about.desk.workspace.work.drafts
        count = len(drafts.unsaved)
        title = ngettext("Save: {count} file", "Save: {count} files", count).format(count=count)
        keys = _("Enter or Ctrl+S saves, e saves all into another folder, Esc goes back.")
        lines = [line(" ", (title, "title")), *paragraph(keys, "dim", width), line()]
        if self.problem:
            lines += [*paragraph(self.problem, "error", width), line()]
        return [*lines, *difference_lines(drafts.diff(), width)]
