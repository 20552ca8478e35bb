"""The commands that edit: saved, or shown, or refused with the exit code that says which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner import drafts
from planner.cli import main
from planner.loading import shipped_missions
from planner.saving import ChangedOnDisk, NotWritable, Saved
from tests.missions import PLACES, entries, write_mission

Ran = tuple[int, str, str]
PLAN = Path("plan.toml")
MISSION = (
    PLACES
    + entries("unit", 'id = "gms"; title = "GMS"; region = "gao"; strength = 40')
    + entries("session", 'id = "s-1"; modules = ["HR-01"]; start = 2014-07-07; note = "[/] é"')
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_mission(tmp_path, MISSION)


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return a function that runs the planner on the mission; English and without colour."""
    for name in ("NO_COLOR", "FORCE_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*words: str) -> Ran:
        try:
            code = main(["-C", str(folder), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return ran


ADD = ["session", "add", "modules=HR-01", "start=2014-09-01", "seats.gms=3"]
SET = ["session", "set", "s-1", "end=2014-07-08", "fr.title=Été"]


@pytest.mark.parametrize(
    ("words", "said", "line"),
    [
        (ADD, "add session-001", "seats = { gms = 3 }"),
        (SET, "change end, fr.title of s-1", 'fr = { title = "Été" }'),
        (["session", "move", "s-1", "--weeks", "-1"], "move s-1 to week 27", "start = 2014-06-30"),
        (["session", "--weeks", "1", "move", "s-1"], "move s-1 to week 29", "start = 2014-07-14"),
        (["session", "cancel", "s-1"], "cancel s-1", 'status = "cancelled"'),
        (["session", "deliver", "s-1", "gms=12"], "record s-1: 12 heads", "attended = { gms = 12 }"),
        (["observe", "gms", "HR-01", "p", "--note", "[/]"], "observe gms HR-01 P", 'note = "[/]"'),
    ],
)
def test_saved(run: Callable[..., Ran], folder: Path, words: list[str], said: str, line: str) -> None:
    """With --dry-run the line is only shown; without, the file says it, and the mission still has no error."""
    before = {path.name: path.read_bytes() for path in folder.glob("*.toml")}
    code, out, err = run(*words, "--dry-run")
    assert (code, err) == (0, "")
    assert f"\n+{line}\n" in out
    assert {path.name: path.read_bytes() for path in folder.glob("*.toml")} == before
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out.startswith("Saved ")
    assert out.endswith(f": {said}\n")
    assert any(line in path.read_text("utf-8").splitlines() for path in folder.glob("*.toml"))
    assert "LD" not in run("check")[1]


def test_removed_and_nothing_to_do(run: Callable[..., Ran], folder: Path) -> None:
    """What the file says already is no error, and a removal leaves no trace."""
    assert run("session", "set", "s-1", "note=[/] é") == (0, "", "Nothing to change: the file says so already.\n")
    assert run("session", "remove", "s-1")[0] == 0
    assert "s-1" not in (folder / "mission.toml").read_text("utf-8")


def test_without_counts_those_came_who_had_seats(run: Callable[..., Ran], folder: Path) -> None:
    """``deliver ID`` alone records the seats; where there are none, it asks."""
    code, _out, err = run("session", "deliver", "s-1")
    assert (code, "s-1 has no seats: who came?" in err) == (2, True)
    assert run("session", "set", "s-1", "seats.gms=3")[0] == 0
    assert run("session", "deliver", "s-1")[0] == 0
    assert "attended = { gms = 3 }" in (folder / "mission.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["session", "ad", "x=1"], 'unknown action "ad"; did you mean add?'),
        (["session", "add", "modules"], '"modules" where FIELD=VALUE belongs'),
        (["session", "add", "start=1.9.2014", "modules=HR-01"], '"1.9.2014" is not a date like 2014-06-30'),
        (["session", "add", "start=2014-09-01"], "modules: a session needs it"),
        (["session", "add", "start=2014-09-01", "start=2014-09-02"], "start is given twice"),
        (["session", "add", "modules=HR-01", "start=2014-09-01", "seats=x=1", "seats.gms=1"], 'no unit has the id "x"'),
        (["session", "set", "s-1"], "what is to be set?"),
        (["session", "set", "s-2", "women=1"], 'no session has the id "s-2"; did you mean "s-1"?'),
        (["session", "set", "s-1", "seats.gsm=1"], 'seats.gsm: no unit has the id "gsm"; did you mean "gms"?'),
        (["session", "move", "s-1"], "--weeks N goes with move"),
        (["session", "cancel", "s-1", "--weeks", "1"], "--weeks N goes with move"),
        (["session", "cancel", "s-1", "s-2"], 'one word too many: "s-2"'),
        (["session", "deliver", "s-1", "gms"], '"gms" where UNIT=N belongs'),
        (["session", "deliver", "s-1", "gms=x"], 'attended.gms: "x" where a whole number'),
        (["session"], "required"),
        (["observe", "gms", "HR-01", "good"], 'unknown rating "good"'),
        (["observe", "gms", "HR-99", "T"], 'module: no module has the id "HR-99"'),
    ],
)
def test_wrong_words(run: Callable[..., Ran], folder: Path, words: list[str], said: str) -> None:
    """Exit 2, one line that says what is wrong and what would be right, and no file touched."""
    before = (folder / "mission.toml").read_bytes()
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert (folder / "mission.toml").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["mission.toml"]


@pytest.mark.parametrize(
    "error", [ChangedOnDisk(Path("plan.toml")), NotWritable(Path("plan.toml"), "the disk is full")]
)
def test_what_cannot_be_written(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Exit 3 and the reason, whichever it is."""

    def save(*_: object) -> Saved:
        raise error

    monkeypatch.setattr(drafts, "save", save)
    assert run("session", "cancel", "s-1") == (3, "", f"planner: {error}\n")


def test_what_cannot_be_edited_safely(run: Callable[..., Ran], folder: Path) -> None:
    """A comment that would go, and a record that would be falsified."""
    plan = folder / "plan.toml"
    plan.write_text('[[session]]\nid = "s-2"\nmodules = [\n"HR-01", # why\n]\nstart = 2014-07-07\n', "utf-8")
    before = plan.read_bytes()
    code, out, err = run("session", "set", "s-2", "modules=HR-02")
    assert (code, out) == (0, "Saved plan.toml: change modules of s-2\n")
    plan.write_bytes(before)
    code, out, err = run("session", "set", "s-2", "modules=")
    assert (code, out) == (3, "")
    assert "# why would be lost" in err
    assert plan.read_bytes() == before
    assert run("session", "deliver", "s-2", "gms=1")[0] == 0
    assert run("session", "cancel", "s-2")[0] == 3


def test_not_confirmed_is_said(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved is saved, and doubt about the disk is not hidden."""
    monkeypatch.setattr(drafts, "save", lambda *_: Saved(durable=False))
    code, _out, err = run("session", "cancel", "s-1")
    assert code == 0
    assert "not confirmed" in err


def test_the_example_is_read_only(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 3, with the command that makes a mission of one's own."""
    example = str(shipped_missions() / "mali-2014")
    assert main(["-C", example, "session", "cancel", "mm-011"]) == 3
    assert "planner init" in capsys.readouterr().err
    assert main(["-C", example, "observe", "com-gao", "HR-01", "T", "--dry-run"]) == 3


def test_help_names_the_fields(run: Callable[..., Ran]) -> None:
    """Nobody has to know the format by heart, on 80 columns."""
    code, out, _err = run("session", "--help")
    assert code == 0
    assert all(word in out for word in ("deliver ID UNIT=N", "nominated_by", "--dry-run"))
    assert max(map(len, out.splitlines())) <= 80
