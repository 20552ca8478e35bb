"""Owns the keys of a field that is typed or chosen in: they are taken one after the other, however fast they come.

Textual looks at bindings after the letters that come with them: over a slow line a letter would land in the field
before. Here every key goes through one function; what it means is the form's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.widget import Widget

from planner.tui.theme import Look
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.drawn import Beside, Shape
from planner.tui.widgets.prompt import Prompt


def typed_or_chosen(look: Look) -> tuple[Prompt, Choice]:
    """Return the two widgets for one field, of which one at a time is shown in the row."""
    return Prompt("", "", id="typed", pad=2, shape={"width": "1fr"}), Choice(look, [], "", id="chosen")


class Field(Beside, can_focus=True, inherit_bindings=False):
    """A row that has the focus in place of the widgets in it."""

    SHAPE: ClassVar[Shape] = {**Beside.SHAPE, "height": 1}

    def __init__(
        self, press: Callable[[events.Key], bool], paste: Callable[[events.Paste], None], *parts: Widget
    ) -> None:
        super().__init__(*parts, id="form-field")
        self._press = press
        self._paste = paste

    def on_key(self, event: events.Key) -> None:
        if self._press(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        self._paste(event)
