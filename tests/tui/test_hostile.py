"""Text that is no friend: whatever stands in the files is shown, steers nothing, and moves no column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from planner.loading import tables
from planner.plain import safe, width_of
from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.theme import Look
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import LARGE, SMALL
from tests.tui.hostile import TEXTS, poison
from tests.tui.recording import Recording, record, rest

WALK = (
    *("o", "tab enter", "p p end", "c", "enter end", "d", "end", "s", "down enter", "v", "y", "y y", "w", "t end"),
    *("m", "v down", "enter end", "b", "end", "f", "t", "down enter", "question_mark end", "escape", "colon 0"),
    *("escape", "equals_sign enter", "escape", "slash o", "escape", "x enter", "D x enter", "escape", "g n", "tab 0"),
    *("tab tab", "escape escape"),
)
"""Keys, step by step: after each, what is seen is looked at."""
CODES = re.compile(r"\x1b\[[<>=?]?[\d;]*\$?[a-zA-Z]|\x1b\]22;[a-z]*\x07|\x1b[DM]|[\r\n\b]")
"""All that steers the terminal and is ours."""
OURS = {"…", "x", " "}
"""Cells in which a cut text may differ from one as wide: a wide character that does not fit leaves a blank."""


class Seen(NamedTuple):
    keys: str
    kind: str
    rows: list[str]


def walk(workspace: Workspace, size: tuple[int, int]) -> tuple[list[Seen], str]:
    """Go through all screens and what can be laid over them; return what was seen, and all that was sent."""
    seen: list[Seen] = []
    sent: list[str] = []

    async def steps(_pilot: Pilot[None], driver: Recording) -> None:
        for keys in WALK:
            for key in keys.split():
                driver.press(key)
                await rest(driver)
            driver.send_now()
            sent.append(driver.take()[1])
            rows = [strip.text for strip in app.screen._compositor.render_strips()]
            seen.append(Seen(keys, type(app.screen).__name__, rows))

    app = PlannerApp(Desk(workspace, Look("ansi")), "overview", ansi_color=True)
    record(app, steps, size)
    return seen, "".join(sent)


def in_cells(row: str) -> str:
    """Return a row with an ``x`` for each cell that shows no ASCII; capitals are small."""
    return "".join(char if char.isascii() or char == "…" else "x" * width_of(char) for char in row).lower()


def differ(row: str, tame: str) -> bool:
    """Return whether anything stands elsewhere in *row* than in the *tame* one."""
    one, other = in_cells(row), in_cells(tame)
    pairs = zip(one, other, strict=False)
    return len(one) != len(other) or any(x != y and not {x, y} <= OURS for x, y in pairs)


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    return make_busy(workspace)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_every_text_is_hostile(
    busy: Workspace, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On every screen, in palette, help, form and messages: each row as wide as the terminal, each thing in its place.

    The same mission with tame text of the same widths says where everything stands.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tables, "_control_in", lambda _text: "")  # such text is an error: here it gets in
    written = [Path("/written [/] \x1b[2J/x.txt")]
    monkeypatch.setattr("planner.tui.screens.export_form.ExportForm._written", lambda *_form: written)
    monkeypatch.setattr("planner.tui.screens.form_shown.PAUSE", 0.0005)
    files = {path: path.read_text("utf-8") for path in busy.root.rglob("*.toml")}
    hostile, sent = walk(poison(busy), size)
    for path, text in files.items():
        path.write_text(text, "utf-8")
    tame, _sent = walk(poison(Workspace.open(busy.root), tame=True), size)
    assert len({seen.kind for seen in hostile}) == 11  # nine screens, the comparison and the form
    for one, other in zip(hostile, tame, strict=True):
        assert one.kind == other.kind, one.keys
        for number, (row, beside) in enumerate(zip(one.rows, other.rows, strict=True)):
            assert row.isprintable(), (one.keys, number, row)
            assert cell_len(row) == width_of(row) == size[0], (one.keys, number, row)
            assert not differ(row, beside), f"{one.kind} after {one.keys}, row {number}:\n{row}\n{beside}"
    assert not {char for char in CODES.sub("", sent) if not char.isprintable()}
    everything = "\n".join(row for seen in hostile for row in seen.rows)
    assert [text for text in TEXTS if " ".join(safe(text).split())[:9] not in everything] == []
    assert "Written to x.txt in /written [/] ‹1B›[2J" in everything
