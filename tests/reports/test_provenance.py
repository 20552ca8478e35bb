"""Protects the head of every report: what is left out comes first, and there is no clock in it."""

import datetime as dt
from pathlib import Path

from planner import __version__
from planner.mission import Mission
from planner.model import Settings
from planner.reports.provenance import header_lines, left_out_line
from planner.view import View


def view(**more: object) -> View:
    mission = Mission(root=Path(), settings=Settings(title="Mali\n2014"), contents=(("mission.toml", b""),), **more)
    return View(mission, dt.date(2014, 6, 30))


def test_header_says_mission_date_data_and_version() -> None:
    assert header_lines(view()) == (
        "Mali 2014",
        f"as of Monday 2014-06-30 (2014-W27); data {view().mission.digest[:12]}, planner {__version__}",
    )


def test_entries_left_out_are_said_first() -> None:
    assert header_lines(view(left_out=2), errors=3)[0] == "2 entries with errors are left out; planner check says where"
    assert header_lines(view(left_out=1), errors=1)[0] == "1 entry with errors is left out; planner check says where"


def test_errors_that_leave_nothing_out_are_said_too() -> None:
    assert left_out_line(0, 1) == "1 error in the files; planner check says where"
    assert left_out_line(0, 0) == ""
