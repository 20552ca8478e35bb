"""How a sentence is filled thousands of times: as ``str.format`` would, in whatever order a translation needs."""

from __future__ import annotations

import pytest

from planner.checks.plan_words import Counted, sentence


def test_order_of_the_text_may_differ() -> None:
    """A translation may turn the sentence round, repeat a name or leave one out."""
    values = ("a", "b", 3)
    for text in ("{x}: {y} of {z}", "{z} {y} {x}", "{y}", "{x} {x}", "none", "{z}{x}"):
        assert sentence(text, "x", "y", "z")(values) == text.format(x="a", y="b", z=3)


def test_signs_that_mean_something_elsewhere() -> None:
    """Percent signs and doubled braces are text, in the sentence and in the values."""
    text = "{{100 %}} %s {x} %(y)s 20 %"
    assert sentence(text, "x")(("50 % {x} %s",)) == text.format(x="50 % {x} %s")


def test_unknown_placeholder() -> None:
    """A translation with a slip in a name fails where it is read, not in the middle of a report."""
    with pytest.raises(ValueError, match="not in tuple"):
        sentence("{sesion}", "session")


def test_each_number_is_worded_once() -> None:
    """The plural is looked up once a number."""
    asked = []

    def word(count: int) -> str:
        asked.append(count)
        return f"{count} more"

    words = Counted(word)
    assert [words[2], words[1], words[2]] == ["2 more", "1 more", "2 more"]
    assert asked == [2, 1]
