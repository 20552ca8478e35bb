"""Owns undo, redo and saving on every screen, and leaving while something is unsaved; what they do is the workspace's.

No edit is given up for a save that does not succeed: what happened is said, with what still can be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from planner.i18n import _, ngettext
from planner.loading import NoMission
from planner.plain import one_line
from planner.tui.commands import Command
from planner.tui.dated import DatedApp
from planner.tui.news_words import LONGEST


class EditedApp(DatedApp):
    """The part of the app that has to do with edits and files."""

    _asked_to_leave = False
    """Whether the last key was to leave, and something is unsaved."""
    _problem = ""
    """What stood in the way of saving while no screen of ours was seen."""

    def _caught_up(self) -> None:
        """Show what the desk has now, on what is laid over the screen too."""
        super()._caught_up()
        if self.frame and (fill := getattr(self.frame.laid, "fill", None)):
            fill()

    # Undo and redo.

    def action_undo(self) -> None:
        """Take the last change back."""
        self._step(self.desk.workspace.undo, _("Undone: {name}"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._step(self.desk.workspace.redo, _("Done again: {name}"), _("There is nothing to do again."))

    def _step(self, go: Callable[[], str], said: str, nothing: str) -> None:
        from planner.history import CannotUndo

        if self.frame is None:
            return
        try:
            name = go()
        except CannotUndo as reason:
            self.say(one_line(str(reason), LONGEST), "error")
            return
        self._caught_up()
        self.say(said.format(name=one_line(name)) if name else nothing)

    def step_commands(self) -> Iterator[Command]:
        """Yield undo and redo under the names of what they would do."""
        if "work" not in self.desk.workspace.__dict__:
            return
        history = self.desk.workspace.work.drafts.history
        if name := history.undo_name:
            text = _("Undo: {name}").format(name=one_line(name))
            yield Command("app.undo", "ctrl+z", text, _("Takes the last change back."))
        if name := history.redo_name:
            text = _("Redo: {name}").format(name=one_line(name))
            yield Command("app.redo", "ctrl+y", text, _("Does again what was undone last."))

    # Saving.

    def action_save(self) -> None:
        """Show what is not saved; if it is shown already, save it."""
        from planner.tui.screens.unsaved import Unsaved

        frame = self.frame
        if frame is None:
            return
        if not self.desk.unsaved:
            frame.lift()
            self.say(_("Everything is saved."))
        elif isinstance(frame.laid, Unsaved):
            self.save_all()
        else:
            frame.lay(Unsaved(frame))

    def save_all(self, *, quietly: bool = False) -> None:
        """Save, and say what became of it; with *quietly* only what stood in the way."""
        from planner.tui.attempt import attempt  # what only edits need the start does without

        done = attempt(self.desk.workspace, monotonic())
        self._caught_up()
        if (frame := self.frame) is None:
            self._problem = done.words if done.problem else ""
            return
        frame.tell()
        if done.problem and self.desk.unsaved:
            self.show_unsaved(done.words)
        elif done.problem or not quietly:
            frame.lift()
            self.say(done.words, "warning" if done.problem or not done.durable else "title")

    def show_problem(self) -> None:
        """Show what stood in the way of saving while a form was open."""
        if self._problem and self.frame:
            self.show_unsaved(self._problem)
            self._problem = ""

    def show_unsaved(self, problem: str) -> None:
        """Show what is not saved, and the *problem* that stood in the way."""
        from planner.tui.screens.unsaved import Unsaved

        frame = self.frame
        if frame and isinstance(frame.laid, Unsaved):
            frame.laid.problem = problem
            frame.laid.fill()
        elif frame:
            frame.lay(Unsaved(frame, problem))

    def action_save_elsewhere(self) -> None:
        """Ask for a folder, write all files into it, and go on there."""
        workspace = self.desk.workspace
        if workspace.shipped:
            self.action_make_own()
        elif self.frame:
            asked = _("Save all into which folder? One that is not there yet")
            self.frame.ask(asked, str(_free(workspace.root)), self._save_into)

    def action_make_own(self) -> None:
        """Ask for a folder for a mission of one's own, and go on there."""

    def _save_into(self, typed: str) -> str:
        from planner.editing import EditRefused
        from planner.saving import NotWritable

        if not typed.strip():
            return _("Name a folder.")
        try:
            folder = Path(typed.strip()).expanduser().absolute()
            self.desk.workspace.save_elsewhere(folder)
        except NotWritable as refused:
            return one_line(f"{refused.reason}: {refused.path}")
        except (EditRefused, RuntimeError, ValueError) as refused:
            return one_line(str(refused))
        self._caught_up()
        text = _("All is saved in {folder}, and the work goes on there.")
        self.say(text.format(folder=one_line(str(folder), LONGEST)))
        return ""

    # Reading again, and leaving.

    def action_reload(self) -> None:
        """Read the files again."""
        try:
            self.desk.workspace.reload()
        except NoMission as missing:
            self.say(one_line(str(missing)), "error")
            return
        self._caught_up()
        self.say(_("The files were read again."))

    def action_leave(self) -> None:
        """Quit; with something unsaved only when asked twice in a row, and then without it."""
        unsaved = self.desk.unsaved
        if unsaved and not self._asked_to_leave:
            self._asked_to_leave = True
            text = ngettext(
                "{count} change is not saved: Ctrl+S saves, q again leaves without it.",
                "{count} changes are not saved: Ctrl+S saves, q again leaves without them.",
                unsaved,
            )
            self.say(text.format(count=unsaved), "warning")
            return
        if "work" in self.desk.workspace.__dict__:
            self.desk.workspace.work.forget()
        self.exit()


def _free(root: Path) -> Path:
    """Return a folder like *root* that is not there: itself if it is gone."""
    names = (root.name, *(f"{root.name}-{number}" for number in range(2, 100)))
    return next((path for name in names if not (path := root.absolute().parent / name).exists()), root)
