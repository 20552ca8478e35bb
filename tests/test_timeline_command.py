"""Protects ``planner sessions --timeline``: what it takes, what it refuses, and that it stays within a page."""

from pathlib import Path

import pytest

from planner.cli import main
from tests.missions import PLACES, entries, write_mission

PLAN = (
    PLACES
    + entries("team", 'id = "t"; title = "Trainers"; region = "gao"; trainers = 2')
    + entries("venue", 'id = "hall"; title = "Hall"; region = "gao"; seats = 30')
    + entries("unit", 'id = "g"; title = "G"; region = "gao"; strength = 40')
    + entries(
        "session",
        'id = "s"; modules = ["HR-01"]; start = 2014-07-14; end = 2014-07-25; venue = "hall"; seats = { g = 5 }',
        'id = "i"; modules = ["HR-02"]; start = 2014-09-01; status = "idea"; teams = ["t"]',
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(write_mission(tmp_path / "mission", PLAN))


def printed(capsys: pytest.CaptureFixture[str], folder: str, *words: str) -> list[str]:
    assert main(["sessions", "-C", folder, *words]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 76
    assert "\n".join(lines).isascii()
    return lines


def test_weeks_by_region_over_the_horizon(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """From the as-of date to the horizon's end, in blocks; a session of two weeks is one bar."""
    lines = printed(capsys, folder, "--timeline")
    assert any(line.startswith("GAO Gao") and "*HR1-----" in line for line in lines)
    assert any(line.startswith("KID Kidal") and "*" not in line for line in lines)
    weeks = [word for line in lines if line.startswith("Region") for word in line.split()[1:]]
    assert (weeks[0], weeks[-1], len(weeks)) == ("W27", "W01", 27)


def test_rows_and_periods_asked_for(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--by and --zoom ask for a timeline by themselves; dates limit it."""
    lines = printed(capsys, folder, "--by", "team", "--zoom", "month", "--from", "2014-07-01", "--to", "2014-08-31")
    head = next(line for line in lines if line.startswith("Team"))
    assert head.split() == ["Team", "Jul", "Aug"]
    assert any(line.startswith("Trainers") and line.split()[1:] == ["o", "o"] for line in lines)


def test_a_choice_leaves_empty_rows_out(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Only rows with a session that was asked for."""
    lines = printed(capsys, folder, "--timeline", "--region", "gao")
    assert any(line.startswith("GAO Gao") for line in lines)
    assert not any(line.startswith("KID Kidal") for line in lines)


def test_other_formats_are_refused(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Machines read the sessions themselves."""
    assert main(["sessions", "-C", folder, "--timeline", "--format", "json"]) == 2
    assert "as text only" in capsys.readouterr().err
