"""Owns a question on a screen: a line that says what is asked or what is wrong, and below it the line to type in.

What is typed is judged by whoever asks. What lies below hears nothing of the typing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.strip import Strip

from planner.reports.lines import line
from planner.tui.widgets.drawn import Shape
from planner.tui.widgets.prompt import BASE, Prompt

Answer = Callable[[str], str]
"""Takes what was typed and returns what is wrong with it; empty: nothing, and the question is answered."""


class Question(Prompt, inherit_css=False):
    """Asks for one text. What a screen looks for by the class below is not this."""

    SHAPE: ClassVar[Shape] = {"height": 2}

    def __init__(self, asked: str, value: str, answer: Answer) -> None:
        super().__init__(value, "")
        self._asked = asked
        self._wrong = ""
        self._answer = answer

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        event.stop()
        self._wrong = ""

    @on(Prompt.Submitted)
    def _answered(self, event: Prompt.Submitted) -> None:
        event.stop()
        self._wrong = self._answer(event.value)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if y:
            return super().render_line(0)
        said = line((self._wrong, "error") if self._wrong else (self._asked, "title"))
        return self.framed(said, BASE)
