"""Owns a question on one line of a screen, and the line above it that says what is asked, or what is wrong.

What is typed is judged by whoever asks. What it is asked of below hears nothing of the typing.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from planner.reports.lines import line
from planner.tui.theme import Look
from planner.tui.widgets.bars import Bar
from planner.tui.widgets.prompt import Prompt

Answer = Callable[[str], str]
"""Takes what was typed and returns what is wrong with it; empty: nothing, and the question is answered."""


class Question(Vertical):
    """Asks for one text."""

    def __init__(self, look: Look, asked: str, value: str, answer: Answer) -> None:
        super().__init__()
        self._bar = Bar(look)
        self._asked = asked
        self._value = value
        self._answer = answer

    def compose(self) -> ComposeResult:
        self._say(self._asked, "title")
        yield self._bar
        yield Prompt(self._value, "")

    def _say(self, text: str, style: str) -> None:
        self._bar.show([("status", line(" ", (text, style)))])

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        event.stop()
        self._say(self._asked, "title")

    @on(Prompt.Submitted)
    def _answered(self, event: Prompt.Submitted) -> None:
        event.stop()
        if wrong := self._answer(event.value):
            self._say(wrong, "error")
