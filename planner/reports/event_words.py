"""Owns how the events of a day are worded: one sentence, names for few of a kind and numbers for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.events import Event
from planner.i18n import _, ngettext
from planner.model import Region, Unit
from planner.plain import one_line
from planner.reports.words import number, title_of, weekday
from planner.view import View

NAMED = 2
"""Events of one kind up to which they are named."""


def event_words(view: View, events: Sequence[Event]) -> str:
    """Return the date of *view* and what happens on it."""
    dated = _("As of {weekday} {day}").format(weekday=weekday(view.day), day=view.day.isoformat())
    words = "; ".join(_phrases(view, events))
    return f"{dated}: {words}." if words else f"{dated}."


def _phrases(view: View, events: Sequence[Event]) -> Iterator[str]:
    by_kind: dict[str, list[str]] = {}
    for event in events:
        names = by_kind.setdefault(event.kind, [])
        name = _name(view, event)
        if name not in names:
            names.append(name)
    starts, ends = by_kind.get("start", []), by_kind.get("end", [])
    held = [name for name in starts if name in ends]
    yield from _said("held", held)
    yield from _said("start", [name for name in starts if name not in held])
    yield from _said("end", [name for name in ends if name not in held])
    for kind in ("lapse", "deployment", "observation", "closure", "closure-end"):
        yield from _said(kind, by_kind.get(kind, []))


def _name(view: View, event: Event) -> str:
    if event.kind == "lapse":
        return one_line(event.module)
    entry: Unit | Region | None = None
    if event.kind == "observation":
        entry = view.mission.unit.get(event.id)
    elif event.kind in ("closure", "closure-end"):
        entry = view.mission.region.get(event.id)
    return title_of(entry) if entry else one_line(event.id)


def _said(kind: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the phrase for what of one *kind* happens, if anything does."""
    if not names:
        return
    if kind in ("deployment", "closure-end") or len(names) <= NAMED:
        yield _few(kind).format(names=", ".join(names))
    else:
        yield _many(kind, len(names)).format(count=number(len(names)))


def _few(kind: str) -> str:
    return {
        "held": _("held: {names}"),
        "start": _("starts: {names}"),
        "end": _("ends: {names}"),
        "lapse": _("lapses: {names}"),
        "deployment": _("deployment reported: {names}"),
        "observation": _("observed: {names}"),
        "closure": _("closes: {names}"),
        "closure-end": _("last day of the closure: {names}"),
    }[kind]


def _many(kind: str, count: int) -> str:
    return {
        "held": ngettext("{count} session held", "{count} sessions held", count),
        "start": ngettext("{count} session starts", "{count} sessions start", count),
        "end": ngettext("{count} session ends", "{count} sessions end", count),
        "lapse": ngettext("{count} module lapses", "{count} modules lapse", count),
        "observation": ngettext("{count} unit observed", "{count} units observed", count),
        "closure": ngettext("{count} region closes", "{count} regions close", count),
    }[kind]
