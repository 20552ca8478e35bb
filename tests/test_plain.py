"""Protects the widths that every column rests on: no terminal takes a text that was made safe for wider or narrower."""

from __future__ import annotations

from random import Random

import pytest
from rich.cells import cell_len

from planner.plain import one_line, safe, width_of

RANGES = (
    (0x20, 0x7F), (0xA0, 0x600), (0x600, 0x700), (0x7C0, 0x800), (0x900, 0x980), (0xE01, 0xE5B), (0x1100, 0x1200),
    (0x2000, 0x2100), (0x2600, 0x2800), (0x2D30, 0x2D80), (0x3040, 0x3100), (0x3160, 0x3168), (0xAC00, 0xAC20),
    (0xFE00, 0xFE10), (0xFF00, 0xFFA5), (0x1F1E6, 0x1F200), (0x1F300, 0x1F700), (0x1F900, 0x1FA00), (0xE0100, 0xE0110),
)  # fmt: skip
"""Scripts and signs that are met in Mali and elsewhere, and what melts with its neighbours."""
POOL = [chr(code) for first, end in RANGES for code in range(first, end)]


def test_widths_are_those_that_the_screen_is_painted_with() -> None:
    """What is made safe is measured as textual measures it, alone and beside anything."""
    chance = Random(7)
    texts = [safe("".join(chance.choices(POOL, k=chance.randint(1, 6)))) for _ in range(10_000)]
    assert [text for text in texts if cell_len(text) != width_of(text)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\U0001f469\u200d\U0001f692", "\U0001f469‹200D›\U0001f692"),
        ("\u2764\ufe0f ok", "\u2764 ok"),
        ("\U0001f44d\U0001f3fd", "\U0001f44d‹1F3FD›"),
        ("so\xadft", "so‹AD›ft"),
        ("\u0378 is no character yet", "‹378› is no character yet"),
        ("a\u00a0b\u202fc", "a\u00a0b\u202fc"),
        ("two\nlines\tand", "two\nlines\tand"),
        ("Se\u0301gou ߒߞߏ ⵜⵉⴼⵉⵏⴰⵖ", "Se\u0301gou ߒߞߏ ⵜⵉⴼⵉⵏⴰⵖ"),
    ],
)
def test_what_is_not_seen_is_shown(text: str, shown: str) -> None:
    """What joins, colours or hides is visible; letters of any script, blanks and line breaks stay as they are."""
    assert safe(text) == shown


def test_ten_thousand_characters_are_cut() -> None:
    """A long note is one line of at most 200 characters, whatever stands in it."""
    assert len(one_line("[/] \x1b[2J é\n" * 1000)) == 200
