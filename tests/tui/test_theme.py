"""State is a sign first and a colour second: signs differ, colours are of one list, none are sent where none may."""

from __future__ import annotations

from colorsys import rgb_to_hsv
from itertools import combinations

import pytest
from rich.color import Color, ColorSystem, ColorType
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, TerminalTheme

from planner.plain import width_of
from planner.tui.state import SIGNS, meaning_of, word_of
from planner.tui.theme import DARK, LIGHT, STYLES, Look, in_ascii_cells

LEAST = 4.5
"""The contrast that WCAG 2.2 asks of text."""
INKS = [name for name in STYLES if name not in ("bar", "tabs", "status", "keys", "row", "cursor", "rule")]
GROUNDS = ("", "bar", "tabs", "status", "keys", "row")
XTERM = TerminalTheme(
    (0, 0, 0),
    (229, 229, 229),
    [(0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)],
    [
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ],
)
CONSOLE = TerminalTheme(
    (0, 0, 0),
    (170, 170, 170),
    [(0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)],
    [
        (85, 85, 85),
        (255, 85, 85),
        (85, 255, 85),
        (255, 255, 85),
        (85, 85, 255),
        (255, 85, 255),
        (85, 255, 255),
        (255, 255, 255),
    ],
)
"""What xterm and the Linux console make of the sixteen colours."""


def luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance by WCAG 2.2."""
    parts = [part / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    lighter, darker = sorted((luminance(*one), luminance(*other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def seen(color: Color | None, system: ColorSystem) -> tuple[int, int, int]:
    assert color is not None
    return tuple(color.downgrade(system).get_truecolor())


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT], ids=["true", "256"])
@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("name", INKS)
def test_contrast(name: str, light: bool, system: ColorSystem) -> None:
    """Every state and every text can be read on every ground that it may stand on, also with 256 colours."""
    look = Look("colour", light=light)
    for base in GROUNDS:
        style = look.style(name, base) if name else look.style("", base)
        ratio = contrast(seen(style.color, system), seen(style.bgcolor, system))
        assert ratio >= LEAST, (name, base, round(ratio, 2))
    cursor = look.style("cursor", "row")
    assert contrast(seen(cursor.color, system), seen(cursor.bgcolor, system)) >= LEAST


@pytest.mark.parametrize("name", [*SIGNS, "warning", "error", "key"])
def test_contrast_of_the_sixteen(name: str) -> None:
    """Where the terminal's own colours are used, they are those that xterm and the console show well enough."""
    for light, palettes in ((False, (XTERM, CONSOLE)), (True, (XTERM, DEFAULT_TERMINAL_THEME))):
        for palette in palettes:
            color = Look("ansi", light=light).style(name).color
            ink = tuple(color.get_truecolor(palette)) if color else (0, 0, 0) if light else (170, 170, 170)
            ground = (255, 255, 255) if light else (0, 0, 0)
            assert contrast(ink, ground) >= LEAST, (name, light, palette is XTERM)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_no_red_stands_against_green(palette: dict[str, str]) -> None:
    """No state is green: what is not grey is blue, purple, orange or vermilion, and no two states rest on hue alone."""
    for name, text in palette.items():
        hue, saturation, _value = rgb_to_hsv(*(part / 255 for part in Color.parse(text).get_truecolor()))
        lit = name in ("lit", "bar")  # grounds
        assert lit or saturation < 0.1 or not 70 <= hue * 360 <= 185, name


def test_exactly_those_of_256() -> None:
    """All colours are among the 256: a terminal without true colour shows the same."""
    for palette in (DARK, LIGHT):
        for text in {*palette.values()}:
            color = Color.parse(text)
            assert contrast(seen(color, ColorSystem.EIGHT_BIT), tuple(color.get_truecolor())) < 1.2, text


@pytest.mark.parametrize("which", [0, 1], ids=["ascii", "unicode"])
def test_signs_are_one_cell_and_tell_states_apart(which: int) -> None:
    """Without any colour no two states look alike; ASCII is ASCII."""
    signs = [sign[which] for sign in SIGNS.values()]
    assert len(set(signs)) == len(signs)
    assert all(width_of(sign) == 1 for sign in signs)
    assert which or "".join(signs).isascii()


def test_states_have_word_meaning_and_style() -> None:
    """The legend, the help and the colours know every state."""
    assert all(word_of(state) and meaning_of(state) and state in STYLES for state in SIGNS)


def test_plain_has_no_colour() -> None:
    """NO_COLOR is kept: not one style of the plain profile names a colour."""
    look = Look("plain")
    styles = [look.style(name, base) for name in STYLES for base in ("", "bar", "row", "status")]
    assert all(style.color is None and style.bgcolor is None for style in styles)


def test_ansi_has_the_terminals_own_colours() -> None:
    """On a remote line only the sixteen colours of the terminal are named, so its own palette holds."""
    for name in STYLES:
        style = Look("ansi").style(name)
        assert all(c is None or c.type is ColorType.STANDARD for c in (style.color, style.bgcolor)), name


@pytest.mark.parametrize("profile", ["colour", "ansi", "plain"])
def test_states_differ_without_colour(profile: str) -> None:
    """A state is a sign first: no two share one, whatever the colours."""
    look = Look(profile, unicode=False)  # type: ignore[arg-type]
    assert all(look.sign(one) != look.sign(other) for one, other in combinations(SIGNS, 2))


def test_the_ground_can_be_changed() -> None:
    """Light and dark are two palettes of one look; what was parsed for the one is not used for the other."""
    look = Look("colour")
    dark = look.style("gap")
    look.light = True
    assert look.style("gap") != dark
    look.light = False
    assert look.style("gap") == dark


def test_row_and_cell_of_the_cursor_show_without_colour() -> None:
    """In the plain profile the row of the cursor is reversed and the focused cell stands out of it."""
    look = Look("plain")
    assert look.style("", "row").reverse
    assert look.style("cursor", "row").reverse is False
    assert look.style("cursor", "row").bold


@pytest.mark.parametrize(
    ("text", "accents", "shown"),
    [
        ("Ségou", True, "Ségou"),
        ("Ségou…", False, "Segou."),
        ("e\u0301 漢 œ", False, "e ?  o"),
        ("a\nb\tc", True, "a b c"),
        ("\x1b[31m\u202e", True, "‹1B›[31m‹202E›"),
    ],
)
def test_text_is_made_harmless(text: str, accents: bool, shown: str) -> None:
    """Nothing in a name steers the terminal; without accents widths stay."""
    assert Look("colour", accents=accents).shown(text) == shown


@pytest.mark.parametrize("text", ["Ségou", "█▓▒◊", "漢字", "e\u0301", "…—½", "‹1B›", "\U0001f600"])
def test_ascii_takes_as_many_cells(text: str) -> None:
    """Columns stay below each other when everything is spelt in ASCII."""
    assert in_ascii_cells(text).isascii()
    assert width_of(in_ascii_cells(text)) == width_of(text)
