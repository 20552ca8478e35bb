"""Owns sheets: pages laid over a screen, whose own keys do nothing meanwhile; and how a difference of texts is shown.

It knows neither what is on a sheet nor what its keys do.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import events

from planner.plain import safe
from planner.reports.lines import Line, line, text_of
from planner.tui.screens.frame import Frame
from planner.tui.widgets.drawn import OVER, Shape
from planner.tui.widgets.page import Page

LONGEST = 4000
"""Characters of a line of a difference that are shown."""
STYLES = {"+": "covered", "-": "lapsed", "@": "rule", " ": ""}
"""By the first character of a line how it is drawn: no red beside green, and the sign says the same."""


class Sheet(Page, inherit_css=False):
    """A page over a screen."""

    SHAPE: ClassVar[Shape] = OVER

    def __init__(self, about: Frame, id: str) -> None:
        super().__init__(about.desk.look, id=id)
        self._about = about
        self._filled_for = 0
        self._silent = {key for command in about.commands() for key in command.keys.split(",")}

    def lines(self, width: int) -> Sequence[Line]:
        """Return what is on it in a terminal of *width* columns."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show what is on it now."""
        self._filled_for = self.app.size.width
        self.show(self.lines(self._filled_for))

    def on_mount(self) -> None:
        self.fill()

    def on_resize(self, event: events.Resize) -> None:
        if self._filled_for != self.app.size.width:
            self.fill()

    def on_key(self, event: events.Key) -> None:
        own = event.key in self._bindings.key_to_bindings or event.key == "escape"
        if event.key in self._silent and not own:
            event.stop()
            event.prevent_default()

    def export_text(self) -> str:
        """Return it as text."""
        return "".join(f"{text_of(parts)}\n" for parts in self.lines(80))


def paragraph(text: str, style: str, width: int) -> Iterator[Line]:
    """Yield *text* on lines of *width* columns, the first left blank."""
    for each in textwrap.wrap(text, max(20, width - 2)):
        yield line(" ", (each, style))


def difference_lines(texts: Iterable[str], width: int) -> Iterator[Line]:
    """Yield the lines of a unified difference; what is longer than *width* goes on below, after the same sign."""
    room = max(20, width - 3)
    for text in texts:
        head = text.startswith(("--- ", "+++ "))
        style = "title" if head else STYLES.get(text[:1], "")
        shown = safe(text[1:LONGEST]).expandtabs(4)
        for at in range(0, max(1, len(shown)), room):
            yield line(" ", (text[:1] + shown[at : at + room], style))
