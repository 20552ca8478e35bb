"""Owns what makes text safe and plain: it refuses to let data steer a terminal, a page or a width.

Everything that comes from a file and goes to a person passes ``safe`` first.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from planner.quick import pattern

_STEERING = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
"""What steers a terminal, is not seen, or melts with its neighbours into as many cells as each terminal likes."""
_PRESENTATION = pattern("[\ufe0e\ufe0f]")
"""Asks for a sign in black or in colour, and so for one cell or two: it is left out, the sign is shown as it is."""
_MARKS = pattern(
    r"([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]{4})[\u0300-\u036f\u0483-\u0489\u0591-\u05bd"
    r"\u0610-\u061a\u064b-\u065f\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
_JOINED = pattern("[\u1160-\u11ff\ud7b0-\ud7ff]")
"""Vowels and finals that stand in the cells of the syllable before them."""
_WIDENED = pattern("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")
"""Signs that later Unicode made two cells wide."""
MARKS = "\u0300"
"""The first combining mark: what is printable before it steers nothing and takes one cell."""
LONGEST_CELL = 200
"""Characters of one value that a screen or a table shows."""
KEPT = 5000
"""Texts whose width is kept: the same names are measured again and again."""

_FOLDED = str.maketrans(
    {
        "—": "-", "–": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "’": "'", "‘": "'", "“": "\"", "”": "\"",
        "«": "\"", "»": "\"", "·": "|", "•": "*", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "×": "x", "½": "1/2",
        "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "ł": "l", "ɛ": "e",
        "ɔ": "o", "ŋ": "n", "№": "No", "°": "deg", "‹": "<", "›": ">", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "█": "#", "▓": ":", "▒": "+", "░": ".", "▸": "*", "◊": "%", "│": "|", "─": "-", "┼": "+", "├": "+", "┤": "+",
        "└": "+", "┌": "+", "┐": "+", "┘": "+", "▌": "|", "▏": "|", "▲": "^", "▼": "v", "▾": "v", "†": "+", "²": "2",
        "³": "3",
    }
)  # fmt: skip


def safe(text: str) -> str:
    """Return *text* with every character that could steer a terminal, or is no character, made visible, like ``‹1B›``.

    Newline and tab stay; a base character keeps four combining marks at most. Whatever is left takes as many cells
    on every terminal as ``width_of`` says.
    """
    if text.isprintable() and max(text, default="") < MARKS:
        return text
    shown = _STEERING.sub(lambda match: _visible(match[0]), text)
    if not shown.isprintable():
        shown = "".join(char if _is_known(char) else _visible(char) for char in shown)
    return _MARKS.sub(r"\1", _PRESENTATION.sub("", shown))


def _visible(char: str) -> str:
    return f"‹{ord(char):02X}›"


def _is_known(char: str) -> bool:
    """Return whether *char* is a character: of one that is none yet nobody knows how wide it will be."""
    return char.isprintable() or char in "\n\t" or unicodedata.category(char) in ("Zs", "Co")


def one_line(text: str, most: int = LONGEST_CELL) -> str:
    """Return *text* safe, on one line and cut with ``…`` after *most* characters."""
    if not (text.isascii() and text.isprintable()):
        text = " ".join(safe(text[: 4 * most]).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def ascii_only(text: str) -> str:
    """Return *text* folded to ASCII: accents dropped, typographic signs spelt, the rest ``?``."""
    if text.isascii():
        return text
    split = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    return "".join(c for c in split if not unicodedata.combining(c)).encode("ascii", "replace").decode("ascii")


def folded(text: str) -> str:
    """Return *text* for comparing: no accents, no case, single blanks; "Ségou" and "segou" are equal."""
    return " ".join(ascii_only(text).casefold().split())


def width_of(text: str) -> int:
    """Return the terminal cells that *text* takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return _width(text) if len(text) <= LONGEST_CELL else sum(map(_cells, text))


@lru_cache(KEPT)
def _width(text: str) -> int:
    return sum(map(_cells, text))


@cache
def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf") or _JOINED.match(char):
        return 0
    if _WIDENED.match(char):
        return 2
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, cells: int) -> str:
    """Return *text* in at most *cells* terminal cells, ``…`` at the end where something is missing."""
    if width_of(text) <= cells:
        return text
    kept, used = [], 0
    for char in text:
        if used + _cells(char) > cells - 1:
            break
        kept.append(char)
        used += _cells(char)
    return "".join(kept) + "…" if cells > 0 else ""


def padded(text: str, cells: int, *, right: bool = False) -> str:
    """Return *text* cut or filled with blanks to exactly *cells* terminal cells; *right* aligns figures."""
    width = width_of(text)
    if width > cells:
        text = cut(text, cells)
        width = width_of(text)
    blanks = " " * (cells - width)
    return blanks + text if right else text + blanks
