"""The sessions of one unit in one module: all of them, those still to end first, each leading to itself."""

from __future__ import annotations

from planner.reports.cell_sessions import cell_sessions, cell_sessions_pane
from planner.reports.lines import text_of
from planner.reports.panes import ASCII
from planner.reports.session_facts import Marks
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(entries("module", 'id = "A"; title = "First"; hours = 2', 'id = "B"; title = "B"; hours = 1'))
UNITS = entries(
    "unit",
    'id = "gao-1"; title = "Gao"; region = "gao"; strength = 20',
    'id = "bko-1"; title = "Bamako"; region = "bamako"; strength = 20',
)
SESSIONS = entries(
    "session",
    'id = "old"; modules = ["A"]; start = 2014-01-06; status = "delivered"; attended = { gao-1 = 6 }',
    'id = "late"; modules = ["A"]; start = 2014-03-03; status = "delivered"; attended = { gao-1 = 4 }',
    'id = "other"; modules = ["B"]; start = 2014-08-04; seats = { gao-1 = 5 }',
    'id = "next"; modules = ["A"]; start = 2014-08-11; seats = { gao-1 = 1 }',
    'id = "else"; modules = ["A"]; start = 2014-08-12; seats = { bko-1 = 9 }',
)


def test_sessions_of_a_cell() -> None:
    """What is still to end stands first, then what was held, the latest first; of that unit and module alone."""
    view = view_of(UNITS + SESSIONS + COURSE)
    unit, module = view.mission.unit["gao-1"], view.mission.module["A"]
    assert [session.id for session in cell_sessions(view, unit, module)] == ["next", "late", "old"]
    pane = cell_sessions_pane(view, unit, module, Marks(view), 76, ASCII)
    assert "3 sessions" in text_of(pane.lines[0])
    assert [word for parts in pane.lines for word in ("1 seat", "4 came", "6 came") if word in text_of(parts)] == [
        "1 seat",
        "4 came",
        "6 came",
    ]
    assert [spot.target.id for spot in pane.spots] == ["next", "late", "old"]


def test_cell_without_sessions() -> None:
    """It says so, and which key plans one."""
    view = view_of(UNITS + COURSE)
    pane = cell_sessions_pane(view, view.mission.unit["gao-1"], view.mission.module["A"], Marks(view), 76, ASCII)
    assert "n plans one" in text_of(pane.lines[1])
