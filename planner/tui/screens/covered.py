"""Owns how a screen that its widgets cover is painted: what changed, once; textual paints it whole, several times.

What is on it, it does not know.
"""

from __future__ import annotations

from typing import ClassVar, Self

from textual import events
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from planner.tui.theme import Look
from planner.tui.widgets.drawn import Shape, give, ground_of


class Covered(Screen[str | None], inherit_css=False):
    """A screen of which nothing is seen but its widgets."""

    BLANK = True
    """Textual need not draw its ground line by line."""
    SHAPE: ClassVar[Shape] = {"layers": ("page", "over"), "overflow_x": "hidden", "overflow_y": "hidden"}
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widgets that lose and get the focus are painted anew, and nothing else is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        give(self, {**self.SHAPE, **ground_of(look)})

    async def on_event(self, event: events.Event) -> None:
        """Leave the styles as they are when it is shown again: a change of them finds all screens anyway."""
        if isinstance(event, events.ScreenResume):
            event.refresh_styles = False
        await super().on_event(event)

    def _screen_resized(self, size: Size) -> None:
        """Lay it out for another *size*; textual does so, and paints it, whenever it is shown, and then once more."""
        if size != self._size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay it out; if all of it is to be painted, that is done with what moved, and not once more after it."""
        if self._repaint_required:
            self._repaint_required = False
            self._dirty_widgets.add(self)
        super()._refresh_layout(size, scroll)

    def _update_auto_focus(self) -> None:
        """Give the focus to the first that can have it, as textual does after reading a selector for that."""
        if self.app.app_focus and self.focused is None:
            first = next((each for each in self.walk_children(Widget) if each.focusable), None)
            if first:
                first.has_focus = True  # or it would be painted without, and then with it
                self.set_focus(first)

    def _on_timer_update(self) -> None:
        """Paint with what is to be painted all that its widgets did not tell of yet, and not a second time for that."""
        if self.is_current and not self._layout_required and not self.app._batch_count:
            seen = set(self._compositor.visible_widgets)
            self._compositor.update_widgets(seen)
            self._dirty_widgets |= seen
        super()._on_timer_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have it painted, or laid out: what that moves is painted then, and nothing of its own is ever seen."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)

    def take_away(self, *widgets: Widget) -> None:
        """Remove *widgets*; with all else that changes meanwhile the screen is drawn once, not before and after."""

        async def take() -> None:
            async with self.batch():
                for widget in widgets:
                    await widget.remove()

        self.call_next(take)
