"""Owns the line in which people type: textual's, with a cursor that does not blink and text that is never markup."""

from __future__ import annotations

from textual.widgets import Input


class Prompt(Input):
    """One line to type in."""

    def __init__(self, value: str, hint: str) -> None:
        super().__init__(value, placeholder=hint, compact=True, select_on_focus=False)
        self.cursor_blink = False
