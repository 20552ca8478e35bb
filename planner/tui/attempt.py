"""Owns one attempt to save: what was written, and in words what stood in the way and what can be done about it.

It draws nothing. Where others have written a file meanwhile, that is taken in, and nothing is tried again unasked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.i18n import _
from planner.plain import one_line
from planner.saving import ChangedOnDisk, NotWritable
from planner.tui.news_words import LONGEST, few, news_words, trouble_words

if TYPE_CHECKING:
    from planner.workspace import Workspace


class Attempt(NamedTuple):
    """What came of it."""

    written: tuple[str, ...]
    """The files that were written."""
    problem: str = ""
    """What stood in the way of the others; empty: nothing."""
    durable: bool = True

    @property
    def words(self) -> str:
        """What people read."""
        done = _("Saved: {files}.").format(files=few(self.written)) if self.written else ""
        doubt = "" if self.durable else _("Whether it would survive a power cut now is not confirmed.")
        return " ".join(part for part in (done, doubt, self.problem) if part)


def attempt(workspace: Workspace, now: float) -> Attempt:
    """Save all that is not saved, *now* in seconds on any clock, and return what came of it."""
    from planner.editing import EditRefused

    drafts = workspace.work.drafts
    waiting = list(drafts.unsaved)
    try:
        saved = workspace.work.save()
    except (ChangedOnDisk, NotWritable, EditRefused) as reason:
        left = drafts.unsaved.keys()
        written = tuple(name for name in waiting if name not in left)
        return Attempt(written, _problem(workspace, reason, now))
    return Attempt(tuple(waiting), durable=saved.durable)


def _problem(workspace: Workspace, reason: Exception, now: float) -> str:
    """Return what *reason* means for people, after taking in what others have written if that is the reason."""
    said = one_line(str(reason), LONGEST)
    if isinstance(reason, NotWritable):
        return said
    if not isinstance(reason, ChangedOnDisk):
        return _("{reason} Nothing was written; Ctrl+Z takes the last change back.").format(reason=said)
    news, _serious = news_words(workspace.look(now, at_once=True))
    if news:
        return news
    if trouble := trouble_words(workspace):
        return f"{said} {trouble}"
    return said
