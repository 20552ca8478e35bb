"""What others write is taken in, joined, or kept apart; nothing of mine is lost by it, or by a process's end."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planner import drafts, saving
from planner.arrival import judge
from planner.journal import write_journal
from planner.loading import NoMission, load
from planner.operations import add_session, remove_session, set_session
from planner.saving import ChangedOnDisk, NotWritable
from planner.work import News, Work, joined
from planner.workspace import Workspace
from tests.missions import PLACES, curriculum_of, entries, write_mission

PLAN = entries("session", *(f'id = "{name}"; modules = ["A"]; start = 2014-07-07; title = "old"' for name in "ab"))
COURSE = curriculum_of('[[module]]\nid = "A"\ntitle = "First"\nhours = 6\n')
FIELDS = {"modules": ["A"], "start": dt.date(2014, 8, 4)}
BROKEN = "\n[[session\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_mission(tmp_path / "m", f"{PLACES}{COURSE}--- plan.toml\n{PLAN}--- units.toml\n# none\n")


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    return Workspace.open(folder)


def title(workspace: Workspace, session: str, text: str) -> None:
    workspace.do(set_session(workspace.loaded, session, {"title": text}))


def titles(workspace: Workspace) -> dict[str, str]:
    return {session.id: session.title for session in workspace.view.mission.sessions}


class Clock:
    """Looks at the folder as often as a change needs to be believed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.now = workspace, 0.0
        self.look()

    def look(self) -> News:
        news = News()
        for _ in range(2):
            self.now += 1.0
            news = news.and_then(self.workspace.look(self.now))
        return news


def written(folder: Path, old: str, new: str, name: str = "plan.toml") -> None:
    """Write into a file as somebody else would."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_new(workspace: Workspace) -> None:
    """While nobody writes there is no news, and what is shown stays the same object."""
    clock, view = Clock(workspace), workspace.view
    assert not clock.look()
    assert workspace.view is view
    assert workspace.unsaved == 0


def test_what_is_taken_in_is_told(workspace: Workspace, folder: Path) -> None:
    """Where theirs stands, mine is no longer unsaved: its recovery file has to be written again, or dropped."""
    told: list[int] = []
    workspace.changed = lambda: told.append(workspace.unsaved)
    clock = Clock(workspace)
    title(workspace, "a", "mine")
    written(folder, 'title = "old"', 'title = "theirs"')
    clock.look()
    assert told == [1, 0]
    workspace.work.note_down()
    assert list(folder.glob(".planner-recovery-*")) == []


def test_what_others_wrote_is_taken_in(workspace: Workspace, folder: Path) -> None:
    """A change, a new file and a removed one are shown; the date stays."""
    clock = Clock(workspace)
    written(folder, '"old"', '"theirs"')
    (folder / "plan-p.toml").write_text(PLAN.replace('"a"', '"p-1"').replace('"b"', '"p-2"'), "utf-8")
    (folder / "units.toml").unlink()
    news = clock.look()
    assert {(taken.name, taken.is_new, taken.merge.text is None) for taken in news.taken} == {
        ("plan.toml", False, False), ("plan-p.toml", True, False), ("units.toml", False, True),
    }  # fmt: skip
    assert titles(workspace) == {"a": "theirs", "b": "old", "p-1": "old", "p-2": "old"}
    assert not clock.look()


def test_a_look_in_passing_believes_nothing(workspace: Workspace, folder: Path) -> None:
    """One look is none: the file may be half written. People who ask for it get it at once."""
    clock = Clock(workspace)
    written(folder, '"old"', '"theirs"')
    assert not workspace.look(clock.now + 0.1)
    workspace.reload()
    assert titles(workspace)["a"] == "theirs"


def test_edits_of_other_entries_are_joined(workspace: Workspace, folder: Path) -> None:
    """Mine goes on theirs, is saved so, and taken back from it."""
    clock = Clock(workspace)
    title(workspace, "b", "mine")
    written(folder, '"old"', '"theirs"')
    with pytest.raises(ChangedOnDisk):
        workspace.work.save()
    (taken,) = clock.look().taken
    assert (taken.merge.taken, taken.merge.conflicts, taken.beside) == (1, (), None)
    assert titles(workspace) == {"a": "theirs", "b": "mine"}
    assert workspace.unsaved == 1
    workspace.work.save()
    assert titles(Workspace.open(folder)) == {"a": "theirs", "b": "mine"}
    assert not clock.look()
    assert workspace.undo()
    workspace.work.save()
    assert titles(Workspace.open(folder)) == {"a": "theirs", "b": "old"}


def test_of_the_same_entry_both_are_kept(workspace: Workspace, folder: Path) -> None:
    """Theirs in the file, mine whole in one beside it that no mission reads."""
    clock = Clock(workspace)
    title(workspace, "a", "mine")
    mine = workspace.work.drafts.texts["plan.toml"]
    written(folder, '"old"', '"theirs"')
    (taken,) = clock.look().taken
    assert [str(conflict) for conflict in taken.merge.conflicts] == ["[[session]] a"]
    assert taken.beside
    assert taken.beside.read_text("utf-8") == mine
    assert titles(workspace)["a"] == "theirs"
    assert workspace.unsaved == 0
    assert not clock.look()


def test_mine_that_cannot_be_kept_beside_stays(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is taken in that would cost mine; it is said once, and taken in as soon as mine can be kept."""
    clock = Clock(workspace)
    title(workspace, "a", "mine")
    written(folder, '"old"', '"theirs"')

    def full(path: Path, _text: str, _expected: bytes | None) -> None:
        raise NotWritable(path, "the disk is full")

    monkeypatch.setattr(drafts, "save", full)
    news = clock.look()
    assert "the disk is full" in news.refused[0]
    assert (news.taken, clock.look()) == ((), News())
    assert titles(workspace)["a"] == "mine"
    monkeypatch.undo()
    assert clock.look().taken[0].beside
    assert titles(workspace)["a"] == "theirs"


@pytest.mark.parametrize("mended", [True, False], ids=["as it was", "as another"])
def test_a_broken_file_keeps_the_last_good_data(workspace: Workspace, folder: Path, mended: bool) -> None:
    """It is said once, with its place, until it can be read; other files go on being taken in, and mine stays."""
    clock = Clock(workspace)
    title(workspace, "b", "mine")
    good = (folder / "plan.toml").read_text("utf-8")
    (folder / "plan.toml").write_text(good + BROKEN, "utf-8")
    (finding,) = clock.look().broken
    assert (finding.code, finding.anchor.known and finding.anchor.known.line) == ("LD003", good.count("\n") + 2)
    assert titles(workspace) == {"a": "old", "b": "mine"}
    (folder / "units.toml").write_text("# other\n", "utf-8")
    news = clock.look()
    assert [taken.name for taken in news.taken] == ["units.toml"]
    assert (news.broken, list(workspace.work.broken)) == ((), ["plan.toml"])
    (folder / "plan.toml").write_text(good if mended else good.replace('"old"', '"theirs"', 1), "utf-8")
    news = clock.look()
    assert (news.mended == ("plan.toml",)) is mended
    assert (len(news.taken) == 1) is not mended
    assert workspace.work.broken == {}
    assert titles(workspace) == {"a": "old" if mended else "theirs", "b": "mine"}


def test_a_file_broken_in_another_way_is_said_again(workspace: Workspace, folder: Path) -> None:
    """The place that is shown is the one to mend."""
    clock = Clock(workspace)
    for at, text in enumerate((BROKEN, "\n\n\n= 1\n", "<<<<<<< mine\n")):
        (folder / "units.toml").write_text(text, "utf-8")
        assert len(clock.look().broken) == 1, at
    (folder / "units.toml").unlink()
    assert [taken.name for taken in clock.look().taken] == ["units.toml"]


def test_a_new_file_may_be_broken(workspace: Workspace, folder: Path) -> None:
    """There is no last good data of it: it is an error of the mission, as it would be at the start."""
    clock = Clock(workspace)
    (folder / "x.toml").write_text(BROKEN, "utf-8")
    (folder / "y.toml").write_bytes(b"\xff")
    assert {taken.name for taken in clock.look().taken} == {"x.toml", "y.toml"}
    assert {finding.code for finding in workspace.load_findings} == {"LD001", "LD003"}
    (folder / "x.toml").write_text("[[y]]\n[\n", "utf-8")
    (folder / "y.toml").unlink()
    assert {taken.name for taken in clock.look().taken} == {"x.toml", "y.toml"}
    assert {finding.code for finding in workspace.load_findings} == {"LD003"}


def test_a_file_that_cannot_be_read_is_not_gone(workspace: Workspace, folder: Path) -> None:
    """No permission, or another kind of thing in its place: what was read stays."""
    clock = Clock(workspace)
    (folder / "plan.toml").rename(folder / "plan.away")
    (folder / "plan.toml").mkdir()
    assert [finding.code for finding in clock.look().broken] == ["LD002"]
    assert len(titles(workspace)) == 2
    (folder / "plan.toml").rmdir()
    (folder / "plan.away").rename(folder / "plan.toml")
    assert clock.look() == News(mended=("plan.toml",))


@pytest.mark.parametrize("whole", [True, False], ids=["folder", "mission.toml"])
def test_a_mission_that_is_gone_and_comes_back(workspace: Workspace, folder: Path, whole: bool) -> None:
    """All stays as it was, said once; what comes back is compared with that."""
    clock = Clock(workspace)
    title(workspace, "b", "mine")
    away = folder.with_name("away")
    (folder if whole else folder / "mission.toml").rename(away)
    assert clock.look() == News(gone=True)
    assert clock.look() == News()
    assert (workspace.work.gone, titles(workspace)) == (True, {"a": "old", "b": "mine"})
    with pytest.raises(NoMission):
        workspace.reload()
    away.rename(folder if whole else folder / "mission.toml")
    written(folder, '"old"', '"theirs"')
    assert [taken.name for taken in clock.look().taken] == ["plan.toml"]
    assert (workspace.work.gone, titles(workspace)) == (False, {"a": "theirs", "b": "mine"})


def test_a_folder_that_is_taken_away_file_by_file(workspace: Workspace, folder: Path) -> None:
    """Its files are not taken for removed one after the other while ``mission.toml`` is going, or gone."""
    clock = Clock(workspace)
    (folder / "plan.toml").unlink()
    workspace.look(clock.now + 1.0)
    (folder / "mission.toml").unlink()
    assert not workspace.look(clock.now + 2.0)
    (folder / "units.toml").unlink()
    assert workspace.look(clock.now + 3.0).gone
    assert not workspace.look(clock.now + 4.0)
    assert len(titles(workspace)) == 2


def test_saving_elsewhere(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    """The folder is gone: all is written where people say, and the work goes on there, watched."""
    clock = Clock(workspace)
    title(workspace, "b", "mine")
    workspace.work.note_down()
    shutil.rmtree(folder)
    clock.look()
    with pytest.raises(NotWritable, match="folder is not there"):
        workspace.work.save()
    with pytest.raises(NotWritable):
        workspace.save_elsewhere(tmp_path)
    there = tmp_path / "n" / "there"
    workspace.save_elsewhere(there)
    assert (workspace.root, workspace.unsaved, workspace.work.gone) == (there, 0, False)
    assert titles(Workspace.open(there)) == {"a": "old", "b": "mine"}
    assert not clock.look()
    written(there, '"old"', '"theirs"')
    assert clock.look().taken
    title(workspace, "b", "again")
    workspace.work.save()
    assert titles(Workspace.open(there)) == {"a": "theirs", "b": "again"}


def test_saving_elsewhere_that_ends_half_way(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: nothing is left there, and the work stays where it was."""
    title(workspace, "b", "mine")
    real, there = saving.save, tmp_path / "there"

    def full(path: Path, text: str, expected: bytes | None) -> saving.Saved:
        if path.name == "plan.toml":
            raise NotWritable(path, "the disk is full")
        return real(path, text, expected)

    monkeypatch.setattr(drafts, "save", full)
    with pytest.raises(NotWritable, match="full"):
        workspace.save_elsewhere(there)
    assert not there.exists()
    assert (workspace.unsaved, workspace.root.name) == (1, "m")
    monkeypatch.undo()
    workspace.save_elsewhere(there)


def test_how_much_is_unsaved(workspace: Workspace, folder: Path) -> None:
    """Changes are counted, not files: done, undone after a save, and done over what was undone."""
    counts = []
    for name, text in (("a", "1"), ("b", "2"), ("a", "3")):
        title(workspace, name, text)
        counts.append(workspace.unsaved)
    workspace.undo()
    counts.append(workspace.unsaved)
    workspace.work.save()
    counts.append(workspace.unsaved)
    workspace.undo()
    counts.append(workspace.unsaved)
    title(workspace, "b", "4")
    counts.append(workspace.unsaved)
    workspace.undo()
    counts.append(workspace.unsaved)
    (folder / "plan.toml").unlink()
    with pytest.raises(ChangedOnDisk):
        workspace.work.save()
    counts.append(workspace.unsaved)
    assert counts == [1, 2, 3, 2, 0, 1, 2, 1, 1]


def test_what_is_saved_needs_no_recovery(workspace: Workspace, folder: Path) -> None:
    """The recovery file goes with a save, with an undo, and with a wish; never with a save that did not succeed."""

    def noted() -> int:
        workspace.work.note_down()
        return len(list(folder.glob(".planner-recovery-*")))

    assert noted() == 0
    title(workspace, "a", "mine")
    assert noted() == 1
    written(folder, '"old"', '"theirs"')
    with pytest.raises(ChangedOnDisk):
        workspace.work.save()
    assert len(list(folder.glob(".planner-recovery-*"))) == 1
    workspace.undo()
    assert noted() == 0
    workspace.redo()
    assert noted() == 1
    workspace.work.forget()
    assert list(folder.glob(".planner-recovery-*")) == []


LOST = """
import datetime, os, signal, sys
from pathlib import Path
from planner.operations import add_session, set_session
from planner.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
workspace.do(set_session(workspace.loaded, sys.argv[2], {"title": sys.argv[3]}))
workspace.do(add_session(workspace.loaded, {"id": sys.argv[3], "modules": ["A"], "start": datetime.date(2014, 8, 4)}))
workspace.work.note_down()
os.kill(os.getpid(), signal.SIGKILL)
"""


def lost(folder: Path, session: str, text: str) -> None:
    """Let another process edit, and be killed."""
    done = subprocess.run(
        [sys.executable, "-c", LOST, str(folder), session, text],
        env={**os.environ, "PYTHONPATH": str(Path(saving.__file__).parents[2])},
        check=False,
    )
    assert done.returncode == -9


def test_two_processes_that_were_killed(workspace: Workspace, folder: Path) -> None:
    """What each had not saved is offered apart and taken up one after the other; where both clash, both are kept."""
    lost(folder, "a", "first")
    lost(folder, "a", "second")
    newer, older = workspace.work.lost().journals
    assert {newer.writer, older.writer} == {"ended"}
    assert list(workspace.work.preview(newer)) == ["plan.toml"]
    change = workspace.take_up(newer, "take up")
    assert change.name == "take up"
    assert titles(workspace) == {"a": "second", "b": "old", "second": ""}
    made = workspace.work.preview(older)["plan.toml"]
    assert [str(conflict) for conflict in made.conflicts] == ["[[session]] a"]
    workspace.take_up(older, "take up")
    assert titles(workspace) == {"a": "second", "b": "old", "second": "", "first": ""}
    assert 'title = "first"' in (folder / "plan.mine.txt").read_text("utf-8")
    assert workspace.work.lost() == ((), ())
    assert titles(Workspace.open(folder))["a"] == "old"
    workspace.undo()
    assert "first" not in titles(workspace)
    workspace.redo()
    workspace.work.save()
    assert titles(Workspace.open(folder)) == titles(workspace)


def test_a_journal_that_is_not_wanted(workspace: Workspace, folder: Path) -> None:
    """Dropped, it is gone; saved meanwhile, nothing is left to take up; what cannot be kept beside stays in it."""
    path = write_journal(folder, {"plan.toml": ("", "x = 1")})
    path = path.rename(folder / f".planner-recovery-{saving.HOST}-999999999-7.json")
    (journal,) = workspace.work.lost().journals
    workspace.work.leave_lost(journal)
    assert not path.exists()
    text = (folder / "plan.toml").read_text("utf-8")
    write_journal(folder, {"plan.toml": ("", text)}).rename(path)
    (journal,) = workspace.work.lost().journals
    assert workspace.work.preview(journal) == {}
    assert workspace.take_up(journal, "again").files == {}
    assert not path.exists()


def test_a_journal_in_a_folder_that_takes_nothing(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edits are mine all the same, and the journal stays, as it cannot be replaced."""
    lost(folder, "a", "mine")
    (journal,) = workspace.work.lost().journals
    monkeypatch.setattr(
        "planner.work.write_journal", lambda folder, _files: (_ for _ in ()).throw(NotWritable(folder, "no"))
    )
    workspace.take_up(journal, "take up")
    assert titles(workspace)["a"] == "mine"
    assert journal.path.exists()
    written(folder, '"old"', '"theirs"')
    workspace.undo()
    Clock(workspace)
    monkeypatch.setattr(drafts, "save", lambda path, *_: (_ for _ in ()).throw(NotWritable(path, "no")))
    with pytest.raises(NotWritable):
        workspace.take_up(journal, "take up")
    assert titles(workspace)["a"] == "theirs"


def test_several_changes_as_one(workspace: Workspace, folder: Path) -> None:
    """Made one on the other, done and undone together."""
    before = dict(workspace.work.drafts.texts)
    change = workspace.all_of(
        "three",
        [
            lambda loaded: set_session(loaded, "a", {"title": "1"}),
            lambda loaded: add_session(loaded, {"id": "c", **FIELDS}),
            lambda loaded: remove_session(loaded, "b"),
        ],
    )
    workspace.do(change)
    assert titles(workspace) == {"a": "1", "c": ""}
    workspace.work.drafts.prove()
    assert workspace.undo() == "three"
    assert workspace.work.drafts.texts == before
    assert joined("none", workspace.loaded, []).files == {}


def test_what_is_taken_in_can_be_shown_later(workspace: Workspace, folder: Path) -> None:
    """In a large mission it is read beside the screens: until then what is shown stays, and says so."""
    clock = Clock(workspace)
    written(folder, '"old"', '"theirs"')
    view = workspace.view
    for later in (1.0, 2.0):
        workspace.work.seen(clock.now + later)
    verdicts = [judge(arrival) for arrival in workspace.work.arrivals]
    assert len(verdicts) == 1
    assert workspace.settle(verdicts).taken
    assert not workspace.settle(verdicts)
    assert (workspace.behind, workspace.view is view) == (True, True)
    loaded = load(folder, workspace.work.drafts.held)
    workspace.show_read(loaded, view.__class__(loaded.mission, view.day))
    assert (workspace.behind, titles(workspace)["a"]) == (False, "theirs")


def test_what_is_edited_while_it_is_judged_is_judged_again(workspace: Workspace, folder: Path) -> None:
    """A verdict on a text that is no longer the present one would take back what was done since."""
    clock = Clock(workspace)
    written(folder, '"old"', '"theirs"')
    for later in (1.0, 2.0):
        workspace.work.seen(clock.now + later)
    verdicts = [judge(arrival) for arrival in workspace.work.arrivals]
    title(workspace, "b", "mine")
    assert not workspace.settle(verdicts)
    clock.now += 2.0
    assert clock.look().taken
    assert titles(workspace) == {"a": "theirs", "b": "mine"}


def test_a_second_planner(folder: Path) -> None:
    """Two that edit in turn, and at once, lose nothing."""
    one, two = Workspace.open(folder), Workspace.open(folder)
    clocks = Clock(one), Clock(two)
    title(one, "a", "one")
    title(two, "b", "two")
    one.work.save()
    with pytest.raises(ChangedOnDisk):
        two.work.save()
    clocks[1].look()
    two.work.save()
    clocks[0].look()
    assert titles(one) == titles(two) == titles(Workspace.open(folder)) == {"a": "one", "b": "two"}


def test_work_needs_no_more_than_what_was_read(folder: Path) -> None:
    """Curricula that ship are not of the folder, and are never written into it."""
    shutil.rmtree(folder / "curricula")
    work = Work(folder, load(folder))
    assert set(work.drafts.texts) == {"mission.toml", "plan.toml", "units.toml"}
