"""Owns the line in which people type: text that is never markup, and a cursor that does not blink.

Textual's own costs ten times as much to show. What is typed is judged by whoever shows the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from planner.plain import width_of
from planner.reports.lines import Line, line
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Drawn, Shape
from planner.tui.widgets.strips import strip_of

LONGEST = 64 * 1024
"""Characters that are taken at most."""
BASE = "status"
"""The style that the line stands on."""


class Prompt(Drawn, can_focus=True):
    """One line to type in, with *pad* blank cells before and after it."""

    SHAPE: ClassVar[Shape] = {"height": 1}

    KEYS: ClassVar[Mapping[str, Callable[[Prompt], None]]] = {
        "left": lambda prompt: prompt.action_go(-1),
        "right": lambda prompt: prompt.action_go(1),
        "home": lambda prompt: prompt.action_end(-1),
        "end": lambda prompt: prompt.action_end(1),
        "backspace": lambda prompt: prompt.action_delete(-1),
        "delete": lambda prompt: prompt.action_delete(1),
        "ctrl+w": lambda prompt: prompt.action_delete_word(),
        "ctrl+u": lambda prompt: prompt.action_delete_line(),
        "enter": lambda prompt: prompt.action_submit(),
    }
    """No bindings: those are looked at after the letters that come with them over a slow line."""

    class Said(Message):
        """What both messages carry: the line, and what was typed."""

        def __init__(self, prompt: Prompt, value: str) -> None:
            super().__init__()
            self.input = prompt
            self.value = value

    class Changed(Said):
        """The text is another."""

    class Submitted(Said):
        """Enter was pressed."""

    def __init__(
        self, value: str, hint: str, *, id: str | None = None, pad: int = 1, shape: Shape | None = None
    ) -> None:
        super().__init__(id=id, shape=shape)
        self._pad = pad
        self._value = value
        self.hint = hint
        """What it says while nothing is typed."""
        self.driven = False
        """Whether another widget has the focus and hands on its keys."""
        self._at = len(value)
        """The character before which the cursor stands."""

    @property
    def value(self) -> str:
        """What was typed."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        self._put(value, len(value))

    def _put(self, value: str, at: int) -> None:
        changed, self._value = value != self._value, value[:LONGEST]
        self._at = max(0, min(at, len(self._value)))
        self.refresh()
        if changed:
            self.post_message(self.Changed(self, self._value))

    def _insert(self, text: str) -> None:
        self._put(self._value[: self._at] + text + self._value[self._at :], self._at + len(text))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is typed, and is no command of the screen then."""
        return character is not None and character.isprintable()

    def press(self, event: events.Key) -> bool:
        """Do what a key means here; return whether it means anything."""
        if act := self.KEYS.get(event.key):
            act(self)
        elif event.is_printable and event.character:
            self._insert(event.character)
        else:
            return False
        return True

    def on_key(self, event: events.Key) -> None:
        if self.press(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if lines := event.text.splitlines():
            self._insert("".join(char if char.isprintable() else " " for char in lines[0]))

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        self.action_end(1)

    def action_go(self, by: int) -> None:
        """Move the cursor."""
        self._put(self._value, self._at + by)

    def action_end(self, direction: int) -> None:
        """Move the cursor to the beginning or the end."""
        self._put(self._value, 0 if direction < 0 else len(self._value))

    def action_delete(self, direction: int) -> None:
        """Take away the character before the cursor, or the one on it."""
        at = self._at - 1 if direction < 0 else self._at
        if at >= 0:
            self._put(self._value[:at] + self._value[at + 1 :], at)

    def action_delete_word(self) -> None:
        """Take away the word before the cursor."""
        at = len(re.sub(r"\S*\s*$", "", self._value[: self._at]))
        self._put(self._value[:at] + self._value[self._at :], at)

    def action_delete_line(self) -> None:
        """Take away what is before the cursor."""
        self._put(self._value[self._at :], 0)

    def action_submit(self) -> None:
        """Say that this is the text."""
        self.post_message(self.Submitted(self, self._value))

    @property
    def look(self) -> Look:
        """How the terminal is drawn on."""
        desk = getattr(self.app, "desk", None)
        return desk.look if desk else Look()

    def render_line(self, y: int) -> Strip:
        look = self.look
        lit = self.driven or (self.has_focus and look.profile == "plain")  # else the cursor would not be seen there
        return self.framed(self.typed_line(self.size.width - 2 * self._pad), "row" if lit else BASE)

    def framed(self, parts: Line, style: str) -> Strip:
        """Return *parts* drawn on *style* between the blank cells."""
        blank = strip_of((), self.look, self._pad, BASE)
        return Strip.join([blank, strip_of(parts, self.look, self.size.width - 2 * self._pad, style), blank])

    def typed_line(self, room: int) -> Line:
        """Return the text, from where on the cursor is still seen."""
        if not (self.has_focus or self.driven):
            return line(self._value[: 4 * room]) if self._value else line((self.hint, "dim"))
        if not self._value:
            return line((self.hint[:1] or " ", "cursor"), (self.hint[1:], "dim"))
        start = self._at
        while start and width_of(self._value[start - 1 : self._at]) < room:
            start -= 1
        on = self._value[self._at : self._at + 1]
        rest = self._value[self._at + 1 : self._at + 1 + room]
        return line(self._value[start : self._at], (on or " ", "cursor"), rest)
