"""Owns the judging of one file that others have written: whether it can be read, and what comes of it and of mine.

It decides nothing and keeps nothing, so it may take its time beside the screens.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from planner.diagnostics import Finding
from planner.loading.files import Source, read_all
from planner.merging import Merge, merge


class Arrival(NamedTuple):
    """What others have written, and what stood there."""

    path: Path
    name: str
    data: bytes | None
    """None: the file is gone."""
    base: str | None
    """The text that was last read or saved."""
    mine: str | None
    """The present one."""


class Verdict(NamedTuple):
    """What is to be done about an arrival."""

    arrival: Arrival
    faults: tuple[Finding, ...] | None = None
    """Why it is not to be taken in yet; None: it is. Empty: it is there again, and not yet stable."""
    merge: Merge | None = None
    """What comes of both; None: it is not to be taken in, or as it was."""


def judge(arrival: Arrival) -> Verdict:
    """Return what is to be done about *arrival*.

    A new file may hold anything, and so may one whose last text could not be read either.
    """
    path, name, data, base, mine = arrival
    theirs = _text(data)
    if theirs is not None and theirs == base:
        return Verdict(arrival)
    if data is not None or is_there(path):
        findings = tuple(read_all([Source(name, path, data)]))
        if data is None or (findings and _is_sound(arrival)):
            return Verdict(arrival, findings)
    return Verdict(arrival, None, merge(base, mine, theirs))


def is_there(path: Path) -> bool:
    """Return whether there is anything at *path*, readable or not."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _is_sound(arrival: Arrival) -> bool:
    """Return whether what is shown of the file could be read."""
    if arrival.mine is None:
        return False
    return not list(read_all([Source(arrival.name, arrival.path, arrival.mine.encode())]))


def _text(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return None
