"""Owns findings: what is wrong or worth doing, how bad it is and where it stands; it judges nothing itself."""

from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct

from planner.mission import Origin

Step = str | int
"""One step of a field's path: a key or an index."""


class Severity(IntEnum):
    """How bad a finding is; a larger one is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word in files and JSON, never translated."""
        return self.name.lower()


class Place(NamedTuple):
    """A place in a file, as people and editors count: lines and columns from 1, 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, or the plain name where there is no position."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Anchor(NamedTuple):
    """What a finding is about, before its line is looked up: an entry and the steps to a field in it.

    With ``key`` the place is that of the field's name, else that of its value. ``known`` is a place already looked up.
    """

    origin: Origin
    steps: tuple[Step, ...] = ()
    key: bool = False
    known: Place | None = None

    @property
    def path(self) -> str:
        """Return the field's path, like ``session[3].seats.gao-gms``; indexes count from 0 within the file."""
        _, table, index = self.origin
        head = table if index < 0 else f"{table}[{index}]"
        return head + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)


class Finding(Struct, frozen=True, gc=False):
    """One finding of one rule."""

    code: str
    """The rule's family and three digits, like ``PL104``."""
    severity: Severity
    anchor: Anchor
    message: str
    hint: str = ""
    """What to do about it."""
    entities: tuple[str, ...] = ()
    """The ids concerned, the one that the finding is filed under first."""
