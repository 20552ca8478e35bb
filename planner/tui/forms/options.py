"""Owns what can be chosen in a field: its words, or entries of the tables it names, ranked where that is known.

It also owns how a list is typed: which word is being typed, and the text with one item more or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.mission import Mission
from planner.model import Team, Unit, Venue
from planner.plain import folded, one_line
from planner.reports.words import status_word, title_of

if TYPE_CHECKING:  # both bring all that edits; who shows no form of an entry does without
    from planner.proposal import Candidate
    from planner.tui.forms.fields import Spec

_LAST = re.compile(r"[^,;]*$")
_PART = re.compile(r"\s*[,;]\s*")


class Option(NamedTuple):
    """One thing that can be chosen: its id, what is shown of it, what tells it from others, what it clashes with."""

    id: str
    text: str
    note: str = ""
    conflict: str = ""
    heads: int = 0


def options_of(mission: Mission, spec: Spec) -> list[Option]:
    """Return what the field *spec* can say, in the order of the files; of one that is only typed nothing."""
    none = [] if spec.required or spec.kind != "choice" or spec.default else [Option("", _("none"))]
    words = [Option(word, word_of(spec, word)) for word in spec.words]
    return [*none, *words, *(option for table in spec.tables for option in entries_of(mission, table))]


def word_of(spec: Spec, word: str) -> str:
    """Return what a *word* of the file is called."""
    if spec.path == ("status",) and "idea" in spec.words:
        return status_word(word) if status_word(word) == word else f"{word}: {status_word(word)}"
    if spec.path == ("rating",):
        return {"T": _("T trained"), "P": _("P needs practice"), "U": _("U untrained")}[word]
    return word


def entries_of(mission: Mission, table: str) -> Iterator[Option]:
    """Yield the entries of *table* in the order of the files, each by its title and id."""
    for name, entry in getattr(mission, table).items():
        title = title_of(entry)
        if isinstance(entry, Module):
            yield Option(name, f"{one_line(name)} {title}")
        elif table == "curriculum":
            yield Option(name, f"{one_line(name)} {title}", _("all its modules"))
        else:
            yield Option(name, f"{title} ({one_line(name)})" if title else one_line(name), _told(mission, entry))


def _told(mission: Mission, entry: object) -> str:
    """Return what tells *entry* from others of its kind."""
    region = mission.region.get(getattr(entry, "region", ""))
    place = title_of(region) if region else ""
    if isinstance(entry, Venue):
        count = ngettext("{count} seat", "{count} seats", entry.seats).format(count=entry.seats)
    elif isinstance(entry, Team):
        count = ngettext("{count} trainer", "{count} trainers", entry.trainers).format(count=entry.trainers)
    elif isinstance(entry, Unit):
        count = ngettext("{count} head", "{count} heads", entry.strength).format(count=entry.strength)
    else:
        count = ""
    return ", ".join(part for part in (place, count) if part)


def ranked(options: Sequence[Option], candidates: Iterable[Candidate]) -> list[Option]:
    """Return *options* in the order of the *candidates*, each with its conflict; those that are none of them last."""
    known = {option.id: option for option in options}
    found = []
    for candidate in candidates:
        option = known.pop(candidate.value, Option(candidate.value, candidate.value or _("none")))
        note = "; ".join(part for part in (candidate.note or option.note,) if part)
        found.append(option._replace(note=note, conflict=candidate.conflict, heads=candidate.heads))
    return [*found, *known.values()]


# Lists that are typed.


def typed_word(text: str) -> str:
    """Return the word that is being typed at the end of *text*, before any number."""
    found = _LAST.search(text)
    return re.split(r"[=:]", found[0] if found else "")[0].strip()


def matching(options: Sequence[Option], text: str) -> list[int]:
    """Return the indexes of *options* that the word being typed names; all where it is none, or one that is there."""
    word = typed_word(text)
    if not word or any(option.id == word for option in options):
        return list(range(len(options)))
    words = folded(word).split()
    texts = [folded(f"{option.text} {option.id}") for option in options]
    hits = [index for index, each in enumerate(texts) if all(part in each for part in words)]
    return sorted(hits, key=lambda index: not (texts[index].startswith(words[0]) if words else False))


def names_in(text: str) -> list[str]:
    """Return the ids in the list *text*, without their numbers."""
    return [re.split(r"\s*[=:]\s*", part)[0] for part in _PART.split(text.strip()) if part]


def with_item(text: str, option: Option, known: Mapping[str, object], *, numbers: bool) -> str:
    """Return the list *text* with *option*, or without it if it is there; a half-typed word goes.

    *known* are the ids that can stand in it, so that the half-typed word is known as one. Where *numbers* belong to
    them, the heads that could come are there already, else the sign before which they are typed.
    """
    parts = [part for part in _PART.split(text.strip()) if part]
    names = names_in(text)
    if option.id in names:
        return ", ".join(part for part, name in zip(parts, names, strict=True) if name != option.id)
    if parts and names[-1] not in known and typed_word(text):
        parts.pop()
    return ", ".join([*parts, f"{option.id}={option.heads or ''}" if numbers else option.id])
