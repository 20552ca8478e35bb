"""Owns recovery files: when unsaved edits are written down, and what becomes of those that earlier runs have left.

Nothing is taken up or dropped unasked but what is in the files already. How they are written is the journal's.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from planner.i18n import _, ngettext
from planner.plain import one_line
from planner.tui.edited import EditedApp
from planner.tui.news_words import LONGEST

if TYPE_CHECKING:
    from planner.journal import Journal
    from planner.tui.screens.lost import Lost

UNKEPT = 2.0
"""Seconds for which an edit may be in no recovery file."""
HEAD = ".planner-recovery-"
"""How recovery files begin: without one at the start nothing of the journal is imported."""


class RecoveredApp(EditedApp):
    """The part of the app that has to do with the end of the process, its own and that of others."""

    _keeping = False
    """Whether the recovery file is going to be written."""
    _cannot_keep = False
    """Whether it could not be, which is said once."""

    # Writing down.

    def keep_soon(self) -> None:
        """Write down what is not saved after a while; without a terminal there is no clock."""
        if not self._keeping and not self.is_headless:
            self._keeping = True
            self.set_timer(UNKEPT, self.keep)

    def keep(self) -> None:
        """Write down what is not saved, so that it survives the end of this process; say once if that cannot be."""
        from planner.saving import NotWritable  # what only edits need the start does without

        self._keeping = False
        try:
            self._keep()
        except NotWritable as reason:
            if not self._cannot_keep:
                text = _("Unsaved edits would not survive the end of the planner: {reason}")
                self.say(text.format(reason=reason.reason), "warning")
            self._cannot_keep = True
        else:
            self._cannot_keep = False

    def _keep(self) -> None:
        workspace = self.desk.workspace
        if "work" in workspace.__dict__ and not workspace.shipped:
            workspace.work.note_down()

    def leave_at_once(self, code: int) -> None:
        """Write down what is not saved and end with *code*: the system asks for it, or the line was dropped."""
        from planner.saving import NotWritable

        with suppress(NotWritable):
            self._keep()
        self.exit(return_code=code)

    # Taking up.

    def action_recover(self) -> None:
        """Show what earlier runs, and other planners, have not saved."""
        self.offer_lost(asked=True)

    def offer_lost(self, *, asked: bool = False) -> None:
        """Show what earlier runs have not saved; unless *asked* not for the sake of what a planner that runs has."""
        workspace, frame = self.desk.workspace, self.frame
        if frame is None or workspace.shipped or not (asked or _has_any(workspace.root)):
            return
        found = workspace.work.lost()
        waiting = [journal for journal in found.journals if not self._is_saved(journal)]
        if found.damaged:
            text = ngettext(
                "A recovery file is damaged and was not read; it is kept as {names}.",
                "Recovery files are damaged and were not read; they are kept as {names}.",
                len(found.damaged),
            )
            self.say(text.format(names=one_line(", ".join(path.name for path in found.damaged), LONGEST)), "warning")
        if waiting and (asked or any(journal.writer != "running" for journal in waiting)):
            from planner.tui.screens.lost import Lost

            frame.lay(Lost(frame, waiting))
        elif waiting:
            self.say(_("Another planner that runs has edits of this mission that are not saved."))
        elif asked and not found.damaged:
            self.say(_("There are no edits that an earlier run has not saved."))

    def _is_saved(self, journal: Journal) -> bool:
        """Return whether all of *journal* is in the files already, and drop it then if its writer is over."""
        work = self.desk.workspace.work
        if journal.writer != "ended" or work.preview(journal):
            return False
        work.leave_lost(journal)
        return True

    def on_lost_answered(self, message: Lost.Answered) -> None:
        from planner.saving import NotWritable

        journal, workspace = message.journal, self.desk.workspace
        when = journal.written.strftime("%Y-%m-%d %H:%M")
        try:
            if message.answer == "take":
                workspace.take_up(journal, _("take up the edits of {time}").format(time=when))
                said = _("Taken up, not yet saved: Ctrl+S shows and saves them, Ctrl+Z takes them back.")
            else:
                workspace.work.leave_lost(journal)
                said = _("Dropped.")
        except NotWritable as reason:
            message.sheet.said = one_line(str(reason), LONGEST)
            message.sheet.fill()
            return
        if not message.sheet.without(journal) and self.frame:
            self.frame.lift()
        self._caught_up()
        self.say(said)


def _has_any(root: Path) -> bool:
    try:
        return any(path.name.startswith(HEAD) for path in root.iterdir())
    except OSError:
        return False
