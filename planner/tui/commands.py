"""Owns what a command is, and those that work on every screen; bindings, palette, key line and help all read them here.

A screen names its own commands the same way. What a command does stands with the app or the screen it acts on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from planner.i18n import _

if TYPE_CHECKING:
    from textual.binding import Binding

SPELT = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "equals_sign": "=",
    "comma": ",",
    "semicolon": ";",
    "full_stop": ".",
    "percent_sign": "%",
    "plus": "+",
    "minus": "-",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
}
"""How keys are called where their name in bindings is not what stands on them."""


class Command(NamedTuple):
    """One thing that can be asked for."""

    action: str
    """What is run: ``app.reload``, ``screen.worst``."""
    keys: str
    """The key, and its aliases after commas, as bindings name them."""
    name: str
    """What it is called in the palette and the help."""
    help: str
    """One sentence that says what it does."""
    short: str = ""
    """What it is called in the line of keys; empty: it is not there."""
    priority: bool = False
    """Whether the key works while text is typed."""

    @property
    def key(self) -> str:
        """The key as it is spelt for people."""
        return spelt(self.keys.split(",")[0])

    @property
    def all_keys(self) -> str:
        """The key and its aliases as they are spelt for people."""
        return " ".join(spelt(key) for key in self.keys.split(","))


def spelt(key: str) -> str:
    """Return the name of *key* for people: ``?``, ``Ctrl+P``, ``F1``."""
    if key in SPELT:
        return SPELT[key]
    *modifiers, last = key.split("+")
    if not modifiers and len(last) == 1:
        return last
    return "+".join([*(name.capitalize() for name in modifiers), SPELT.get(last) or last.upper()])


def bindings_of(commands: Iterable[Command]) -> list[Binding]:
    """Return the bindings of *commands*; what they are called is asked for when it is shown, in the language then."""
    from textual.binding import Binding  # the first lines are painted before textual is there

    return [Binding(each.keys, each.action, show=False, priority=each.priority) for each in commands if each.keys]


def app_commands() -> tuple[Command, ...]:
    """Return the commands of every screen, beside going to one."""
    return (
        Command(
            "app.explain_page",
            "question_mark,f1",
            _("Help"),
            _("Shows the keys of this screen, its signs, and the command that prints the same."),
            _("help"),
        ),
        Command(
            "app.find",
            "ctrl+p,colon",
            _("Find anything"),
            _("Lists all commands, units, regions, modules and sessions; type to narrow it down."),
            _("find"),
        ),
        *date_commands(),
        *edit_commands(),
        *file_commands(),
        Command("app.repaint", "ctrl+l", _("Repaint"), _("Draws the whole screen again.")),
        Command("app.switch_signs", "a", _("Other signs"), _("Changes between ASCII signs and block characters.")),
        Command(
            "app.switch_theme", "", _("Light or dark"), _("Changes between colours for a light and a dark ground.")
        ),
        *new_commands(),
        Command("app.make_own", "", _("A mission of your own"), _("Copies the example into a folder, to plan there.")),
        Command("app.step_back", "escape", _("Back"), _("Closes what is open, or goes to the screen before.")),
        Command(
            "app.leave", "q,ctrl+q,ctrl+c", _("Quit"), _("Leaves the planner; asks first if something is unsaved.")
        ),
    )


def file_commands() -> tuple[Command, ...]:
    """Return the commands that write a page or a document, read the files again, and open one elsewhere."""
    return (
        Command(
            "app.export",
            "x",
            _("Write as text"),
            _("Exports this page, or another document: shows it as it would be written, and writes it."),
            _("text"),
        ),
        Command("app.reload", "r", _("Reload"), _("Reads the files again, after they were edited elsewhere.")),
        Command(
            "app.edit_file",
            "E",
            _("Edit the file"),
            _("Opens the line of what the cursor is on in your own editor, VISUAL or EDITOR; then reloads."),
        ),
    )


def edit_commands() -> tuple[Command, ...]:
    """Return the commands that take changes back, do them again, and save them."""
    return (
        Command("app.undo", "ctrl+z", _("Undo"), _("Takes the last change back, also after it was saved.")),
        Command("app.redo", "ctrl+y", _("Redo"), _("Does again what was undone last.")),
        Command(
            "app.save", "ctrl+s", _("Save"), _("Shows what is not saved, file by file; pressed again it saves that.")
        ),
        Command(
            "app.save_elsewhere", "", _("Save elsewhere"), _("Writes all files into another folder and goes on there.")
        ),
        Command(
            "app.recover", "", _("Unsaved edits of before"), _("Shows what earlier runs of the planner had not saved.")
        ),
    )


def new_commands() -> tuple[Command, ...]:
    """Return the commands that show an empty form."""
    return (
        Command("app.new_entry('activity')", "", _("New activity"), _("Plans something beside training.")),
        Command("app.new_entry('unit')", "", _("New unit"), _("Adds a unit.")),
        Command("app.new_entry('team')", "", _("New team"), _("Adds a team of trainers.")),
        Command("app.new_entry('venue')", "", _("New venue"), _("Adds a place to train in.")),
        Command("app.new_entry('partner')", "", _("New partner"), _("Adds a partner; sessions get a file of its own.")),
        Command("app.edit_entry('mission', '')", "", _("Edit the mission"), _("Changes title, horizon and targets.")),
    )


def date_commands() -> tuple[Command, ...]:
    """Return the commands that move the as-of date, or look at another: signs that no layout hides."""
    return (
        Command("app.travel('day', 1)", "semicolon", _("Next day"), _("Shows the figures as of a day later.")),
        Command("app.travel('day', -1)", "comma", _("Day before"), _("Shows the figures as of a day earlier.")),
        Command("app.travel('month', 1)", "plus", _("Next month"), _("Shows the figures as of a month later.")),
        Command("app.travel('month', -1)", "minus", _("Month before"), _("Shows the figures as of a month earlier.")),
        Command(
            "app.travel('event', 1)",
            "right_parenthesis",
            _("Next event"),
            _("Goes to the next day on which a session, a lapse, a deployment, an observation or a closure falls."),
        ),
        Command(
            "app.travel('event', -1)",
            "left_parenthesis",
            _("Event before"),
            _("Goes to the last day before on which a session, a lapse or anything else falls."),
        ),
        Command("app.ask_date", "D", _("Date"), _("Asks for the date of the figures.")),
        Command("app.go_home", "full_stop", _("Own date"), _("Goes back to the date that the mission names.")),
        Command(
            "app.compare",
            "equals_sign",
            _("Compare"),
            _("Shows beside each figure what it was on another date, and the difference."),
            _("compare"),
        ),
    )
