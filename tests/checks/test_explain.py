"""What `planner explain` makes of a docstring: its parts, its translation, and what it answers to an unknown code."""

from __future__ import annotations

import gettext

import pytest

from planner import i18n
from planner.checks import RULES, Rule
from planner.checks.explain import UnknownCodeError, did_you_mean, explain, messages, parts_of
from planner.diagnostics import Severity
from planner.view import View


def lights_left_on(_view: View) -> list[object]:
    """Lights left on.

    Somebody left
    and the lights are on.

    Nobody is there.

    Why: fuel comes
    by river.

    Remedy: switch `them` off.

    Wrong:
        [[lamp]]
        on = true

        [lamp.bulb]
          watts = 40

    Right:
        [[lamp]]
    """
    return []


RULE = Rule("XX001", Severity.NOTE, lights_left_on)  # type: ignore[arg-type]


def test_parts() -> None:
    """Prose is one line a paragraph, without the indents of the code; TOML keeps its lines and its own indents."""
    title, what, why, remedy, wrong, right = parts_of(RULE)
    assert title == "Lights left on"
    assert what == "Somebody left and the lights are on.\n\nNobody is there."
    assert why == "Fuel comes by river."
    assert remedy == "Switch `them` off."
    assert wrong == "[[lamp]]\non = true\n\n[lamp.bulb]\n  watts = 40\n"
    assert right == "[[lamp]]\n"


def test_title_is_that_of_the_list() -> None:
    """`check --list` and `explain` call a rule the same."""
    assert explain("CU001").title == RULES["CU001"].title == "Prerequisite cycle"


def test_code_in_lower_case() -> None:
    """Codes are typed by hand."""
    assert explain(" cu001 ") == explain("CU001")


@pytest.mark.parametrize(
    ("code", "nearest"),
    [("CU01", "CU001"), ("CV00", "CV001"), ("sr", "SR001"), ("CU0001", "CU001"), ("SR0O1", "SR001")],
)
def test_unknown_code_names_the_nearest(code: str, nearest: str) -> None:
    """A family alone gives its first rules; a slip of the finger the rule that was meant."""
    with pytest.raises(UnknownCodeError) as caught:
        explain(code)
    assert nearest in caught.value.nearest
    assert len(caught.value.nearest) <= 3


def test_nothing_near() -> None:
    """What resembles no code is no riddle; an empty code matches no family."""
    assert did_you_mean("hello") == ()
    assert did_you_mean("") == ()


class Bracketed(gettext.NullTranslations):
    """A language in which every text stands in brackets."""

    def gettext(self, message: str) -> str:
        """Return *message* in brackets."""
        return f"<{message}>"


def test_prose_is_translated_and_toml_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked up in the catalogue is exactly what `messages` lists for it."""
    monkeypatch.setattr(i18n, "_translation", Bracketed())
    said = explain("CU001")
    for text in (said.title, said.what, said.why, said.remedy):
        assert text[0] == "<"
        assert text[1:-1] in set(messages())
    assert said.wrong.startswith("[[module]]")
