"""The command that imports: shown before it is written, saved when told to, and an exit code for every outcome."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner import drafts
from planner.cli import main
from planner.loading import shipped_missions
from planner.saving import ChangedOnDisk, NotWritable, Saved
from tests.importing.tables import write

Ran = tuple[int, str, str]
GOOD = "id;effectif\ngms;45\n"
MIXED = "session;unité;présents\ns-1;gms;11\ns-2;gms;10\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return a function that imports a text into the mission; English and without colour."""
    for name in ("NO_COLOR", "FORCE_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    table = folder / "table.csv"

    def ran(what: str, text: str, *words: str, mission: Path = folder) -> Ran:
        table.write_text(text, "utf-8")
        try:
            code = main(["-C", str(mission), "import", what, str(table), *words])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.toml")}


def test_shown_then_saved_then_nothing(run: Callable[..., Ran], folder: Path) -> None:
    """Without --apply no file is touched; with it the file says so, its comment stays; then there is nothing to do."""
    before = files(folder)
    code, out, err = run("units", GOOD)
    assert (code, err) == (0, "")
    assert "0 added, 1 changed, 0 rows unchanged, 0 rows rejected. Nothing is written\nyet" in out
    assert "  2  gms  strength: 40 -> 45\n" in out
    assert "\n-strength = 40  # by roll call\n+strength = 45  # by roll call\n" in out
    assert out.index("Would be changed") < out.index("--- units.toml")
    assert files(folder) == before
    code, out, err = run("units", GOOD, "--apply")
    assert (code, err) == (0, "")
    assert out.startswith("Saved units.toml: import units from table.csv\n")
    assert "\nChanged\n" in out
    assert "Would" not in out
    assert b"strength = 45  # by roll call\n" in files(folder)["units.toml"]
    assert {**files(folder), "units.toml": b""} == {**before, "units.toml": b""}
    code, out, err = run("units", GOOD, "--apply")
    assert (code, err) == (0, "Nothing to change: the files say so already.\n")
    assert "1 row unchanged" in out


def test_rejected_rows_are_told_and_not_written(run: Callable[..., Ran], folder: Path) -> None:
    """The sound rows are written, the others named, and the exit code says that there were some; the PL rules too."""
    code, out, err = run("attendance", MIXED)
    assert (code, err) == (1, "")
    assert "Findings, more:" in out
    assert "  3  présents  s-2 is on record with 9 of gms" in out
    code, out, err = run("attendance", MIXED, "--apply")
    assert (code, err) == (1, "")
    assert "Saved plan.toml" in out
    assert "  3  présents  s-2 is on record" in out
    assert b"attended = { gms = 11 }" in files(folder)["plan.toml"]
    code, out, err = run("attendance", MIXED, "--apply")
    assert (code, err) == (1, "Nothing to change.\n")
    assert "1 row unchanged, 1 row rejected" in out


@pytest.mark.parametrize(
    ("what", "text", "words", "said"),
    [
        ("unit", GOOD, [], 'unknown value "unit"; did you mean units?'),
        ("units", "", [], "no readable header"),
        ("units", "a,b\n1,2\n", [], "no column for title"),
        ("units", GOOD, ["--map", "x"], '"x" where COLUMN=FIELD belongs'),
        ("units", GOOD, ["--map", "=id"], '"=id" where COLUMN=FIELD belongs'),
        ("units", GOOD, ["--map", "y=id"], "No column is called “y”"),
        ("units", GOOD, ["--map", "id=titel"], 'did you mean "title"'),
        ("units", GOOD, ["--map", "id=id", "--map", "ID=title"], "given twice"),
        ("attendance", GOOD, ["--map", "id=start"], "there is: session, unit, count, women"),
    ],
)
def test_wrong_words(run: Callable[..., Ran], folder: Path, what: str, text: str, words: list[str], said: str) -> None:
    """Exit 2, what is wrong and what would be right on standard error, and nothing written."""
    before = files(folder)
    code, out, err = run(what, text, "--apply", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert files(folder) == before


@pytest.mark.parametrize(
    "error", [ChangedOnDisk(Path("units.toml")), NotWritable(Path("units.toml"), "the disk is full")]
)
def test_what_cannot_be_written(run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Exit 3 and why; nobody reads that something was added."""

    def refuse(*_anything: object) -> Saved:
        raise error

    monkeypatch.setattr(drafts, "save", refuse)
    assert run("units", GOOD, "--apply") == (3, "", f"planner: {error}\n")


def test_shipped_example_is_tried_and_not_written(run: Callable[..., Ran]) -> None:
    """Whoever looks around may see what an import does, and is told how to get a mission of his own."""
    shipped = shipped_missions() / "mali-2014"
    before = files(shipped)
    text = "id,strength\ncom-gao,1000\n"
    assert run("units", text, mission=shipped)[0] == 0
    code, _out, err = run("units", text, "--apply", mission=shipped)
    assert code == 3
    assert "planner init" in err
    assert files(shipped) == before


def test_nothing_in_a_table_steers_the_terminal(run: Callable[..., Ran]) -> None:
    """Headers, cells and ids are shown, whatever they hold, and plain ASCII where that is asked for."""
    text = "unité,région,effectif,\x9b31m,\u202e\n[bold]\u202eé,Gao,3,a,b\n\u200f\u2066x,Nord\u202e,3,a,b\n"
    code, out, _err = run("units", text)
    assert code == 1
    assert not set(out) & set("\x9b\u202e\u200f\u2066\x1b")
    assert "[bold]" in out
    assert run("units", text, "--ascii")[1].isascii()


def test_comments_and_several_files_in_one_diff(run: Callable[..., Ran], folder: Path) -> None:
    """A new partner's session goes into a file of its own, which the difference shows as new."""
    _code, out, _err = run("sessions", "modules,start,partner\nHR-01,2014-09-01,eu\n")
    assert "--- /dev/null\n+++ plan-eu.toml\n" in out
    assert '+id = "eu-001"\n' in out
    assert not (folder / "plan-eu.toml").exists()


def test_file_that_changed_meanwhile_is_named_and_so_are_those_saved(
    run: Callable[..., Ran], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several files are saved one after the other: what was saved is said, and the same import does the rest."""
    text = "id,modules,start,partner,title\ns-4,,,,Neu\nnew,HR-01,2014-09-01,eu,\n"
    save = drafts.save

    def saved(path: Path, after: str, expected: bytes | None) -> Saved:
        if path.name == "plan.toml":
            raise ChangedOnDisk(path)
        return save(path, after, expected)

    monkeypatch.setattr(drafts, "save", saved)
    code, out, err = run("sessions", text, "--apply")
    assert (code, out) == (3, "")
    assert "Saved before that: plan-eu.toml. Import it again for the rest." in err
    monkeypatch.undo()
    code, out, _err = run("sessions", text, "--apply")
    assert code == 0
    assert "0 added, 1 changed, 1 row unchanged" in out


def test_help_says_what_to_write(run: Callable[..., Ran]) -> None:
    """Fields, the two rules on rejected rows and empty cells, and the exit codes, on 80 columns."""
    code, out, _err = run("units", GOOD, "--help")
    assert code == 0
    assert all(word in out for word in ("nominated_by", "turnover", "What is rejected is never written", "exit: 0"))
    assert max(map(len, out.splitlines())) <= 80
