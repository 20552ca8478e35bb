"""Undo, save, what others write, and recovery, as people meet them: each walk ends with the text of the file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner import drafts, journal, saving
from planner.operations import set_session
from planner.saving import NotWritable, Saved
from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.screens.lost import Lost
from planner.tui.screens.unsaved import Unsaved
from planner.workspace import Workspace
from tests.missions import PLACES, curriculum_of, entries, write_mission
from tests.tui.driving import drive, settled, shown

UNIT = entries("unit", 'id = "gms"; title = "GMS"; region = "gao"; strength = 40')
COURSE = curriculum_of('[[module]]\nid = "A"\ntitle = "First"\nhours = 6\n')
HOSTILE = "\u009b31m \u202e [/]"
PLAN = "# the plan\n" + entries(
    "session",
    *(f'id = "{name}"; modules = ["A"]; start = 2014-07-07; title = "old {name}"  # {HOSTILE}' for name in "ab"),
)

Walk = Callable[["Walker"], Awaitable[None]]


class Walker:
    """Somebody who works at a screen, and sees others write into the folder."""

    def __init__(self, app: PlannerApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.workspace = app.desk.workspace
        self.root = self.workspace.root
        self.now = 0.0

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        return await self.seen()

    async def seen(self) -> str:
        await settled(self.app, self.pilot)
        return " ".join(shown(self.app, tabs=True).split())

    async def title(self, session: str, text: str) -> str:
        """Give a session a title, as a form does."""
        self.workspace.do(set_session(self.workspace.loaded, session, {"title": text}))
        self.app._caught_up()
        return await self.seen()

    async def wait(self) -> str:
        """Let time go by until what others have written is believed."""
        for _ in range(2):
            self.now += 1.0
            self.app.look(self.now)
        return await self.seen()

    @property
    def plan(self) -> Path:
        return self.root / "plan.toml"

    def theirs(self, old: str, new: str) -> None:
        text = self.plan.read_text("utf-8")
        assert old in text
        self.plan.write_text(text.replace(old, new), "utf-8")

    def recovery_files(self) -> list[Path]:
        return list(self.root.glob(".planner-recovery-*"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_mission(tmp_path / "m", f"{PLACES}{UNIT}{COURSE}--- plan.toml\n{PLAN}")


def walk(root: Path, steps: Walk, *, autosave: bool = False) -> PlannerApp:
    """Take *steps* at a screen on the mission in *root*."""

    async def all_steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app.desk.autosave = autosave
        await settled(app, pilot)
        walker = Walker(app, pilot)
        await walker.wait()
        await steps(walker)

    return drive(Workspace.open(root), all_steps)


def dead(root: Path, number: int = 999_999_999) -> Path:
    """Let this process's recovery file be that of one that is over."""
    (own,) = root.glob(f".planner-recovery-{saving.HOST}-{os.getpid()}-*")
    return own.rename(root / f".planner-recovery-{saving.HOST}-{number}-7.json")


def test_undo_and_redo(root: Path) -> None:
    """By name, in the palette too, also after a save; the file is as it was, to the byte."""

    async def steps(at: Walker) -> None:
        before = at.plan.read_bytes()
        assert "There is nothing to undo." in await at.press("ctrl+z")
        assert "*1 unsaved" in await at.title("a", "one")
        assert "*2 unsaved" in await at.title("b", "two")
        seen = await at.press("ctrl+z")
        assert "Undone: change title of b" in seen
        assert "*1 unsaved" in seen
        palette = await at.press("ctrl+p", *"title")
        assert "Undo: change title of a" in palette
        assert "Redo: change title of b" in palette
        assert "Done again: change title of b" in await at.press("down", "enter")
        assert "There is nothing to do again." in await at.press("ctrl+y")
        await at.press("ctrl+s", "ctrl+s")
        assert at.plan.read_bytes() == before.replace(b"old a", b"one").replace(b"old b", b"two")
        assert "*2 unsaved" in await at.press("ctrl+z", "ctrl+z")
        await at.press("ctrl+s", "enter")
        assert at.plan.read_bytes() == before

    walk(root, steps)


def test_what_others_changed_since_is_not_undone(root: Path) -> None:
    """Undo says whose edit stands in the way, and takes nothing back."""

    async def steps(at: Walker) -> None:
        await at.title("a", "mine")
        await at.press("ctrl+s", "ctrl+s")
        at.theirs('"mine"', '"theirs"')
        await at.wait()
        assert "others have changed [[session]] a since; change it by hand" in await at.press("ctrl+z")
        assert "Everything is saved." in await at.press("ctrl+s")
        assert '"theirs"' in at.plan.read_text("utf-8")

    walk(root, steps)


def test_saving_shows_the_difference_first(root: Path) -> None:
    """Esc goes back with nothing written; what people wrote is shown and steers nothing."""

    async def steps(at: Walker) -> None:
        assert "Everything is saved." in await at.press("ctrl+s")
        await at.title("a", "[/] [@click=app.bell]x")
        sheet = await at.press("ctrl+s")
        assert "Save: 1 file" in sheet
        assert '+title = "[/] [@click=app.bell]x" # ‹9B›31m ‹202E› [/]' in sheet
        assert "# ‹9B›31m ‹202E› [/]" in sheet
        await at.press("escape")
        assert not isinstance(at.app.frame and at.app.frame.laid, Unsaved)
        assert "old a" in at.plan.read_text("utf-8")
        await at.press("ctrl+s", "down", "g")
        assert isinstance(at.app.frame and at.app.frame.laid, Unsaved)
        assert "+title" in (at.app.frame.laid.export_text() if at.app.frame and at.app.frame.laid else "")
        seen = await at.press("enter")
        assert "Saved: plan.toml." in seen
        assert "unsaved" not in seen
        assert "[@click=app.bell]x" in at.plan.read_text("utf-8")

    walk(root, steps)


def test_undo_while_the_difference_is_shown(root: Path) -> None:
    """The sheet follows what is done below it, and the terminal's size."""

    async def steps(at: Walker) -> None:
        await at.title("a", "one")
        await at.title("b", "x" * 300)
        sheet = await at.press("ctrl+s")
        assert "xx +xxx" in sheet
        assert "old b" not in await at.press("ctrl+z")
        await at.pilot.resize_terminal(100, 30)
        assert '+title = "one"' in await at.seen()

    walk(root, steps)


def test_what_is_not_durable_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved, and no promise beyond that."""
    monkeypatch.setattr(saving, "_sync_folder", lambda _folder: False)

    async def steps(at: Walker) -> None:
        await at.title("a", "one")
        assert "Saved: plan.toml. Whether it would survive a power cut" in await at.press("ctrl+s", "ctrl+s")

    walk(root, steps)


def test_a_full_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What happened and what can be done is on the sheet, the edits stay; saved elsewhere, the work goes on there."""
    real = drafts.save

    def full(path: Path, text: str, expected: bytes | None) -> Saved:
        if path.parent.name == "m":
            raise NotWritable(path, "the disk is full; make room and save again")
        return real(path, text, expected)

    monkeypatch.setattr(drafts, "save", full)

    async def steps(at: Walker) -> None:
        await at.title("a", "one")
        sheet = await at.press("ctrl+s", "ctrl+s")
        assert "the disk is full; make room and save again" in sheet
        assert "e saves all into another folder" in sheet
        assert "Name a folder." in await at.press("e", "ctrl+u", "enter")
        await at.press(*str(at.root), "enter")
        assert at.workspace.unsaved == 1
        await at.press("ctrl+u", *str(at.root.with_name("n")), "enter")
        assert "the work goes on there" in await at.seen()
        assert at.workspace.root == at.root.with_name("n")
        assert "one" in (at.workspace.root / "plan.toml").read_text("utf-8")
        assert "old a" in at.plan.read_text("utf-8")

    walk(root, steps)


def test_an_edit_that_cannot_be_proven(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and undo is named as the way out."""
    from planner.editing import EditRefused

    def refuse(_self: object) -> None:
        raise EditRefused("it says more than it should")

    async def steps(at: Walker) -> None:
        await at.title("a", "one")
        monkeypatch.setattr(drafts.Drafts, "prove", refuse)
        sheet = await at.press("ctrl+s", "ctrl+s")
        assert "it says more than it should Nothing was written; Ctrl+Z" in sheet
        assert "old a" in at.plan.read_text("utf-8")

    walk(root, steps)


def test_others_write_meanwhile(root: Path) -> None:
    """Read again with the cursor where it was; joined with edits of other entries; of the same one both are kept."""

    async def steps(at: Walker) -> None:
        await at.press("down")
        focus = at.app.frame.focus_now() if at.app.frame else None
        at.theirs("old a", "theirs 1")
        assert "plan.toml was changed elsewhere and read again." in await at.wait()
        assert (at.app.frame.focus_now() if at.app.frame else None) == focus
        assert "elsewhere" not in await at.press("up")
        await at.title("b", "mine 1")
        at.theirs("theirs 1", "theirs 2")
        seen = await at.wait()
        assert "your edit of another entry is in it, not yet saved" in seen
        assert "*1 unsaved" in seen
        at.theirs("old b", "theirs 3")
        seen = await at.wait()
        assert (
            "plan.toml: [[session]] b was edited elsewhere too. Theirs is shown; yours is kept in plan.mine.txt."
            in seen
        )
        assert "mine 1" in (at.root / "plan.mine.txt").read_text("utf-8")
        assert "Everything is saved." in await at.press("ctrl+s")

    walk(root, steps)


def test_others_write_into_a_large_mission(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is judged, joined and read beside the screens, which show it then; a broken file is judged once."""
    monkeypatch.setattr(Desk, "large", True)

    async def steps(at: Walker) -> None:
        async def beside() -> str:
            while at.workspace.work.arrivals or at.workspace.behind or at.app.background.busy:
                await at.wait()
            return await at.seen()

        await at.title("b", "mine")
        at.theirs("old a", "theirs")
        await at.wait()
        assert "your edit of another entry is in it, not yet saved" in await beside()
        assert {session.title for session in at.workspace.view.mission.sessions} == {"theirs", "mine"}
        good = at.plan.read_text("utf-8")
        at.plan.write_text(f"{good}[[session\n", "utf-8")
        await at.wait()
        assert "LD003" in await beside()
        at.plan.write_text(good, "utf-8")
        await at.wait()
        assert "plan.toml can be read again." in await beside()
        await at.press("ctrl+s", "ctrl+s")
        assert at.plan.read_text("utf-8") == good.replace("old b", "mine")

    walk(root, steps)


def test_others_write_just_before_a_save(root: Path) -> None:
    """Their bytes are never written over: they are taken in, and the difference is shown anew."""

    async def steps(at: Walker) -> None:
        await at.title("b", "mine")
        at.theirs("old a", "theirs")
        sheet = await at.press("ctrl+s", "ctrl+s")
        assert "plan.toml was changed elsewhere; your edit of another entry is in it" in sheet
        assert "mine" not in at.plan.read_text("utf-8")
        assert "Saved: plan.toml." in await at.press("ctrl+s")
        text = at.plan.read_text("utf-8")
        assert ("theirs" in text, "mine" in text) == (True, True)
        await at.title("b", "mine 2")
        at.theirs('"mine"', '"theirs 2"')
        assert "yours is kept in plan.mine.txt" in await at.press("ctrl+s", "ctrl+s")
        assert "theirs 2" in at.plan.read_text("utf-8")

    walk(root, steps)


def test_a_broken_file(root: Path) -> None:
    """Its place stays on top of every screen, over the last good data, until it is mended; a save says why not."""

    async def steps(at: Walker) -> None:
        good = at.plan.read_text("utf-8")
        await at.title("a", "mine")
        at.plan.write_text(f"{good}[[session\n", "utf-8")
        place = f"! plan.toml:{good.count(chr(10)) + 1}:10: LD003 "
        assert place in await at.wait()
        assert place in await at.press("s")
        assert place in await at.press("c")
        assert "has changed on disk since it was read" in await at.press("ctrl+s", "ctrl+s")
        await at.press("escape")
        at.plan.write_text(good, "utf-8")
        seen = await at.wait()
        assert "plan.toml can be read again." in seen
        assert "LD003" not in seen
        await at.press("ctrl+s", "ctrl+s")
        assert at.plan.read_text("utf-8") == good.replace("old a", "mine")

    walk(root, steps)


def test_a_folder_that_is_gone(root: Path) -> None:
    """Said on top, with all shown as it was; the place where it was takes all again."""

    async def steps(at: Walker) -> None:
        await at.title("a", "mine")
        shutil.rmtree(at.root)
        assert "m is gone, or no mission any more" in await at.wait()
        assert "its folder is not there" in await at.press("ctrl+s", "ctrl+s")
        assert "is gone" not in await at.press("e", "enter")
        assert "mine" in at.plan.read_text("utf-8")
        assert "is gone" not in await at.wait()

    walk(root, steps)


def test_while_a_form_is_open_others_wait(root: Path) -> None:
    """What is typed was begun on what is shown below: theirs is taken in after it, and joins."""

    async def steps(at: Walker) -> None:
        await at.press("n")
        assert at.app.frame is None
        at.theirs("old a", "theirs")
        assert "Changed elsewhere: plan.toml" in await at.wait()
        assert at.workspace.view.mission.session["a"].title == "old a"
        await at.press("escape")
        assert "was changed elsewhere" in await at.wait()

    walk(root, steps)


def test_autosave(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is set, an edit and its undo are in the file at once; what stands in the way is shown."""

    async def steps(at: Walker) -> None:
        assert "unsaved" not in await at.title("a", "one")
        assert "one" in at.plan.read_text("utf-8")
        await at.press("ctrl+z")
        assert "old a" in at.plan.read_text("utf-8")
        at.theirs("old b", "theirs")
        assert "was changed elsewhere; your edit" in await at.title("a", "two")
        await at.press("enter")
        monkeypatch.setattr(drafts, "save", lambda path, *_: (_ for _ in ()).throw(NotWritable(path, "no room")))
        await at.press("n")
        at.workspace.do(set_session(at.workspace.loaded, "a", {"title": "three"}))
        await at.press("escape")
        assert "no room" in await at.wait()

    walk(root, steps, autosave=True)
    assert '"two"' in (root / "plan.toml").read_text("utf-8")
    assert '"theirs"' in (root / "plan.toml").read_text("utf-8")


def test_what_was_not_saved_is_offered(root: Path) -> None:
    """With the difference: taken up it is an edit like others, undone and saved; Esc asks again, Delete asks twice."""

    async def leave_some(at: Walker) -> None:
        await at.title("a", "one")
        at.app.keep()
        dead(at.root, 999_999_998)
        await at.press("ctrl+z")
        await at.title("b", "two")
        at.app.leave_at_once(143)

    assert walk(root, leave_some).return_code == 143
    dead(root)

    async def look_at(at: Walker) -> None:
        seen = await at.seen()
        assert "Edits that were not saved (1 of 2)" in seen
        assert '+title = "two"' in seen
        assert '+title = "one"' in await at.press("tab")
        await at.press("escape")
        assert len(at.recovery_files()) == 2

    walk(root, look_at)

    async def take_up(at: Walker) -> None:
        assert "Taken up, not yet saved" in await at.press("enter") or isinstance(
            at.app.frame and at.app.frame.laid, Lost
        )
        assert "Delete again drops" in await at.press("delete")
        seen = await at.press("delete")
        assert "Dropped." in seen
        assert "*1 unsaved" in seen
        assert len(at.recovery_files()) == 1
        await at.press("ctrl+z")
        assert at.workspace.unsaved == 0
        await at.press("ctrl+y", "ctrl+s", "ctrl+s")
        assert at.plan.read_text("utf-8").count('"two"') == 1
        assert "old a" in at.plan.read_text("utf-8")
        assert at.recovery_files() == []

    walk(root, take_up)


def test_what_another_planner_has_not_saved_is_left_to_it(root: Path) -> None:
    """One that runs is named, not offered; asked for, it is shown and not taken."""

    async def leave_some(at: Walker) -> None:
        await at.title("a", "one")
        at.app.keep()

    walk(root, leave_some)
    parent = os.getppid()
    (own,) = root.glob(".planner-recovery-*")
    own.rename(root / f".planner-recovery-{saving.HOST}-{parent}-{journal._since(parent)}.json")

    async def steps(at: Walker) -> None:
        await at.press("ctrl+p", *"unsaved edits", "enter")
        assert "by a planner that still runs" in await at.seen()
        assert "still runs: save or leave them there" in await at.press("enter")
        assert len(at.recovery_files()) == 1

    walk(root, steps)


def test_a_clash_with_what_was_not_saved(root: Path) -> None:
    """It is said before it is taken up, and what is mine is kept beside."""

    async def leave_some(at: Walker) -> None:
        await at.title("a", "one")
        at.app.keep()

    walk(root, leave_some)
    dead(root)
    (root / "plan.toml").write_text((root / "plan.toml").read_text("utf-8").replace("old a", "theirs"), "utf-8")

    async def steps(at: Walker) -> None:
        assert "others have edited [[session]] a since" in await at.seen()
        await at.press("enter")
        assert "one" in (at.root / "plan.mine.txt").read_text("utf-8")
        assert at.workspace.unsaved == 0

    walk(root, steps)


def test_strays_and_damaged_files(root: Path) -> None:
    """What killed saves have left is swept at the start; a damaged recovery file is kept aside and said."""
    stray = root / f".planner-{saving.HOST}-999999999-0a.tmp"
    stray.touch()
    (root / f".planner-recovery-{saving.HOST}-999999999-7.json").write_text("{", "utf-8")

    async def steps(at: Walker) -> None:
        assert not stray.exists()
        assert "There are no edits that an earlier run" in await at.press("ctrl+p", *"unsaved edits", "enter")

    walk(root, steps)
    assert [path.suffix for path in root.glob(".planner-recovery-*")] == [".damaged"]


def test_a_folder_that_takes_no_recovery_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said once, not at every edit."""

    def refuse(folder: Path, _files: object) -> None:
        raise NotWritable(folder, "the disk is read-only")

    monkeypatch.setattr("planner.work.write_journal", refuse)

    async def steps(at: Walker) -> None:
        for text, said in (("one", True), ("two", False)):
            await at.title("a", text)
            at.app.keep()
            assert ("would not survive the end of the planner" in await at.seen()) is said
            await at.press("down")
        at.app.leave_at_once(129)

    assert walk(root, steps).return_code == 129


def test_leaving_without_saving_drops_the_recovery_file(root: Path) -> None:
    """q twice is a decision: the next start offers nothing."""

    async def steps(at: Walker) -> None:
        await at.title("a", "one")
        at.app.keep()
        assert len(at.recovery_files()) == 1
        assert "1 change is not saved: Ctrl+S saves" in await at.press("q")
        await at.pilot.press("q")

    walk(root, steps)
    assert list(root.glob(".planner-recovery-*")) == []


def test_a_crash_keeps_the_edits(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An error in the planner itself costs no edit."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def fail(_self: object) -> None:
        raise ZeroDivisionError

    async def steps(at: Walker) -> None:
        await at.title("a", "one")
        monkeypatch.setattr(Desk, "calendar", property(fail))
        at.app.call_later(lambda: at.app.desk.calendar)
        await at.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        walk(root, steps)
    assert len(list(root.glob(".planner-recovery-*"))) == 1
