"""Owns the colours: for each named style what it is in true colour, in the terminal's own sixteen, and in none.

Colours are those of Okabe and Ito, which people with any colour vision tell apart. It decides no state and no sign.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from rich.style import Style

from planner.plain import ascii_only, safe
from planner.tui.state import SIGNS

Profile = Literal["colour", "ansi", "plain"]

GROUND, RAISED, INK = "#14181c", "#1d2329", "#d5dbe1"
BLUE, SKY, ORANGE, VERMILION, PURPLE, GREY = "#0072b2", "#56b4e9", "#e69f00", "#d55e00", "#cc79a7", "#8b96a1"


class Looks(NamedTuple):
    """One named style in the three profiles, as rich spells styles."""

    colour: str
    ansi: str
    plain: str


STYLES: dict[str, Looks] = {
    "": Looks(f"{INK} on {GROUND}", "", ""),
    "bar": Looks(f"{INK} on #2a3440", "reverse", "reverse"),
    "tabs": Looks(f"{GREY} on {RAISED}", "", ""),
    "status": Looks(f"{INK} on {RAISED}", "", ""),
    "keys": Looks(f"{GREY} on {RAISED}", "", ""),
    "row": Looks(f"{INK} on #2f3b47", "bold", "reverse"),
    "cursor": Looks(f"bold {GROUND} on #e3e9ee", "bold reverse", "not reverse bold"),
    "head": Looks("#a9b7c4 underline", "underline", "underline"),
    "sums": Looks("bold", "bold", "bold"),
    "title": Looks("bold #f2f5f7", "bold", "bold"),
    "bold": Looks("bold", "bold", "bold"),
    "dim": Looks(GREY, "dim", ""),
    "rule": Looks("#4a5661", "dim", ""),
    "key": Looks(f"bold {SKY}", "bold cyan", "bold"),
    "here": Looks("bold #f2f5f7", "bold reverse", "bold reverse"),
    "warning": Looks(ORANGE, "yellow", "bold"),
    "error": Looks(f"bold {VERMILION}", "bold red", "bold"),
    "covered": Looks(BLUE, "blue", ""),
    "due": Looks(SKY, "cyan", ""),
    "partial": Looks(SKY, "cyan", ""),
    "scheduled": Looks(PURPLE, "magenta", ""),
    "idea": Looks(PURPLE, "magenta", ""),
    "lapsed": Looks(ORANGE, "yellow", "bold"),
    "gap": Looks(f"bold {VERMILION}", "bold red", "bold reverse"),
    "unknown": Looks(GREY, "", ""),
    "blocked": Looks(f"bold underline {ORANGE}", "bold underline yellow", "bold underline"),
    "none": Looks("#4a5661", "", ""),
}


class Look:
    """How one terminal is drawn on: its profile of colours, its signs, and whether it can show accents."""

    def __init__(self, profile: Profile = "colour", *, unicode: bool = True, accents: bool = True) -> None:
        self.profile: Profile = profile
        self.unicode = unicode
        self.accents = accents
        self._styles: dict[tuple[str, str], Style] = {}

    def sign(self, state: str) -> str:
        """Return the sign of *state*."""
        return SIGNS[state].unicode if self.unicode else SIGNS[state].ascii

    @property
    def rule(self) -> str:
        """The character that horizontal rules are made of."""
        return "─" if self.unicode else "-"

    def style(self, name: str, base: str = "") -> Style:
        """Return the style *name* on top of *base*; an unknown name adds nothing."""
        style = self._styles.get((name, base))
        if style is None:
            style = self._parsed("")
            for part in (base, name):
                if part:
                    style += self._parsed(part)
            self._styles[name, base] = style
        return style

    def _parsed(self, name: str) -> Style:
        looks = STYLES.get(name)
        return Style.parse(getattr(looks, self.profile)) if looks else Style()

    def shown(self, text: str) -> str:
        """Return *text* as this terminal can show it: nothing that steers, no line break, accents if it has them."""
        if text.isascii() and text.isprintable():
            return text
        if not text.isprintable():
            text = safe(text).replace("\n", " ").replace("\t", " ")
        if not self.accents:
            text = "".join(char if char.isascii() else ascii_only(char)[:1] or "?" for char in text)
        return text
