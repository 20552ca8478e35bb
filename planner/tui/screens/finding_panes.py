"""Owns the list of findings in groups, and the page about one: its words, its line, its rule, whom it concerns.

Findings come from the rules, explanations from ``checks.explain``; it judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache, partial
from itertools import islice

from planner.checks import RULES
from planner.checks.explain import explain
from planner.diagnostics import Finding, Place, Severity
from planner.i18n import _, ngettext
from planner.plain import cut, one_line, padded, safe, width_of
from planner.reports.findings import LONGEST_MESSAGE
from planner.reports.findings_groups import FIRST, MOST, Group, entity_title, kind_word, kinds_of
from planner.reports.lines import Later, Line, Span, line, width
from planner.reports.overview_lists import STYLES
from planner.reports.panes import Drawing, Pane, Row, Spot, Target, clipped, heading, list_pane, stacked, text_pane
from planner.reports.tables import wrapped
from planner.reports.words import severity_word
from planner.tui.desk import Desk

BEFORE = 30
"""Characters of a long source line that are kept before the caret."""


# The list.


def groups_pane(groups: Collection[Group], opened: Collection[str], room: int) -> Pane:
    """Return *groups*, those *opened* with their findings, in *room* columns; of very many the first ones."""
    makes: list[Callable[[], Line]] = []
    targets: dict[int, Target] = {}
    for group in islice(groups, MOST):
        targets[len(makes)] = Target("group", group.key)
        makes.append(partial(_group_line, group, group.key in opened, room - 1))
        if group.key in opened:
            for number in group.findings[:MOST]:
                targets[len(makes)] = Target("finding", str(number), group.key)
                makes.append(partial(_finding_line, group.every[number], group, room))
            if (left := len(group.findings) - MOST) > 0:
                makes.append(partial(line, "    ", (_more(left), "dim")))
    if (left := len(groups) - MOST) > 0:
        makes.append(partial(line, "  ", (_more(left), "dim")))
    lines = Later(len(makes), lambda index: clipped(((" ", ""), *makes[index]()), room))
    return Pane(lines, tuple(Spot(row, 0, room, target, "findings") for row, target in targets.items()))


def _more(left: int) -> str:
    return ngettext("{count} more: / narrows them down", "{count} more: / narrows them down", left).format(count=left)


def _group_line(group: Group, opened: bool, room: int) -> Line:
    counts = group.words
    style = STYLES[Severity(group.worst)] if group.worst else "dim"
    name = "" if group.key in (FIRST, "") else f"{one_line(group.key)} "
    lead = line(("- " if opened else "+ ", ""), *([(name, style)] if name else []))
    rest = room - width(lead) - width_of(counts) - 2
    title = "" if group.title == name.strip() else group.title
    return (*lead, (padded(title, max(0, rest)), "bold" if opened else ""), ("  ", ""), (counts, "dim"))


def _finding_line(finding: Finding, group: Group, room: int) -> Line:
    message = one_line(finding.message, room)
    style = STYLES[finding.severity]
    if group.key == finding.code:
        return line("    ", (message, "dim" if style == "dim" else ""))
    return line("    ", (finding.code, style), f" {message}")


# The pages.


def finding_pane(desk: Desk, finding: Finding, number: int, room: int, drawing: Drawing) -> Pane:
    """Return all that is known of *finding*; lines lead to the entities that it names."""
    head = f"{finding.code} {severity_word(finding.severity)}"
    title = Pane(
        (line(" ", (head, STYLES[finding.severity])),), (Spot(0, 0, room, Target("finding", str(number)), "head"),)
    )
    message = text_pane(wrapped(one_line(finding.message, LONGEST_MESSAGE), room - 2), "bold")
    return stacked(
        title,
        message,
        _advice(finding, room),
        Pane(((),)),
        _where(desk, finding, room),
        Pane(((),)),
        _entities(desk, finding, room, drawing),
        _explained(finding.code, room, drawing),
    )


def _advice(finding: Finding, room: int) -> Pane:
    if not finding.hint:
        return Pane()
    hint = one_line(finding.hint, LONGEST_MESSAGE)
    return text_pane(wrapped(_("What to do: {hint}").format(hint=hint), room - 2))


def _where(desk: Desk, finding: Finding, room: int) -> Pane:
    """Return file, line and column, the field's path, and the source line with a caret."""
    place = desk.workspace.place(finding)
    lines = [line(" ", (cut(one_line(str(place)), room - 20), "key"), "  ", (_("E edits the line"), "dim"))]
    if place.line:
        lines += _source(desk.workspace.source_line(place), place, room)
    lines.append(line(" ", (cut(one_line(finding.anchor.path), room - 2), "dim")))
    return Pane(tuple(lines))


def _source(text: str, place: Place, room: int) -> list[Line]:
    column = max(place.column - 1, 0)
    start = max(0, column - BEFORE) if width_of(text) > room - 6 else 0
    before, after = (safe(part).replace("\t", " ") for part in (text[start:column], text[column:]))
    lead = "…" if start else ""
    shown = cut(lead + before + after, room - 5)
    return [line("    ", shown), line("    ", " " * min(width_of(lead + before), room - 6), ("^", "bold"))]


def _entities(desk: Desk, finding: Finding, room: int, drawing: Drawing) -> Pane:
    mission = desk.view.mission
    rows = []
    for name in dict.fromkeys(finding.entities):
        for table in list(kinds_of(mission, name))[:1]:
            parts: list[Span] = [(padded(kind_word(table), 11), "dim"), (f"{one_line(name)}  ", "bold")]
            rows.append(Row((*parts, (entity_title(mission, name), "")), Target(table, name)))
    if not rows:
        return Pane()
    return stacked(
        Pane((heading(_("What it is about"), room, drawing),)), list_pane("entities", rows, room), Pane(((),))
    )


@lru_cache(maxsize=64)
def _explained(code: str, room: int, drawing: Drawing, *, examples: bool = False) -> Pane:
    """Return what the rule looks at, why, and the usual remedy; with *examples* also a wrong and a right entry."""
    said = explain(code)
    parts = [
        Pane((heading(_("The rule: {title}").format(title=said.title), room, drawing),)),
        _paragraphs("", said.what, room),
        _paragraphs(_("Why"), said.why, room),
        _paragraphs(_("Remedy"), said.remedy, room),
    ]
    if examples:
        parts += [_example(_("Wrong"), said.wrong, room), _example(_("Right"), said.right, room)]
    return stacked(*parts)


def advised(finding: Finding) -> str:
    """Return the message of *finding* and what to do about it."""
    return f"{finding.message}; {finding.hint}" if finding.hint else finding.message


def rule_words(code: str) -> str:
    """Return what the rule *code* looks at; empty for what is no rule."""
    return explain(code).what.replace("\n\n", " ") if code in RULES else ""


def _paragraphs(head: str, text: str, room: int) -> Pane:
    if not text:
        return Pane()
    lines: list[Line] = [line(" ", (head, "bold"))] if head else []
    for number, paragraph in enumerate(text.split("\n\n")):
        lines += [()] if number else []
        lines += [line(" ", each) for each in wrapped(paragraph, room - 2)]
    return Pane((*lines, ()))


def _example(head: str, toml: str, room: int) -> Pane:
    if not toml:
        return Pane()
    texts = [line("     ", (cut(text, room - 6), "dim")) for text in toml.rstrip("\n").split("\n")]
    return Pane((line(" ", (head, "bold")), *texts, ()))


def group_pane(group: Group, room: int, drawing: Drawing) -> Pane:
    """Return the page of a group: of a rule its explanation with examples, of others all findings in full."""
    target = Target("group", group.key)
    counts = group.words
    name = group.title if group.key in (FIRST, "") else f"{one_line(group.key)} {group.title}"
    texts = wrapped(name, room - 2, "  ")
    head = Pane(
        (*(line(" ", (text, "title")) for text in texts), line(" ", (counts, "dim"))),
        (Spot(0, 0, room, target, "head"),),
    )
    if group.key in RULES:
        return stacked(head, _explained(group.key, room, drawing, examples=True))
    return stacked(head, *(_in_full(group.every[number], number, room) for number in group.findings[:MOST]))


def _in_full(finding: Finding, number: int, room: int) -> Pane:
    first, *rest = wrapped(f"{finding.code} {one_line(finding.message, LONGEST_MESSAGE)}", room - 2, "  ")
    code = len(finding.code)
    below = [line(" ", text) for text in rest]
    below += [line("   ", (text, "dim")) for text in wrapped(one_line(finding.hint, LONGEST_MESSAGE), room - 4)]
    row = Row(
        line((first[:code], STYLES[finding.severity]), first[code:]), Target("finding", str(number)), tuple(below)
    )
    return stacked(Pane(((),)), list_pane("findings", [row], room))
