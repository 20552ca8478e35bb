"""Owns how a screen stands that lies over another one, which is seen around it."""

from __future__ import annotations

from typing import ClassVar, Generic

from textual.screen import ModalScreen, ScreenResultType

from planner.tui.desk import Desk
from planner.tui.widgets.drawn import Shape, give


class Over(ModalScreen[ScreenResultType], Generic[ScreenResultType], inherit_css=False):
    """A screen over another one."""

    SHAPE: ClassVar[Shape] = {"layers": ("page", "over"), "align": ("center", "middle")}

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        give(self, self.SHAPE)
        self.desk = desk
