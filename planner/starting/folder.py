"""Owns the writing of new files into a folder: all of them or none, and never over anything that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from planner.i18n import _
from planner.plain import one_line


class StartRefused(Exception):
    """Nothing was written; the text says why and what to do."""


def refuse_unless_free(folder: Path) -> None:
    """Refuse a *folder* that is something else or holds a mission already.

    Raises:
        StartRefused: with the reason.
    """
    shown = one_line(str(folder))
    try:
        if folder.is_symlink() and not folder.exists():
            raise StartRefused(_("{folder} is a link that leads nowhere; name another folder.").format(folder=shown))
        above = next((path for path in (folder, *folder.parents) if path.exists()), folder.parent)
        if not above.is_dir():
            raise StartRefused(_("{file} is a file; name a folder.").format(file=one_line(str(above))))
        found = sorted(folder.glob("*.toml"))
    except OSError as error:
        raise _not_writable(folder, error) from error
    if found:
        message = _("{folder} already holds {file}; name a folder without .toml files. Nothing was written.")
        raise StartRefused(message.format(folder=shown, file=one_line(found[0].name)))


def write_new(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write *files*, by path inside *folder*, and return their paths.

    A folder that is not there appears with all its files at once.

    Raises:
        StartRefused: something is in the way; what was written before is taken back.
    """
    made = _Made()
    target = folder if folder.is_dir() else folder.parent / f".planner-{os.getpid()}.new"
    try:
        for name, data in files.items():
            made.file(target / name, data)
        if target != folder:
            target.rename(folder)
    except BaseException as error:
        made.take_back()
        if isinstance(error, OSError):
            raise _not_writable(folder, error) from error
        raise
    return [folder / name for name in files]


def _not_writable(folder: Path, error: OSError) -> StartRefused:
    shown, reason = one_line(str(folder)), one_line(error.strerror or str(error))
    if isinstance(error, FileExistsError):
        file = one_line(Path(os.fsdecode(error.filename)).name)
        message = _("{folder} already holds {file}; name another folder. Nothing was written.")
        return StartRefused(message.format(folder=shown, file=file))
    message = _("{folder} cannot be written: {reason}. Name a folder that you may write to.")
    return StartRefused(message.format(folder=shown, reason=reason))


class _Made:
    """What was made so far, to be taken back if the rest cannot be made."""

    def __init__(self) -> None:
        self._paths: list[Path] = []

    def folder(self, path: Path) -> None:
        if not path.is_dir():
            self.folder(path.parent)
            path.mkdir()
            self._paths.append(path)

    def file(self, path: Path, data: bytes) -> None:
        self.folder(path.parent)
        with path.open("xb") as stream:
            self._paths.append(path)
            stream.write(data)

    def take_back(self) -> None:
        for path in reversed(self._paths):
            with suppress(OSError):
                if path.is_dir():
                    path.rmdir()
                else:
                    path.unlink()
