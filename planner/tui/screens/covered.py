"""Owns how a screen that its widgets cover is painted: what changed, once; textual paints it whole, several times.

What is on it, it does not know.
"""

from __future__ import annotations

from typing import ClassVar, Self

from textual import events
from textual.geometry import Region
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

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Have it painted, or laid out: what that moves is painted then, and nothing of its own is ever seen."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)
