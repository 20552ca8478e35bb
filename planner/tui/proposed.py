"""Owns the proposals of sessions that screens ask for on one view: each is made once, and it is known which are wanted.

It proposes nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from planner.view import View

if TYPE_CHECKING:
    from planner.proposal import Proposal


class Proposed:
    """The proposals for gaps of one view, by the ids of unit and module."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[tuple[str, str], Proposal] = {}
        self._wanted: dict[tuple[str, str], None] = {}

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for one that is not made yet."""
        return not self._wanted.keys() <= self._known.keys()

    def want(self, unit: str, module: str) -> None:
        """Have the proposal for *unit* in *module* made before all that was wanted until now."""
        self._wanted.pop((unit, module), None)
        self._wanted[unit, module] = None

    def known(self, unit: str, module: str) -> Proposal | None:
        """Return the proposal for *unit* in *module*; None: it is not made yet."""
        return self._known.get((unit, module))

    def made(self, unit: str, module: str) -> Proposal:
        """Return the proposal for *unit* in *module*, made if it is not there."""
        from planner.proposal import propose  # what asks for none need not load all this

        key = (unit, module)
        if key not in self._known:
            self._known[key] = propose(self._view, unit, module)
        return self._known[key]

    def makes(self) -> Iterator[Callable[[], object]]:
        """Yield what makes each one that is wanted, the one wanted last first."""
        for key in reversed([*self._wanted]):
            if key not in self._known:
                yield partial(self.made, *key)
