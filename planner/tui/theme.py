"""Owns the colours: for each named style what it is in true colour, in the terminal's own sixteen, and in none.

Hues are those of Okabe and Ito, which people with any colour vision tell apart, each in the shade that a dark or a
light ground needs to be read on; all are among the 256 colours that most terminals have. It decides no state and no
sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from planner.plain import ascii_only, safe, width_of
from planner.tui.state import SIGNS

if TYPE_CHECKING:
    from rich.style import Style

Profile = Literal["colour", "ansi", "plain"]
Palette = Mapping[str, str]
"""Colours by what they are for."""

DARK: Palette = {
    "ground": "#121212",
    "raised": "#1c1c1c",
    "bar": "#303030",
    "lit": "#303030",
    "cursor": "#eeeeee",
    "edge": "#6c6c6c",
    "ink": "#dadada",
    "strong": "#eeeeee",
    "faint": "#a8a8a8",
    "blue": "#5fafff",
    "sky": "#87d7ff",
    "purple": "#d787af",
    "orange": "#ffaf00",
    "vermilion": "#ff875f",
}
LIGHT: Palette = {
    "ground": "#ffffff",
    "raised": "#eeeeee",
    "bar": "#d7ffff",
    "lit": "#ffffd7",
    "cursor": "#1c1c1c",
    "edge": "#8a8a8a",
    "ink": "#1c1c1c",
    "strong": "#000000",
    "faint": "#585858",
    "blue": "#005faf",
    "sky": "#005f87",
    "purple": "#87005f",
    "orange": "#875f00",
    "vermilion": "#af0000",
}
OWN_DARK: Palette = {
    "blue": "bright_cyan",
    "sky": "cyan",
    "purple": "bright_magenta",
    "orange": "bright_yellow",
    "vermilion": "bright_red",
}
"""Of the sixteen colours those that can be read on black whatever the terminal makes of them, and on white."""
OWN_LIGHT: Palette = {"blue": "blue", "sky": "blue", "purple": "magenta", "orange": "bold", "vermilion": "red"}


class Looks(NamedTuple):
    """One named style in the three profiles, as rich spells styles; colours in braces are those of the palette."""

    colour: str
    ansi: str
    plain: str


STYLES: dict[str, Looks] = {
    "": Looks("{ink} on {ground}", "", ""),
    "bar": Looks("{ink} on {bar}", "reverse", "reverse"),
    "tabs": Looks("{faint} on {raised}", "", ""),
    "status": Looks("{ink} on {raised}", "", ""),
    "keys": Looks("{faint} on {raised}", "", ""),
    "row": Looks("{ink} on {lit}", "", "reverse"),
    "cursor": Looks("bold {ground} on {cursor}", "bold reverse", "not reverse bold"),
    "head": Looks("{faint} underline", "underline", "underline"),
    "sums": Looks("bold", "bold", "bold"),
    "title": Looks("bold {strong}", "bold", "bold"),
    "bold": Looks("bold", "bold", "bold"),
    "dim": Looks("{faint}", "dim", ""),
    "rule": Looks("{edge}", "dim", ""),
    "key": Looks("bold {sky}", "bold {sky}", "bold"),
    "here": Looks("bold {strong}", "bold reverse", "bold reverse"),
    "warning": Looks("{orange}", "{orange}", "bold"),
    "error": Looks("bold {vermilion}", "bold {vermilion}", "bold"),
    "covered": Looks("{blue}", "{blue}", ""),
    "due": Looks("{sky}", "{sky}", ""),
    "partial": Looks("{sky}", "{sky}", ""),
    "scheduled": Looks("{purple}", "{purple}", ""),
    "idea": Looks("{purple}", "{purple}", ""),
    "lapsed": Looks("{orange}", "{orange}", "bold"),
    "gap": Looks("bold {vermilion}", "bold {vermilion}", "bold reverse"),
    "unknown": Looks("{faint}", "", ""),
    "blocked": Looks("bold underline {orange}", "bold underline {orange}", "bold underline"),
    "none": Looks("{faint}", "", ""),
}


class Look:
    """How one terminal is drawn on: its profile of colours, its signs, and whether it can show accents."""

    def __init__(
        self, profile: Profile = "colour", *, unicode: bool = True, accents: bool = True, light: bool = False
    ) -> None:
        self.profile: Profile = profile
        self.unicode = unicode
        self.accents = accents
        """Whether anything but ASCII may be shown."""
        self._light = light
        self._styles: dict[tuple[str, str], Style] = {}

    @property
    def light(self) -> bool:
        """Whether the ground is light."""
        return self._light

    @light.setter
    def light(self, light: bool) -> None:
        self._light = light
        self._styles.clear()

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        if self.profile == "colour":
            return LIGHT if self._light else DARK
        return OWN_LIGHT if self._light else OWN_DARK

    def colour(self, name: str) -> str:
        """Return the colour called *name*; in sixteen colours and in none, the terminal's own."""
        return self.palette.get(name, "ansi_default")

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
        from rich.style import Style  # the first lines are painted before rich is there

        return Style.parse(looks_of(self, name))

    def shown(self, text: str) -> str:
        """Return *text* as this terminal can show it: nothing that steers, no line break, accents if it has them."""
        if text.isascii() and text.isprintable():
            return text
        if not text.isprintable():
            text = safe(text).replace("\n", " ").replace("\t", " ")
        return text if self.accents else in_ascii_cells(text)


def looks_of(look: Look, name: str) -> str:
    """Return the style *name* as rich spells it, with the colours in force; an unknown name is empty."""
    looks = STYLES.get(name)
    return getattr(looks, look.profile).format(**look.palette) if looks else ""


def in_ascii_cells(text: str) -> str:
    """Return *text* in ASCII, each character in as many terminal cells as before."""
    if text.isascii():
        return text
    cells = ((char, width_of(char)) for char in text)
    return "".join(char if char.isascii() else ascii_only(char)[:width].ljust(width) for char, width in cells)
