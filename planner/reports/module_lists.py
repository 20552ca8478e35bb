"""Owns the lists on a module's page: what comes before and after, regions, units, sessions; each row leads somewhere.

It lays out; figures are the core's and ``module_facts``'.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.coverage import Cell
from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Session
from planner.plain import cut, one_line, width_of
from planner.reports.lines import Line, Span, line
from planner.reports.module_facts import ModuleFacts, Stand, Step
from planner.reports.module_tree import bar_of, barred, called
from planner.reports.overview_lists import sign_of
from planner.reports.panes import (
    Drawing,
    Pane,
    Row,
    Target,
    clipped,
    columns_of,
    heading,
    list_pane,
    middle_cut,
    stacked,
    text_pane,
)
from planner.reports.session_facts import Marks, heads
from planner.reports.unit_modules import taught_to
from planner.reports.words import number, of, short_weekday, status_word, title_of

MOST = 100
"""Units, or sessions, that are listed."""
LEAST_UNIT = 24
"""Terminal cells under which no name of a unit is cut while there is anything else to leave out."""


def steps_pane(facts: ModuleFacts, module: Module, room: int, drawing: Drawing) -> Pane:
    """Return what comes before and what builds on it, what is further away further in."""
    sides = ((_("needs"), facts.before(module)), (_("leads to"), facts.after(module)))
    cells = [
        _step(facts, word if not index else "", step, drawing)
        for word, steps in sides
        for index, step in enumerate(steps)
    ]
    above = Pane((heading(_("Before and after"), room, drawing),))
    if not cells:
        return stacked(above, text_pane([_("It needs no other module, and none needs it.")], "dim"))
    rest = room - 2 - sum(2 + max(width_of(row[index][0]) for row in cells) for index in (0, 2, 3))
    for row in cells:
        row[1] = (cut(row[1][0], max(12, rest)), row[1][1])
    targets = [Target("module", step.module.id) for _word, steps in sides for step in steps]
    lines = barred(columns_of(cells, rights=(3,)))
    return stacked(above, list_pane("steps", map(Row, lines, targets), room))


def _step(facts: ModuleFacts, word: str, step: Step, drawing: Drawing) -> list[Span]:
    sums = facts.sums([step.module])
    covered = of(sums.covered, sums.need, sums.illustrative) if sums.need else _("no need")
    name = f"{'  ' * (step.steps - 1)}{called(step.module)}"
    return [(word, "dim"), (name, "" if step.steps == 1 else "dim"), bar_of(facts, sums, drawing), (covered, "")]


def stands_pane(facts: ModuleFacts, modules: Sequence[Module], room: int, drawing: Drawing) -> Pane:
    """Return a row a region: how far those stationed there are covered, and what was taught and is booked there."""
    above = Pane((heading(_("Stationed there, and taught there"), room, drawing),))
    stands = facts.stands(modules)
    if not stands:
        return stacked(above, text_pane([_("No need, and no session.")], "dim"))
    names = ("", _("region"), "", _("covered"), _("held"), _("heads"), _("booked"), _("seats"))
    cells: list[list[Span]] = [[(name, "dim") for name in names]]
    cells += [_stand(facts, stand, drawing) for stand in stands]
    if 1 + sum(2 + max(width_of(row[index][0]) for row in cells) for index in range(8)) > room + 2:
        for row in cells:
            row[1] = ("", "")
    head, *lines = barred(columns_of(cells, rights=(3, 4, 5, 6, 7)))
    rows = [
        Row(parts, Target("region", stand.region.id) if stand.region else None)
        for parts, stand in zip(lines, stands, strict=True)
    ]
    return stacked(above, Pane((clipped((*line(" "), *head), room),)), list_pane("regions", rows, room))


def _stand(facts: ModuleFacts, stand: Stand, drawing: Drawing) -> list[Span]:
    sums, held, booked = stand.sums, stand.held, stand.booked
    return [
        (one_line(stand.region.short) if stand.region else "-", ""),
        (title_of(stand.region) if stand.region else _("not recorded"), ""),
        bar_of(facts, sums, drawing) if sums.need else ("", ""),
        (of(sums.covered, sums.need, sums.illustrative) if sums.need else "-", "" if sums.need else "dim"),
        *((number(count) if count else "-", "" if count else "dim") for count in (held.sessions, held.seats)),
        *((number(count) if count else "-", "" if count else "dim") for count in (booked.sessions, booked.seats)),
    ]


def units_pane(facts: ModuleFacts, module: Module, room: int, drawing: Drawing) -> Pane:
    """Return a row a unit with need or attendance, the most open hours first."""
    cells = sorted(facts.cells(module.id), key=lambda cell: (-cell.open, -cell.gap, -cell.need))
    needing, having = sum(cell.need > 0 for cell in cells), sum(cell.covered > 0 for cell in cells)
    more = _("{having} of {needing} units have some of it").format(having=having, needing=needing) if needing else ""
    above = Pane((heading(_("Who needs it, who has it"), room, drawing, more),))
    if not cells:
        return stacked(above, text_pane([_("No unit.")], "dim"))
    rows = [_unit(facts, cell, drawing) for cell in cells[:MOST]]
    widths = [max(width_of(row[index][0]) for row in rows) for index in range(6)]
    rest = room - 1 - sum(wide + 2 for wide in (*widths[:2], *widths[3:], -2))
    if rest < min(LEAST_UNIT, widths[2]):
        rows = [[*row[:4], ("", ""), row[5]] for row in rows]
        rest += widths[4] + 2
    for row in rows:
        row[2] = (middle_cut(row[2][0], max(12, rest)), row[2][1])
    targets = [Target("cell", cell.unit.id, module.id) for cell in cells[:MOST]]
    listed = list_pane("units", map(Row, columns_of(rows, rights=(3,)), targets), room)
    return stacked(above, listed, _more(len(cells), "planner coverage"))


def _unit(facts: ModuleFacts, cell: Cell, drawing: Drawing) -> list[Span]:
    view = facts.view
    state = sign_of(view, cell)
    region = view.mission.region.get(cell.unit.region)
    until = view.coverage.covered_until(cell)
    taught = taught_to(view, cell.unit, cell.module.id)
    coming = next(iter((*taught.coming, *taught.ideas)), None)
    sign = "scheduled" if taught.coming else "idea"
    return [
        (drawing.sign(state), state),
        (one_line(region.short) if region else "?", "dim"),
        (title_of(cell.unit), ""),
        (of(cell.covered, cell.need, cell.illustrative) if cell.need else "-", ""),
        (_("until {day}").format(day=until.isoformat()) if until else "", "warning" if cell.due else "dim"),
        (f"{drawing.sign(sign)} {coming.start.isoformat()}" if coming else "", sign),
    ]


def sessions_pane(facts: ModuleFacts, module: Module, room: int, drawing: Drawing) -> Pane:
    """Return a row a session, those still to end first, then the latest first."""
    every = [session for session in facts.sessions(module.id) if session.status != "cancelled"]
    ahead = [session for session in every if session.end > facts.view.day]
    sessions = [*ahead, *reversed([session for session in every if session.end <= facts.view.day])]
    count = ngettext("{count} session", "{count} sessions", len(sessions)).format(count=len(sessions))
    above = Pane((heading(_("Sessions: coming, then the latest first"), room, drawing, count),))
    if not sessions:
        return stacked(above, text_pane([_("None is planned, and none was held.")], "dim"))
    left, marks = len(sessions), Marks(facts.view)
    sessions = sessions[:MOST]
    lines = [_ended(parts) for parts in columns_of([_session(facts, each, marks, drawing) for each in sessions], (3,))]
    targets = [Target("session", session.id) for session in sessions]
    return stacked(above, list_pane("sessions", map(Row, lines, targets), room), _more(left, "planner sessions"))


def _session(facts: ModuleFacts, session: Session, marks: Marks, drawing: Drawing) -> list[Span]:
    mark = marks.of(session)
    region = facts.view.mission.region.get(facts.view.region_of(session) or "")
    count = heads(session)
    text = (
        ngettext("{count} head", "{count} heads", count)
        if session.status == "delivered"
        else ngettext("{count} seat", "{count} seats", count)
    )
    return [
        (drawing.sign(mark), mark),
        (f"{session.start.isoformat()} {short_weekday(session.start)}", ""),
        (one_line(region.short) if region else "-", "dim"),
        (text.format(count=number(count)), "" if count else "warning"),
        (status_word(session.status), "dim"),
        (one_line(session.id), "dim"),
        (title_of(session), ""),
    ]


def _more(count: int, command: str) -> Pane:
    """Return how many of *count* are not listed, and the command that prints all; nothing where none is missing."""
    left = count - MOST
    if left <= 0:
        return Pane()
    text = ngettext("{count} more: {command}", "{count} more: {command}", left)
    return text_pane([text.format(count=number(left), command=command)], "dim")


def _ended(parts: Line) -> Line:
    """Return *parts* without blanks at its end, so that no sign says that they are cut."""
    *rest, (text, style) = parts
    return (*rest, (text.rstrip(), style))
