"""Owns the files of a mission as they stand in the work: as read, as edited since, and how the two become one again.

It proves every file in full before it saves any, and refuses to write over what others have written. What an edit
means it does not know: changes come made.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from types import MappingProxyType
from typing import NamedTuple

from planner.differences import Sides, unified
from planner.history import Change, History
from planner.i18n import _
from planner.merging import Merge, beside_name, merge
from planner.saving import ChangedOnDisk, NotWritable, Saved, remove, save, sweep


class Taken(NamedTuple):
    """What came of a file that others have written."""

    name: str
    merge: Merge
    beside: Path | None
    """Where my text is kept that stands against theirs; None: nothing did."""
    is_new: bool
    """Whether there was no such file before."""


class Drafts:
    """The files that a mission in one folder was read from, and what was done to them."""

    def __init__(self, root: Path, read: Mapping[str, bytes]) -> None:
        self.root = root
        self._disk = {name: text for name, data in read.items() if (text := _text(data)) is not None}
        self.history = History(self._disk)

    @property
    def texts(self) -> Mapping[str, str]:
        """The present text of each file, byte order mark and ends of lines as they are in it."""
        return self.history.texts

    @property
    def on_disk(self) -> Mapping[str, str]:
        """The text of each file as it was read from the disk or written there last."""
        return MappingProxyType(self._disk)

    @property
    def held(self) -> dict[str, bytes | None]:
        """The present bytes of each file, for reading the mission; None: one on the disk that the edits took away."""
        gone: dict[str, bytes | None] = dict.fromkeys(self._disk.keys() - self.texts.keys())
        return gone | {name: text.encode() for name, text in self.texts.items()}

    @property
    def unsaved(self) -> dict[str, Sides]:
        """By file the text on the disk and the present one, where they differ."""
        return self.history.unsaved(self._disk)

    @property
    def unsaved_changes(self) -> int:
        """How many changes lie between the present texts and the disk; at least 1 if they differ."""
        return max(1, self.history.since_saved) if self.unsaved else 0

    def do(self, change: Change) -> None:
        """Make *change* the present state. Raises OutOfDate."""
        self.history.do(change)

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff of what is not saved."""
        return unified(self.unsaved)

    def prove(self) -> None:
        """Prove in full every file that is not saved. Raises EditRefused."""
        collecting = gc.isenabled()
        gc.disable()  # what is read for the proof goes at once: looking through it costs a tenth
        try:
            for name in self.unsaved:
                self.history.prove(name)
        finally:
            if collecting:
                gc.enable()

    def save(self) -> Saved:
        """Write all that is not saved; each file is proven in full before the first is written.

        Raises:
            EditRefused: a text says more or less than its edits promised; nothing is written.
            ChangedOnDisk: others have written a file since it was read; that file and those after it are not written.
            NotWritable: a file cannot be written; nor are those after it.
        """
        waiting = self.unsaved
        self.prove()
        durable = True
        for folder in {(self.root / name).resolve().parent for name in waiting}:
            sweep(folder)
        for name, (before, after) in waiting.items():
            path, expected = self.root / name, None if before is None else before.encode()
            if after is not None:
                saved = save(path, after, expected)
                self._disk[name] = after
            else:
                saved = remove(path, expected or b"")
                del self._disk[name]
            durable = durable and saved.durable
        self.history.saved()
        return Saved(durable)

    def stands(self, name: str, on_disk: str | None, present: str | None) -> bool:
        """Return whether the texts of a file are still these."""
        return self._disk.get(name) is on_disk and self.texts.get(name) is present

    def take_in(self, name: str, data: bytes | None, merged: Merge | None = None) -> Taken:
        """Take *data* for what others have written to the file *name*, and put my unsaved edits of other entries on it.

        None: they have removed the file. Where they have edited an entry that I have edited too, theirs stands, and
        my text is written into a file beside it first. A file that is no text any more is treated as removed, but not
        written again. What comes of it may have been *merged* before.

        Raises:
            NotWritable: my text cannot be kept, so nothing was taken in.
        """
        theirs = None if data is None else _text(data)
        base = self._disk.get(name)
        merged = merged or merge(base, self.texts.get(name), theirs)
        beside = None if merged.beside is None else self.keep_beside(name, merged.beside)
        if theirs is None:
            self._disk.pop(name, None)
        else:
            self._disk[name] = theirs
        self.history.take_in(name, merged.text)
        return Taken(name, merged, beside, is_new=base is None)

    def save_elsewhere(self, folder: Path) -> Saved:
        """Write all files into the new *folder*, as they stand in the work, and go on there; the old ones stay.

        Raises:
            NotWritable: there is something at *folder* already, or it cannot be written; the work stays where it was.
            EditRefused: a text says more or less than its edits promised; nothing is written.
        """
        self.prove()
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise NotWritable(folder, error.strerror or str(error)) from error
        try:
            durable = [self._write_new(folder / name, text) for name, text in self.texts.items()]
        except NotWritable:
            rmtree(folder, ignore_errors=True)  # it was not there before: another attempt may take its name
            raise
        self.root, self._disk = folder, dict(self.texts)
        self.history.saved()
        return Saved(all(durable))

    def _write_new(self, path: Path, text: str) -> bool:
        """Write a file of a new folder and return whether that is durable. Raises NotWritable."""
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise NotWritable(path, error.strerror or str(error)) from error
        return save(path, text, None).durable

    def keep_beside(self, name: str, text: str) -> Path:
        """Write *text*, mine of the file *name*, into a new file beside it that no mission reads; return its path.

        Raises NotWritable.
        """
        path = self.root / name
        taken: set[str] = set()
        with suppress(OSError):
            taken = {other.name for other in path.parent.iterdir()}
        beside = path.with_name(beside_name(path.name, taken))
        try:
            save(beside, text, None)
        except ChangedOnDisk as taken_meanwhile:
            raise NotWritable(beside, _("another program has just made it")) from taken_meanwhile
        return beside


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
