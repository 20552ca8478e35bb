"""What others write is noticed once it is whole, and never while it is half."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner import watching
from planner.watching import COARSE, STABLE, Watch

OLD = b'[[session]]\nid = "a"\n[[session]]\nid = "b"\n'
NEW = OLD + b'[[session]]\nid = "c"\n'
HALF = OLD[:22]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.toml").write_bytes(OLD)
    (tmp_path / "units.toml").write_bytes(b"")
    return tmp_path


def watch_of(folder: Path) -> Watch:
    return Watch(folder, {"plan.toml": OLD, "units.toml": b""})


def test_nothing_new(folder: Path) -> None:
    """A file that is touched, or written again as it was, is not new; nor are files that no mission reads."""
    watch = watch_of(folder)
    assert not watch.poll(0.0)
    os.utime(folder / "plan.toml", ns=(1, 1))
    (folder / "units.toml").write_bytes(b"")
    for name in (".hidden.toml", "notes.txt", ".planner-recovery-x.json"):
        (folder / name).write_bytes(NEW)
    assert not any(watch.poll(now / 10) for now in range(50))


def test_a_file_is_believed_when_it_stays_the_same(folder: Path) -> None:
    """And is said once."""
    watch = watch_of(folder)
    (folder / "plan.toml").write_bytes(NEW)
    assert not watch.poll(10.0)
    assert not watch.poll(10.0 + STABLE / 2)
    assert watch.unsettled
    seen = watch.poll(10.5)
    assert not watch.unsettled
    assert (seen.changed, seen.appeared, seen.vanished) == ({"plan.toml": NEW}, {}, ())
    assert not watch.poll(11.0)


def test_a_half_file_is_never_seen(folder: Path) -> None:
    """An editor that saves in place shows valid TOML with entries missing; what comes is what stays."""
    watch = watch_of(folder)
    now, seen = 0.0, []
    for data in (b"", HALF, OLD[:21], HALF, NEW, NEW, NEW, NEW):
        if (folder / "plan.toml").read_bytes() != data:
            (folder / "plan.toml").write_bytes(data)
        seen.append(watch.poll(now))
        now += STABLE / 2
    assert [dict(found.changed) for found in seen if found] == [{"plan.toml": NEW}]


def test_a_file_that_changes_while_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size and time are those from before and after the bytes were read."""
    watch, real = watch_of(folder), watching._bytes_of
    (folder / "plan.toml").write_bytes(HALF)
    monkeypatch.setattr(watching, "_bytes_of", lambda path: (real(path), os.utime(path, ns=(now, now)))[0])
    for now in range(1, 20):
        assert not watch.poll(now / 4)
    monkeypatch.undo()
    assert not watch.poll(5.0)
    assert watch.poll(5.5)


def test_a_file_that_may_be_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave to read it comes back without a trace in time or size."""
    watch, real = watch_of(folder), watching._bytes_of
    monkeypatch.setattr(watching, "_bytes_of", lambda path: None if path.name == "plan.toml" else real(path))
    assert [seen.vanished for now in range(10) if (seen := watch.poll(now))] == [("plan.toml",)]
    monkeypatch.undo()
    assert [dict(seen.appeared) for now in range(10, 13) if (seen := watch.poll(now))] == [{"plan.toml": OLD}]


def test_same_size_and_time(folder: Path) -> None:
    """On a disk whose clock ticks slowly, two changes within a moment look like one."""
    watch = watch_of(folder)
    path = folder / "plan.toml"
    for now, data in ((0.0, OLD.replace(b"a", b"x")), (0.1, OLD.replace(b"a", b"y"))):
        with path.open("r+b") as stream:
            stream.write(data)
        os.utime(path, ns=(5, 5))
        assert not watch.poll(now)
    assert watch.poll(0.5).changed == {"plan.toml": OLD.replace(b"a", b"y")}


def test_a_settled_file_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Watching costs no reading once the clock has moved on."""
    watch = watch_of(folder)
    for now in (0.0, COARSE + 1):
        watch.poll(now)
    monkeypatch.setattr(watching, "_bytes_of", lambda path: pytest.fail(f"read {path}"))
    assert not watch.poll(COARSE + 2)


def test_files_appear_and_vanish(folder: Path) -> None:
    """Also in the mission's own curricula; a name that is gone for a moment, as editors do it, is not gone."""
    watch = watch_of(folder)
    (folder / "curricula").mkdir()
    (folder / "curricula" / "own.toml").write_bytes(NEW)
    (folder / "units.toml").unlink()
    (folder / "plan.toml").rename(folder / "plan.toml~")
    assert not watch.poll(0.0)
    (folder / "plan.toml~").rename(folder / "plan.toml")
    watch.poll(0.1)
    seen = watch.poll(1.0)
    assert (seen.changed, seen.appeared, seen.vanished) == ({}, {"curricula/own.toml": NEW}, ("units.toml",))
    assert not watch.poll(2.0)


def test_what_cannot_be_read_is_gone(folder: Path) -> None:
    """A pipe in the place of a file does not hang; a folder that is gone says nothing."""
    watch = watch_of(folder)
    (folder / "plan.toml").unlink()
    os.mkfifo(folder / "plan.toml")
    watch.poll(0.0)
    assert watch.poll(1.0).vanished == ("plan.toml",)
    assert not watch_of(folder / "missing").poll(0.0)


def test_ones_own_saves_are_known(folder: Path) -> None:
    """What we wrote is not reported as somebody else's."""
    watch = watch_of(folder)
    (folder / "plan.toml").write_bytes(NEW)
    (folder / "units.toml").unlink()
    watch.know("plan.toml", NEW)
    watch.know("units.toml", None)
    assert not any(watch.poll(now) for now in (0.0, 1.0, 9.0))
