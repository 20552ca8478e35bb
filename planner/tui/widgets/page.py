"""Owns a page to read: lines with named styles, scrolled, with a cursor on those that lead somewhere.

It knows no figure. Each line keeps its first column blank: there the cursor shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from planner.i18n import ngettext
from planner.reports.lines import Line
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Drawn, Shape
from planner.tui.widgets.strips import rule_of, strip_of, with_mark


class Page(Drawn, can_focus=True):
    """Lines to read; the cursor stands on lines with a target only, and without any the keys scroll.

    With ``lit`` the cursor is as strong as with focus, for a list that another widget moves.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)"),
        Binding("down,j", "move(1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown,space", "page(1)"),
        Binding("home", "end(-1)"),
        Binding("end", "end(1)"),
        Binding("enter", "choose"),
    ]

    class Moved(Message):
        """The cursor moved to a line with *target*."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    class Chosen(Moved):
        """Enter was pressed on a line with *target*."""

    def __init__(self, look: Look, *, lit: bool = False, id: str | None = None, shape: Shape | None = None) -> None:
        super().__init__(id=id, shape=shape)
        self._look = look
        self._lit = lit
        self._lines: Sequence[Line] = ()
        self._targets: Mapping[int, str] = {}
        self._stops: tuple[int, ...] = ()
        self._top = 0
        self.row = 0
        """The line of the cursor."""

    @property
    def target(self) -> str | None:
        """The target of the line that the cursor is on."""
        return self._targets.get(self.row)

    def show(self, lines: Sequence[Line], targets: Mapping[int, str] | None = None, *, row: int | None = None) -> None:
        """Show *lines*; *targets* names by index those that lead somewhere, and by what."""
        self._lines, self._targets = lines, targets or {}
        self._stops = tuple(sorted(self._targets))
        wanted = self.row if row is None else row
        self.row = min(self._stops, key=lambda stop: abs(stop - wanted), default=0)
        if not self._stops:
            self._top = min(self._top, self._last_top) if row is None else row
        self._settle()
        self.refresh()

    @property
    def _seen(self) -> int:
        """How many lines are seen: all but one, which says how many are not, where they are too many."""
        height = self.size.height
        return height if len(self._lines) <= height else max(1, height - 1)

    @property
    def _last_top(self) -> int:
        return max(0, len(self._lines) - self._seen)

    def _settle(self) -> bool:
        """Scroll so that the cursor is seen, once there is any room; return whether the page moved."""
        if not self.size:
            return False
        top = self._top
        if self._stops:
            if self.row == self._stops[0] and self.row < self._seen:
                top = 0
            top = max(min(top, self.row), self.row - self._seen + 1)
        top = max(0, min(top, self._last_top))
        moved, self._top = top != self._top, top
        return moved

    def _go(self, row: int) -> None:
        old, self.row = self.row, row
        if self._settle():
            self.refresh()
        else:
            for index in {old, row}:
                self.refresh(Region(0, index - self._top, self.size.width, 1))
        if target := self.target:
            self.post_message(self.Moved(target))

    def _scroll(self, lines: int) -> None:
        top = max(0, min(self._top + lines, self._last_top))
        if top != self._top:
            self._top = top
            self.refresh()

    def fit(self) -> None:
        """Scroll so that the cursor is seen."""
        self._settle()

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if (row := event.y + self._top) in self._targets:
            self._go(row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.action_move(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.action_move(-3)

    def action_move(self, lines: int) -> None:
        """Move the cursor to the next line with a target, or scroll by *lines*."""
        further = [stop for stop in self._stops if (stop - self.row) * lines > 0]
        if not further:
            self._scroll(lines)
        elif lines > 0:
            self._step(further[min(lines, len(further)) - 1])
        else:
            self._step(further[max(lines, -len(further))])

    def _step(self, stop: int) -> None:
        """Go to *stop*, but by one page at most, so that no line between is passed over unseen."""
        if abs(stop - self.row) > self._seen:
            self._scroll(1 if stop > self.row else -1)
            if not self._top <= stop < self._top + self._seen:
                return
        self._go(stop)

    def action_page(self, direction: int) -> None:
        """Scroll by a page and take the cursor along."""
        self._scroll(direction * max(1, self._seen - 1))
        seen = [stop for stop in self._stops if self._top <= stop < self._top + self._seen]
        if seen:
            self._go(seen[-1] if direction > 0 else seen[0])

    def action_end(self, direction: int) -> None:
        """Go to the beginning or the end."""
        self._scroll(direction * len(self._lines))
        if self._stops:
            self._go(self._stops[0 if direction < 0 else -1])

    def action_choose(self) -> None:
        """Tell the screen that the cursor's line is chosen."""
        if target := self.target:
            self.post_message(self.Chosen(target))

    def render_line(self, y: int) -> Strip:
        index = y + self._top
        if y >= self._seen:
            return strip_of(self._rule(), self._look, self.size.width)
        parts = self._lines[index] if index < len(self._lines) else ()
        base = ""
        if self._stops and index == self.row:
            base = "row" if self.has_focus or self._lit else ""
            parts = with_mark(parts)
        return strip_of(parts, self._look, self.size.width, base)

    def _rule(self) -> Line:
        """Return the line under the page: how many lines are out of sight."""
        above, below = self._top, len(self._lines) - self._top - self._seen
        texts = [
            ngettext("{count} line above", "{count} lines above", above).format(count=above) if above else "",
            ngettext("{count} line below", "{count} lines below", below).format(count=below) if below > 0 else "",
        ]
        return rule_of(", ".join(text for text in texts if text), self._look, self.size.width)
