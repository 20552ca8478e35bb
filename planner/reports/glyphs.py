"""Owns the one table of states: the glyph of each, in ASCII and Unicode, and which one a cell shows.

A state is a glyph first and a colour second. It computes no figure: states are those of the core.
"""

from collections.abc import Iterable
from typing import NamedTuple

from planner.coverage import Cell
from planner.i18n import _
from planner.reports.words import state_word


class Glyph(NamedTuple):
    """The glyph of a state, one terminal cell wide."""

    ascii: str
    unicode: str


GLYPHS: dict[str, Glyph] = {
    "covered": Glyph("#", "█"),
    "due": Glyph(":", "▓"),
    "partial": Glyph("+", "▒"),
    "scheduled": Glyph("*", "▸"),
    "idea": Glyph("~", "~"),
    "lapsed": Glyph("%", "◊"),
    "gap": Glyph("!", "!"),
    "unknown": Glyph("?", "?"),
    "blocked": Glyph("X", "X"),
    "none": Glyph("-", " "),
}
"""In the order of legends; ``scheduled`` and ``idea`` are laid over gap and partial, ``blocked`` over any gap."""


def glyph_word(state: str) -> str:
    """Return the word for *state*, one of ``GLYPHS``, in the language in force."""
    overlays = {"scheduled": _("scheduled"), "idea": _("idea"), "blocked": _("blocked")}
    return overlays.get(state) or state_word(state)


def shown_state(cell: Cell, *, blocked: bool) -> str:
    """Return what to show for *cell*: its state, or over it what is coming, the strongest first.

    Over what is covered nothing, over lapsed and unknown only what is blocked: a booking must not hide either.
    """
    if cell.gap and blocked:
        return "blocked"
    if cell.status in ("gap", "partial"):
        return "scheduled" if cell.scheduled else "idea" if cell.idea else cell.status
    return cell.status


def shown_words(cell: Cell, shown: str) -> str:
    """Return the word for *shown*, the state shown for *cell*; that it is unknown is said whatever lies over it."""
    if cell.status == "unknown" != shown:
        return _("{state}, unknown").format(state=glyph_word(shown))
    return glyph_word(shown)


def legend(states: Iterable[str], *, ascii_only: bool = False) -> str:
    """Return the glyph and word of each of *states*, in the order of the table."""
    shown = set(states)
    pairs = ((state, glyph) for state, glyph in GLYPHS.items() if state in shown and glyph.unicode.strip())
    return ", ".join(f"{glyph.ascii if ascii_only else glyph.unicode} {glyph_word(state)}" for state, glyph in pairs)
