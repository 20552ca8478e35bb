"""Owns what all screens share: the workspace, the look of the terminal, and how much is not saved; it draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planner.tui.theme import Look
from planner.view import View

if TYPE_CHECKING:
    from planner.workspace import Workspace


class Focus(NamedTuple):
    """What the cursor of a screen is on, by id; what it does not say is None."""

    region: str | None = None
    unit: str | None = None
    module: str | None = None
    session: str | None = None

    def of(self, kind: str) -> str | None:
        """Return the id of the entity of *kind*, one of the fields."""
        name: str | None = getattr(self, kind)
        return name


class Desk:
    """What a screen is given when it is built."""

    def __init__(self, workspace: Workspace, look: Look) -> None:
        self.workspace = workspace
        self.look = look
        self.unsaved = 0
        """Changes that are in no file yet."""

    @property
    def view(self) -> View:
        """The mission on the as-of date; a new one after every change, so screens compare it with what they show."""
        return self.workspace.view
