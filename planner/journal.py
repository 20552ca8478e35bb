"""Owns the recovery file: edits that are in no file yet, kept beside the data in case the process ends before a save.

Each process has a file of its own, so none writes over another's. It refuses to decide when to write, and what of it
to take up again: what is damaged is kept aside and said, and nothing goes but by ``drop``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec import Struct

from planner.differences import Sides, Splice
from planner.merging import Merge, merge
from planner.saving import HOST, is_running, save_own

MOST_BYTES = 256 * 1024 * 1024
"""A recovery file that is larger is none of ours."""

_HEAD = ".planner-recovery-"
_NAME = re.compile(rf"{re.escape(_HEAD)}(?P<host>[0-9a-f]{{8}})-(?P<pid>[1-9][0-9]{{0,8}})-(?P<since>[0-9]+)\.json")
_DATA = re.compile(r"(?:curricula/)?[^/\\\0.][^/\\\0]*\.toml")
"""Files that a mission reads: a recovery file may speak of no other."""


class _File(Struct, forbid_unknown_fields=True):
    """One file: the text that is not saved, and by which splice it came from the text on the disk."""

    base: str | None
    """SHA-256 of the bytes on the disk when it was read, in hexadecimal; None: there was no such file."""
    text: str | None
    """None: it was to be taken away."""
    at: int
    length: int
    """Of what in the text is new."""
    old: str | None
    """What stood there; of a file that was to be taken away all of it."""


class _Record(Struct, forbid_unknown_fields=True):
    """What a recovery file holds."""

    planner_recovery: Literal[1]
    digest: str
    """SHA-256 of all texts, in hexadecimal: a file cut short is none."""
    files: dict[str, _File]


class Journal(NamedTuple):
    """What somebody had not saved."""

    path: Path
    written: dt.datetime
    """When, in local time."""
    writer: Literal["ended", "running", "elsewhere"]
    """Whether the process that wrote it is over, runs still, or runs on another computer, where nobody can tell."""
    files: Mapping[str, Sides]
    """By file the text on the disk at that time, and the one that was not saved."""


class Found(NamedTuple):
    """The recovery files in a folder."""

    journals: tuple[Journal, ...]
    """Of other processes, the newest first."""
    damaged: tuple[Path, ...]
    """Those that cannot be read, by the names under which they are kept now."""


def write_journal(folder: Path, files: Mapping[str, Sides]) -> Path:
    """Write down *files*, each with its text on the disk and the unsaved one, in place of what was written before.

    Returns the path of this process's recovery file. Raises NotWritable.
    """
    path = _own(folder)
    kept = {name: _file(*sides) for name, sides in files.items()}
    save_own(path, msgspec.json.encode(_Record(1, _digest(kept), kept)))
    return path


def journals(folder: Path) -> Found:
    """Return what other processes had not saved in *folder*; set aside what is damaged.

    What belongs to another user, who alone may read it, is passed over.
    """
    found, damaged = [], []
    own = _own(folder)
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return Found((), ())
    for path in paths:
        match = _NAME.fullmatch(path.name)
        if match is None or path == own:
            continue
        try:
            journal = _read(path, match)
        except OSError:
            continue
        except ValueError:
            damaged.append(_set_aside(path))
        else:
            found.append(journal)
    return Found(tuple(sorted(found, key=lambda journal: journal.written, reverse=True)), tuple(damaged))


def recovered(journal: Journal, on_disk: Mapping[str, str]) -> dict[str, Merge]:
    """Return by file what comes of the unsaved texts and those *on_disk* now, which others may have edited since."""
    return {name: merge(base, mine, on_disk.get(name)) for name, (base, mine) in journal.files.items()}


def drop(folder: Path, journal: Journal | None = None) -> None:
    """Take away *journal*, or the one of this process in *folder*: after a save, or when somebody wants none of it."""
    with suppress(OSError):
        (journal.path if journal else _own(folder)).unlink()


def _own(folder: Path) -> Path:
    return folder / f"{_HEAD}{HOST}-{os.getpid()}-{_since(os.getpid())}.json"


def _since(pid: int) -> int:
    """Return when the process *pid* began, so that a later one with that number is not taken for it; 0: not known."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return int(fields[19])
    except (OSError, IndexError, ValueError):
        return 0


def _file(before: str | None, after: str | None) -> _File:
    base = None if before is None else hashlib.sha256(before.encode()).hexdigest()
    splice = Splice.between(before, after)
    return _File(base, after, splice.at, len(splice.new or ""), splice.old)


def _base(file: _File) -> str | None:
    """Return the text that was on the disk.

    Raises:
        ValueError: it is not the one that the file says.
    """
    if file.base is None:
        return None
    old = file.old or ""
    text = old if file.text is None else file.text[: file.at] + old + file.text[file.at + file.length :]
    if hashlib.sha256(text.encode()).hexdigest() != file.base:
        raise ValueError(file.base)
    return text


def _digest(files: Mapping[str, _File]) -> str:
    total = hashlib.sha256()
    for name, file in files.items():
        total.update(msgspec.json.encode((name, file)))
    return total.hexdigest()


def _read(path: Path, match: re.Match[str]) -> Journal:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise ValueError(path)
        record = msgspec.json.decode(stream.read(), type=_Record)
    if record.digest != _digest(record.files) or not all(map(_DATA.fullmatch, record.files)):
        raise ValueError(path)
    files = {name: (_base(file), file.text) for name, file in record.files.items()}
    written = dt.datetime.fromtimestamp(status.st_mtime)  # for people to read: local, like their clock
    return Journal(path, written, _writer(match), files)


def _writer(match: re.Match[str]) -> Literal["ended", "running", "elsewhere"]:
    if match["host"] != HOST:
        return "elsewhere"
    pid, since = int(match["pid"]), int(match["since"])
    return "running" if is_running(pid) and (since == 0 or _since(pid) in (0, since)) else "ended"


def _set_aside(path: Path) -> Path:
    """Give *path* a name that is not read again; return it, or the old one where that cannot be done."""
    try:
        return path.rename(path.with_suffix(".damaged"))
    except OSError:
        return path
