"""Owns the command ``import``: a table that people keep elsewhere, shown as what it would do, or carried out."""

from __future__ import annotations

import argparse
from argparse import Namespace
from textwrap import fill

from planner.commands.arguments import WIDTH, Parser, UsageError, folder, one_of, quoted
from planner.commands.edits import NOT_WRITTEN, painted, refused_as_shipped, save
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.editing import EditRefused
from planner.i18n import _
from planner.importing import KINDS, Import, Kind, UnreadableTable
from planner.importing.fields import FORMS
from planner.importing.page import import_lines
from planner.saving import ChangedOnDisk, NotWritable
from planner.workspace import Workspace

REJECTED = 1
"""The exit code where a row was rejected."""


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.usage = "planner import WHAT FILE [--map COLUMN=FIELD …] [--apply]"
    parser.add_argument("what", metavar="WHAT", type=one_of(KINDS), help=_("what a row is about, see below"))
    parser.add_argument("file", metavar="FILE", type=folder, help=_("a CSV file or a workbook (.xlsx)"))
    parser.add_argument(
        "--map",
        metavar="COLUMN=FIELD",
        action="append",
        type=_said,
        default=[],
        help=_("what a column holds; see below"),
    )
    parser.add_argument("--apply", action="store_true", help=_("write it; without, it is only shown"))
    parser.epilog = _(
        "what:\n"
        "  units       one row a unit, found by id, else by title and region\n"
        "  sessions    one row a session, found by id, else by modules, start, venue,\n"
        "              partner and units; without status it is planned\n"
        "  attendance  one row a session and unit: who came, and how many women;\n"
        "              the session is recorded as delivered, whole or not at all\n"
        "\n"
        "Columns are found by their header, in English or French, in any order.\n"
        '--map "Nom du poste=title" says what another one holds, --map 3=title what\n'
        'the third holds; --map "Zone=" passes one over. An empty cell changes\n'
        "nothing.\n"
        "\n"
        "What is rejected is never written; --apply writes all other rows. Correct\n"
        "the file and import it again: rows that say nothing new change nothing.\n"
        "\n"
        "fields:\n"
        "{fields}\n"
        "  also fr.title and other French twins, and heads by unit like seats.gao-gms\n"
        "\n"
        "exit: 0 sound or saved, 1 rows were rejected, 2 wrong words or no table,\n"
        "      3 not written: a file changed on disk or cannot be edited safely"
    ).format(fields="\n".join(_fields(kind) for kind in KINDS))


def _fields(kind: Kind) -> str:
    """Return the fields of a kind of table, wrapped for the help."""
    return fill(", ".join(FORMS[kind].fields), WIDTH, initial_indent=f"  {kind:<11} ", subsequent_indent=" " * 14)


def _said(text: str) -> tuple[str, str]:
    """Return a column and the field that it is said to hold."""
    column, sign, field = text.rpartition("=")
    if not sign or not column.strip():
        message = _("{text} where COLUMN=FIELD belongs").format(text=quoted(text))
        raise argparse.ArgumentTypeError(message)
    return column, field


def run(options: Namespace, out: Output) -> int:
    """Print what the table does, and save it if told to; return 1 where rows are rejected."""
    workspace = opened(options)
    try:
        result = workspace.read_import(options.what, options.file, options.map)
    except UnreadableTable as reason:
        raise UsageError(str(reason)) from reason
    code = REJECTED if result.rejected else 0
    if not result.change.files:
        out.lines(import_lines(result))
        out.say(_("Nothing to change: the files say so already.") if not code else _("Nothing to change."))
        return code
    if options.apply and workspace.shipped:
        return refused_as_shipped(out)
    return _carried_out(out, workspace, result, made=options.apply) or code


def _carried_out(out: Output, workspace: Workspace, result: Import, *, made: bool) -> int:
    """Print what changes, in words and as text, or save it; return 3 if that could not be."""
    try:
        drafts = workspace.drafts_of(result.change)
        drafts.prove()
        lines = import_lines(result, made=made, findings=workspace.consequences(result.change))
        if made:
            save(out, drafts, result.change)
        out.lines(lines)
    except EditRefused as reason:
        out.say(f"planner: {reason}")
        return NOT_WRITTEN
    except (ChangedOnDisk, NotWritable) as reason:
        out.say(f"planner: {reason}")
        if saved := [file for file in result.change.files if file not in drafts.unsaved]:
            out.say(_("Saved before that: {files}. Import it again for the rest.").format(files=", ".join(saved)))
        return NOT_WRITTEN
    if not made:
        out.lines([(), *map(painted, drafts.diff())])
    return 0
