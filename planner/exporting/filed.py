"""Owns how an export becomes a file: whole or not at all, under a safe name, never over another unless told to."""

from __future__ import annotations

import os
import re
import secrets
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


def _take(temporary: Path, target: Path) -> None:
    """Give the new file its name unless another program has taken it meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # no hard links there: take the name with an empty file, which fails if another has it
        target.open("xb").close()
        temporary.replace(target)
