"""Owns a page with several parts, in which the cursor goes from spot to spot: arrows within a part, Tab between parts.

It knows lines and spots (``planner.reports.panes``) and nothing of what they mean. A move draws the lines it changes.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from planner.i18n import ngettext
from planner.plain import width_of
from planner.reports.lines import Line, Span, width
from planner.reports.panes import Pane, Spot, Target, filled
from planner.tui.table import joined
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Drawn
from planner.tui.widgets.strips import rule_of, strip_of, with_mark


class Board(Drawn, can_focus=True):
    """A pane on the screen; without any spot the keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)"),
        Binding("down,j", "move(1, 0)"),
        Binding("left,h", "move(0, -1)"),
        Binding("right,l", "move(0, 1)"),
        Binding("tab", "part(1)"),
        Binding("shift+tab", "part(-1)"),
        Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"),
        Binding("home", "end(-1)"),
        Binding("end", "end(1)"),
        Binding("enter", "choose"),
    ]

    class Moved(Message):
        """The cursor moved to another spot."""

    class Chosen(Message):
        """Enter was pressed on a spot with *target*."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._look = look
        self._pane = Pane()
        self._top = 0
        self._at: Spot | None = None

    @property
    def target(self) -> Target | None:
        """What the cursor is on."""
        return self._at.target if self._at else None

    @property
    def part(self) -> str | None:
        """The part of the page that the cursor is in."""
        return self._at.pane if self._at else None

    def show(self, pane: Pane, *, anew: bool = False) -> None:
        """Show *pane*, the cursor on what it was on, else on what is nearest; from its beginning if it is *anew*."""
        old, self._pane = None if anew else self._at, pane
        self._at = None
        self._top = 0 if anew else self._top
        if pane.spots:
            self._at = pane.spots[0] if old is None else min(pane.spots, key=lambda spot: _strangeness(spot, old))
        self._settle()
        self.refresh()

    def go_to(self, *targets: Target) -> bool:
        """Put the cursor on the first of *targets* that is there; return whether one is."""
        for target in targets:
            for spot in self._pane.spots:
                if spot.target == target:
                    self._go(spot)
                    return True
        return False

    def go_to_part(self, name: str) -> None:
        """Put the cursor on the first spot of the part called *name*."""
        if spot := next((spot for spot in self._pane.spots if spot.pane == name), None):
            self._go(spot)

    # Scrolling.

    @property
    def _seen(self) -> int:
        """How many lines are seen: all but one, which says how many are not, where they are too many."""
        return self.size.height if self._pane.height <= self.size.height else max(1, self.size.height - 1)

    @property
    def _last_top(self) -> int:
        return max(0, self._pane.height - self._seen)

    def _settle(self) -> bool:
        """Scroll so that the cursor is seen, once there is any room; return whether the page moved."""
        if not self.size:
            return False
        top = self._top
        if self._at:
            first = all(spot.row >= self._at.row for spot in self._pane.spots)
            top = 0 if first and self._at.row < self._seen else top
            top = max(min(top, self._at.row), self._at.row + min(self._at.height, self._seen) - self._seen)
        top = max(0, min(top, self._last_top))
        moved, self._top = top != self._top, top
        return moved

    def _scroll(self, lines: int) -> None:
        top = max(0, min(self._top + lines, self._last_top))
        if top != self._top:
            self._top = top
            self.refresh()

    def _go(self, spot: Spot) -> None:
        old, self._at = self._at, spot
        if self._settle():
            self.refresh()
        else:
            for each in (old, spot):
                if each:
                    self.refresh(Region(0, each.row - self._top, self.size.width, each.height))
        if spot != old:
            self.post_message(self.Moved())

    def fit(self) -> None:
        """Scroll so that the cursor is seen."""
        self._settle()

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        row = event.y + self._top
        for spot in self._pane.spots:
            if spot.row <= row < spot.row + spot.height and spot.start <= event.x < spot.stop:
                self._go(spot)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(-3)

    # Keys.

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor to the nearest spot there: of its own part, else of another."""
        at = self._at
        if at is None:
            self._scroll(rows)
            return
        ahead = [spot for spot in self._pane.spots if _is_ahead(spot, at, rows, columns)]
        own = [spot for spot in ahead if spot.pane == at.pane]
        found = min(own or ahead, key=lambda spot: _distance(spot, at, rows), default=None)
        if found is None:
            self._scroll(rows)
        elif abs(found.row - at.row) > self._seen:
            self._scroll(rows * max(1, self._seen - 1))
            if self._top <= found.row < self._top + self._seen:
                self._go(found)
        else:
            self._go(found)

    def action_part(self, step: int) -> None:
        """Move the cursor to the next part of the page, round and round."""
        parts = list(dict.fromkeys(spot.pane for spot in self._pane.spots))
        if self._at and parts:
            self.go_to_part(parts[(parts.index(self._at.pane) + step) % len(parts)])

    def action_page(self, direction: int) -> None:
        """Scroll by a page and take the cursor along."""
        self._scroll(direction * max(1, self._seen - 1))
        seen = [spot for spot in self._pane.spots if self._top <= spot.row < self._top + self._seen]
        if seen:
            self._go(seen[-1] if direction > 0 else seen[0])

    def action_end(self, direction: int) -> None:
        """Go to the beginning or the end."""
        self._scroll(direction * self._pane.height)
        if self._pane.spots:
            self._go(self._pane.spots[0 if direction < 0 else -1])

    def action_choose(self) -> None:
        """Tell the screen that the cursor's spot is chosen."""
        if self._at:
            self.post_message(self.Chosen(self._at.target))

    # Drawing.

    def render_line(self, y: int) -> Strip:
        room, row = self.size.width, y + self._top
        if y >= self._seen:
            return strip_of(self._rule(), self._look, room)
        parts = self._pane.lines[row] if row < self._pane.height else ()
        at = self._at
        if at is None or not at.row <= row < at.row + at.height:
            return strip_of(parts, self._look, room)
        before, lit, after = _split(filled(parts, room), at.start, min(at.stop, room))
        if row == at.row:
            lit = with_mark(lit)
        pieces = [strip_of(before, self._look, width(before))] if before else []
        pieces.append(strip_of(lit, self._look, width(lit), "row" if self.has_focus else ""))
        pieces += [strip_of(after, self._look, width(after))] if after else []
        return Strip.join(pieces)

    def _rule(self) -> Line:
        """Return the line under the page: how many lines are out of sight."""
        above, below = self._top, self._pane.height - self._top - self._seen
        texts = [
            ngettext("{count} line above", "{count} lines above", above).format(count=above) if above else "",
            ngettext("{count} line below", "{count} lines below", below).format(count=below) if below > 0 else "",
        ]
        return rule_of(", ".join(text for text in texts if text), self._look, self.size.width)


def _strangeness(spot: Spot, old: Spot) -> tuple[bool, bool, int]:
    return spot.target != old.target, spot.pane != old.pane, abs(spot.row - old.row) + abs(spot.start - old.start)


def _is_ahead(spot: Spot, at: Spot, rows: int, columns: int) -> bool:
    if rows:
        return (spot.row - at.row) * rows > 0
    return spot.row == at.row and (spot.start - at.start) * columns > 0


def _distance(spot: Spot, at: Spot, rows: int) -> tuple[bool, int, int]:
    """Return how far *spot* is: those above or below before those aside, then the nearest row, then column."""
    down, across = abs(spot.row - at.row), abs(spot.start - at.start)
    if not rows:
        return False, across, down
    return spot.start >= at.stop or spot.stop <= at.start, down, across


def _split(parts: Line, start: int, stop: int) -> tuple[Line, Line, Line]:
    """Return *parts* before, from and after the terminal cells from *start* to *stop*."""
    pieces: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    x = 0
    for text, style in parts:
        for char in text:
            cells = width_of(char)
            left = x if cells else x - 1  # what has no width of its own stays with the character before it
            pieces[(left >= start) + (left >= stop)].append((char, style))
            x += cells
    return joined(pieces[0]), joined(pieces[1]), joined(pieces[2])
