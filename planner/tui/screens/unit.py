"""Owns the screen of one unit: the mentor's page, which unit it is of, and which of its modules are open.

What stands on the page is ``reports.unit_page``'s, what a figure is the core's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import on
from textual.widget import Widget

from planner.i18n import _
from planner.model import Unit
from planner.plain import one_line
from planner.reports.cell_words import cell_phrases
from planner.reports.filed import Filed
from planner.reports.lines import Line, line
from planner.reports.overview_lists import worst_gaps
from planner.reports.panes import Drawing, Pane, Target
from planner.reports.unit_page import UnitPage
from planner.reports.unit_sheet import export_unit
from planner.reports.words import heads_note, illustrative_note
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.forms.entries import Entity, entity_at
from planner.tui.screens.finding_focus import entities_in
from planner.tui.screens.frame import Frame
from planner.tui.screens.parts import no_unit_words
from planner.tui.screens.spots import MOST, About, entry_command, focus_of, lines_said, plan_command
from planner.tui.state import SIGNS
from planner.tui.widgets.board import Board
from planner.view import View


class UnitSheet(Frame):
    """What one unit was taught, what is due, what is coming."""

    NAME = "unit"
    SIGNS = tuple(SIGNS)[:-1]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._unit: str | None = None
        self._opened: dict[str, Sequence[str]] = {}
        self._told: tuple[View, dict[tuple[str, str], Sequence[str]]] = (desk.view, {})
        self._filed = Filed(desk.view, ())
        self._page: UnitPage | None = None
        self._words = About(desk)
        self._whole = False

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command(
                "screen.choose",
                "enter",
                _("Open or close"),
                _("Says more of a module: its sessions, what is in the way, and what a session could look like."),
                _("open"),
            ),
            plan_command(),
            entry_command("observation_form", _("observed")),
            Command("screen.next_part", "tab", _("Next part"), _("Goes to the next part of the page."), _("next part")),
            Command("screen.step(1)", "p", _("Next unit"), _("Shows the next unit."), _("next unit")),
            Command("screen.step(-1)", "P", _("Unit before"), _("Shows the unit before."), _("before")),
            Command(
                "screen.worst", "g", _("Worst gap"), _("Goes to the unit's largest open gap, heads times hours."), ""
            ),
        )

    @property
    def twin(self) -> str:
        return f"planner unit {self._unit}" if self._unit else "planner unit ID"

    def body(self) -> Widget:
        return Board(self.desk.look, id="board")

    def aside(self) -> str:
        units = [unit.id for unit in self.desk.view.mission.units]
        if self._unit not in units:
            return ""
        return _("{unit}, {place} of {count}").format(
            unit=self._unit, place=units.index(self._unit) + 1, count=len(units)
        )

    def help_lines(self) -> Sequence[str]:
        return (
            _(
                "A row is a module: heads covered of those in need, when it was last held, until when it is valid, "
                "and what is next."
            ),
            heads_note(),
            *([illustrative_note()] if self.desk.view.coverage.illustrative else []),
        )

    @property
    def _shown_unit(self) -> Unit | None:
        """The unit asked for; before one is, that of the worst gap."""
        view = self.desk.view
        if self._unit not in view.mission.unit:
            worst = worst_gaps(view)
            first = worst[0].unit if worst else next(iter(view.mission.units), None)
            self._unit = first.id if first else None
        return view.mission.unit.get(self._unit or "")

    def take(self) -> None:
        if self.going_to and self.going_to.unit:
            self._choose(self.going_to.unit)
        self._filed = self.desk.kept(Filed)
        self._words = About(self.desk, self._filed)
        self._opened = {module: self._more(module) for module in self._opened if self._cell_is_there(module)}
        self.fit()

    def fit(self) -> None:
        unit = self._shown_unit
        if unit is None:
            self.query_one(Board).show(Pane((line(" ", (no_unit_words(False), "dim")),)))
            return
        drawing = Drawing(self.desk.look.unicode)
        page = UnitPage(self.desk.view, unit, self._filed, self.app.size.width, drawing)
        anew = self._page is None or self._page.unit.id != unit.id
        if self._page is None or not self._page.same(page):
            self._page = page
        self.query_one(Board).show(self._page.pane(self._opened), anew=anew)

    def _cell_is_there(self, module: str) -> bool:
        return (self._unit, module) in self.desk.view.coverage.cell

    def _more(self, module: str) -> Sequence[str]:
        """Return what is said below an open module; it is made once for a view."""
        key = (self._unit or "", module)
        if self._told[0] is not self.desk.view:
            self._told = (self.desk.view, {})
        if key not in self._told[1]:
            self._told[1][key] = tuple(self._said_below(module))
        return self._told[1][key]

    def _said_below(self, module: str) -> Iterator[str]:
        """Yield what is said below an open module: its figures and sessions, obstacles, and what could be planned."""
        cell = self.desk.view.coverage.cell[self._unit or "", module]
        yield "; ".join(cell_phrases(self.desk.view, cell))
        if not (cell.open or cell.due):
            return
        proposal = self.desk.workspace.propose(cell.unit.id, module)
        for obstacle in proposal.obstacles:
            yield _("In the way: {obstacle}").format(obstacle=one_line(obstacle, 400))
        fields = proposal.fields
        yield _("n plans it: {start} to {end}, {venue}").format(
            start=fields["start"], end=fields["end"], venue=one_line(str(fields.get("venue") or _("no venue")))
        )

    def about(self) -> Sequence[Line]:
        target, size = self._target, self.app.size
        if self._whole:
            return [parts for parts in self._words.lines(target, size.width, MOST) if parts]
        return self._words.lines(target, size.width, lines_said(size.height))

    def export_text(self) -> str:
        unit = self._shown_unit
        if unit is None:
            return _("No unit is recorded.") + "\n"
        return export_unit(self.desk.view, unit.id, self._filed.findings, ascii_only=not self.desk.look.unicode)

    @property
    def _target(self) -> Target | None:
        """What the cursor is on; of an observation, the cell it is about, if it is about one."""
        target = self.query_one(Board).target
        if target is None or target.kind != "observation":
            return target
        return Target("cell", self._unit or "", target.module) if target.module else None

    def entities_now(self) -> Sequence[Entity]:
        target, workspace = self.query_one(Board).target, self.desk.workspace
        if target and target.kind == "observation":
            seen = self.desk.view.observations_of[self._unit or ""][int(target.id)]
            found = entity_at(workspace, self.desk.view.mission.origin(seen))
            return [found] if found else ()
        if target and target.kind == "finding":
            return entities_in(workspace, self._filed.findings[int(target.id)])
        return super().entities_now()

    def focus_now(self) -> Focus:
        focus = focus_of(self.desk.view, self._target, self._filed.findings) if self._target else Focus()
        module = focus.module if self._cell_is_there(focus.module or "") else None
        return Focus(unit=self._unit, module=module, session=focus.session)

    def go_to(self, focus: Focus) -> None:
        self._show_unit(focus.unit)
        if focus.unit and focus.module:
            self.query_one(Board).go_to(Target("cell", focus.unit, focus.module))
        self.tell()

    def _show_unit(self, unit: str | None) -> None:
        if unit and unit != self._unit:
            self._choose(unit)
            self.fit()

    def _choose(self, unit: str) -> None:
        if unit != self._unit:
            self._unit, self._opened, self._whole = unit, {}, False

    def back(self) -> bool:
        was = self._whole or bool(self._opened)
        self._whole, self._opened = False, {}
        if was:
            self.fit()
            self.tell_about()
        return was

    @on(Board.Moved)
    def _moved(self) -> None:
        self._whole = False
        self.tell_about()

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        board, target = self.query_one(Board), event.target
        if target.kind == "cell" and (board.part or "").startswith("modules"):
            if self._opened.pop(target.module, None) is None:
                self._opened[target.module] = self._more(target.module)
            self.fit()
        elif target.kind in ("cell", "observation"):
            if self._target:
                board.go_to(self._target)
        elif target.kind == "session":
            self.post_message(self.Wanted(Focus(session=target.id)))
        else:
            self._whole = not self._whole
            self.tell_about()

    def action_choose(self) -> None:
        """Open or close what the cursor is on."""
        self.query_one(Board).action_choose()

    def action_next_part(self) -> None:
        """Go to the next part of the page."""
        self.query_one(Board).action_part(1)

    def action_step(self, by: int) -> None:
        """Show the unit *by* places further, round and round."""
        units = [unit.id for unit in self.desk.view.mission.units]
        if self._unit in units:
            self._show_unit(units[(units.index(self._unit) + by) % len(units)])
            self.tell()

    def action_worst(self) -> None:
        """Go to the unit's largest open gap."""
        cells = [cell for cell in self.desk.view.coverage.by_unit.get(self._unit or "", ()) if cell.open]
        if cells:
            worst = max(cells, key=lambda cell: cell.open * cell.module.hours)
            self.query_one(Board).go_to(Target("cell", worst.unit.id, worst.module.id))
        else:
            self.say(_("No gap is open here."))
