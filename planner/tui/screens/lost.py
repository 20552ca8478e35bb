"""Owns the sheet that offers what earlier runs of the planner had not saved, one after the other.

It takes up and drops nothing itself: it asks the app to. Where a difference would be taken into what others have
written since, it shows what would come of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from planner.differences import unified
from planner.i18n import _
from planner.journal import Journal
from planner.plain import one_line
from planner.reports.lines import Line, line
from planner.tui.screens.frame import Frame
from planner.tui.screens.sheet import Sheet, difference_lines, paragraph


class Lost(Sheet, inherit_css=False):
    """Edits of earlier runs that are in no file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('take')"),
        Binding("delete,backspace", "answer('drop')"),
        Binding("tab", "next"),
    ]

    class Answered(Message):
        """What is to become of *journal*: ``take`` or ``drop``."""

        def __init__(self, sheet: Lost, journal: Journal, answer: str) -> None:
            super().__init__()
            self.sheet = sheet
            self.journal = journal
            self.answer = answer

    def __init__(self, about: Frame, journals: Sequence[Journal]) -> None:
        super().__init__(about, "lost")
        self._journals = list(journals)
        self._at = 0
        self.said = ""
        """What became of the last answer."""
        self._warned = False

    @property
    def journal(self) -> Journal:
        """The one that is shown."""
        return self._journals[self._at]

    def without(self, journal: Journal) -> bool:
        """Take *journal* off the sheet and show the next; return whether there is another."""
        self._journals.remove(journal)
        self._at, self._warned = 0, False
        if self._journals:
            self.fill()
        return bool(self._journals)

    def lines(self, width: int) -> Sequence[Line]:
        """Return whose edits these are, what can be done, and the difference."""
        title = _("Edits that were not saved ({number} of {count})").format(
            number=self._at + 1, count=len(self._journals)
        )
        lines = [line(" ", (title, "title"))]
        lines += paragraph(_whose(self.journal), "", width)
        keys = _("Enter takes them up, Delete drops them, Tab shows the next, Esc asks again later.")
        lines += [*paragraph(keys, "dim", width), line()]
        if self.said:
            lines += [*paragraph(self.said, "warning", width), line()]
        return [*lines, *self._difference(width)]

    def _difference(self, width: int) -> Iterator[Line]:
        work = self._about.desk.workspace.work
        found = work.preview(self.journal)
        texts = work.drafts.texts
        for name, made in found.items():
            for conflict in made.conflicts:
                text = _("{file}: others have edited {entry} since; theirs stays, and these are kept beside.")
                yield from paragraph(text.format(file=one_line(name), entry=one_line(str(conflict))), "warning", width)
        if not found:
            yield from paragraph(_("All of it is in the files already."), "", width)
        yield from difference_lines(
            unified({name: (texts.get(name), made.text) for name, made in found.items()}), width
        )

    def action_next(self) -> None:
        """Show the next one."""
        self._at, self._warned, self.said = (self._at + 1) % len(self._journals), False, ""
        self.show(self.lines(self.app.size.width), row=0)

    def action_answer(self, answer: str) -> None:
        """Say what is to become of it; to drop it takes two keys, and what still runs is left alone."""
        if self.journal.writer == "running":
            self.said = _("That planner still runs: save or leave them there.")
        elif answer == "drop" and not self._warned:
            self._warned, self.said = True, _("Delete again drops these edits for good.")
        else:
            self._warned, self.said = False, ""
            self.post_message(self.Answered(self, self.journal, answer))
            return
        self.fill()


def _whose(journal: Journal) -> str:
    """Return when and by whom *journal* was written, and of which files it speaks."""
    whose = {
        "ended": _("Of {time}, by a planner that has ended without saving: {files}"),
        "running": _("Of {time}, by a planner that still runs: {files}"),
        "elsewhere": _("Of {time}, by a planner on another computer, which may still run: {files}"),
    }
    return whose[journal.writer].format(
        time=journal.written.strftime("%Y-%m-%d %H:%M"), files=one_line(", ".join(sorted(journal.files)))
    )
