"""Owns the command ``check``: which findings are printed, how, and the exit code; the rules say what a finding is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence

from planner.checks import RULES
from planner.commands.arguments import Parser, UsageError, add_choice, positive, unknown
from planner.commands.opening import opened
from planner.commands.output import Output
from planner.diagnostics import Finding, Severity
from planner.i18n import _
from planner.reports.findings import Lookup, chosen, concise, findings_json, summary, worth_first
from planner.workspace import Workspace

FORMATS = ("concise", "full", "json")
FAIL_ON = ("error", "warning", "note", "never")


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    add_choice(parser, "--format", FORMATS, _("concise (default when piped), full with source lines, or json"))
    add_choice(parser, "--fail-on", FAIL_ON, _("exit with 1 from which severity on; default: error"), "error")
    parser.add_argument("--notes", action="store_true", help=_("show notes on a terminal too"))
    parser.add_argument("--select", metavar="CODES", action="append", default=[], help=_("only these or their family"))
    parser.add_argument("--ignore", metavar="CODES", action="append", default=[], help=_("not these or their family"))
    parser.add_argument("--limit", metavar="N", type=positive, help=_("show so many at most"))
    parser.add_argument("--list", action="store_true", help=_("print all codes and exit"))


def run(options: Namespace, out: Output) -> int:
    """Print the findings asked for; return 1 if one of them reaches ``--fail-on``, 2 if no file could be read."""
    select, ignore = codes(options.select, RULES), codes(options.ignore, RULES)
    if options.list:
        return _list(options, out, select, ignore)
    workspace = opened(options, readable=False)
    found = chosen(workspace.unsorted_findings, select, ignore)
    quiet = out.terminal and not options.notes and options.format != "json"
    shown = [finding for finding in found if not quiet or finding.severity > Severity.NOTE]
    first = workspace.first_findings(options.limit or len(shown), shown)
    if options.format == "json":
        _print_json(out, workspace, found, first)
    else:
        _print(options.format, out, workspace, first, summary(found, len(found) - len(shown), len(first)))
    if not workspace.loaded.readable:
        return 2
    if options.fail_on == "never":
        return 0
    return int(any(finding.severity >= Severity[options.fail_on.upper()] for finding in found))


def _print_json(out: Output, workspace: Workspace, found: Sequence[Finding], first: Sequence[Finding]) -> None:
    from planner.reports.tables import json_text

    out.json(json_text(findings_json(first, found, lookup_of(workspace))))


def _print(asked: str | None, out: Output, workspace: Workspace, first: Sequence[Finding], closing: str) -> None:
    if asked == "concise" or (asked is None and not out.terminal):
        for finding in first:
            out.write(concise(finding, workspace.place(finding)) + "\n")
        out.say(closing)
        return
    from planner.reports.findings_pages import full_lines, grouped_lines
    from planner.reports.provenance import header_lines

    if asked == "full":
        out.lines(full_lines(first, lookup_of(workspace)))
        out.say(closing)
        return
    header = header_lines(workspace.view, len(workspace.load_findings))
    out.lines([*(((text, ""),) for text in header), ()])
    out.lines(grouped_lines(first, worth_first(workspace.view, first), lookup_of(workspace)))
    out.lines([((closing, "bold"),)])


def lookup_of(workspace: Workspace) -> Lookup:
    """Return where the pages of findings ask for places, lines and titles."""
    titles = {code: _(rule.title) for code, rule in RULES.items()}
    return Lookup(workspace.place, workspace.source_line, titles)


def codes(values: Sequence[str], rules: Mapping[str, object]) -> list[str]:
    """Return the codes and families in *values*, commas between them or not.

    Raises:
        UsageError: one begins no rule's code; the message proposes the nearest.
    """
    wanted = [part.strip().upper() for value in values for part in value.split(",") if part.strip()]
    for code in wanted:
        if not any(rule.startswith(code) for rule in rules):
            raise UsageError(unknown(_("code"), code, sorted({*rules, *(rule[:2] for rule in rules)})))
    return wanted


def _list(options: Namespace, out: Output, select: Sequence[str], ignore: Sequence[str]) -> int:
    from planner.reports.tables import Column, Shown, Table, json_text, table_lines
    from planner.reports.words import severity_word

    rules = [
        rule
        for code, rule in sorted(RULES.items())
        if (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))
    ]
    if options.format == "json":
        facts = [{"code": rule.code, "severity": rule.severity.word, "title": rule.title} for rule in rules]
        out.json(json_text({"schema": 1, "rules": facts}))
        return 0
    columns = (
        Column("code", _("Code")),
        Column("severity", _("Severity")),
        Column("title", _("Rule"), wraps=True, least=20),
    )
    rows = tuple((rule.code, Shown(rule.severity.word, severity_word(rule.severity)), _(rule.title)) for rule in rules)
    out.lines(table_lines(Table(columns=columns, rows=rows)))
    return 0
