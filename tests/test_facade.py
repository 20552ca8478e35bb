"""An open mission through any course of edits, undo, saves and what others write: texts and mission always agree."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import tomli
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from planner.editing import added, changed, removed
from planner.history import CannotUndo, Change
from planner.loading import Loaded, load
from planner.operations import add_session, copy_session, move_session, remove_session, set_session
from planner.saving import ChangedOnDisk
from planner.workspace import Workspace
from tests.missions import PLACES, curriculum_of, write_mission

COURSE = curriculum_of('[[module]]\nid = "A"\ntitle = "First"\nhours = 6\n')
PLAN = """# the plan
# of all

# above a
[[session]]  # at a
id = "a"  # é
modules = ["A"]  # what
start = 2014-07-07
title = "old"
# in a

[[session]]
id = "b"
modules = [
  "A",  # first
]
start = 2014-07-14
title = "old"

# above c
[[session]]
id = "c"
modules = ["A"]
start = 2014-07-21
title = 'old'
seats = { }  # nobody
# the end"""
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""A folder in memory, because much is saved."""
OTHER = '[[session]]\nid = "x"\nmodules = ["A"]\nstart = 2014-08-04\nnote = "2"\n'
KINDS = ("title", "move", "remove", "copy", "add", "several")


class Facade(RuleBasedStateMachine):
    """One person at an open mission, and another who writes into its folder."""

    @initialize(ends=st.sampled_from(["\n", "\r\n"]), mark=st.booleans(), last=st.booleans())
    def begin(self, ends: str, mark: bool, last: bool) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="planner-facade-", dir=MEMORY))
        self.root = write_mission(self.home / "m", f"{PLACES}{COURSE}--- other.toml\n{OTHER}")
        text = ("\ufeff" if mark else "") + PLAN + ("\n" if last else "")
        (self.root / "plan.toml").write_bytes(text.replace("\n", ends).encode())
        self.workspace = Workspace.open(self.root)
        self.now, self.count, self.others = 0.0, 0, False
        self.known: dict[str, dict[str, str]] = {}
        """By session id what others gave it last."""
        self.states = [self.texts()]
        self.at = 0

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def texts(self) -> dict[str, str]:
        return dict(self.workspace.work.drafts.texts)

    def name(self) -> str:
        self.count += 1
        return f"n{self.count}"

    @rule(number=st.integers(0, 9), kind=st.sampled_from(KINDS))
    def edit(self, number: int, kind: str) -> None:
        """An edit changes its own entry: all others keep their lines."""
        sessions = [session.id for session in self.workspace.view.mission.sessions]
        name = self.name()
        session = sessions[number % len(sessions)] if sessions else ""
        fields = {"id": name, "modules": ["A"], "start": dt.date(2014, 9, 1), "note": "1\n2"}
        makes: dict[str, Callable[[Loaded], Change]] = {
            "title": lambda loaded: set_session(loaded, session, {"title": name}),
            "move": lambda loaded: move_session(loaded, session, 1),
            "remove": lambda loaded: remove_session(loaded, session),
            "copy": lambda loaded: copy_session(loaded, session, {"id": name}),
            "add": lambda loaded: add_session(loaded, fields),
        }
        if kind == "several":
            change = self.workspace.all_of(kind, [makes["add"], *([makes["title"], makes["move"]] if session else [])])
        else:
            change = makes[kind if session else "add"](self.workspace.loaded)
        before = self.blocks()
        self.workspace.do(change)
        touched = {session, name}
        after = self.blocks()
        assert {key: block for key, block in before.items() if key not in touched} == {
            key: block for key, block in after.items() if key not in touched
        }
        self.known.pop(session, None)
        self.states[self.at + 1 :] = [self.texts()]
        self.at += 1

    def blocks(self) -> dict[str, list[str]]:
        """Return the lines of each session but the comments around it, which only a deletion moves."""
        blocks: dict[str, list[str]] = {}
        for text in self.texts().values():
            for block in text.split("[[session]]")[1:]:
                lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
                blocks[tomli.loads("[[session]]" + block.removeprefix("\ufeff"))["session"][0]["id"]] = lines
        return blocks

    @rule()
    def undo(self) -> None:
        self.step(self.workspace.undo, -1)

    @rule()
    def redo(self) -> None:
        self.step(self.workspace.redo, 1)

    def step(self, go: Callable[[], str], by: int) -> None:
        before = self.texts()
        possible = 0 <= self.at + by < len(self.states)
        try:
            assert bool(go()) is possible
        except CannotUndo:
            assert self.others
            assert self.texts() == before
            return
        self.at += by if possible else 0
        if not self.others:
            assert self.texts() == self.states[self.at]

    @rule()
    def save(self) -> None:
        """What others wrote is never written over; what is said to be saved is on the disk."""
        on_disk = self.on_disk()
        try:
            self.workspace.work.save()
        except ChangedOnDisk:
            assert self.others
            kept = {name: data for name, data in on_disk.items() if name in self.foreign()}
            assert {name: self.on_disk().get(name) for name in kept} == kept
            return
        assert self.workspace.unsaved == 0
        for name, data in self.on_disk().items():
            if name not in self.foreign():
                assert data == self.texts()[name].encode()

    def on_disk(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.root.glob("*.toml")}

    def foreign(self) -> set[str]:
        """Return the files that others have written since they were last read or saved."""
        known = {name: text.encode() for name, text in self.workspace.work.drafts.on_disk.items() if "/" not in name}
        now = self.on_disk()
        return {name for name in known.keys() | now.keys() if known.get(name) != now.get(name)}

    @rule(number=st.integers(0, 9), kind=st.sampled_from(["title", "title", "remove", "add", "gone"]))
    def somebody_else_saves(self, number: int, kind: str) -> None:
        path = self.root / "plan.toml"
        if kind == "gone":
            path = self.root / "other.toml"
            path.unlink(missing_ok=True)
            self.known.clear()
        elif path.exists():
            text = path.read_bytes().decode()
            sessions, name = tomli.loads(text.removeprefix("\ufeff")).get("session", []), self.name()
            number = number % len(sessions) if sessions else 0
            if kind == "add" or not sessions:
                fields = {"id": name, "modules": ["A"], "start": dt.date(2014, 9, 1), "title": name}
                text, session = added(text, "session", fields).text, name
            elif kind == "title":
                text, session = changed(text, "session", number, {"title": name}).text, sessions[number]["id"]
            else:
                text, session = removed(text, "session", number).text, ""
                self.known.pop(sessions[number]["id"], None)
            path.write_bytes(text.encode())
            if session:
                self.known[session] = {"title": name}
        self.others = True

    @rule(at_once=st.booleans())
    def look(self, at_once: bool) -> None:
        """Theirs is shown, mine is in it or kept beside."""
        if at_once:
            self.workspace.reload()
        else:
            for _ in range(2):
                self.now += 1.0
                self.workspace.look(self.now)
        assert not self.foreign()
        mission = self.workspace.view.mission
        for session, said in self.known.items():
            if session in mission.session:
                assert mission.session[session].title == said["title"]

    @rule()
    def note_down(self) -> None:
        self.workspace.work.note_down()
        assert bool(list(self.root.glob(".planner-recovery-*"))) == bool(self.workspace.unsaved)

    @invariant()
    def texts_and_mission_agree(self) -> None:
        """What is shown is what the texts say, read from nothing."""
        workspace = self.workspace
        fresh = load(self.root, workspace.work.drafts.held)
        assert workspace.loaded.mission.sessions == fresh.mission.sessions
        assert workspace.loaded.mission.units == fresh.mission.units
        assert workspace.view.mission is workspace.loaded.mission
        assert [(f.code, f.message) for f in workspace.load_findings] == [(f.code, f.message) for f in fresh.findings]
        assert bool(workspace.unsaved) == bool(workspace.work.drafts.unsaved)

    @invariant()
    def no_comment_is_lost(self) -> None:
        """Comments go with their entry alone."""
        text = self.texts().get("plan.toml", "")
        for session, comment in (("a", "# in a"), ("c", "# nobody"), ("b", "# first")):
            assert f'id = "{session}"' not in text or comment in text


Facade.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, derandomize=True, phases=(Phase.generate, Phase.shrink)
)
TestFacade = Facade.TestCase
