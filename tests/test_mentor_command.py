"""Protects how a mentor asks for one's own units: the option, the environment, and a team that is not there."""

from pathlib import Path

import pytest

from planner import cli
from planner.cli import main
from planner.commands import tui
from planner.tui import start
from tests.missions import PLACES, entries, write_mission

PLAN = (
    PLACES
    + entries(
        "team",
        'id = "mentors"; title = "Mentors"; region = "gao"; trainers = 2',
        'id = "others"; title = "Others"; region = "gao"; trainers = 2',
    )
    + entries(
        "unit",
        'id = "g"; title = "G"; region = "gao"; strength = 40; mentor = "mentors"',
        'id = "b"; title = "B"; region = "bamako"; strength = 40',
    )
    + entries(
        "session",
        'id = "mine"; modules = ["HR-01"]; start = 2014-07-01; seats = { g = 5 }',
        'id = "theirs"; modules = ["HR-01"]; start = 2014-07-01; seats = { b = 5 }',
    )
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("PLANNER_MENTOR", raising=False)
    return str(write_mission(tmp_path / "mission", PLAN))


def due(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["due", *words]) == 0
    return capsys.readouterr().out


def test_option_beats_environment(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without either everything is due; the page says whose it is."""
    assert "theirs" in due(capsys, "-C", folder)
    mine = due(capsys, "-C", folder, "--mentor", "mentors")
    assert "mine" in mine
    assert "theirs" not in mine
    assert "units mentored by Mentors (mentors)" in mine
    monkeypatch.setenv("PLANNER_MENTOR", "mentors")
    assert due(capsys, "-C", folder) == mine
    assert "mine" not in due(capsys, "-C", folder, "--mentor", "others")
    monkeypatch.setenv("PLANNER_MENTOR", "")
    assert "theirs" in due(capsys, "-C", folder)


def test_unknown_team_is_refused(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the nearest one; where the environment named it, that is said."""
    assert main(["due", "-C", folder, "--mentor", "mentor"]) == 2
    assert capsys.readouterr().err == 'planner: unknown team "mentor"; did you mean mentors?\n'
    monkeypatch.setenv("PLANNER_MENTOR", "mentor")
    assert main(["due", "-C", folder]) == 2
    assert capsys.readouterr().err.startswith("planner: PLANNER_MENTOR: unknown team")


def test_screens_refuse_an_unknown_team(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, before the terminal is taken over."""
    monkeypatch.setattr(start, "is_terminal", lambda: True)
    assert start.run_tui(Path(folder), mentor="nobody") == 2
    assert capsys.readouterr().err == "planner: there is no team nobody\n"


def test_options_of_the_screens_need_no_command(
    folder: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal ``planner`` is ``planner tui``, with its options before the command, after it, or without it."""
    asked: list[tuple[str | None, str, bool]] = []

    def run_tui(_folder: Path, *, mentor: str | None, wishes: start.Wishes, **_more: object) -> int:
        asked.append((mentor, wishes.theme, wishes.remote))
        return 0

    for module in (cli, tui):
        monkeypatch.setattr(module, "on_terminal", lambda: True)
    monkeypatch.setattr(start, "run_tui", run_tui)
    options = ["-C", folder, "--mentor", "mentors", "--theme", "dark", "--remote"]
    for words in (options, ["tui", *options], [*options, "tui"]):
        assert main(words) == 0
    assert asked == [("mentors", "dark", True)] * 3
    assert "theirs" not in due(capsys, "--mentor", "mentors", "-C", folder)
    assert main(["--mentor", "mentors", "-C", folder, "due"]) == 0
    assert "theirs" not in capsys.readouterr().out


def test_options_of_the_screens_are_not_ignored_without_a_terminal(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", folder, "--mentor", "mentors"]) == 2
    assert "the screens need a terminal" in capsys.readouterr().err
