"""Owns the noticing of what others write into the folder while it is open; it never waits and changes nothing.

An editor that saves in place shows empty and half files for moments, some of them valid TOML with entries missing: a
file is only reported once size, time and bytes have stayed the same for a while. It polls, because what would tell of
changes does not work on network folders.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planner.loading.files import MOST_BYTES, MOST_FILES, toml_names

STABLE = 0.3
"""Seconds for which a file must stay the same before it is believed."""
COARSE = 3.0
"""Seconds after a change in which bytes are read again although size and time are the same: some clocks tick slowly."""
CURRICULA = "curricula"
_BEING_WRITTEN = (-1, -1, -1)


class Seen(NamedTuple):
    """What is on the disk that was not there when the files were last read."""

    changed: Mapping[str, bytes]
    appeared: Mapping[str, bytes]
    vanished: tuple[str, ...]
    """Files that are not there any more, or cannot be read."""

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.changed or self.appeared or self.vanished)


class _Look(NamedTuple):
    """How a file looked at one moment."""

    signature: tuple[int, int, int] | None
    """Time, size and number of the file; None: there is none."""
    data: bytes | None
    since: float
    """When it first looked so."""


class Watch:
    """The files of one mission folder, compared with how they were last read or saved."""

    def __init__(self, folder: Path, known: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._known: dict[str, bytes] = dict(known)
        self._looks: dict[str, _Look] = {}
        self.unsettled = False
        """Whether a file looked different at the last poll and has not stayed so for long enough."""

    def know(self, name: str, data: bytes | None) -> None:
        """Take *data* for what the file *name* holds: it was read, or we have saved it; None: it was taken away."""
        if data is None:
            self._known.pop(name, None)
        else:
            self._known[name] = data

    def poll(self, now: float) -> Seen:
        """Look at the folder, *now* on any clock that counts seconds; return what has changed and stayed so.

        What is returned is known from then on. Nothing is said of files that look different from one poll to the next.
        """
        here = self._names()
        changed, appeared, vanished = {}, {}, []
        self.unsettled = False
        for name in sorted(here | self._known.keys()):
            look = self._look(name, now, here)
            before = self._known.get(name)
            if look.data == before:
                continue
            if now - look.since < STABLE:
                self.unsettled = True
                continue
            if look.data is None:
                vanished.append(name)
            elif before is None:
                appeared[name] = look.data
            else:
                changed[name] = look.data
            self.know(name, look.data)
        return Seen(changed, appeared, tuple(vanished))

    def _look(self, name: str, now: float, here: set[str]) -> _Look:
        """Return how the file looks, and since when."""
        path = self._folder / name
        last = self._looks.get(name)
        signature = _signature(path) if name in here else None
        readable = signature is None or (last and last.data is not None)  # leave to read it may come without a trace
        if last and readable and last.signature == signature and now - last.since > COARSE:
            return last
        data = _bytes_of(path) if signature else None
        if signature and _signature(path) != signature:
            signature = _BEING_WRITTEN
        if last and (last.signature, last.data) == (signature, data) and signature != _BEING_WRITTEN:
            return last
        known = self._known.get(name)
        look = self._looks[name] = _Look(signature, known if data == known else data, now)
        return look

    def _names(self) -> set[str]:
        return set(_names_in(self._folder))


def _names_in(folder: Path) -> Iterator[str]:
    """Yield the names of the files that a mission in *folder* would read, those of its own curricula too."""
    for inner, prefix in ((folder, ""), (folder / CURRICULA, f"{CURRICULA}/")):
        with suppress(OSError):
            yield from (prefix + name for name in toml_names(inner)[:MOST_FILES])


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _bytes_of(path: Path) -> bytes | None:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:
            return stream.read(MOST_BYTES)
    except OSError:
        return None
