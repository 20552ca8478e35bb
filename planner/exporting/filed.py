"""Owns how an export becomes a file: whole or not at all, under a safe name, never over another unless told to."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from planner.plain import ascii_only

LONGEST_NAME = 60
"""Characters of each part of a name that comes from data."""


class Taken(Exception):
    """There is something under that name already."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


def file_name(parts: list[str], ending: str) -> str:
    """Return a name made of *parts*, which may be data: lower-case letters, digits and hyphens, no folder."""
    plain = (re.sub(r"[^a-z0-9]+", "-", ascii_only(part).casefold())[:LONGEST_NAME].strip("-") for part in parts)
    return "-".join(["planner", *(part for part in plain if part)]) + f".{ending}"


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Put *data* under the name *path* in one step; if that fails, nothing is left and what was there is as it was.

    Raises:
        Taken: there is something already, and *force* is not given or it is no regular file.
        OSError: the folder cannot be written to.
    """
    target = path.resolve() if force else path
    if os.path.lexists(target) and not (force and target.is_file()):
        raise Taken(path)
    temporary = target.parent / f".planner-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if force:
            temporary.replace(target)
        else:
            _take(temporary, target)
    except FileExistsError as error:
        raise Taken(path) from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def write_parts(path: Path, parts: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Write *parts* into the folder *path* by their names, else all in one into the file *path*; return the files.

    Raises:
        Taken: a name is taken; in a folder nothing is written then.
        OSError: the folder cannot be written to.
    """
    if not path.is_dir():
        write_file(path, b"".join(parts.values()), force=force)
        return [path]
    files = {path / name: data for name, data in parts.items()}
    taken = [file for file in files if os.path.lexists(file)]
    if taken and not force:
        raise Taken(taken[0])
    for file, data in files.items():
        write_file(file, data, force=force)
    return list(files)


def free_name(folder: Path, name: str) -> str:
    """Return *name*, with a number before its ending where *folder* has something of that name already."""
    stem, dot, ending = name.rpartition(".")
    names = (name, *(f"{stem}-{number}{dot}{ending}" for number in range(2, 1000)))
    return next((each for each in names if not os.path.lexists(folder / each)), name)


def _take(temporary: Path, target: Path) -> None:
    """Give the new file its name unless another program has taken it meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # no hard links there: take the name with an empty file, which fails if another has it
        target.open("xb").close()
        temporary.replace(target)
