"""One list of commands feeds bindings, palette, key line and help: every key is taken once, every action exists."""

from __future__ import annotations

import pytest

from planner.tui.app import PlannerApp
from planner.tui.commands import Command, app_commands, spelt
from planner.tui.screens import Entry, entries

ENTRIES = entries()


def keys_of(commands: tuple[Command, ...]) -> list[str]:
    return [key for command in commands for key in command.keys.split(",") if key]


def test_no_key_is_taken_twice_everywhere() -> None:
    """The keys of the app and of the screens differ."""
    keys = keys_of((*app_commands(), *(entry.command for entry in ENTRIES)))
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_screen_takes_no_key_twice(entry: Entry) -> None:
    """No screen gives a key another meaning than it has everywhere, nor two of its own."""
    own = getattr(entry.screen_class(), "commands", tuple)()
    keys = keys_of(own)
    assert len(set(keys)) == len(keys)
    everywhere = [*app_commands(), *(each.command for each in ENTRIES)]
    others = [each for each in everywhere if each.action not in {command.action for command in own}]
    assert set(keys) & set(keys_of(others)) <= {"escape"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_action_exists(entry: Entry) -> None:
    """What the palette offers can be run."""
    screen = entry.screen_class()
    for command in (*getattr(screen, "commands", tuple)(), *app_commands(), entry.command):
        space, name = command.action.split("(")[0].split(".")
        owner = {"app": PlannerApp, "screen": screen}[space]
        assert hasattr(owner, f"action_{name}"), command.action
        assert command.name
        assert command.help.endswith(".")


def test_letters_are_plain() -> None:
    """Keys work on QWERTY and AZERTY: no Alt chords, digits, brackets or what needs AltGr."""
    screens = [entry.screen_class() for entry in ENTRIES]
    commands = [command for screen in screens for command in getattr(screen, "commands", tuple)()]
    for key in keys_of((*app_commands(), *commands, *(entry.command for entry in ENTRIES))):
        assert "alt" not in key
        assert key not in ("ctrl+a", "ctrl+b")
        assert not (len(key) == 1 and key in "0123456789[]{}#@~|\\"), key


@pytest.mark.parametrize(
    ("key", "name"), [("question_mark", "?"), ("ctrl+p", "Ctrl+P"), ("f1", "F1"), ("G", "G"), ("escape", "Esc")]
)
def test_keys_are_spelt_for_people(key: str, name: str) -> None:
    """Help and key line say what stands on the key."""
    assert spelt(key) == name
