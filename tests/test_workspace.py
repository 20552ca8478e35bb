"""Protects the façade: what opens, where a new session is written, and that nothing is written over unseen bytes."""

import datetime as dt
from pathlib import Path

import pytest

from planner.history import Change
from planner.loading import NoMission
from planner.operations import add_session
from planner.saving import ChangedOnDisk
from planner.workspace import ReadOnly, Workspace
from tests.missions import PLACES, write_mission

MISSION = (
    PLACES
    + """
[[unit]]
id = "gms"
title = "GMS"
region = "gao"
strength = 40
[[partner]]
id = "eucap"
title = "EUCAP"
--- plan.toml
# the plan of all
[[session]]
id = "s-1"
modules = ["HR-01"]
start = 2014-07-07
seats = { gms = 3 }
"""
)
FIELDS = {"id": "s-2", "modules": ["HR-01"], "start": dt.date(2014, 8, 4), "seats": {"gms": 5}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_mission(tmp_path, MISSION)


def added(workspace: Workspace, fields: dict[str, object]) -> None:
    """Plan a session and save it."""
    workspace.do(add_session(workspace.loaded, fields))
    workspace.work.save()


def test_opens_the_mission_above_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Like git: from any folder inside the mission's."""
    (folder / "notes" / "july").mkdir(parents=True)
    monkeypatch.chdir(folder / "notes" / "july")
    assert Workspace.open().root == folder


def test_opens_the_example_where_there_is_no_mission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first start shows the shipped mission, which nothing may change."""
    monkeypatch.chdir(tmp_path)
    workspace = Workspace.open()
    assert workspace.shipped
    with pytest.raises(ReadOnly):
        workspace.do(Change("nothing", {}))


def test_a_named_folder_without_mission_is_not_replaced_by_another(folder: Path) -> None:
    """-C DIR means DIR, not something above it."""
    (folder / "empty").mkdir()
    with pytest.raises(NoMission):
        Workspace.open(folder / "empty")


def test_a_new_session_changes_file_and_figures_at_once(folder: Path) -> None:
    """The entry is appended, the rest of the file stays, and coverage shows the seats as scheduled."""
    workspace = Workspace.open(folder)
    before = (folder / "plan.toml").read_text("utf-8")
    assert workspace.view.coverage.cell["gms", "HR-01"].scheduled == 3
    added(workspace, FIELDS)
    after = (folder / "plan.toml").read_text("utf-8")
    assert after.startswith(before)
    assert "seats = { gms = 5 }" in after
    assert workspace.view.coverage.cell["gms", "HR-01"].scheduled == 8


def test_a_partner_without_sessions_gets_a_file_of_its_own(folder: Path) -> None:
    """plan-PARTNER.toml, so that partners can send each other their files."""
    workspace = Workspace.open(folder)
    added(workspace, {**FIELDS, "partner": "eucap", "id": workspace.new_session_id("eucap")})
    assert "eucap-001" in (folder / "plan-eucap.toml").read_text("utf-8")
    assert workspace.plan_file("eucap") == "plan-eucap.toml"
    assert workspace.new_session_id("eucap") == "eucap-002"


def test_a_file_that_somebody_else_wrote_is_never_written_over(folder: Path) -> None:
    """Bytes that were not seen are a conflict, and they stay."""
    workspace = Workspace.open(folder)
    (folder / "plan.toml").write_text("# mine\n", "utf-8")
    with pytest.raises(ChangedOnDisk):
        added(workspace, FIELDS)
    assert (folder / "plan.toml").read_text("utf-8") == "# mine\n"


def test_findings_come_in_the_order_of_the_files(folder: Path) -> None:
    """By file, line and column; the first few are those of the whole list."""
    workspace = Workspace.open(folder)
    places = [workspace.place(finding) for finding in workspace.findings]
    assert places == sorted(places)
    assert workspace.first_findings(3) == list(workspace.findings[:3])


def test_the_date_moves_and_a_reload_keeps_it(folder: Path) -> None:
    """As-of is the mission's, until another is asked for."""
    workspace = Workspace.open(folder)
    assert workspace.view.day == dt.date(2014, 6, 30)
    workspace.at(dt.date(2015, 1, 1))
    workspace.reload()
    assert workspace.view.day == dt.date(2015, 1, 1)
    assert any(finding.code == "PL505" for finding in workspace.findings)
