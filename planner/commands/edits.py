"""Owns how commands make a change: shown as a diff or saved, and the exit code; what is changed the operations say."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from planner.commands.arguments import Parser, UsageError
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.drafts import Drafts
from planner.editing import EditRefused
from planner.history import Change
from planner.i18n import _
from planner.operations import BadField
from planner.reports.lines import Line, line
from planner.saving import ChangedOnDisk, NotWritable
from planner.workspace import Workspace

NOT_WRITTEN = 3
"""The exit code when nothing was written although the words were right."""


def declare_dry_run(parser: Parser) -> None:
    """Declare that the change may be shown and not made, and let options stand anywhere among the words."""
    parser.add_argument("--dry-run", action="store_true", help=_("print what would change in the file, and stop"))
    parser.parse_args = parser.parse_intermixed_args  # type: ignore[method-assign]


def carry_out(options: Namespace, out: Output, make: Callable[[Workspace], Change]) -> int:
    """Make the change that *make* says, or print it; return 0, or 3 if nothing could be written.

    Raises:
        UsageError: there is no mission, or the words name something that is not there or cannot be.
    """
    workspace = opened(options)
    if workspace.shipped:
        return refused_as_shipped(out)
    try:
        change = make(workspace)
        if not change.files:
            out.say(_("Nothing to change: the file says so already."))
            return 0
        return _made(options, out, workspace, change)
    except BadField as reason:
        raise UsageError(str(reason)) from reason
    except (EditRefused, ChangedOnDisk, NotWritable) as reason:
        out.say(f"planner: {reason}")
        return NOT_WRITTEN


def refused_as_shipped(out: Output) -> int:
    """Say that the example is not to be changed; return the exit code."""
    out.say(_("planner: the example that ships is read-only; planner init DIR starts a mission of your own"))
    return NOT_WRITTEN


def _made(options: Namespace, out: Output, workspace: Workspace, change: Change) -> int:
    drafts = workspace.drafts_of(change)
    if options.dry_run:
        drafts.prove()
        out.lines(painted(text) for text in drafts.diff())
        return 0
    save(out, drafts, change)
    return 0


def save(out: Output, drafts: Drafts, change: Change) -> None:
    """Save *drafts*, which are what *change* makes, and say so. Raises EditRefused, ChangedOnDisk or NotWritable."""
    saved = drafts.save()
    out.lines([line(_("Saved {file}: {change}").format(file=", ".join(change.files), change=change.name))])
    if not saved.durable:
        out.say(_("It is saved, but whether it would survive a power cut now is not confirmed."))


def painted(text: str) -> Line:
    """Return a line of a diff, headers bold, what goes and what comes in colours that are not red and green."""
    if text.startswith(("---", "+++")):
        return line((text, "bold"))
    styles = {"@": "dim", "-": "warning", "+": "covered"}
    return line((text, styles.get(text[:1], "")))
