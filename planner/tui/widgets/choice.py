"""Owns a field in which one of several things is chosen: arrows go through them, typing goes to the one it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.plain import cut, folded
from planner.reports.lines import Line, line
from planner.tui.draft import Option
from planner.tui.theme import Look
from planner.tui.widgets.strips import strip_of


class Choice(Widget, can_focus=True):
    """One row that shows what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)"),
        Binding("right", "step(1)"),
        Binding("home", "end(-1)"),
        Binding("end", "end(1)"),
        Binding("backspace", "shorten"),
    ]

    class Changed(Message):
        """Something else was chosen, or something was typed."""

        def __init__(self, field: str, chosen: str) -> None:
            super().__init__()
            self.field = field
            self.chosen = chosen

    def __init__(self, look: Look, options: Sequence[Option], chosen: str, *, id: str) -> None:
        super().__init__(id=id)
        self._look = look
        self._options = list(options)
        self._texts = [folded(option.text) for option in self._options]
        self._at = 0
        self._typed = ""
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """The id of what is chosen; empty where there is nothing to choose."""
        return self._options[self._at].id if self._options else ""

    def choose(self, wanted: str) -> None:
        """Show *wanted* as chosen, if it is among the options."""
        self._at = next((index for index, option in enumerate(self._options) if option.id == wanted), self._at)
        self.refresh()

    def _go(self, index: int) -> None:
        if self._options:
            self._at = index % len(self._options)
        self.refresh()
        self.post_message(self.Changed(self.id or "", self.chosen))

    def action_step(self, by: int) -> None:
        """Choose the next or the one before; among those that what was typed names, if anything was."""
        if self._typed:
            found = self._found()
            if found:
                place = found.index(self._at) + by if self._at in found else 0
                self._go(found[place % len(found)])
            return
        self._go(self._at + by)

    def action_end(self, direction: int) -> None:
        """Choose the first or the last."""
        self._typed = ""
        self._go(0 if direction < 0 else len(self._options) - 1)

    def action_shorten(self) -> None:
        """Take back the last character that was typed."""
        self._type(self._typed[:-1])

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._type(self._typed + event.character)

    def _type(self, typed: str) -> None:
        self._typed = typed
        found = self._found() if folded(typed) else []
        self._go(found[0] if found else self._at)

    def _found(self) -> list[int]:
        """Return the options that have every word typed, those that begin with the first one before the others."""
        words = folded(self._typed).split()
        hits = [index for index, text in enumerate(self._texts) if all(word in text for word in words)]
        return sorted(hits, key=lambda index: (not self._texts[index].startswith(words[0]), index)) if words else hits

    def on_focus(self, event: events.Focus) -> None:
        self.refresh()

    def on_blur(self, event: events.Blur) -> None:
        self._typed = ""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        room = self.size.width
        text = self._options[self._at].text if self._options else ""
        if not self.has_focus:
            return strip_of(line("  ", cut(text, room - 2)), self._look, room)
        tail = f" {self._at + 1}/{len(self._options)} "
        parts: Line = line("< ", (cut(text, room - 4 - len(tail)), "bold"), " >")
        if self._typed:
            found = len(self._found())
            tail = f" {self._typed} {found} " if found else f" {self._typed} ? "
            parts = line("< ", (cut(text, room - 4 - len(tail)), "bold"), " >", (tail, "key" if found else "warning"))
            return strip_of(parts, self._look, room, "row")
        return strip_of((*parts, (tail, "dim")), self._look, room, "row")
