"""Styles are told apart by what they look like, and the way from one to another is the shortest that is right."""

from __future__ import annotations

from itertools import product

import pytest

from planner.tui.sgr import PLAIN, Styles, UnknownStyle

CODES = ("", "1", "2", "1;2", "7;1", "31", "1;31", "31;44", "38;5;200", "3;38;2;1;2;3;48;2;4;5;6", "92;103", "4;9;53")


def test_every_switch_leads_where_it_says() -> None:
    """Written after the one style, the switch gives the other."""
    styles = Styles()
    numbers = [styles.after(PLAIN, codes) for codes in CODES]
    assert len(set(numbers)) == len(CODES)
    for old, new in product(numbers, numbers):
        text = styles.switch(old, new)
        assert (styles.after(old, text[2:-1]) if text else old) == new


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("1", "1", ""),
        ("1;31", "", "\x1b[m"),
        ("1", "1;31", "\x1b[31m"),
        ("1;38;2;1;2;3", "38;2;1;2;3", "\x1b[22m"),
        ("2", "1;2", "\x1b[1m"),
        ("1;2", "1", "\x1b[0;1m"),
    ],
)
def test_shortest(old: str, new: str, text: str) -> None:
    """What stays is not said again, unless beginning anew is shorter."""
    styles = Styles()
    assert styles.switch(styles.after(PLAIN, old), styles.after(PLAIN, new)) == text


def test_order_and_defaults_make_no_other_style() -> None:
    """Two spellings of one style are one."""
    styles = Styles()
    assert styles.after(PLAIN, "1;31") == styles.after(PLAIN, "0;31;1")
    assert styles.after(PLAIN, "39;49") == PLAIN
    assert styles.after(styles.after(PLAIN, "1;2;31"), "22;39") == PLAIN


def test_without_colour() -> None:
    """Colours are dropped, attributes stay."""
    styles = Styles(colour=False)
    assert styles.after(PLAIN, "1;31;48;2;1;2;3") == styles.after(PLAIN, "1")


@pytest.mark.parametrize("codes", ["10", "38", "38;5", "38;2;1;2", "38;9;1", "108"])
def test_unknown_codes(codes: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(UnknownStyle):
        Styles().after(PLAIN, codes)
