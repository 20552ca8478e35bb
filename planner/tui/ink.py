"""Owns the codes of the named styles before rich is there: those that it would write, without a tenth of the start.

It knows what ``theme.STYLES`` is written in and no more: attributes, sixteen colours by name, others as ``#rrggbb``.
"""

from __future__ import annotations

from planner.tui.theme import Look, looks_of

ATTRIBUTES = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7"}
COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
GREY = 0.15
"""Saturation under which a colour is one of the greys."""


def codes_of(look: Look, name: str, base: str, *, true_colour: bool) -> str:
    """Return the codes of the style *name* on top of *base*, like ``1;38;5;117``; empty for none."""
    attributes: dict[str, bool] = {}
    colours = ["", ""]
    for looks in (looks_of(look, part) for part in ("", *filter(None, (base, name)))):
        place, sets = 0, True
        for word in looks.split():
            if word == "not":
                sets = False
            elif word == "on":
                place = 1
            elif word in ATTRIBUTES:
                attributes[ATTRIBUTES[word]], sets = sets, True
            else:
                colours[place] = _colour(word, place * 10, true_colour)
    return ";".join([*sorted(code for code, is_set in attributes.items() if is_set), *filter(None, colours)])


def _colour(word: str, ground: int, true_colour: bool) -> str:
    if word == "default":
        return str(39 + ground)
    if not word.startswith("#"):
        bright = word.startswith("bright_")
        return str(COLOURS.index(word.removeprefix("bright_")) + (90 if bright else 30) + ground)
    red, green, blue = (int(word[at : at + 2], 16) for at in (1, 3, 5))
    if true_colour:
        return f"{38 + ground};2;{red};{green};{blue}"
    return f"{38 + ground};5;{_of_256(red, green, blue)}"


def _of_256(*parts: int) -> int:
    """Return the number of the nearest of 256 colours, as rich finds it."""
    low, high = min(parts) / 255, max(parts) / 255
    light, apart = (low + high) / 2, high - low
    if not apart or apart / ((low + high) if light <= 0.5 else (2 - low - high)) < GREY:
        grey = round(light * 25)
        return 16 if not grey else 231 if grey == 25 else 231 + grey
    red, green, blue = (round(part / 95 if part < 95 else 1 + (part - 95) / 40) for part in parts)
    return 16 + 36 * red + 6 * green + blue
