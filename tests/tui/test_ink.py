"""The codes of the first picture are those that rich writes for the same style, so that nothing flashes."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from rich.style import Style

from planner.tui.ink import codes_of
from planner.tui.theme import STYLES, Look


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("profile", ["colour", "ansi"])
def test_codes_are_those_of_rich(profile, light) -> None:
    """Every named style on every other, for terminals with 256 colours and with more."""
    look = Look(profile, light=light)
    for base in ("", *STYLES):
        for name in STYLES:
            whole = look.style(name, base)
            for system, true_colour in ((ColorSystem.EIGHT_BIT, False), (ColorSystem.TRUECOLOR, True)):
                expected = rich_codes(whole, system)
                assert codes_of(look, name, base, true_colour=true_colour) == expected, (name, base)


def rich_codes(style: Style, system: ColorSystem) -> str:
    """Return what rich writes for *style*; one that was never rendered, because it keeps its codes."""
    names = ("bold", "dim", "italic", "underline", "reverse")
    new = Style(color=style.color, bgcolor=style.bgcolor, **{name: getattr(style, name) for name in names})
    codes, _, _ = new.render("-", color_system=system).rpartition("m-")
    return codes.removeprefix("\x1b[")
