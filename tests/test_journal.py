"""What was not saved survives the end of the process, whoever else works in the folder, and torn files are no plan."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import journal, saving
from planner.differences import Sides
from planner.journal import drop, journals, recovered, write_journal
from planner.saving import NotWritable
from tests.editing.proven import with_fields

BASE = '\ufeff# é\r\n[[session]]\r\nid = "a"\r\n\r\n[[session]]\r\nid = "b"\r\n'
MINE = with_fields(BASE, "session", 0, {"title": "mine"})
FILES: dict[str, Sides] = {
    "plan.toml": (BASE, MINE),
    "new.toml": (None, "x = 1"),
    "gone.toml": ("y = 2\n", None),
    "curricula/own.toml": ("", "z = 3"),
}


@pytest.fixture
def dead() -> int:
    """Return the number of a process that is over."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def written_by(folder: Path, pid: int, since: int = 7, host: str = saving.HOST) -> Path:
    """Write a recovery file as the process *pid* would have."""
    return write_journal(folder, FILES).rename(folder / f".planner-recovery-{host}-{pid}-{since}.json")


def test_written_and_read(tmp_path: Path, dead: int) -> None:
    """All texts come back to the byte, the one on the disk at that time too."""
    path = written_by(tmp_path, dead)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.name.startswith(".")
    assert not path.name.endswith(".toml")
    [found] = journals(tmp_path).journals
    assert found.files == FILES
    assert found.writer == "ended"
    assert found.written.timestamp() == pytest.approx(path.stat().st_mtime)


def test_ones_own_is_not_offered_and_dropped_alone(tmp_path: Path, dead: int) -> None:
    """A process neither recovers from itself nor takes away what another left."""
    other = written_by(tmp_path, dead)
    own = write_journal(tmp_path, FILES)
    assert [found.path for found in journals(tmp_path).journals] == [other]
    assert write_journal(tmp_path, {}) == own
    drop(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [other.name]
    drop(tmp_path, journals(tmp_path).journals[0])
    drop(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_who_wrote_it(tmp_path: Path, dead: int) -> None:
    """Processes that run are left alone; a later one with the same number is another, as is another computer's."""
    mine = journal._since(os.getpid())
    elsewhere = f"{int(saving.HOST, 16) ^ 1:08x}"
    written_by(tmp_path, os.getppid(), journal._since(os.getppid()))
    written_by(tmp_path, os.getpid(), mine + 1 if mine else 0)
    written_by(tmp_path, dead, host=elsewhere)
    assert {found.path.name.split("-")[3]: found.writer for found in journals(tmp_path).journals} == {
        str(os.getppid()): "running",
        str(os.getpid()): "ended" if mine else "running",
        str(dead): "elsewhere",
    }


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_file_is_kept_aside_and_said(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Cut short anywhere, or with a byte changed, it is never taken for what was written."""
    folder = tmp_path_factory.mktemp("mission")
    path = written_by(folder, 999_999_999)
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    torn = whole[:at] if data.draw(st.booleans()) else whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :]
    path.write_bytes(torn)
    found = journals(folder)
    assert found.journals == ()
    [aside] = found.damaged
    assert aside.read_bytes() == torn
    assert journals(folder) == ((), ())
    assert aside.name.startswith(".")
    assert not aside.name.endswith(".toml")


@pytest.mark.parametrize("name", ["../plan.toml", "/plan.toml", "a/plan.toml", ".hidden.toml", "plan.txt", "a\\b.toml"])
def test_it_speaks_of_no_other_file(tmp_path: Path, dead: int, name: str) -> None:
    """A recovery file cannot make the planner write outside the mission."""
    write_journal(tmp_path, {name: (None, "x = 1")}).rename(tmp_path / f".planner-recovery-{saving.HOST}-{dead}-7.json")
    assert journals(tmp_path).journals == ()


def test_a_base_that_is_not_the_one_it_says(tmp_path: Path, dead: int) -> None:
    """The text on the disk is proven by its hash, or an old one would be merged with."""
    path = written_by(tmp_path, dead)
    record = json.loads(path.read_bytes())
    record["files"]["plan.toml"]["at"] += 1
    files = {name: journal._File(**file) for name, file in record["files"].items()}
    path.write_text(json.dumps({**record, "digest": journal._digest(files)}), "utf-8")
    assert len(journals(tmp_path).damaged) == 1


def test_only_regular_files_are_read(tmp_path: Path, dead: int) -> None:
    """A link, a pipe or a folder with such a name neither hangs nor misleads."""
    (tmp_path / f".planner-recovery-{saving.HOST}-{dead}-1.json").mkdir()
    (tmp_path / f".planner-recovery-{saving.HOST}-{dead}-2.json").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / f".planner-recovery-{saving.HOST}-{dead}-3.json")
    found = journals(tmp_path)
    assert found.journals == ()
    assert [path.suffix for path in found.damaged] == [".damaged"]
    assert journals(tmp_path / "missing") == ((), ())


def test_what_comes_of_it_when_others_have_written_since(tmp_path: Path, dead: int) -> None:
    """Their edits of other entries are kept; of the same entry both."""
    written_by(tmp_path, dead)
    [found] = journals(tmp_path).journals
    theirs = with_fields(BASE, "session", 1, {"title": "theirs"})
    assert recovered(found, {"plan.toml": BASE})["plan.toml"].text == MINE
    joined = with_fields(MINE, "session", 1, {"title": "theirs"})
    assert recovered(found, {"plan.toml": theirs})["plan.toml"].text == joined
    clash = recovered(found, {"plan.toml": with_fields(BASE, "session", 0, {"title": "theirs"})})["plan.toml"]
    assert clash.beside == MINE
    assert recovered(found, {})["new.toml"].text == "x = 1"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """The caller learns why, to say it once."""
    with pytest.raises(NotWritable, match="folder is not there"):
        write_journal(tmp_path / "no", FILES)
