"""Owns the styles of terminal cells as numbers: what a style code means, and the fewest bytes from one to another.

It knows only the codes that textual writes; of any other it says so and guesses nothing.
"""

from collections.abc import Iterator
from typing import NamedTuple

OFF = {1: 22, 2: 22, 3: 23, 4: 24, 21: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 51: 54, 52: 54, 53: 55}
"""Each attribute that can be switched on, and what switches it off again."""
SEEN_ON_BLANKS = {4, 5, 6, 7, 9, 21, 51, 52, 53}
"""Attributes that show where there is no character."""
PLAIN = 0
"""The number of the style that a terminal starts with."""
RESET = "\x1b[m"


class UnknownStyle(ValueError):
    """A style code that is not understood."""


class Style(NamedTuple):
    """What a cell looks like: attributes in ascending order, and colours as the codes that select them."""

    attributes: tuple[int, ...] = ()
    ink: str = ""
    ground: str = ""

    @property
    def codes(self) -> list[str]:
        """What selects this style after a reset."""
        return [*map(str, self.attributes), *filter(None, (self.ink, self.ground))]


class Styles:
    """The styles seen so far; without *colour* none of them has any."""

    def __init__(self, *, colour: bool = True) -> None:
        self._colour = colour
        self._styles = [Style()]
        self._numbers = {Style(): PLAIN}
        self.unseen = [True]
        """For each style whether a blank in it looks like one in no style."""
        self._after: dict[tuple[int, str], int] = {}
        self._switches: dict[tuple[int, int], str] = {}

    def after(self, number: int, codes: str) -> int:
        """Return the number of style *number* once *codes*, like ``1;31``, were written; UnknownStyle if not known."""
        key = (number, codes)
        found = self._after.get(key)
        if found is None:
            style = _applied(self._styles[number], codes)
            found = self._after[key] = self._number(style if self._colour else style._replace(ink="", ground=""))
        return found

    def switch(self, old: int, new: int) -> str:
        """Return the shortest text that takes a terminal from style *old* to *new*."""
        key = (old, new)
        text = self._switches.get(key)
        if text is None:
            text = self._switches[key] = _switch(self._styles[old], self._styles[new])
        return text

    def _number(self, style: Style) -> int:
        if style not in self._numbers:
            self._numbers[style] = len(self._styles)
            self._styles.append(style)
            self.unseen.append(not style.ground and SEEN_ON_BLANKS.isdisjoint(style.attributes))
        return self._numbers[style]


def _switch(old: Style, new: Style) -> str:
    if old == new:
        return ""
    if not new.codes:
        return RESET
    anew = ["0", *new.codes]
    gone = {OFF[each] for each in old.attributes if each not in new.attributes}
    kept = {each for each in old.attributes if OFF[each] not in gone}
    steps = [*map(str, sorted(gone)), *(str(each) for each in new.attributes if each not in kept)]
    if new.ink != old.ink:
        steps.append(new.ink or "39")
    if new.ground != old.ground:
        steps.append(new.ground or "49")
    return f"\x1b[{min(';'.join(anew), ';'.join(steps), key=len)}m"


def _applied(style: Style, codes: str) -> Style:
    attributes, ink, ground = set(style.attributes), style.ink, style.ground
    rest = iter(codes.split(";"))
    for text in rest:
        code = int(text or 0)
        if code == 0:
            attributes, ink, ground = set(), "", ""
        elif code in OFF:
            attributes.add(code)
        elif code in OFF.values():
            attributes = {each for each in attributes if OFF[each] != code}
        elif code == 39 or 30 <= code <= 38 or 90 <= code <= 97:
            ink = _colour(code, rest)
        elif code == 49 or 40 <= code <= 48 or 100 <= code <= 107:
            ground = _colour(code, rest)
        else:
            raise UnknownStyle(codes)
    return Style(tuple(sorted(attributes)), ink, ground)


def _colour(code: int, rest: Iterator[str]) -> str:
    """Return the whole code of a colour, taking from *rest* what belongs to it; the terminal's own colour is empty."""
    if code in (39, 49):
        return ""
    if code not in (38, 48):
        return str(code)
    kind = next(rest, "")
    count = {"5": 1, "2": 3}.get(kind, 0)
    parts = [next(rest, "") for _ in range(count)]
    if not count or not all(part.isdigit() for part in parts):
        raise UnknownStyle(f"{code};{kind}")
    return ";".join([str(code), kind, *parts])
