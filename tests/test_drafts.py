"""Drafts are saved whole and proven, and others' edits are taken in or kept beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.drafts import Drafts
from planner.editing import EditRefused, changed
from planner.history import Change
from planner.saving import ChangedOnDisk, NotWritable

PLAN = '\ufeff# é\r\n[[session]]\r\nid = "a"\r\n\r\n[[session]]\r\nid = "b"\r\n'


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    (tmp_path / "plan.toml").write_bytes(PLAN.encode())
    return Drafts(tmp_path, {"plan.toml": PLAN.encode(), "latin.toml": b"\xe9"})


def title(drafts: Drafts, number: int, text: str) -> None:
    before = drafts.texts["plan.toml"]
    edit = changed(before, "session", number, {"title": text})
    drafts.do(Change(text, {"plan.toml": (before, edit.text)}, {"plan.toml": (edit.promise,)}))


def test_saved_and_undone_and_saved(drafts: Drafts) -> None:
    """After a save, undo and one more save the file is as it was, to the byte."""
    path = drafts.root / "plan.toml"
    assert drafts.save().durable
    title(drafts, 0, "one")
    assert list(drafts.diff())[3:] == [" # é", " [[session]]", ' id = "a"', '+title = "one"', " ", *END]
    assert drafts.save().durable
    assert path.read_bytes().count(b"one") == 1
    assert drafts.unsaved == {}
    drafts.history.undo()
    assert drafts.unsaved == {"plan.toml": (drafts.texts["plan.toml"].replace(*ONE), PLAN)}
    drafts.save()
    assert path.read_bytes() == PLAN.encode()


END = [" [[session]]", ' id = "b"']
ONE = ('"a"\r\n', '"a"\r\ntitle = "one"\r\n')


def test_new_files_and_their_undo(drafts: Drafts) -> None:
    """A file that an edit made is taken away again by undo and save."""
    drafts.do(Change("new", {"new.toml": (None, "[[session]]\nid = 'n'\n")}))
    drafts.save()
    assert (drafts.root / "new.toml").read_bytes() == b"[[session]]\nid = 'n'\n"
    drafts.history.undo()
    drafts.save()
    assert not (drafts.root / "new.toml").exists()
    assert drafts.unsaved == {}


def test_what_is_not_proven_is_not_written(drafts: Drafts) -> None:
    """One bad file stops all, before any is written."""
    title(drafts, 0, "one")
    drafts.do(Change("bad", {"a.toml": (None, "= 1")}))
    with pytest.raises(EditRefused):
        drafts.save()
    assert (drafts.root / "plan.toml").read_bytes() == PLAN.encode()
    assert not (drafts.root / "a.toml").exists()


def test_never_over_somebody_else(drafts: Drafts) -> None:
    """A save says that the file has changed; taken in, both edits are in it and can be saved."""
    title(drafts, 0, "one")
    theirs = changed(PLAN, "session", 1, {"title": "theirs"}).text
    (drafts.root / "plan.toml").write_bytes(theirs.encode())
    with pytest.raises(ChangedOnDisk):
        drafts.save()
    merge = drafts.take_in("plan.toml", theirs.encode()).merge
    assert (merge.taken, merge.conflicts) == (1, ())
    drafts.save()
    assert (drafts.root / "plan.toml").read_bytes().decode() == theirs.replace(*ONE)
    drafts.history.undo()
    drafts.save()
    assert (drafts.root / "plan.toml").read_bytes().decode() == theirs


def test_of_one_entry_both_are_kept(drafts: Drafts) -> None:
    """Theirs in the file, mine in one beside it, under a name that is free."""
    title(drafts, 0, "one")
    mine = drafts.texts["plan.toml"]
    theirs = changed(PLAN, "session", 0, {"title": "theirs"}).text
    (drafts.root / "plan.mine.txt").touch()
    beside = drafts.take_in("plan.toml", theirs.encode()).beside
    assert drafts.texts["plan.toml"] == theirs
    assert drafts.unsaved == {}
    assert beside is not None
    assert (beside.name, beside.read_bytes().decode()) == ("plan.mine-2.txt", mine)


def test_what_cannot_be_kept_beside_stays(drafts: Drafts) -> None:
    """Theirs is not taken in while mine would be lost by it: the folder is gone."""
    title(drafts, 0, "one")
    mine = drafts.texts["plan.toml"]
    (drafts.root / "plan.toml").unlink()
    drafts.root.rmdir()
    with pytest.raises(NotWritable):
        drafts.take_in("plan.toml", None)
    assert drafts.texts["plan.toml"] == mine


def test_saved_elsewhere(drafts: Drafts, tmp_path: Path) -> None:
    """All files, in a folder that was not there; the old file stays as it was, and the work goes on in the new one."""
    title(drafts, 0, "one")
    with pytest.raises(NotWritable):
        drafts.save_elsewhere(tmp_path)
    drafts.save_elsewhere(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / "plan.toml").read_bytes().decode() == drafts.texts["plan.toml"]
    assert (tmp_path / "plan.toml").read_bytes().decode() == PLAN
    assert drafts.unsaved == {}
    drafts.history.undo()
    drafts.save()
    assert (tmp_path / "a" / "b" / "plan.toml").read_bytes().decode() == PLAN


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_a_file_that_is_gone_is_not_written_again(drafts: Drafts, data: bytes | None) -> None:
    """Nor one that is no text any more; my edits are in the merge."""
    title(drafts, 0, "one")
    mine = drafts.texts["plan.toml"]
    beside = drafts.take_in("plan.toml", data).beside
    assert beside is not None
    assert beside.read_bytes().decode() == mine
    assert dict(drafts.texts) == {}
    assert drafts.unsaved == {}
    drafts.save()
