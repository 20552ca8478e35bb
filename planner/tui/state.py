"""Owns the one table of states: the sign of each, in ASCII and Unicode, and its word; colours stand in ``theme``.

A state is a sign first and a colour second. It computes no figure: states are those of the core.
"""

from typing import NamedTuple

from planner.coverage import Cell, State, Sums
from planner.i18n import _
from planner.reports.glyphs import shown_state
from planner.reports.words import state_word


class Sign(NamedTuple):
    """The sign of a state, one terminal cell wide."""

    ascii: str
    unicode: str


SIGNS: dict[str, Sign] = {
    "covered": Sign("#", "█"),
    "due": Sign(":", "▓"),
    "partial": Sign("+", "▒"),
    "scheduled": Sign("*", "▸"),
    "idea": Sign("~", "~"),
    "lapsed": Sign("%", "◊"),
    "gap": Sign("!", "!"),
    "unknown": Sign("?", "?"),
    "blocked": Sign("X", "X"),
    "none": Sign("-", " "),
}
"""In the order of legends; ``scheduled``, ``idea`` and ``blocked`` are laid over a gap."""


def word_of(state: str) -> str:
    """Return the word for *state*, one of ``SIGNS``, in the language in force."""
    overlays = {"scheduled": _("scheduled"), "idea": _("idea"), "blocked": _("blocked")}
    return overlays.get(state) or state_word(state)


def meaning_of(state: str) -> str:
    """Return in one sentence when a cell is in *state*, in the language in force."""
    return {
        "covered": _("all heads in need were taught, and it is still valid"),
        "due": _("covered, but some of it lapses soon if nothing is run"),
        "partial": _("some of the heads in need are covered"),
        "scheduled": _("a gap for which a planned or approved session has seats"),
        "idea": _("a gap for which there is only an idea of a session"),
        "lapsed": _("was taught once and is no longer valid"),
        "gap": _("heads in need, nobody covered"),
        "unknown": _("the unit's records are unknown, which is not untrained"),
        "blocked": _("a session is planned, but its region stands in the way"),
        "none": _("the module is not for this unit"),
    }[state]


def state_of(sums: Sums) -> State:
    """Return the state of several cells together, by the rules that hold for one."""
    if not sums.need:
        return "none"
    if sums.covered == sums.need:
        return "due" if sums.due else "covered"
    if sums.covered:
        return "partial"
    if sums.lapsed:
        return "lapsed"
    return "unknown" if sums.unknown == sums.need else "gap"


def sign_of_cell(cell: Cell, *, blocked: bool) -> str:
    """Return what to show for *cell*: its state, or what is coming for it, as in every report."""
    return shown_state(cell, blocked=blocked)
