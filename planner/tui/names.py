"""Owns what can be found by name: every command, unit, region, module and session, without regard to accents and case.

Names are folded once for a mission. It does nothing with what it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from planner.i18n import _
from planner.mission import Mission
from planner.model import Session
from planner.plain import folded, one_line
from planner.reports.words import status_word, title_of
from planner.tui.commands import Command
from planner.tui.desk import Focus
from planner.tui.forms.labels import table_word

KINDS = ("unit", "region", "module", "session")
"""Kinds of entries that a screen is about."""
FORMS = ("team", "venue", "partner", "activity")
"""Tables whose entries no screen is about: their form is shown."""
OBSERVATION = "observation"
MOST = 200
"""Things that are found at most; more say nothing."""


class Item(NamedTuple):
    """One thing that can be chosen."""

    found: Focus | str
    """What to show, or the action to run."""
    kind: str
    name: str
    detail: str

    @property
    def searched(self) -> str:
        """The text that is searched, folded."""
        return folded(f"{self.name} {self.detail} {self.kind}")


class Names:
    """The names of one mission, folded when something is first searched; what is found becomes an item only then."""

    def __init__(self, mission: Mission, former: Names | None = None) -> None:
        """Prepare; entries that *former*, the names before an edit, has too are not folded again."""
        self.mission = mission
        self._former: Names | None = former._former if former and "texts" not in former.__dict__ else former
        self._folded: dict[int, str] = {}
        """The folded texts by the identity of the entries, which the mission keeps."""

    @cached_property
    def texts(self) -> list[tuple[str, str, str]]:
        """Of every entry the folded text, the kind and the id."""
        former = self._former
        known = former._folded if former else {}
        words = {kind: self._words(kind) for kind in (*KINDS, *FORMS, OBSERVATION)}
        found = []
        for kind, name, entry in self._all():
            text = None if kind == "module" else known.get(id(entry))  # it also says what its curriculum is called
            if text is None:
                text = _folded(f"{self._named(kind, entry)} {words[kind]}")
            self._folded[id(entry)] = text
            found.append((text, kind, name))
        self._former = None
        return found

    def _all(self) -> Iterator[tuple[str, str, Any]]:
        """Yield kind, id and entry of all entries, in their order."""
        mission = self.mission
        for kind in KINDS:
            yield from ((kind, name, entry) for name, entry in getattr(mission, kind).items())
        for table in FORMS:
            yield from ((table, name, entry) for name, entry in getattr(mission, table).items())
        yield from ((OBSERVATION, str(at), seen) for at, seen in enumerate(mission.observations))

    def _words(self, kind: str) -> str:
        """Return what an entry of *kind* is called, and that it has a form if no screen is about it."""
        return kind_word(kind) if kind in KINDS else f"{table_word(kind)} {_('edit')}"

    def _named(self, kind: str, entry: Any) -> str:
        """Return what is searched of *entry* beside its kind."""
        if kind == "module":
            return f"{entry.id} {title_of(entry)} {title_of(self.mission.curriculum_of[entry.id])}"
        if kind == "session":
            return f"{entry.start} {title_of(entry) or ', '.join(entry.modules)} {entry.id}"
        if kind == OBSERVATION:
            return f"{entry.date} {entry.unit} {entry.module or ''}"
        return f"{title_of(entry)} {entry.id}"

    @cached_property
    def first(self) -> list[Item]:
        """The first entries: what there is before anything is searched."""
        return [self._item(kind, name) for kind, name, _entry in islice(self._all(), MOST)]

    def items(self, words: Sequence[str]) -> Iterable[tuple[str, Item]]:
        """Return, each after its folded text, the entries that have every one of *words*, the best first."""
        hits = self.texts
        for word in words:
            hits = [hit for hit in hits if word in hit[0]]
        hits = sorted(hits, key=lambda hit: rank(hit[0], words))
        return [(text, self._item(kind, name)) for text, kind, name in hits[:MOST]]

    def _item(self, kind: str, name: str) -> Item:
        mission = self.mission
        if kind == OBSERVATION:
            return self._observation(int(name))
        if kind in FORMS:
            entry = getattr(mission, kind)[name]
            return Item(f"app.edit_entry({kind!r}, {name!r})", table_word(kind), title_of(entry), name)
        word = kind_word(kind)
        if kind == "unit":
            return Item(Focus(unit=name), word, title_of(mission.unit[name]), name)
        if kind == "region":
            return Item(Focus(region=name), word, title_of(mission.region[name]), name)
        if kind == "module":
            module = mission.module[name]
            return Item(Focus(module=name), word, f"{name} {title_of(module)}", title_of(mission.curriculum_of[name]))
        return Item(Focus(session=name), word, session_name(mission.session[name]), name)

    def _observation(self, at: int) -> Item:
        seen = self.mission.observations[at]
        what = f"{seen.date.isoformat()} {one_line(seen.unit)} {one_line(seen.module or '')}".rstrip()
        action = f"app.edit_at{self.mission.origin(seen)!r}"
        return Item(action, table_word("observation"), what, one_line(seen.note))


def kind_word(kind: str) -> str:
    """Return what an entry of *kind* is called."""
    return {"unit": _("unit"), "region": _("region"), "module": _("module"), "session": _("session")}[kind]


def session_name(session: Session) -> str:
    """Return date, title or modules, and status of *session*."""
    what = title_of(session) or one_line(", ".join(session.modules))
    return f"{session.start.isoformat()} {what} ({status_word(session.status)})"


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else folded(text)


def rank(text: str, words: Sequence[str]) -> tuple[bool, bool]:
    """Return what folded *text* is sorted by: what begins with the first of *words* first, then a word that does."""
    return (not text.startswith(words[0]), f" {words[0]}" not in f" {text}")


def found_in(names: Names, commands: Iterable[Command], query: str) -> list[Item]:
    """Return the commands and entries that have every word of *query*, the best first, commands before entries."""
    words = folded(query).split()
    items = [Item(each.action, each.key or _("command"), each.name, each.help) for each in commands]
    if not words:
        return [*items, *names.first][:MOST]
    hits = [(item.searched, item) for item in items]
    hits = [hit for hit in hits if all(word in hit[0] for word in words)]
    hits += names.items(words)
    hits.sort(key=lambda hit: rank(hit[0], words))
    return [item for _text, item in hits[:MOST]]
