"""Owns the edits of one open mission and what others write meanwhile: the texts as they stand in the work.

It never takes in a file that cannot be read, and nothing of mine is given up for what others wrote. It computes no
figure and words nothing for a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from planner.arrival import Arrival, Verdict, is_there, judge
from planner.diagnostics import Finding
from planner.differences import Sides
from planner.drafts import Drafts, Taken
from planner.editing import Promise
from planner.history import Change
from planner.journal import Found, Journal, drop, journals, recovered, write_journal
from planner.loading import SHIPPED, Loaded, load
from planner.merging import Merge
from planner.revision import loaded_after
from planner.saving import NotWritable, Saved
from planner.watching import STABLE, Watch

MISSION = "mission.toml"
"""Without this file a folder is no mission."""


class News(NamedTuple):
    """What became of what others wrote; each thing is told once."""

    taken: tuple[Taken, ...] = ()
    """Files that were taken in, each with what came of my edits in it."""
    mended: tuple[str, ...] = ()
    """Files that can be read again, and are as they were before."""
    broken: tuple[Finding, ...] = ()
    """Why files are shown as they were before: they cannot be read now."""
    refused: tuple[str, ...] = ()
    """Why files were not taken in although they can be read: mine could not be kept beside."""
    gone: bool = False
    """Whether the folder or its ``mission.toml`` is gone since; all is shown as it was."""

    def __bool__(self) -> bool:
        """Return whether there is anything."""
        return any(self)

    def and_then(self, later: News) -> News:
        """Return what both say, in this order."""
        return News(
            self.taken + later.taken,
            self.mended + later.mended,
            self.broken + later.broken,
            self.refused + later.refused,
            self.gone or later.gone,
        )


class Work:
    """The texts of a mission, their history, and the watch over the folder."""

    def __init__(self, root: Path, loaded: Loaded) -> None:
        self.root = root
        own = own_bytes(loaded)
        self.drafts = Drafts(root, own)
        self.know(loaded)
        self.gone = False
        """Whether the folder or its ``mission.toml`` is not there; all is shown as it was."""
        self.broken: dict[str, tuple[Finding, ...]] = {}
        """By file, why it is shown as it was before: it cannot be read now."""
        self._watch = Watch(root, own)
        self._waiting: dict[str, bytes | None] = {}
        """What others wrote and was not taken in yet."""
        self._known_faulty: set[str] = set()
        """Of those, what would be judged as before."""
        self.arrivals: list[Arrival] = []
        """What ``seen`` found, to be judged and settled."""
        self._refused: dict[str, str] = {}

    @property
    def unsaved_changes(self) -> int:
        """How many changes lie between the texts and the disk; 0: they are the same."""
        return self.drafts.unsaved_changes

    def read(self) -> Loaded:
        """Return the mission that the present texts say. Raises NoMission."""
        return load(self.root, self.drafts.held)

    def know(self, loaded: Loaded) -> None:
        """Take note of what was read, so that a save need not read it again."""
        sources = loaded.sources.values()
        read = {each.name: (each.whole or "", each.document) for each in sources if each.document is not None}
        self.drafts.history.know(read)

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
        self.root, self.gone = folder, False
        self._watch, self._waiting, self.broken, self._refused = Watch(folder, {}), {}, {}, {}
        self._known_faulty, self.arrivals = set(), []
        self._know(self.drafts.texts)
        return saved

    def _know(self, names: Iterable[str]) -> None:
        """Tell the watch that it was us who wrote the files *names*, as far as they were written."""
        for name in names:
            self._watch.know(name, self._on_disk(name))

    def _on_disk(self, name: str) -> bytes | None:
        """Return the bytes of a file as they were read, taken in or written last."""
        text = self.drafts.on_disk.get(name)
        return None if text is None else text.encode()

    # Others.

    def look(self, now: float) -> News:
        """Take in what others have written, *now* in seconds on any clock; only what has stayed the same for a while.

        What could not be taken in waits, without being told again.
        """
        gone = self.seen(now)
        return gone.and_then(self.settle([judge(arrival) for arrival in self.arrivals]))

    @property
    def unsettled(self) -> bool:
        """Whether others seemed to be writing at the last look."""
        return self._watch.unsettled

    def look_at_once(self, now: float) -> News:
        """Take in what others have written, whether it has stayed the same or not: people asked for it."""
        return self.look(now).and_then(self.look(now + 2 * STABLE))

    def seen(self, now: float) -> News:
        """Look at the folder and take nothing in: what is to be judged then is in ``arrivals``.

        Nothing is judged while there is no mission: files go one by one when a folder is taken away.
        """
        seen = self._watch.poll(now)
        told: dict[str, bytes | None] = {**seen.changed, **seen.appeared, **dict.fromkeys(seen.vanished)}
        self._waiting |= told
        self._known_faulty -= told.keys()
        held = None in self._waiting.values() and not is_there(self.root / MISSION)
        was, self.gone = self.gone, held and MISSION in self._waiting
        self.arrivals = [] if held else list(self._arrivals())
        return News(gone=self.gone and not was)

    def _arrivals(self) -> Iterator[Arrival]:
        """Yield what waits, but not what was judged faulty as it is."""
        for name, data in self._waiting.items():
            if name not in self._known_faulty:
                yield Arrival(self.root / name, name, data, self.drafts.on_disk.get(name), self.drafts.texts.get(name))

    def settle(self, verdicts: Iterable[Verdict]) -> News:
        """Do what *verdicts* say, but of files that were edited or written again since they were asked for."""
        news = News()
        for verdict in verdicts:
            name, data = verdict.arrival.name, verdict.arrival.data
            still = name in self._waiting and self._waiting[name] is data
            if still and self.drafts.stands(name, verdict.arrival.base, verdict.arrival.mine):
                news = news.and_then(self._settle(name, data, verdict))
        return news

    def _settle(self, name: str, data: bytes | None, verdict: Verdict) -> News:
        before = self.broken.get(name, ())
        if verdict.faults is not None:
            self.broken[name] = verdict.faults or before
            if data is not None:
                self._known_faulty.add(name)
            return News(broken=verdict.faults if verdict.faults != before else ())
        refused = self._refused.pop(name, "")
        try:
            taken = self.drafts.take_in(name, data, verdict.merge) if verdict.merge else None
        except NotWritable as reason:
            self._refused[name] = str(reason)
            return News(refused=(str(reason),) if refused != str(reason) else ())
        del self._waiting[name]
        self.broken.pop(name, None)
        return News(taken=(taken,)) if taken else News(mended=(name,) if before else ())

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

    def preview(self, journal: Journal) -> dict[str, Merge]:
        """Return by file what would come of the edits of *journal*; files that would stay as they are, are left out."""
        found = recovered(journal, self.drafts.texts)
        same = {name for name, made in found.items() if made.text == self.drafts.texts.get(name) and not made.conflicts}
        return {name: made for name, made in found.items() if name not in same}

    def take_up(self, journal: Journal, name: str) -> Change:
        """Make the unsaved edits of *journal* mine, as one change called *name*; return the change, already done.

        Where others have edited the same entry since, theirs stands and the text of the journal is kept beside. The
        journal stays where mine cannot be noted down.

        Raises:
            NotWritable: a text could not be kept beside, so nothing was taken up.
        """
        found = self.preview(journal)
        for file, merged in found.items():
            if merged.beside is not None:
                self.drafts.keep_beside(file, merged.beside)
        files = {file: (self.drafts.texts.get(file), merged.text) for file, merged in found.items()}
        change = Change(name, {file: sides for file, sides in files.items() if sides[0] != sides[1]})
        if change.files:
            self.drafts.do(change)
        with suppress(NotWritable):
            self.note_down()
            drop(self.root, journal)
        return change

    def leave_lost(self, journal: Journal) -> None:
        """Drop *journal*: nobody wants it."""
        drop(self.root, journal)

    def forget(self) -> None:
        """Drop the recovery file of this process: nobody wants what is not saved."""
        drop(self.root)


def joined(name: str, loaded: Loaded, makes: Sequence[Callable[[Loaded], Change]]) -> Change:
    """Return several changes as one called *name*: each of *makes* is given what the ones before it made.

    Raises:
        BadField, EditRefused: one of them cannot be made; none is.
    """
    files: dict[str, Sides] = {}
    promises: dict[str, tuple[Promise, ...]] = {}
    change = Change(name, {})
    for make in makes:
        if change.files:
            loaded = loaded_after(loaded, change)
        change = make(loaded)
        for file, (before, after) in change.files.items():
            files[file] = (files[file][0] if file in files else before, after)
            promises[file] = (*promises.get(file, ()), *change.promises.get(file, ()))
    return Change(name, files, promises)


def own_bytes(loaded: Loaded) -> dict[str, bytes]:
    """Return the bytes of each file of the mission folder that was read, by its name."""
    sources = (source for source in loaded.sources.values() if not source.name.startswith(SHIPPED))
    return {source.name: source.data for source in sources if source.data or source.text is not None}
