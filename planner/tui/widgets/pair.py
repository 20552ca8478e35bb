"""Owns a list with a page beside it that says more of the entry the cursor is on; without room, one at a time.

It knows panes (``planner.reports.panes``) and nothing of what they mean. The page has a cursor only while it is gone
into, so that there is one cursor on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from planner.reports.lines import Line
from planner.reports.panes import Pane, Target
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Beside
from planner.tui.widgets.edge import Edge
from planner.tui.widgets.page import Page


class Entries(Page):
    """The list."""

    class Moved(Page.Moved):
        """The cursor of the list moved."""

    class Chosen(Page.Chosen):
        """Enter was pressed on an entry."""


class Detail(Page):
    """The page beside it."""

    class Moved(Page.Moved):
        """The cursor of the page moved."""

    class Chosen(Page.Chosen):
        """Enter was pressed on a line of the page."""

    class Entered(Message):
        """The mouse was pressed on it."""

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.can_focus = False  # until it is gone into: the focus of what is removed is not to fall to it
        self._all: Mapping[int, str] = {}

    def put(self, lines: Sequence[Line], targets: Mapping[int, str], *, anew: bool) -> None:
        """Show *lines*; from their beginning if they are *anew* about something else."""
        self._all = targets
        self.show(lines, targets if self.has_focus else {}, row=0 if anew else None)

    def on_focus(self, event: events.Focus) -> None:
        self.show(self._lines, self._all, row=self._top)

    def on_blur(self, event: events.Blur) -> None:
        self.show(self._lines, {})

    def on_mouse_down(self) -> None:
        self.post_message(self.Entered())


class Pair(Beside):
    """A list and a page about its entry."""

    class Moved(Message):
        """The cursor of the list moved."""

    class Chosen(Message):
        """Enter was pressed, in the list or in the page."""

        def __init__(self, target: Target, *, in_detail: bool) -> None:
            super().__init__()
            self.target = target
            self.in_detail = in_detail

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries = Entries(look, id="entries")
        self._detail = Detail(look, id="detail")
        self._divider = Edge(look)
        self._targets: tuple[tuple[Target, ...], tuple[Target, ...]] = ((), ())
        self._left: int | None = None
        self._given: int | None = None
        self.opened = False
        """Whether the page has been gone into: without room it alone is seen then."""

    def compose(self) -> ComposeResult:
        yield self._entries
        yield self._divider
        yield self._detail

    @property
    def beside(self) -> bool:
        """Whether list and page are side by side."""
        return self._left is not None

    @property
    def target(self) -> Target | None:
        """What the cursor of the list is on."""
        return _of(self._targets[0], self._entries.target)

    @property
    def inner(self) -> Target | None:
        """What the cursor of the page is on while the page is gone into."""
        return _of(self._targets[1], self._detail.target) if self.opened else None

    def fit(self, left: int | None) -> None:
        """Give the list *left* columns and the rest to the page; None: there is room for one of them."""
        self._left = left
        self._arrange()

    def show_list(self, pane: Pane, at: Target | None = None) -> None:
        """Show the list, the cursor on *at*, else where it was."""
        targets = tuple(spot.target for spot in pane.spots)
        row = next((spot.row for spot in pane.spots if spot.target == at), None)
        self._targets = (targets, self._targets[1])
        self._entries.show(pane.lines, {spot.row: str(index) for index, spot in enumerate(pane.spots)}, row=row)

    def show_detail(self, pane: Pane, *, anew: bool = True) -> None:
        """Show the page, from its beginning if it is *anew* about something else."""
        self._targets = (self._targets[0], tuple(spot.target for spot in pane.spots))
        self._detail.put(pane.lines, {spot.row: str(index) for index, spot in enumerate(pane.spots)}, anew=anew)

    def go_in(self) -> None:
        """Go into the page."""
        self.opened = self._detail.can_focus = True
        self._arrange()
        self._detail.focus()

    def go_out(self) -> bool:
        """Go back to the list; return whether the page was gone into."""
        was, self.opened = self.opened, False
        self._arrange()
        if was:
            self._entries.focus()
            self._detail.can_focus = False
        return was

    def choose(self) -> None:
        """Choose what the cursor is on."""
        (self._detail if self.opened else self._entries).action_choose()

    def focus_again(self) -> None:
        """Take the focus back, where it was."""
        (self._detail if self.opened else self._entries).focus()

    def _arrange(self) -> None:
        shown = (
            (self._entries, self.beside or not self.opened),
            (self._detail, self.beside or self.opened),
            (self._divider, self.beside),
        )
        for widget, wanted in shown:
            if widget.display != wanted:
                widget.display = wanted
        if self._left != self._given:
            self._given = self._left
            self._entries.styles.width = self._left or "1fr"

    @on(Detail.Entered)
    def _entered(self, event: Detail.Entered) -> None:
        event.stop()
        self.go_in()

    def on_descendant_focus(self) -> None:
        if self._entries.has_focus and self.opened:
            self.go_out()

    @on(Entries.Moved)
    def _list_moved(self, event: Entries.Moved) -> None:
        event.stop()
        self.post_message(self.Moved())

    @on(Detail.Moved)
    def _page_moved(self, event: Detail.Moved) -> None:
        event.stop()

    @on(Entries.Chosen)
    def _list_chosen(self, event: Entries.Chosen) -> None:
        event.stop()
        if target := self.target:
            self.post_message(self.Chosen(target, in_detail=False))

    @on(Detail.Chosen)
    def _page_chosen(self, event: Detail.Chosen) -> None:
        event.stop()
        if target := self.inner:
            self.post_message(self.Chosen(target, in_detail=True))


def _of(targets: Sequence[Target], name: str | None) -> Target | None:
    return targets[int(name)] if name is not None else None
