"""Owns the keys of a field that is typed or chosen in: they are taken one after the other, however fast they come.

Textual looks at bindings after the letters that come with them: over a slow line a letter would land in the field
before. Here every key goes through one function; what it means is the form's.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget


class Field(Horizontal, can_focus=True, inherit_bindings=False):
    """A row that has the focus in place of the widgets in it."""

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
