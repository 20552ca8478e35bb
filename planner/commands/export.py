"""Owns the command ``export``: documents to print, mail or paste, to standard output or into files."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from planner import i18n
from planner.commands.arguments import Parser, UsageError, add_choice, day, one_of, positive, quoted
from planner.commands.check import codes
from planner.commands.ids import ids
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.distribution import WEIGHTS
from planner.exporting import Wish, made
from planner.exporting.filed import Taken, write_parts
from planner.i18n import _
from planner.reports.documents import Export, exports
from planner.reports.documents.request import BYS
from planner.reports.formats import FORMATS
from planner.reports.provenance import left_out_line
from planner.workspace import Workspace

CHOICES = ("from", "to", "since", "region", "partner", "unit", "by", "limit", "weight", "select")
"""Options that not every export heeds."""
LANGUAGES = ("en", "fr")
_SILENT = ("json", "csv", "csv-fr", "ics", "xlsx")
"""Formats in which nobody reads a first line."""


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    kinds = exports()
    parser.epilog = "\n".join(f"  {name:<13} {export.summary}" for name, export in kinds.items())
    parser.add_argument("what", metavar="WHAT", type=one_of(tuple(kinds)), help=_("one of those below"))
    parser.add_argument("id", metavar="ID", nargs="?", help=_("of the unit or region"))
    add_choice(parser, "--format", tuple(FORMATS), _("how to write it; text is the default"), "text")
    parser.add_argument("-o", "--output", metavar="FILE", help=_("into this file, or into a folder that is there"))
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    add_choice(parser, "--lang", LANGUAGES, _("en (default, except in csv-fr) or fr"))
    parser.add_argument("--ascii", action="store_true", help=_("spell text in ASCII"))
    parser.add_argument("--from", metavar="DATE", type=day, help=_("plan: first day; default: the horizon's"))
    parser.add_argument("--to", metavar="DATE", type=day, help=_("plan, week: last day"))
    parser.add_argument("--since", metavar="DATE", type=day, help=_("week: what changed after it; default: a week ago"))
    parser.add_argument("--region", metavar="ID", help=_("only this region"))
    parser.add_argument("--partner", metavar="ID", help=_("only this partner"))
    parser.add_argument("--unit", metavar="ID", help=_("only this unit"))
    add_choice(parser, "--by", BYS, _("plan: what its headings are; week is the default"))
    parser.add_argument("--limit", metavar="N", type=positive, help=_("gaps, region, findings: so many at most"))
    add_choice(parser, "--weight", WEIGHTS, _("distribution: what delivery should follow"))
    parser.add_argument("--select", metavar="CODES", action="append", help=_("findings: only these or their family"))


def run(options: Namespace, out: Output) -> int:
    """Write a document to standard output or into files; return 1 where entries with errors are left out."""
    export = exports()[options.what]
    _refuse_what_is_not_heeded(options, export, out)
    i18n.use_language(options.lang or FORMATS[options.format].language)  # whatever the machine speaks
    workspace = opened(options)
    parts = made(workspace, _wish(options, workspace))
    errors = len(workspace.load_findings)
    if errors and options.format in _SILENT:
        out.say(left_out_line(workspace.view.mission.left_out, errors))
    if options.output in (None, "-"):
        _print(out, b"".join(parts.values()))
        return 1 if errors else 0
    try:
        write_parts(Path(options.output), parts, force=options.force)
    except Taken as taken:
        text = _("{path} is there already; --force writes over a file").format(path=quoted(str(taken.path)))
        out.say(f"planner: {text}")
        return 1
    return 1 if errors else 0


def _refuse_what_is_not_heeded(options: Namespace, export: Export, out: Output) -> None:
    """Refuse options that would change nothing: whoever gives them expects something else."""
    what, wanted = options.what, options.format
    if wanted not in export.formats:
        text = _("{what} is not written as {format}; there is: {formats}")
        raise UsageError(text.format(what=what, format=wanted, formats=", ".join(export.formats)))
    for name in CHOICES:
        if getattr(options, name) is not None and name not in export.choices:
            raise UsageError(_("--{option} does not go with {what}").format(option=name, what=what))
    if options.id and "ID" not in export.choices:
        raise UsageError(_("{what} takes no id").format(what=what))
    if what == "unit" and bool(options.id) == bool(options.region):
        raise UsageError(_("unit takes the id of a unit, or --region for all of a region"))
    if options.ascii and wanted != "text":
        raise UsageError(_("--ascii goes with text alone"))
    if options.force and options.output in (None, "-"):
        raise UsageError(_("--force goes with --output"))
    if wanted == "xlsx":
        _refuse_workbook(options, out)


def _refuse_workbook(options: Namespace, out: Output) -> None:
    from planner.reports.formats.xlsx import available

    if not available():
        raise UsageError(_("xlsx needs an extra: pip install 'training-planner[xlsx]'"))
    if options.output in (None, "-") and out.terminal:
        raise UsageError(_("a workbook is not for a terminal; name a file with -o"))


def _wish(options: Namespace, workspace: Workspace) -> Wish:
    """Return what is wanted, its ids and codes checked against what there is."""
    from planner.checks import RULES

    mission = workspace.view.mission
    for kind in ("region", "partner", "unit"):
        if (name := getattr(options, kind)) is not None:
            ids(mission, kind, [name])
    if options.id:
        ids(mission, options.what, [options.id])
    return Wish(
        what=options.what,
        format=options.format,
        id=options.id or "",
        region=options.region,
        partner=options.partner,
        unit=options.unit,
        by=options.by or "week",
        start=getattr(options, "from"),
        end=options.to,
        since=options.since,
        limit=options.limit,
        weight=options.weight or "need",
        select=tuple(codes(options.select or (), RULES)),
        language=options.lang,
        ascii_only=options.ascii,
        each=options.output not in (None, "-") and Path(str(options.output)).is_dir(),
    )


def _print(out: Output, data: bytes) -> None:
    """Write *data*: as it is into a pipe or a file, as text on a terminal, whose encoding may be another."""
    buffer = getattr(sys.stdout, "buffer", None)
    if out.terminal or buffer is None:
        out.write(data.decode("utf-8"))
        return
    sys.stdout.flush()
    buffer.write(data)
