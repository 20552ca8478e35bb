"""The state of several cells follows the rules of one, and what is coming is laid over a gap."""

from __future__ import annotations

import pytest

from planner.coverage import Cell, sums_of
from planner.curriculum import Module
from planner.model import Unit
from planner.tui.state import sign_of_cell, state_of

MODULE = Module(id="m", title="M", hours=2)
KNOWN = Unit(id="u", title="U", region="r", strength=10)
UNKNOWN = Unit(id="v", title="V", region="r", strength=10, records="unknown")

CELLS = [
    Cell(KNOWN, MODULE, 0, False),
    Cell(KNOWN, MODULE, 10, False, attended=10, covered=10),
    Cell(KNOWN, MODULE, 10, False, attended=10, covered=10, due=3),
    Cell(KNOWN, MODULE, 10, False, attended=4, covered=4),
    Cell(KNOWN, MODULE, 10, False, attended=4, lapsed=4),
    Cell(KNOWN, MODULE, 10, False),
    Cell(UNKNOWN, MODULE, 10, False),
]


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.status)
def test_one_cell_alone_has_its_own_state(cell: Cell) -> None:
    """A closed curriculum of one module shows what the module would."""
    assert state_of(sums_of([cell])) == cell.status


def test_unknown_among_gaps_is_a_gap() -> None:
    """Unknown is said of several cells only if it is true of all that are needed."""
    assert state_of(sums_of([CELLS[5], CELLS[6]])) == "gap"


@pytest.mark.parametrize(
    ("scheduled", "idea", "blocked", "sign"),
    [
        (0, 0, False, "partial"),
        (0, 5, False, "idea"),
        (5, 5, False, "scheduled"),
        (5, 5, True, "blocked"),
    ],
)
def test_strongest_overlay_wins(scheduled: int, idea: int, blocked: bool, sign: str) -> None:
    """Blocked before scheduled before idea before the state."""
    cell = Cell(KNOWN, MODULE, 10, False, attended=4, covered=4, scheduled=scheduled, idea=idea)
    assert sign_of_cell(cell, blocked=blocked) == sign


@pytest.mark.parametrize(("unit", "lapsed"), [(UNKNOWN, 0), (KNOWN, 4)], ids=["unknown", "lapsed"])
def test_a_booking_hides_neither_unknown_nor_lapsed(unit: Unit, lapsed: int) -> None:
    """Scheduled and idea are laid over gap and partial alone; what blocks a session is said over any gap."""
    cell = Cell(unit, MODULE, 10, False, attended=lapsed, lapsed=lapsed, scheduled=5, idea=5)
    assert sign_of_cell(cell, blocked=False) == cell.status
    assert sign_of_cell(cell, blocked=True) == "blocked"


def test_nothing_lies_over_what_is_covered() -> None:
    """A session for heads that are covered already hides nothing."""
    assert sign_of_cell(CELLS[1], blocked=True) == "covered"
