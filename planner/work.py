"""Owns the edits of one open mission and what others write meanwhile: the texts as they stand in the work.

It never takes in a file that cannot be read, and nothing of mine is given up for what others wrote. It computes no
figure and words nothing for a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from planner.diagnostics import Finding
from planner.differences import Sides
from planner.drafts import Drafts, Taken
from planner.editing import Promise
from planner.history import Change
from planner.journal import Found, Journal, drop, journals, recovered, write_journal
from planner.loading import SHIPPED, Loaded, load
from planner.loading.files import Source, read_all
from planner.saving import NotWritable, Saved
from planner.watching import STABLE, Watch


class News(NamedTuple):
    """What became of what others wrote."""

    taken: tuple[Taken, ...] = ()
    """Files that were taken in, each with what came of my edits in it."""
    broken: tuple[Finding, ...] = ()
    """Why files are shown as they were before: they cannot be read now."""
    refused: tuple[str, ...] = ()
    """Why files were not taken in although they can be read: mine could not be kept beside."""
    gone: bool = False
    """Whether the folder or its ``mission.toml`` is gone; all is shown as it was."""

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return bool(self.taken or self.broken or self.refused or self.gone)


class Work:
    """The texts of a mission, their history, and the watch over the folder."""

    def __init__(self, root: Path, loaded: Loaded) -> None:
        self.root = root
        own = own_bytes(loaded)
        self.drafts = Drafts(root, own)
        self._watch = Watch(root, own)
        self._waiting: dict[str, bytes | None] = {}
        """What others wrote and could not be taken in."""

    @property
    def unsaved_changes(self) -> int:
        """How many files say something else than the disk."""
        return len(self.drafts.unsaved)

    def read(self) -> Loaded:
        """Return the mission that the present texts say. Raises NoMission."""
        return load(self.root, self.drafts.held)

    # Saving.

    def save(self) -> Saved:
        """Write all that is not saved, and then drop the recovery file.

        Raises:
            EditRefused, ChangedOnDisk, NotWritable: as ``Drafts.save``; what was written until then stays written.
        """
        names = list(self.drafts.unsaved)
        try:
            saved = self.drafts.save()
        finally:
            self._know(names)
        drop(self.root)
        return saved

    def save_elsewhere(self, folder: Path) -> Saved:
        """Write all files into the new *folder* and go on there. Raises NotWritable or EditRefused."""
        saved = self.drafts.save_elsewhere(folder)
        drop(self.root)
        self.root = folder
        self._watch, self._waiting = Watch(folder, {}), {}
        self._know(self.drafts.texts)
        return saved

    def _know(self, names: Iterable[str]) -> None:
        """Tell the watch that it was us who wrote the files *names*, as far as they were written."""
        for name in names:
            text = self.drafts.on_disk.get(name)
            self._watch.know(name, None if text is None else text.encode())

    # Others.

    def look(self, now: float) -> News:
        """Take in what others have written, *now* in seconds on any clock; only what has stayed the same for a while.

        What could not be taken in is tried again each time, without being told again.
        """
        seen = self._watch.poll(now)
        told = {**seen.changed, **seen.appeared, **dict.fromkeys(seen.vanished)}
        if told.get("mission.toml", b"") is None:
            self._waiting |= told
            return News(gone=True)
        again = {name: data for name, data in self._waiting.items() if name not in told}
        self._waiting = {}
        news = self._take(told)
        if again and "mission.toml" not in again:
            later = self._take(again)
            return news._replace(taken=(*news.taken, *later.taken))
        self._waiting |= again
        return news

    def look_at_once(self, now: float) -> News:
        """Take in what others have written, whether it has stayed the same or not: people asked for it."""
        first = self.look(now)
        second = self.look(now + 2 * STABLE)
        return News(
            first.taken + second.taken,
            first.broken + second.broken,
            first.refused + second.refused,
            first.gone or second.gone,
        )

    def _take(self, told: dict[str, bytes | None]) -> News:
        taken, broken, refused = [], [], []
        for name, data in told.items():
            if findings := self._faults(name, data):
                broken += findings
                self._waiting[name] = data
                continue
            try:
                taken.append(self.drafts.take_in(name, data))
            except NotWritable as reason:
                refused.append(str(reason))
                self._waiting[name] = data
        return News(tuple(taken), tuple(broken), tuple(refused))

    def _faults(self, name: str, data: bytes | None) -> list[Finding]:
        """Return why *data* cannot be read; empty where it can, or where its last text could not be read either."""
        if data is None:
            return []
        source = Source(name, self.root / name, data)
        findings = list(read_all([source]))
        if not findings or name not in self.drafts.texts:
            return []
        former = Source(name, self.root / name, self.drafts.texts[name].encode())
        return [] if list(read_all([former])) else findings

    # Recovery.

    def note_down(self) -> None:
        """Write the recovery file, or drop it if all is saved. Raises NotWritable."""
        if unsaved := self.drafts.unsaved:
            write_journal(self.root, unsaved)
        else:
            drop(self.root)

    def lost(self) -> Found:
        """Return what other processes had not saved in this folder."""
        return journals(self.root)

    def take_up(self, journal: Journal, name: str) -> Change:
        """Make the unsaved edits of *journal* mine, as one change called *name*, then drop it; return the change.

        Where others have edited the same entry since, theirs stands and the text of the journal is kept beside.

        Raises:
            NotWritable: a text could not be kept beside, or mine not noted down; the journal stays.
        """
        found = recovered(journal, self.drafts.texts)
        for file, merged in found.items():
            if merged.beside is not None:
                self.drafts.keep_beside(file, merged.beside)
        files = {file: (self.drafts.texts.get(file), merged.text) for file, merged in found.items()}
        change = Change(name, {file: sides for file, sides in files.items() if sides[0] != sides[1]})
        if change.files:
            self.drafts.do(change)
        self.note_down()
        drop(self.root, journal)
        return change

    def leave_lost(self, journal: Journal) -> None:
        """Drop *journal*: nobody wants it."""
        drop(self.root, journal)


def joined(name: str, root: Path, loaded: Loaded, makes: Sequence[Callable[[Loaded], Change]]) -> Change:
    """Return several changes as one called *name*: each of *makes* is given what the ones before it made.

    Raises:
        BadField, EditRefused: one of them cannot be made; none is.
    """
    held: dict[str, bytes | None] = dict(own_bytes(loaded))
    files: dict[str, Sides] = {}
    promises: dict[str, tuple[Promise, ...]] = {}
    for number, make in enumerate(makes):
        if number:
            loaded = load(root, held)
        change = make(loaded)
        for file, (before, after) in change.files.items():
            files[file] = (files[file][0] if file in files else before, after)
            promises[file] = (*promises.get(file, ()), *change.promises.get(file, ()))
            held[file] = None if after is None else after.encode()
    return Change(name, files, promises)


def own_bytes(loaded: Loaded) -> dict[str, bytes]:
    """Return the bytes of each file of the mission folder that was read, by its name."""
    sources = (source for source in loaded.sources.values() if not source.name.startswith(SHIPPED))
    return {source.name: source.data for source in sources if source.data or source.text is not None}
