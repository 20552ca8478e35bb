"""Owns what can be found by name: every command, unit, region, module and session, without regard to accents and case.

Names are folded once for a mission. It does nothing with what it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.i18n import _
from planner.mission import Mission
from planner.model import Session
from planner.plain import folded, one_line
from planner.reports.words import status_word, title_of
from planner.tui.commands import Command
from planner.tui.desk import Focus
from planner.tui.forms.labels import table_word

FORMS = ("team", "venue", "partner", "activity")
"""Tables whose entries no screen is about: their form is shown."""
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
    """The names of one mission, folded; what is found becomes an item only then."""

    def __init__(self, mission: Mission) -> None:
        self.mission = mission
        self._texts: list[tuple[str, str, str]] = [(_folded(text), kind, name) for kind, name, text in self._all()]

    def _all(self) -> Iterator[tuple[str, str, str]]:
        """Yield kind, id and what is searched of all entries, in their order."""
        mission = self.mission
        kinds = {kind: kind_word(kind) for kind in ("unit", "region", "module", "session")}
        for unit in mission.units:
            yield "unit", unit.id, f"{title_of(unit)} {unit.id} {kinds['unit']}"
        for region in mission.regions:
            yield "region", region.id, f"{title_of(region)} {region.id} {kinds['region']}"
        for module in mission.modules:
            group = title_of(mission.curriculum_of[module.id])
            yield "module", module.id, f"{module.id} {title_of(module)} {group} {kinds['module']}"
        for session in mission.sessions:
            what = title_of(session) or ", ".join(session.modules)
            yield "session", session.id, f"{session.start} {what} {session.id} {kinds['session']}"
        for table in FORMS:
            word = f"{table_word(table)} {_('edit')}"
            for name, entry in getattr(mission, table).items():
                yield table, name, f"{title_of(entry)} {name} {word}"
        word = f"{table_word('observation')} {_('edit')}"
        for at, seen in enumerate(mission.observations):
            yield "observation", str(at), f"{seen.date} {seen.unit} {seen.module or ''} {word}"

    def items(self, words: Sequence[str]) -> Iterable[tuple[str, Item]]:
        """Return, each after its folded text, the entries that have every one of *words*, the best first."""
        hits = [entry for entry in self._texts if all(word in entry[0] for word in words)]
        if words:
            hits.sort(key=lambda hit: rank(hit[0], words))
        return [(text, self._item(kind, name)) for text, kind, name in hits[:MOST]]

    def _item(self, kind: str, name: str) -> Item:
        mission = self.mission
        if kind == "observation":
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
    return (not text.startswith(words[0]), f" {words[0]}" not in f" {text}") if words else (False, False)


def found_in(names: Names, commands: Iterable[Command], query: str) -> list[Item]:
    """Return the commands and entries that have every word of *query*, the best first, commands before entries."""
    words = folded(query).split()
    items = [Item(each.action, each.key or _("command"), each.name, each.help) for each in commands]
    hits = [(item.searched, item) for item in items]
    hits = [hit for hit in hits if all(word in hit[0] for word in words)]
    hits += names.items(words)
    hits.sort(key=lambda hit: rank(hit[0], words))
    return [item for _text, item in hits[:MOST]]
