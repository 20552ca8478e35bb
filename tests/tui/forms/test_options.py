"""Lists are typed with half words, and what is in them can be taken out again."""

from __future__ import annotations

import pytest

from planner.proposal import Candidate
from planner.tui.forms.options import Option, matching, names_in, ranked, typed_word, with_item

UNITS = [Option("gao-gms", "GMS, Gao", heads=12), Option("kidal-gn", "Garde, Kidal"), Option("com-gao", "Police [/]")]
KNOWN = {option.id: option for option in UNITS}


@pytest.mark.parametrize(
    ("text", "word"), [("", ""), ("gao", "gao"), ("a=3, ki", "ki"), ("a=3; kidal-gn = 4", "kidal-gn")]
)
def test_the_word_being_typed_is_the_last_one(text: str, word: str) -> None:
    assert typed_word(text) == word


def test_a_word_narrows_the_list_and_a_whole_id_does_not() -> None:
    """Without accents and case; those that begin with it first."""
    assert matching(UNITS, "a=3, GAO") == [0, 2]
    assert matching(UNITS, "garde") == [1]
    assert matching(UNITS, "gao-gms") == [0, 1, 2]
    assert matching(UNITS, "a=3, ") == [0, 1, 2]
    assert matching(UNITS, "nothing") == []


@pytest.mark.parametrize(
    ("text", "index", "then"),
    [
        ("", 0, "gao-gms=12"),
        ("gao", 0, "gao-gms=12"),
        ("kidal-gn=8, ga", 0, "kidal-gn=8, gao-gms=12"),
        ("kidal-gn=8, gao-gms=3", 0, "kidal-gn=8"),
        ("kidal-gn=8, ", 2, "kidal-gn=8, com-gao="),
    ],
)
def test_one_is_taken_in_or_out(text: str, index: int, then: str) -> None:
    """With the heads that could come; a half-typed word becomes the one that is taken."""
    assert with_item(text, UNITS[index], KNOWN, numbers=True) == then
    assert with_item("", UNITS[index], KNOWN, numbers=False) == UNITS[index].id


def test_names() -> None:
    assert names_in(" a=3, b ;c: 4") == ["a", "b", "c"]


def test_ranked_by_the_proposal() -> None:
    """Its order, notes and conflicts; what it does not know comes last, nothing is lost."""
    found = ranked(UNITS, [Candidate("kidal-gn", 0, "", "8 heads", 8), Candidate("gao-gms", 1, "busy", "")])
    assert [option.id for option in found] == ["kidal-gn", "gao-gms", "com-gao"]
    assert (found[0].heads, found[0].note, found[1].conflict) == (8, "8 heads", "busy")
