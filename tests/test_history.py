"""Undo and redo are exact to the byte, know no end, and never take back what others have written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import tomli
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner import drafts as drafts_module
from planner.drafts import Drafts
from planner.editing import Edit, EditRefused, added, changed, copied, guards, removed
from planner.history import CannotUndo, Change, History, OutOfDate
from planner.saving import ChangedOnDisk, Saved

PLAN = "# plan\r\n" + "".join(f'[[session]]\r\nid = "{name}"  # {name}\r\ntitle = "old"\r\n\r\n' for name in "abcd")


def change_of(name: str, file: str, before: str | None, edited: Callable[[str], Edit]) -> Change:
    edit = edited(before or "")
    return Change(name, {file: (before, edit.text)}, {file: (edit.promise,)})


def titled(number: int, title: str, before: str = PLAN) -> Change:
    return change_of(
        f"title {title}", "plan.toml", before, lambda text: changed(text, "session", number, {"title": title})
    )


def test_names_and_exactness() -> None:
    """Undo and redo say what they will do, and give the same texts back."""
    history = History({"plan.toml": PLAN})
    assert (history.undo_name, history.redo_name, history.undo().files, history.redo().files) == (None, None, {}, {})
    first = titled(0, "1")
    history.do(first)
    second = titled(1, "2", history.texts["plan.toml"])
    history.do(second)
    assert history.undo_name == "title 2"
    assert history.undo().files == {"plan.toml": second.files["plan.toml"][::-1]}
    assert (history.undo_name, history.redo_name) == ("title 1", "title 2")
    history.undo()
    assert history.texts == {"plan.toml": PLAN}
    assert history.redo().files == first.files
    assert history.redo().files == second.files
    history.undo()
    history.do(titled(2, "3", history.texts["plan.toml"]))
    assert history.redo_name is None


def test_files_come_and_go() -> None:
    """A file that an edit made is gone after undo, and unsaved is what the disk has not."""
    history = History({})
    history.do(change_of("add", "new.toml", None, lambda text: added(text, "session", {"id": "n"})))
    text = history.texts["new.toml"]
    assert history.unsaved({}) == {"new.toml": (None, text)}
    history.undo()
    assert dict(history.texts) == {}
    assert history.unsaved({"new.toml": text}) == {"new.toml": (text, None)}
    history.prove("new.toml")
    history.redo()
    assert history.unsaved({"new.toml": text}) == {}


def test_a_change_of_another_text_is_refused() -> None:
    """A change made from a text that is gone would undo what came between."""
    history = History({"plan.toml": PLAN})
    history.do(titled(0, "1"))
    with pytest.raises(OutOfDate, match=r"plan\.toml"):
        history.do(titled(1, "2"))
    assert history.undo_name == "title 1"


def test_a_text_without_promise_is_taken_if_it_is_sound() -> None:
    """A recovered text is one; what is no TOML is not proven, and can be undone."""
    history = History({"plan.toml": PLAN})
    history.do(Change("recover", {"plan.toml": (PLAN, "[[session]]\nid = \n")}))
    with pytest.raises(EditRefused):
        history.prove("plan.toml")
    history.undo()
    history.prove("plan.toml")


def test_what_was_not_promised_is_not_proven() -> None:
    """A text that says more than its edits promised does not reach the disk."""
    history = History({"plan.toml": PLAN})
    good = titled(0, "1")
    bad = good.files["plan.toml"][1].replace('"old"', '"oops"')
    history.do(Change("bad", {"plan.toml": (PLAN, bad)}, good.promises))
    with pytest.raises(EditRefused, match="more than its entry"):
        history.prove("plan.toml")


def test_what_is_known_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save reads the new text alone, every time, and refuses what was not promised all the same."""
    read: list[str] = []
    monkeypatch.setattr(guards, "parsed", lambda text: read.append(text) or tomli.loads(text))
    history = History({"plan.toml": PLAN})
    history.know({"plan.toml": (PLAN, tomli.loads(PLAN)), "other.toml": ("", {})})
    texts = []
    for number in (0, 1):
        history.do(titled(number, "mine", history.texts["plan.toml"]))
        texts.append(history.texts["plan.toml"])
        history.know({"plan.toml": (texts[-1], {})})  # the proof does not begin with that text
        history.prove("plan.toml")
    history.undo()
    history.prove("plan.toml")
    assert read == [*texts, texts[0]]
    bad = titled(1, "mine", texts[0])
    history.do(Change("bad", {"plan.toml": (texts[0], texts[1].replace('"old"', '"oops"'))}, bad.promises))
    with pytest.raises(EditRefused, match="more than its entry"):
        history.prove("plan.toml")


def test_what_others_wrote_is_not_taken_for_known() -> None:
    """What a text said that others have replaced proves nothing; what theirs says, once it is read, does."""
    history = History({"plan.toml": PLAN})
    history.know({"plan.toml": (PLAN, tomli.loads(PLAN))})
    theirs = PLAN.replace('"d"  # d\r\ntitle = "old"', '"d"  # d\r\ntitle = "theirs"')
    history.take_in("plan.toml", theirs)
    history.do(titled(0, "mine", theirs))
    history.prove("plan.toml")
    history.take_in("plan.toml", PLAN)
    history.know({"plan.toml": (PLAN, {"session": []})})
    history.do(titled(0, "mine"))
    with pytest.raises(EditRefused, match="more than its entry"):
        history.prove("plan.toml")


def test_undo_goes_round_what_others_wrote() -> None:
    """Of two people's edits of two entries only mine is taken back, and comes again, below theirs and above."""
    history = History({"plan.toml": PLAN})
    for number in (0, 1):
        history.do(titled(number, f"mine {number}", history.texts["plan.toml"]))
    mine = history.texts["plan.toml"]
    theirs = mine.replace('"d"  # d\r\ntitle = "old"', '"d"  # d\r\ntitle = "theirs"')
    history.take_in("plan.toml", theirs)
    history.do(titled(2, "mine 2", theirs))
    top = history.texts["plan.toml"]
    for wanted in (theirs, theirs.replace("mine 1", "old"), theirs.replace("mine 1", "old").replace("mine 0", "old")):
        history.undo()
        assert history.texts["plan.toml"] == wanted
        history.prove("plan.toml")
    for _ in range(3):
        history.redo()
    assert history.texts["plan.toml"] == top
    history.prove("plan.toml")


def test_undo_goes_round_them_more_than_once() -> None:
    """What others wrote in between, twice, is one thing to go round for what lies below both."""
    history, wanted = History({"plan.toml": PLAN}), PLAN
    for number, name in ((0, "c"), (1, "d")):
        history.do(titled(number, "mine", history.texts["plan.toml"]))
        old = f'"{name}"  # {name}\r\ntitle = "old"'
        history.take_in("plan.toml", history.texts["plan.toml"].replace(old, old.replace("old", "theirs")))
        wanted = wanted.replace(old, old.replace("old", "theirs"))
    top = history.texts["plan.toml"]
    history.undo()
    history.undo()
    assert history.texts["plan.toml"] == wanted
    history.redo()
    history.redo()
    assert history.texts["plan.toml"] == top


def test_redo_goes_round_what_others_wrote() -> None:
    """What was undone comes again on top of theirs."""
    history = History({"plan.toml": PLAN})
    history.do(titled(0, "mine"))
    history.undo()
    theirs = changed(PLAN, "session", 3, {"title": "theirs"}).text
    history.take_in("plan.toml", theirs)
    history.redo()
    assert history.texts["plan.toml"] == theirs.replace('# a\r\ntitle = "old"', '# a\r\ntitle = "mine"')
    history.undo()
    assert history.texts["plan.toml"] == theirs


def test_what_others_changed_too_is_not_taken_back() -> None:
    """The refusal names the entry, and nothing moves."""
    history = History({"plan.toml": PLAN})
    history.do(titled(0, "mine"))
    theirs = history.texts["plan.toml"].replace('"mine"', '"theirs"')
    history.take_in("plan.toml", theirs)
    with pytest.raises(CannotUndo, match=r"\[\[session\]\] a"):
        history.undo()
    assert history.texts["plan.toml"] == theirs
    assert history.undo_name == "title mine"


class Machine(RuleBasedStateMachine):
    """One person edits, undoes and saves; another one writes into the same file on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = {"plan.toml": PLAN.encode()}
        self.drafts = Drafts(drafts_module.Path("/nowhere"), self.disk)
        self.states = [dict(self.drafts.texts)]
        self.at = 0
        self.theirs: dict[str, str] = {}
        self.count = 0
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(drafts_module, "save", self._save)
        self.patch.setattr(drafts_module, "remove", self._remove)
        self.patch.setattr(drafts_module, "sweep", lambda _folder: 0)

    def teardown(self) -> None:
        self.patch.undo()

    def _save(self, path: drafts_module.Path, text: str, expected: bytes | None) -> Saved:
        if self.disk.get(path.name) != expected:
            raise ChangedOnDisk(path)
        if not path.name.endswith(".txt"):  # what is kept beside is no file of the mission
            self.disk[path.name] = text.encode()
        return Saved(True)

    def _remove(self, path: drafts_module.Path, expected: bytes) -> Saved:
        if self.disk.get(path.name) != expected:
            raise ChangedOnDisk(path)
        del self.disk[path.name]
        return Saved(True)

    def _sessions(self, text: str | None = None) -> list[dict[str, object]]:
        text = self.drafts.texts.get("plan.toml", "") if text is None else text
        return tomli.loads(text).get("session", [])

    def _do(self, name: str, file: str, edited: Callable[[str], Edit]) -> None:
        change = change_of(name, file, self.drafts.texts.get(file), edited)
        if change.files[file][0] != change.files[file][1]:
            self.drafts.do(change)
            self.states[self.at + 1 :] = [dict(self.drafts.texts)]
            self.at += 1

    def _new_name(self) -> str:
        self.count += 1
        return f"n{self.count}"

    @rule(number=st.integers(0, 9), kind=st.sampled_from(["title", "move", "delete", "copy", "add", "elsewhere"]))
    def edit(self, number: int, kind: str) -> None:
        sessions, name = self._sessions(), self._new_name()
        if kind in ("add", "elsewhere") or not sessions:
            file = "new.toml" if kind == "elsewhere" else "plan.toml"
            return self._do(f"add {name}", file, lambda text: added(text, "session", {"id": name, "note": "1\n2"}))
        number %= len(sessions)
        self.theirs.pop(str(sessions[number]["id"]), None)
        edits: dict[str, Callable[[str], Edit]] = {
            "title": lambda text: changed(text, "session", number, {"title": name}),
            "move": lambda text: changed(text, "session", number, {"start": dt.date(2014, 7, number + 1), "end": None}),
            "delete": lambda text: removed(text, "session", number),
            "copy": lambda text: copied(text, "session", number, {"id": name, "title": None}),
        }
        return self._do(f"{kind} {name}", "plan.toml", edits[kind])

    @rule()
    def undo(self) -> None:
        assert (self.drafts.history.undo_name is None) == (self.at == 0)
        self._step(self.drafts.history.undo, -1 if self.at else 0)

    @rule()
    def redo(self) -> None:
        assert (self.drafts.history.redo_name is None) == (self.at == len(self.states) - 1)
        self._step(self.drafts.history.redo, 1 if self.at < len(self.states) - 1 else 0)

    def _step(self, go: Callable[[], object], by: int) -> None:
        before = dict(self.drafts.texts)
        try:
            go()
        except CannotUndo:
            assert self.drafts.texts == before
            assert self.others
            return
        self.at += by
        if not self.others:
            assert self.drafts.texts == self.states[self.at]
        now = dict(self.drafts.texts)
        back = self.drafts.history.redo if by < 0 else self.drafts.history.undo
        forth = self.drafts.history.undo if by < 0 else self.drafts.history.redo
        if by:
            back()
            assert self.drafts.texts == before
            forth()
            assert self.drafts.texts == now

    @rule()
    def save(self) -> None:
        disk = dict(self.disk)
        try:
            self.drafts.save()
        except ChangedOnDisk:
            assert self.disk["plan.toml"] == disk["plan.toml"]
            return
        assert {name: data.decode() for name, data in self.disk.items()} == dict(self.drafts.texts) or self.waiting
        assert not self.drafts.unsaved

    others = False
    """Whether anybody else has written."""
    waiting = False
    """Whether that has not been noticed yet."""

    @rule(number=st.integers(0, 9), kind=st.sampled_from(["title", "title", "delete", "add"]))
    @precondition(lambda self: "plan.toml" in self.disk)
    def somebody_else_saves(self, number: int, kind: str) -> None:
        text, name = self.disk["plan.toml"].decode(), self._new_name()
        sessions = self._sessions(text)
        if kind == "add" or not sessions:
            text = added(text, "session", {"id": name, "title": name}).text
            self.theirs[name] = name
        elif kind == "title":
            number %= len(sessions)
            text = changed(text, "session", number, {"title": name}).text
            self.theirs[str(sessions[number]["id"])] = name
        else:
            number %= len(sessions)
            text = removed(text, "session", number).text
            self.theirs.pop(str(sessions[number]["id"]), None)
        self.disk["plan.toml"] = text.encode()
        self.others = self.waiting = True

    @rule()
    def notice(self) -> None:
        merged = self.drafts.take_in("plan.toml", self.disk.get("plan.toml")).merge
        assert (merged.beside is not None) == bool(merged.conflicts)
        self.waiting = False
        if self.others:
            for name, title in self.theirs.items():
                assert title in [row.get("title") for row in self._sessions() if row["id"] == name]

    @invariant()
    def all_is_sound(self) -> None:
        for text in self.drafts.texts.values():
            tomli.loads(text)
        if not self.waiting:
            on_disk = {name: data.decode() for name, data in self.disk.items()}
            assert self.drafts.unsaved.keys() == {
                name
                for name in on_disk.keys() | self.drafts.texts.keys()
                if on_disk.get(name) != self.drafts.texts.get(name)
            }


Machine.TestCase.settings = settings(max_examples=50, stateful_step_count=30, deadline=None)
TestHistory = Machine.TestCase
