"""Owns a field in which one of several things is chosen: arrows go through them, typing goes to the one it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from planner.plain import cut, folded
from planner.reports.lines import Line, line
from planner.tui.forms.options import Option
from planner.tui.theme import Look
from planner.tui.widgets.drawn import Settled, Shape
from planner.tui.widgets.strips import strip_of


class Choice(Settled, can_focus=True):
    """One row that shows what is chosen."""

    SHAPE: ClassVar[Shape] = {"height": 1, "width": "1fr"}
    KEYS: ClassVar[Mapping[str, Callable[[Choice], None]]] = {
        "left": lambda choice: choice.action_step(-1),
        "right": lambda choice: choice.action_step(1),
        "home": lambda choice: choice.action_end(-1),
        "end": lambda choice: choice.action_end(1),
        "backspace": lambda choice: choice.action_shorten(),
    }
    """No bindings: those are looked at after the letters that come with them over a slow line."""

    class Changed(Message):
        """Something else was chosen, or something was typed."""

        def __init__(self, field: str, chosen: str) -> None:
            super().__init__()
            self.field = field
            self.chosen = chosen

    def __init__(self, look: Look, options: Sequence[Option], chosen: str, *, id: str) -> None:
        super().__init__(id=id)
        self._look = look
        self.driven = False
        """Whether another widget has the focus and hands on its keys."""
        self.offer(options, chosen)

    def offer(self, options: Sequence[Option], chosen: str) -> None:
        """Let one of *options* be chosen, *chosen* to begin with."""
        self.options = list(options)
        """What can be chosen."""
        self._texts = [folded(option.text) for option in self.options]
        self._at = 0
        self._typed = ""
        self.choose(chosen)

    @property
    def at(self) -> int:
        """Which of the options is chosen."""
        return self._at

    @property
    def typed(self) -> str:
        """What was typed to narrow them down."""
        return self._typed

    @property
    def chosen(self) -> str:
        """The id of what is chosen; empty where there is nothing to choose."""
        return self.options[self._at].id if self.options else ""

    def choose(self, wanted: str) -> None:
        """Show *wanted* as chosen, if it is among the options."""
        self._at = next((index for index, option in enumerate(self.options) if option.id == wanted), self._at)
        self.refresh()

    def _go(self, index: int) -> None:
        if self.options:
            self._at = index % len(self.options)
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
        self._go(0 if direction < 0 else len(self.options) - 1)

    def action_shorten(self) -> None:
        """Take back the last character that was typed."""
        self._type(self._typed[:-1])

    def press(self, event: events.Key) -> bool:
        """Do what a key means here; return whether it means anything."""
        if act := self.KEYS.get(event.key):
            act(self)
        elif event.is_printable and event.character:
            self._type(self._typed + event.character)
        else:
            return False
        return True

    def on_key(self, event: events.Key) -> None:
        if self.press(event):
            event.stop()
            event.prevent_default()

    def _type(self, typed: str) -> None:
        self._typed = typed
        found = self._found() if folded(typed) else []
        self._go(found[0] if found else self._at)

    @property
    def found(self) -> list[int]:
        """The options that what was typed names; all while nothing was."""
        return self._found()

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
        text = self.options[self._at].text if self.options else ""
        if not (self.has_focus or self.driven):
            return strip_of(line("  ", cut(text, room - 2)), self._look, room)
        tail = f" {self._at + 1}/{len(self.options)} "
        parts: Line = line("< ", (cut(text, room - 4 - len(tail)), "bold"), " >")
        if self._typed:
            found = len(self._found())
            tail = f" {self._typed} {found} " if found else f" {self._typed} ? "
            parts = line("< ", (cut(text, room - 4 - len(tail)), "bold"), " >", (tail, "key" if found else "warning"))
            return strip_of(parts, self._look, room, "row")
        return strip_of((*parts, (tail, "dim")), self._look, room, "row")
