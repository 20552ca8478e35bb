"""Owns the command ``session``: its actions and their words; what they do to a session the operations say."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from planner.commands.arguments import Parser, UsageError, quoted, unknown
from planner.commands.edits import carry_out, declare_dry_run
from planner.commands.output import Output
from planner.editing.values import Key, order_of
from planner.history import Change
from planner.i18n import _
from planner.operations import (
    add_session,
    cancel_session,
    deliver_session,
    move_session,
    path_of,
    remove_session,
    set_session,
    value_of,
)
from planner.workspace import Workspace

ACTIONS = ("add", "set", "move", "cancel", "deliver", "remove")
_TABLE = "session"


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "planner session ACTION WORD … [--weeks N] [--dry-run]"
    parser.add_argument("action", metavar="ACTION", help=_("what to do, see below"))
    parser.add_argument("words", metavar="WORD", nargs="+", help=_("the session's id, then what the action takes"))
    parser.add_argument("--weeks", metavar="N", type=int, help=_("how far to move; -2 is two weeks earlier"))
    parser.epilog = _(
        "actions:\n"
        "  add FIELD=VALUE …     plan one; modules and start are needed\n"
        "  set ID FIELD=VALUE …  change it; FIELD= takes the field out\n"
        "  move ID --weeks N     move it and the visit that follows it\n"
        "  cancel ID             it will not be held\n"
        "  deliver ID UNIT=N …   it was held; heads that came, or all the seats\n"
        "  remove ID             take it out of the file\n"
        "\n"
        "fields: {fields}\n"
        "\n"
        "modules=HR-01,HR-02 start=2014-09-01 seats.gao-gms=12 fr.title=…\n"
        "exit: 0 saved, 2 wrong words, 3 nothing written"
    ).format(fields=_wrapped(order_of(_TABLE)))
    declare_dry_run(parser)


def run(options: Namespace, out: Output) -> int:
    """Change a session and save its file."""
    if options.action not in ACTIONS:
        raise UsageError(unknown(_("action"), options.action, ACTIONS))
    if (options.weeks is not None) != (options.action == "move"):
        raise UsageError(_("--weeks N goes with move, and move with --weeks N"))
    return carry_out(options, out, _change(options.action, options.words, options.weeks))


def _change(action: str, words: Sequence[str], weeks: int | None) -> Callable[[Workspace], Change]:
    """Return what makes the change out of a mission."""
    if action == "add":
        return partial(_added, words)
    name, rest = words[0], words[1:]
    if action == "deliver":
        return partial(_delivered, name, rest)
    if action == "set":
        if not rest:
            raise UsageError(_("what is to be set? planner session --help says how"))
        return partial(_set, name, rest)
    if rest:
        raise UsageError(_("one word too many: {word}").format(word=quoted(rest[0])))
    if action == "move":
        return lambda workspace: move_session(workspace.loaded, name, weeks or 0)
    acts = {"cancel": cancel_session, "remove": remove_session}
    return lambda workspace: acts[action](workspace.loaded, name)


def _added(words: Sequence[str], workspace: Workspace) -> Change:
    fields: dict[str, object] = {}
    for path, value in _pairs(words):
        if len(path) == 1:
            fields[path[0]] = value
        else:
            inner = fields.setdefault(path[0], {})
            if not isinstance(inner, dict):
                raise UsageError(_("{field} is given twice").format(field=path[0]))
            inner[path[1]] = value
    return add_session(workspace.loaded, {name: value for name, value in fields.items() if value not in (None, {})})


def _set(name: str, words: Sequence[str], workspace: Workspace) -> Change:
    return set_session(workspace.loaded, name, dict(_pairs(words)))


def _delivered(name: str, words: Sequence[str], workspace: Workspace) -> Change:
    session = workspace.view.mission.session.get(name)
    attended: dict[str, int] = dict(session.seats) if session and not words else {}
    if session and not words and not attended:
        raise UsageError(_("{session} has no seats: who came? UNIT=N …").format(session=name))
    for word in words:
        unit, sign, text = word.partition("=")
        value = value_of(_TABLE, ("attended", unit), text) if sign else None
        if not isinstance(value, int):
            raise UsageError(_("{word} where UNIT=N belongs, like gao-gms=12").format(word=quoted(word)))
        attended[unit] = value
    return deliver_session(workspace.loaded, name, attended)


def _pairs(words: Sequence[str]) -> Iterator[tuple[Key, object]]:
    """Yield path and value of each word, every path once."""
    seen: set[Key] = set()
    for word in words:
        name, sign, text = word.partition("=")
        if not sign:
            raise UsageError(_("{word} where FIELD=VALUE belongs, like start=2014-09-01").format(word=quoted(word)))
        path = path_of(_TABLE, name)
        if path in seen:
            raise UsageError(_("{field} is given twice").format(field=name))
        seen.add(path)
        yield path, value_of(_TABLE, path, text)


def _wrapped(names: Sequence[str]) -> str:
    """Return *names* in lines that fit the help."""
    lines = [""]
    for name in names:
        if len(lines[-1]) + len(name) > 62:
            lines.append("        ")
        lines[-1] += f"{name} "
    return "\n".join(text.rstrip() for text in lines)
