"""Owns the saving of a file: whole or not at all, on the disk before it says so, and never over someone else's change.

It refuses to write where the bytes on disk are not those last read, and to call a save failed that has taken place. It
knows nothing of what the text means. A file with several hard links gets its new content under the saved name alone.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from planner.i18n import _
from planner.saving.strays import HOST, is_running, sweep

__all__ = [
    "HOST",
    "LOCK",
    "ChangedOnDisk",
    "NotWritable",
    "Saved",
    "is_running",
    "remove",
    "save",
    "save_own",
    "sweep",
]

PATIENCE = 5.0
"""Seconds to wait while another program saves in the same folder."""
LOCK = ".planner.lock"
"""The lock file in the folder of the data; it stays, empty, because removing it would let two programs in."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems without hard links answer: memory sticks, some network folders."""


class ChangedOnDisk(Exception):
    """The file is not as it was last read, so it was left alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(_("{path} has changed on disk since it was read; it was not saved").format(path=path))


class NotWritable(Exception):
    """The file could not be saved; what was on disk is as it was."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        message = _("{path} was not saved: {reason}. What is on disk is as it was")
        super().__init__(message.format(path=path, reason=reason))


class Saved(NamedTuple):
    """What is known of a save that took place."""

    durable: bool
    """False: saved, but whether it would survive a power cut now is not confirmed."""


def save(path: Path, text: str, expected: bytes | None) -> Saved:
    """Put *text* in the place of the file at *path*, which must hold the *expected* bytes still; None: must not exist.

    A symbolic link stays and its target is saved. Newlines and BOM are written as they stand in *text*. Raises
    ChangedOnDisk or NotWritable; after either, the file is untouched.
    """
    target = os.path.realpath(path)
    try:
        data = text.encode()
        with _locked(path, os.path.dirname(target)):
            _compare(path, target, expected)
            _replace(path, target, data, expected)
            return Saved(durable=_sync_folder(os.path.dirname(target)))
    except UnicodeEncodeError as error:
        raise NotWritable(path, _("a character in it cannot be written as UTF-8")) from error
    except OSError as error:
        raise NotWritable(path, _reason(error)) from error


def remove(path: Path, expected: bytes) -> Saved:
    """Take away the file at *path*, which must hold the *expected* bytes still.

    Raises ChangedOnDisk or NotWritable; after either, the file is untouched.
    """
    target = os.path.realpath(path)
    try:
        with _locked(path, os.path.dirname(target)):
            _compare(path, target, expected)
            os.unlink(target)
            return Saved(durable=_sync_folder(os.path.dirname(target)))
    except OSError as error:
        raise NotWritable(path, _reason(error)) from error


def save_own(path: Path, data: bytes) -> Saved:
    """Put *data* in the place of a file that this process alone writes, for its owner's eyes: no lock, no comparison.

    Raises NotWritable.
    """
    try:
        temporary = _written_beside(os.fspath(path), data, 0o600)
        try:
            os.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        return Saved(durable=_sync_folder(os.path.dirname(os.path.abspath(path))))
    except OSError as error:
        raise NotWritable(path, _reason(error)) from error


@contextmanager
def _locked(path: Path, folder: str) -> Iterator[None]:
    """Keep other planners from saving in *folder*; whoever may write in the folder may take its lock."""
    from filelock import FileLock, Timeout  # here, because it is slow to load and most commands never save

    status = os.stat(folder)  # first, because FileLock would make a folder that is missing
    lock = FileLock(os.path.join(folder, LOCK), mode=status.st_mode & 0o666 | 0o600)
    try:
        lock.acquire(timeout=PATIENCE, poll_interval=0.01)
    except Timeout:
        raise NotWritable(path, _("another program is saving in the same folder; try again")) from None
    except NotImplementedError:
        raise NotWritable(path, _("the disk cannot keep two programs apart; save it elsewhere")) from None
    try:
        yield
    finally:
        with suppress(OSError):
            lock.release()


def _compare(path: Path, target: str, expected: bytes | None) -> None:
    """Raise ChangedOnDisk unless *target* holds the *expected* bytes, NotWritable if it is not for writing."""
    try:
        handle = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        if expected is not None:
            raise ChangedOnDisk(path) from None
        return
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotWritable(path, _("it is not a regular file"))
        if expected is None or status.st_size != len(expected) or _read(handle, len(expected)) != expected:
            raise ChangedOnDisk(path)
    finally:
        os.close(handle)
    if not os.access(target, os.W_OK):
        raise NotWritable(path, _("it is write-protected"))


def _read(handle: int, most: int) -> bytes:
    """Return the bytes of an open file, at most one more than *most*."""
    parts = []
    while most >= 0 and (part := os.read(handle, most + 1)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _replace(path: Path, target: str, data: bytes, expected: bytes | None) -> None:
    """Write *data* beside *target*, then let it take that name in one step; nothing is left if that fails."""
    like = target if expected is not None else None
    temporary = _written_beside(target, data, 0o666 if expected is None else 0o600, like)
    try:
        if expected is None:
            _put_new(path, temporary, target)
        else:
            _compare(path, target, expected)  # again, for editors that know no lock
            os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _written_beside(target: str, data: bytes, mode: int, like: str | None = None) -> str:
    """Return the path of a new file beside *target* that holds *data*, on the disk; nothing is left if that fails."""
    name = f".planner-{HOST}-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    temporary = os.path.join(os.path.dirname(target), name)
    handle = os.open(temporary, _NEW, mode)
    try:
        try:
            _write(handle, data)
            if like is not None:
                with suppress(FileNotFoundError):  # that it is gone, a comparison will say
                    _make_like(handle, like)
            os.fsync(handle)  # once: after an error the kernel forgets what it could not write
        finally:
            os.close(handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _make_like(handle: int, target: str) -> None:
    """Give the new file the mode of *target*, and its owner and extended attributes where the system lets us."""
    status = os.stat(target)
    for owner in (status.st_uid, -1):
        with suppress(OSError):
            os.fchown(handle, owner, status.st_gid)
            break
    with suppress(OSError, AttributeError):  # only Linux has them
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(handle, name, os.getxattr(target, name))
    if stat.S_IMODE(os.fstat(handle).st_mode) != stat.S_IMODE(status.st_mode):
        os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _put_new(path: Path, temporary: str, target: str) -> None:
    """Give the new file its name unless that is taken."""
    try:
        try:
            os.link(temporary, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _put_without_links(temporary, target)
            return
    except FileExistsError:
        raise ChangedOnDisk(path) from None
    with suppress(OSError):  # it is saved; the next sweep takes the other name
        os.unlink(temporary)


def _put_without_links(temporary: str, target: str) -> None:
    """Take the name with an empty file first: that fails if another has it."""
    os.close(os.open(target, _NEW, 0o600))
    try:
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(target)
        raise


def _sync_folder(folder: str) -> bool:
    """Return whether the new name is on the disk."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        return False
    return True


def _reason(error: OSError) -> str:
    """Return why the system refused, and what to do about it."""
    reasons = {
        errno.ENOSPC: _("the disk is full; make room and save again"),
        errno.EDQUOT: _("your share of the disk is full; make room and save again"),
        errno.EACCES: _("permission denied; ask the owner of the file or folder"),
        errno.EPERM: _("permission denied; ask the owner of the file or folder"),
        errno.EROFS: _("the disk is read-only; save it elsewhere"),
        errno.ENOENT: _("its folder is not there; make it first"),
        errno.ENOTDIR: _("its folder is not there; make it first"),
        errno.ENAMETOOLONG: _("its name is too long; choose a shorter one"),
        errno.EIO: _("the disk has a fault; save it on another one"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)
