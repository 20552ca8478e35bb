"""Owns the lines of the frame: title, tabs, signs, keys; each is computed from what it is given and drawn elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from planner.i18n import _, ngettext
from planner.plain import cut, width_of
from planner.reports.lines import Line, Span, line, width
from planner.reports.words import title_of
from planner.tui.commands import Command, app_commands
from planner.tui.desk import Desk
from planner.tui.news_words import trouble_words
from planner.tui.screens import Entry, entries
from planner.tui.state import word_of
from planner.tui.theme import Look

LOW = 30
"""Rows of the terminal under which one line says what the cursor is on."""


def no_unit_words(filtered: bool) -> str:
    """Return what is said in place of units: that none matches what was typed, or how to add the first."""
    if filtered:
        return _("No unit matches. Esc shows all again.")
    return _("No unit is recorded. Ctrl+P, New unit, adds one.")


def no_session_words(filtered: bool) -> str:
    """Return what is said in place of sessions: that none matches what was typed, or how to add the first."""
    if filtered:
        return _("No session matches. Esc shows all again.")
    return _("No session is recorded. n plans one.")


def lines_said(rows: int) -> int:
    """Return how many lines say what the cursor is on, in a terminal of so many *rows*."""
    return 1 if rows < LOW else 2


def title_line(desk: Desk, heading: str, aside: str, room: int) -> Line:
    """Return mission, screen, and at the right the date and what is not as it should be."""
    right: list[Span] = [(_("as of {day}").format(day=desk.view.day.isoformat()), "")]
    if moved := (desk.view.day - desk.home).days:
        right.append((_(" ({days:+d} d)").format(days=moved), "warning"))
    left_out = desk.view.mission.left_out
    if left_out:
        text = ngettext("{count} left out", "{count} left out", left_out).format(count=left_out)
        right.append((f"  !{text}", "warning"))
    if desk.unsaved:
        text = ngettext("{count} unsaved", "{count} unsaved", desk.unsaved).format(count=desk.unsaved)
        right.append((f"  *{text}", "warning"))
    if desk.workspace.shipped:
        right.append((_("  example"), ""))
    right.append((" ", ""))
    middle = f"| {heading.upper()}" + (f"  {aside}" if aside else "")
    rest = room - width(tuple(right)) - 4
    title = cut(title_of(desk.view.mission.settings), max(12, rest - width_of(middle)))
    middle = cut(middle, max(0, rest - width_of(title)))
    blank = " " * max(2, rest + 2 - width_of(title) - width_of(middle))
    return line(" ", (title, "title"), " ", (middle, ""), blank, *right)


def trouble_line(desk: Desk, room: int) -> Line:
    """Return what keeps the screens from showing what is in the folder; empty: nothing does."""
    words = trouble_words(desk.workspace)
    return line((cut(words, room), "error")) if words else ()


def tab_line(name: str, room: int) -> Line:
    """Return the screens with their keys, the one called *name* in brackets.

    Where they do not fit in *room*, a title that begins with its key is that key, and long titles are cut.
    """
    tabs = [entry for entry in entries() if not entry.modal]
    spans: list[Span] = []
    for entry in tabs:
        if entry.name == name:
            spans += [(f"[{entry.key}]{entry.title}", "here"), (" ", "")]
        else:
            spans += [(f" {entry.key}", "key"), (f" {entry.title} ", "")]
    longest = max((width_of(entry.title) for entry in tabs), default=0)
    while width(tuple(spans)) > room and longest > 1:
        spans = [span for entry in tabs for span in _close_tab(entry, cut(entry.title, longest), entry.name == name)]
        longest -= 1
    return tuple(spans)


def _close_tab(entry: Entry, title: str, here: bool) -> list[Span]:
    """Return a tab in as few columns as show both key and *title*."""
    begins = title[:1].casefold() == entry.key
    if here:
        return [("[" if begins else f"[{entry.key} ", "here"), (f"{title}]", "here")]
    return [(" ", ""), (title[:1] if begins else entry.key, "key"), (f"{title[1:] if begins else f' {title}'}", "")]


def legend_line(look: Look, states: Iterable[str], room: int) -> Line:
    """Return the signs of *states* with their words, as many as fit in *room*; the help has them all."""
    named = [(look.sign(state), state, word_of(state)) for state in states]
    loose = sum(width_of(word) + 4 for _sign, _state, word in named) <= room
    spans: list[Span] = []
    for sign, state, word in named:
        more: list[Span] = [(" ", ""), (sign, state), (f" {word} " if loose else f" {word}", "")]
        if width((*spans, *more)) <= room:
            spans += more
    return tuple(spans)


def key_line(commands: Iterable[Command], room: int) -> Line:
    """Return the keys of a screen, its own first, as many as fit in *room*; help is always among them."""
    own = [command for command in commands if command.short]
    every = [command for command in app_commands() if command.short]
    kept = [*every[:1]]
    for command in (*own, *every[1:]):
        if sum(_key_width(each) for each in (*kept, command)) < room:
            kept.append(command)
    spans: list[Span] = [(" ", "")]
    for command in (*kept[1:], kept[0]):
        spans += [(command.key, "key"), (f" {command.short}  ", "")]
    return tuple(spans)


def _key_width(command: Command) -> int:
    return width_of(command.key) + width_of(command.short) + 3
