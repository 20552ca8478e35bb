"""Counts the keys of the ten commonest tasks: each is driven with exactly those of the README's table, eight at most.

``python -m tests.tui.test_keystrokes`` writes the table anew.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.commands import spelt
from planner.tui.screens.form import Form
from planner.workspace import Workspace
from tests.tui.driving import drive, settled, shown

README = Path(__file__).parent.parent.parent / "README.md"
TABLE = re.compile(r"(?<=<!-- keystrokes -->\n).*(?=<!-- /keystrokes -->)", re.DOTALL)
MOST = 8
SAVE = ("ctrl+s", "ctrl+s")
"""Shows what would be written, and writes it."""

ARROWS = {"down": "Down", "right": "Right"}


class Seen(NamedTuple):
    """What came of the keys."""

    screen: str
    root: Path
    """The mission's folder."""
    written: str
    """Every line that the files have more than before."""


class Task(NamedTuple):
    """Something that people do every week, from the overview of the example on."""

    name: str
    keys: tuple[str, ...]
    done: Callable[[Seen], bool]
    before: tuple[str, ...] = ()
    """Keys that are no part of it: what there has to be before."""


TASKS = (
    Task(
        "schedule the worst gap, as an idea",
        ("g", "n", "ctrl+s", *SAVE),
        lambda seen: 'modules = ["PO-06"]' in seen.written and 'status = "idea"' in seen.written,
    ),
    Task(
        "move a session a week",
        ("s", "greater_than_sign", *SAVE),
        lambda seen: "start = 2014-07-14\nend = 2014-08-01" in seen.written,
    ),
    Task(
        "mark one delivered, with attendance",
        ("w", "down", "down", "A", "ctrl+s", *SAVE),
        lambda seen: 'status = "delivered"\nattended = {' in seen.written,
    ),
    Task(
        "record an observation",
        ("u", "N", "p", "ctrl+s", *SAVE),
        lambda seen: 'module = "PO-01"\nrating = "P"' in seen.written,
    ),
    Task(
        "who lacks a module in a region",
        ("enter", "right", "right", "v"),
        lambda seen: "filter: tombouctou" in seen.screen and "HR Human rights" in seen.screen,
    ),
    Task(
        "what is blocked, and why",
        ("f", "slash", "b", "l", "o", "c", "k"),
        lambda seen: "mm-028 is blocked in gao from 2014-09-01 to 2014-09-05: accommodation" in seen.screen,
    ),
    Task(
        "export a unit's sheet",
        ("u", "x", "enter"),
        lambda seen: "Escadron" in (seen.root / "planner-unit-2014-06-30.txt").read_text("utf-8"),
    ),
    Task(
        "undo",
        ("ctrl+z",),
        lambda seen: "Undone: move mm-021 to week 29" in seen.screen and not seen.written,
        ("s", "greater_than_sign"),
    ),
    Task(
        "find a session",
        ("colon", "m", "m", "minus", "0", "2", "4", "enter"),
        lambda seen: "> ▸  2014-08-04 Mon  mm-024" in seen.screen,
    ),
    Task(
        "see last quarter's change",
        ("equals_sign", "enter"),
        lambda seen: "2014-03-31 to 2014-06-30, 91 days" in seen.screen,
    ),
)


@pytest.fixture
def mali(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A copy of the shipped mission, and its folder the current one."""
    folder = tmp_path / "mali"
    shutil.copytree(Workspace.open().root, folder)
    monkeypatch.chdir(folder)
    return Workspace.open(folder)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_task(task: Task, mali: Workspace) -> None:
    """Exactly these keys, at 80x24, and it is done."""
    before = _lines(mali.root)
    screens = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for key in (*task.before, *task.keys):
            await pilot.press(key)
            await settled(app, pilot)
            while isinstance(app.screen, Form) and not app.screen.draft:
                await pilot.pause()
        screens.append(shown(app))

    drive(mali, steps, first="overview")
    written = [text for text, count in _lines(mali.root).items() if count > before.get(text, 0)]
    seen = Seen(screens[0], mali.root, _joined(mali.root, set(written)))
    assert task.done(seen), f"{screens[0]}\n{seen.written}"


def _lines(folder: Path) -> dict[str, int]:
    every = [text for file in sorted(folder.glob("*.toml")) for text in file.read_text("utf-8").splitlines()]
    return {text: every.count(text) for text in set(every)}


def _joined(folder: Path, wanted: set[str]) -> str:
    every = [text for file in sorted(folder.glob("*.toml")) for text in file.read_text("utf-8").splitlines()]
    return "\n".join(text for text in every if text in wanted)


def test_none_takes_more_than_eight() -> None:
    """Keys that are typed letter by letter count one each."""
    assert {task.name: len(task.keys) for task in TASKS if len(task.keys) > MOST} == {}
    assert len(TASKS) == 10


def table() -> str:
    """Return the table of the README."""
    rows = [f"| {task.name} | {_keys(task)} | {len(task.keys)} |\n" for task in TASKS]
    return "\n| task | keys | how many |\n|---|---|---|\n" + "".join(rows) + "\n"


def _keys(task: Task) -> str:
    named = (ARROWS.get(key) or (spelt(key) if len(key) > 1 else key) for key in task.keys)
    return " ".join(f"`{name}`" for name in named)


def test_the_readme_has_the_table() -> None:
    """What people read is what is driven above."""
    found = TABLE.search(README.read_text("utf-8"))
    assert found
    assert found[0] == table()


if __name__ == "__main__":
    README.write_text(TABLE.sub(lambda _match: table(), README.read_text("utf-8")), "utf-8")
