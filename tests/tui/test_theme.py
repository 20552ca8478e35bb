"""State is a sign first and a colour second: signs differ, colours are of one list, none are sent where none may."""

from __future__ import annotations

import pytest
from rich.color import ColorType
from rich.style import Style

from planner.plain import width_of
from planner.tui.state import SIGNS, meaning_of, word_of
from planner.tui.theme import STYLES, Look

OKABE_ITO = {"#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"}
GREYS = {"#8b96a1", "#4a5661"}


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


def test_states_are_of_okabe_and_ito() -> None:
    """People with any colour vision can tell them apart; red does not stand against green."""
    for state in SIGNS:
        color = Style.parse(STYLES[state].colour).color
        assert color is not None
        assert color.name in OKABE_ITO | GREYS, state


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
        ("a\nb\tc", True, "a b c"),
        ("\x1b[31m\u202e", True, "‹1B›[31m‹202E›"),
    ],
)
def test_text_is_made_harmless(text: str, accents: bool, shown: str) -> None:
    """Nothing in a name steers the terminal; without accents widths stay."""
    assert Look("colour", accents=accents).shown(text) == shown
