"""A save is whole or not at all, and never over someone else's change."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from planner import saving
from planner.saving import LOCK, ChangedOnDisk, NotWritable, Saved, save, sweep

OLD, NEW = "title = 'é'\r\n", "\ufefftitle = 'new'\n# " + "x" * 5000
OLD_BYTES, NEW_BYTES = OLD.encode(), NEW.encode()
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""A folder in memory for what is saved very often: what a disk takes for it is not to be shown."""
CALLS = (
    "open", "read", "write", "fstat", "stat", "access", "close", "fsync", "fchown", "fchmod", "listxattr", "getxattr",
    "setxattr", "replace", "link", "unlink", "getpid",
)  # fmt: skip


class Faulty:
    """The module os, but each call passes *before*, which may raise or kill."""

    def __init__(self, before: Callable[[str, tuple[Any, ...]], None]) -> None:
        self.before = before

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*arguments: Any, **named: Any) -> Any:
            try:
                self.before(name, arguments)
            except OSError:
                if name == "close":
                    real(*arguments)  # a close that fails has closed
                raise
            return real(*arguments, **named)

        return call


def failing(code: int, *names: str, at: int = 0) -> Faulty:
    """Return an os whose calls of *names* fail with *code*; *at*: only that one of them."""
    seen: list[str] = []

    def before(name: str, _: tuple[Any, ...]) -> None:
        if name in names:
            seen.append(name)
            if not at or len(seen) == at:
                raise OSError(code, os.strerror(code))

    return Faulty(before)


def strays(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == ".tmp"]


def open_files() -> int:
    return sum(1 for _ in Path("/dev/fd").iterdir())


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.toml"
    path.write_bytes(OLD_BYTES)
    return path


def test_save(plan: Path) -> None:
    assert save(plan, NEW, OLD_BYTES) == Saved(durable=True)
    assert plan.read_bytes() == NEW_BYTES
    assert sorted(path.name for path in plan.parent.iterdir()) == [LOCK, "plan.toml"]
    assert not LOCK.endswith(".toml")


def test_a_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert save(tmp_path / "new.toml", NEW, None).durable
    finally:
        os.umask(before)
    assert (tmp_path / "new.toml").read_bytes() == NEW_BYTES
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o640
    assert (tmp_path / "new.toml").stat().st_nlink == 1
    assert strays(tmp_path) == []


@pytest.mark.parametrize("on_disk", [b"other", OLD_BYTES + b" ", OLD_BYTES[:-1], b"", OLD_BYTES.swapcase()])
def test_changed_on_disk(plan: Path, on_disk: bytes) -> None:
    plan.write_bytes(on_disk)
    with pytest.raises(ChangedOnDisk, match=r"plan\.toml has changed on disk") as caught:
        save(plan, NEW, OLD_BYTES)
    assert caught.value.path == plan
    assert plan.read_bytes() == on_disk
    assert strays(plan.parent) == []


def test_vanished(plan: Path) -> None:
    plan.unlink()
    with pytest.raises(ChangedOnDisk):
        save(plan, NEW, OLD_BYTES)
    assert not plan.exists()


def test_a_new_file_that_exists_already(plan: Path) -> None:
    with pytest.raises(ChangedOnDisk):
        save(plan, NEW, None)
    assert plan.read_bytes() == OLD_BYTES


@pytest.mark.parametrize("expected", [None, OLD_BYTES])
@pytest.mark.parametrize("code", [0, errno.EPERM])
def test_someone_who_knows_no_lock_saves_meanwhile(
    plan: Path, monkeypatch: pytest.MonkeyPatch, expected: bytes | None, code: int
) -> None:
    if expected is None:
        plan.unlink()

    def before(name: str, _: tuple[Any, ...]) -> None:
        if name == "fsync":
            plan.write_bytes(b"theirs")
        if name == "link" and code:
            raise OSError(code, "no links here")

    monkeypatch.setattr(saving, "os", Faulty(before))
    with pytest.raises(ChangedOnDisk):
        save(plan, NEW, expected)
    assert plan.read_bytes() == b"theirs"
    assert strays(plan.parent) == []


def test_vanished_meanwhile(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "os", Faulty(lambda name, _: plan.unlink(missing_ok=True) if name == "write" else None))
    with pytest.raises(ChangedOnDisk):
        save(plan, NEW, OLD_BYTES)
    assert not plan.exists()


def test_a_link_is_kept_and_its_target_saved(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.toml"
    link.symlink_to("../plan.toml")
    save(link, NEW, OLD_BYTES)
    assert link.is_symlink()
    assert plan.read_bytes() == NEW_BYTES
    assert [path.name for path in folder.iterdir()] == ["link.toml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o640])
def test_the_mode_is_kept(plan: Path, mode: int) -> None:
    plan.chmod(mode)
    save(plan, NEW, OLD_BYTES)
    assert stat.S_IMODE(plan.stat().st_mode) == mode


def test_the_owner_is_kept_where_possible(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        os.chown(plan, 4321, 4322)
        save(plan, NEW, OLD_BYTES)
        assert (plan.stat().st_uid, plan.stat().st_gid) == (4321, 4322)
        plan.write_bytes(OLD_BYTES)
    monkeypatch.setattr(saving, "os", failing(errno.EPERM, "fchown"))
    assert save(plan, NEW, OLD_BYTES).durable


def test_extended_attributes_are_kept(plan: Path) -> None:
    try:
        os.setxattr(plan, "user.note", b"from Gao")
    except (OSError, AttributeError):
        pytest.skip("no extended attributes here")
    save(plan, NEW, OLD_BYTES)
    assert os.getxattr(plan, "user.note") == b"from Gao"


def test_only_regular_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    for name in ("pipe.toml", "folder.toml"):
        with pytest.raises(NotWritable, match="not a regular file"):
            save(tmp_path / name, NEW, OLD_BYTES)
    (tmp_path / "round.toml").symlink_to("round.toml")
    with pytest.raises(NotWritable):
        save(tmp_path / "round.toml", NEW, OLD_BYTES)


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match="its folder is not there"):
        save(tmp_path / "no" / "plan.toml", NEW, None)
    assert not (tmp_path / "no").exists()


def test_what_utf_8_cannot_write(plan: Path) -> None:
    with pytest.raises(NotWritable, match="UTF-8"):
        save(plan, "\ud800", OLD_BYTES)
    assert plan.read_bytes() == OLD_BYTES


def test_write_protected(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    protected = SimpleNamespace(**{**vars(os), "access": lambda *_: False})
    monkeypatch.setattr(saving, "os", protected)
    with pytest.raises(NotWritable, match="write-protected"):
        save(plan, NEW, OLD_BYTES)


def test_someone_else_is_saving(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    monkeypatch.setattr(saving, "PATIENCE", 0.0)
    holder = (
        "import sys, filelock; a = filelock.FileLock(sys.argv[1]); a.acquire(); print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(plan.parent / LOCK)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(NotWritable, match="another program is saving"):
            save(plan, NEW, OLD_BYTES)
        other.communicate()
    assert save(plan, NEW, OLD_BYTES).durable
    with FileLock(plan.parent / LOCK, timeout=0):
        pass


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EDQUOT, "your share of the disk is full"),
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "the disk has a fault"),
        (errno.ENOLCK, os.strerror(errno.ENOLCK)),
    ],
)
def test_the_message_says_why_and_what_to_do(
    plan: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    monkeypatch.setattr(saving, "os", failing(code, "write"))
    with pytest.raises(NotWritable, match=reason) as caught:
        save(plan, NEW, OLD_BYTES)
    assert str(plan) in str(caught.value)
    assert "What is on disk is as it was" in str(caught.value)


def test_short_writes_are_continued(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = SimpleNamespace(**{**vars(os), "write": lambda handle, data: os.write(handle, data[:7])})
    monkeypatch.setattr(saving, "os", short)
    save(plan, NEW, OLD_BYTES)
    assert plan.read_bytes() == NEW_BYTES


@pytest.mark.parametrize("expected", [OLD_BYTES, None])
def test_a_fault_after_the_replacement_is_no_failure(
    plan: Path, monkeypatch: pytest.MonkeyPatch, expected: bytes | None
) -> None:
    if expected is None:
        plan.unlink()
    monkeypatch.setattr(saving, "os", failing(errno.EIO, "fsync", at=2))
    assert save(plan, NEW, expected) == Saved(durable=False)
    assert plan.read_bytes() == NEW_BYTES
    assert strays(plan.parent) == []


def test_a_failed_fsync_is_not_tried_again(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def before(name: str, _: tuple[Any, ...]) -> None:
        calls.append(name)
        if name == "fsync":
            raise OSError(errno.EIO, "fault")

    monkeypatch.setattr(saving, "os", Faulty(before))
    with pytest.raises(NotWritable):
        save(plan, NEW, OLD_BYTES)
    assert calls.count("fsync") == 1
    assert plan.read_bytes() == OLD_BYTES
    assert strays(plan.parent) == []


def counted_faults(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Iterator[list[str]]:
    """Yield once for each call that a save makes; that call will fail. The list's last item is its name."""
    for at in range(1, 100):
        calls: list[str] = []

        def before(name: str, _: tuple[Any, ...], calls: list[str] = calls, at: int = at) -> None:
            calls.append(name)
            if len(calls) == at:
                raise error

        monkeypatch.setattr(saving, "os", Faulty(before))
        yield calls
        if len(calls) < at:
            return
    pytest.fail("a save makes no end of calls")


@pytest.mark.parametrize("expected", [OLD_BYTES, None], ids=["old", "new"])
@pytest.mark.parametrize("error", [OSError(errno.EIO, "fault"), KeyboardInterrupt()], ids=["fault", "interrupt"])
def test_a_fault_at_each_call(
    plan: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, expected: bytes | None
) -> None:
    outcomes = set()
    for calls in counted_faults(monkeypatch, error):
        plan.write_bytes(OLD_BYTES)
        if expected is None:
            plan.unlink()
        handles = open_files()
        saved = False
        with suppress(NotWritable, KeyboardInterrupt):
            save(plan, NEW, expected)
            saved = True
        on_disk = plan.read_bytes() if plan.exists() else None
        assert on_disk in (expected, NEW_BYTES)
        assert on_disk == NEW_BYTES or not saved
        if isinstance(error, OSError):
            assert saved == (on_disk == NEW_BYTES)
            assert open_files() == handles
        for name in strays(plan.parent):
            assert "unlink" in calls
            (plan.parent / name).unlink()
        outcomes.add(saved)
    assert outcomes == {True, False}


@pytest.mark.parametrize("call", ["remove", "save_own"])
def test_a_fault_at_each_call_of_the_others(plan: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """Taking a file away, and the file that this process alone writes: done and said, or not done and said."""
    outcomes = set()
    for calls in counted_faults(monkeypatch, OSError(errno.EIO, "fault")):
        plan.write_bytes(OLD_BYTES)
        handles, done = open_files(), False
        with suppress(NotWritable):
            saving.remove(plan, OLD_BYTES) if call == "remove" else saving.save_own(plan, NEW_BYTES)
            done = True
        after = None if call == "remove" else NEW_BYTES
        assert (plan.read_bytes() if plan.exists() else None) == (after if done else OLD_BYTES)
        assert open_files() == handles
        for name in strays(plan.parent):
            assert "unlink" in calls
            (plan.parent / name).unlink()
        outcomes.add(done)
    assert outcomes == {True, False}


KILLED = """
import os, signal, sys
from pathlib import Path
from planner import saving
sys.path.insert(0, sys.argv[1])
from test_saving import CALLS, Faulty, NEW, NEW_BYTES, OLD_BYTES, strays
import filelock

folder = Path(sys.argv[2])
path, torn, left, ended = folder / "plan.toml", 0, 0, False
for at in range(1, 100):
    path.write_bytes(OLD_BYTES)
    if not (child := os.fork()):
        calls = []
        def before(name, _):
            calls.append(name)
            if len(calls) == at:
                os.kill(os.getpid(), signal.SIGKILL)
        saving.os = Faulty(before)
        saving.save(path, NEW, OLD_BYTES)
        os._exit(0)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    torn += path.read_bytes() not in (OLD_BYTES, NEW_BYTES)
    left += len(strays(folder)) != saving.sweep(folder) or bool(strays(folder))
    if not killed:
        break
print(at > 10, path.read_bytes() == NEW_BYTES, torn, left)
"""


def python(script: str, *arguments: object) -> subprocess.Popen[str]:
    root = Path(saving.__file__).parent.parent
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def test_killed_at_each_call(tmp_path: Path) -> None:
    with python(KILLED, Path(__file__).parent, tmp_path) as process:
        assert process.communicate()[0].split() == ["True", "True", "0", "0"]


SAVER = """
import sys
from pathlib import Path
from planner.saving import ChangedOnDisk, save
path = Path(sys.argv[1])
for number in range(100):
    while True:
        data = path.read_bytes()
        try:
            save(path, data.decode() + f"# {sys.argv[2]} {number}\\n", data)
        except ChangedOnDisk:
            continue
        break
"""


def test_four_programs_lose_nothing() -> None:
    """A hundred saves of each, as fast as they can."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        four_programs(Path(folder) / "plan.toml")


def four_programs(plan: Path) -> None:
    plan.write_bytes(OLD_BYTES)
    processes = [python(SAVER, plan, name) for name in "abcd"]
    for process in processes:
        process.communicate()
    lines = plan.read_text("utf-8").splitlines()[1:]
    assert sorted(lines) == sorted(f"# {name} {number}" for name in "abcd" for number in range(100))
    assert strays(plan.parent) == []


def test_sweep(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    mine, dead = f".planner-{saving.HOST}-{os.getpid()}-0a.tmp", f".planner-{saving.HOST}-{process.pid}-0a.tmp"
    other = f".planner-{int(saving.HOST, 16) ^ 1:08x}-{process.pid}-0a.tmp"
    for name in (mine, dead, other, "plan.toml", ".other.tmp"):
        (tmp_path / name).touch()
    (tmp_path / dead.replace("0a", "0b")).mkdir()
    assert sweep(tmp_path) == 1
    assert not (tmp_path / dead).exists()
    assert (tmp_path / mine).exists()
    assert (tmp_path / other).exists()
    assert sweep(tmp_path) == 0
    assert sweep(tmp_path / "missing") == 0


def test_a_process_that_nobody_has_waited_for_is_over() -> None:
    """What a killed planner left is offered although its parent has not noticed yet, as in many containers."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    assert saving.is_running(process.pid)
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert not saving.is_running(process.pid)
    process.wait()
