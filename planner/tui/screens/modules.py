"""Owns the screen of modules: which curricula are open, which module is looked at, and where its lines lead.

What stands in the tree and on a module's page is ``reports.module_page``'s, what a figure is the core's.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from planner.diagnostics import Place
from planner.i18n import _
from planner.reports.lines import Line, text_of
from planner.reports.module_facts import ModuleFacts
from planner.reports.module_page import curriculum_pane, module_pane
from planner.reports.module_tree import tree_pane
from planner.reports.module_words import about_curriculum, about_module
from planner.reports.panes import Drawing, Pane, Target
from planner.reports.provenance import header_lines
from planner.reports.tables import WIDTH
from planner.reports.words import heads_note, illustrative_note
from planner.tui.commands import Command
from planner.tui.desk import Desk, Focus
from planner.tui.places import entry_place
from planner.tui.screens.frame import WIDE, Frame
from planner.tui.screens.spots import focus_of
from planner.tui.state import SIGNS
from planner.tui.widgets.pair import Pair


class Modules(Frame):
    """What is taught: to whom, where, with what, and what comes before."""

    NAME = "modules"
    SIGNS = tuple(SIGNS)[:-1]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts = desk.view.kept(ModuleFacts)
        self._opened: set[str] | None = None
        self._pages: dict[tuple[Target | None, int, Drawing], Pane] = {}

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command(
                "screen.choose",
                "enter",
                _("Open"),
                _("Opens or closes a curriculum, goes into a module's page, and from there to what a line is about."),
                _("open"),
            ),
            Command(
                "screen.other_part",
                "tab,shift+tab",
                _("Other side"),
                _("Goes from the list into the page beside it, and back."),
                _("other side"),
            ),
            Command("screen.all", "v", _("All"), _("Opens every curriculum, or closes all."), _("all")),
        )

    def body(self) -> Widget:
        return Pair(self.desk.look, id="pair")

    @property
    def _pair(self) -> Pair:
        return self.query_one(Pair)

    def help_lines(self) -> Sequence[str]:
        return (
            _("A row is a curriculum or a module: its hours, and how many of the heads in need of it are covered."),
            _("A module's page sets side by side who is stationed in a region and what was taught there."),
            heads_note(),
            *([illustrative_note()] if self.desk.view.coverage.illustrative else []),
        )

    # What is shown.

    def take(self) -> None:
        self._facts = self.desk.view.kept(ModuleFacts)
        self._pages.clear()
        if self._opened is None:
            self._opened = {curriculum.id for curriculum in self.desk.view.mission.curricula[:1]}
        self.fit()

    def fit(self) -> None:
        self._pair.fit(self._left)
        self._list()
        self._page(anew=False)

    @property
    def _left(self) -> int | None:
        """The columns of the list beside a page; None where there is room for one alone."""
        room = self.app.size.width
        return min(72, room * 45 // 100) if room >= WIDE else None

    def _list(self, at: Target | None = None) -> None:
        room = self._left - 1 if self._left else self.app.size.width
        pane = tree_pane(self._facts, self._opened or (), room, self._drawing)
        self._pair.show_list(pane, at or self._pair.target)

    def _page(self, *, anew: bool = True) -> None:
        room = self.app.size.width - (self._left + 1 if self._left else 0)
        key = (self._pair.target, room, self._drawing)
        if key not in self._pages:
            self._pages[key] = self._detail(room)
        self._pair.show_detail(self._pages[key], anew=anew)

    def _detail(self, room: int) -> Pane:
        target, mission = self._pair.target, self.desk.view.mission
        if target is None:
            return Pane()
        if target.kind == "module":
            return module_pane(self._facts, mission.module[target.id], room, self._drawing)
        return curriculum_pane(self._facts, mission.curriculum[target.id], room, self._drawing)

    @property
    def _drawing(self) -> Drawing:
        return Drawing(self.desk.look.unicode)

    def about(self) -> Sequence[Line]:
        target, mission = self._pair.target, self.desk.view.mission
        if self._pair.beside or self._pair.opened or target is None:
            return ()
        if target.kind == "module":
            facts = about_module(self._facts, mission.module[target.id])
        else:
            facts = about_curriculum(self._facts, mission.curriculum[target.id])
        return [((f" {label}: ", "dim"), (text, "")) for label, text in list(facts)[1:3]]

    def export_text(self) -> str:
        target = self._pair.target
        head = "\n".join(header_lines(self.desk.view, len(self.desk.workspace.load_findings)))
        if target is None:
            return f"{head}\n"
        panes = [self._detail(WIDTH + 1)]
        if target.kind == "curriculum":
            panes.insert(0, tree_pane(self._facts, {target.id}, WIDTH + 1, self._drawing))
        text = "\n\n".join("\n".join(text_of(parts)[1:] for parts in pane.lines) for pane in panes)
        return f"{head}\n\n{text}\n"

    # What the cursor is on, and where it goes.

    def focus_now(self) -> Focus:
        inner, target = self._pair.inner, self._pair.target
        module = target.id if target and target.kind == "module" else None
        return focus_of(self.desk.view, inner, ())._replace(module=module) if inner else Focus(module=module)

    def place_now(self) -> Place | None:
        target = self._pair.target
        if target and not self._pair.opened:
            return entry_place(self.desk.workspace, target.kind, target.id)
        return super().place_now()

    def go_to(self, focus: Focus) -> None:
        curriculum = self.desk.view.mission.curriculum_of.get(focus.module or "")
        if focus.module and curriculum:
            self._opened = {*(self._opened or ()), curriculum.id}
            self._list(Target("module", focus.module))
        elif focus.curriculum in self.desk.view.mission.curriculum:
            self._opened = {*(self._opened or ()), focus.curriculum}
            self._list(Target("curriculum", focus.curriculum))
        else:
            return
        self._page()
        self.tell()

    def back(self) -> bool:
        was = self._pair.go_out()
        self.tell_about()
        return was

    @on(Pair.Moved)
    def _moved(self) -> None:
        self._page()
        self.tell_about()

    @on(Pair.Chosen)
    def _chosen(self, event: Pair.Chosen) -> None:
        target = event.target
        if event.in_detail:
            self._follow(target)
        elif target.kind == "curriculum":
            self._opened = (self._opened or set()) ^ {target.id}
            self._list()
        else:
            self.action_other_part()

    def _follow(self, target: Target) -> None:
        """Go to what a line of the page is about: a module here, the rest on the screen made for it."""
        if target.kind == "module" and target == self._pair.target:
            self.post_message(self.Wanted(Focus(module=target.id)))
        elif target.kind == "module":
            self.go_to(Focus(module=target.id))
        elif target.kind == "session":
            self.post_message(self.Wanted(Focus(session=target.id)))
        else:
            self.post_message(self.Wanted(focus_of(self.desk.view, target, ())))

    def action_choose(self) -> None:
        """Open or close a curriculum, or go into the page."""
        self._pair.choose()

    def action_other_part(self) -> None:
        """Go into the page, or back to the list."""
        if not self.back() and self._pair.target:
            self._pair.go_in()
            self.tell_about()

    def action_all(self) -> None:
        """Open every curriculum, or close all."""
        every = {curriculum.id for curriculum in self.desk.view.mission.curricula}
        target, mission = self._pair.target, self.desk.view.mission
        self._opened = set() if self._opened == every else every
        if target and target.kind == "module":
            self._list(target if self._opened else Target("curriculum", mission.curriculum_of[target.id].id))
        else:
            self._list()
        self._page(anew=False)
