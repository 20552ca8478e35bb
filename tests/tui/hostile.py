"""Missions whose every text is hostile, and the same with tame text as wide: what the one shows, the other must.

Which fields hold text is read from the types, so that a new one is hostile by itself.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import tomli

from planner.loading import tables
from planner.plain import safe, width_of
from planner.schema import TABLES
from planner.workspace import Workspace
from tests.invented import toml

TEXTS = (
    "[/] [bold]x[/bold]",
    "[@click=app.leave]go[/]",
    "tail [/",
    "\x1b[31m\x1b]52;c;eA==\x07 red",
    "back \u202esdrawkcab\u2066",
    "one\u2028two \u200bx",
    "\x9b2J\x85 c1 \x7f",
    "漢字 と かな の 部隊",
    "\U0001f46e\U0001f3fd\u200d\u2642\ufe0f on duty \u2764\ufe0f",
    "\U0001f1f2\U0001f1f1 flag 1\ufe0f\u20e3",
    "e\u0301e\u0300 Se\u0301gou",
    "Z\u0335\u0321\u0322\u0327\u0328\u0334\u0336\u0337\u0338 al\u0300\u0301\u0302\u0303go",
    "{braces} %s %(x)d {0}",
    "tab\there\nand a line",
    "",
)
"""What is put in; of every text field of every table each comes by at least once where there are entries enough."""
LONG = "[/] \x1b[2J é… \u202e long note " * 480
"""Of ten thousand characters; none of several cells, or of none, since what is long is cut after so many characters."""
PAIR = re.compile(r"\\ud[89ab]..\\ud[c-f]..")
MORE = """
[[deployment]]
date = 2026-03-31
component = "x"
deployed = 20
approved = 80
[[deployment]]
date = 2026-06-30
component = "x"
deployed = 30
approved = 80
[[observation]]
unit = "up-station"
date = 2026-05-04
module = "RI-01"
rating = "U"
mentor = "advisers"
[[observation]]
unit = "up-river"
date = 2026-06-20
module = "RI-02"
rating = "T"
"""


def poison(workspace: Workspace, *, tame: bool = False) -> Workspace:
    """Put hostile text, or tame text of the same width, into every text of the mission's files; open it again.

    Control characters in them are errors, so whoever wants them on the screens has them let in.
    """
    (workspace.root / "rest.toml").write_text(MORE, "utf-8")
    number = count()

    def text() -> str:
        hostile = TEXTS[next(number) % len(TEXTS)]
        return tamed(hostile) if tame else hostile

    long = tamed(LONG) if tame else LONG
    for path in sorted(workspace.root.rglob("*.toml")):
        read = tomli.loads(path.read_text("utf-8"))
        path.write_text("".join(_tables(read, text, long)), "utf-8")
    opened = Workspace.open(workspace.root)
    assert opened.load_findings == (), opened.load_findings
    return opened


def tamed(text: str) -> str:
    """Return text that takes as many cells as *text* when it is shown, in letters alone."""
    return "".join(char if char.isascii() else "x" * width_of(char) for char in safe(text))


def _tables(read: dict[str, Any], text: Callable[[], str], long: str) -> Iterator[str]:
    for table, rows in read.items():
        for entry in rows if isinstance(rows, list) else [rows]:
            yield f"[[{table}]]\n" if isinstance(rows, list) else f"[{table}]\n"
            for field, value in (entry | dict(_poisoned(table, entry, text, long))).items():
                yield f"{field} = {PAIR.sub(_one_escape, toml(value))}\n"


def _one_escape(pair: re.Match[str]) -> str:
    """Return as TOML spells it what JSON spells as two surrogates."""
    char: str = json.loads('"' + pair[0] + '"')
    return f"\\U{ord(char):08x}"


def _poisoned(table: str, entry: dict[str, Any], text: Callable[[], str], long: str) -> Iterator[tuple[str, Any]]:
    """Yield each text field of an entry with its hostile text."""
    kind = TABLES[table]
    for field, many in tables.text_fields(kind).items():
        if field == "component":  # columns are chosen by its width, which depends on where a wide character is cut
            yield field, "é [/]" if long == LONG else tamed("é [/]")
        else:
            yield field, long if "note" in field else [text(), text(), text()] if many else text()
    if table == "region":
        start, end = dt.date(2026, 9, 1), dt.date(2026, 9, 30)
        yield "code", "漢é" if long == LONG else tamed("漢é")
        yield "closures", [{"start": start, "end": end, "reason": text()}]
    if table == "unit":
        yield "roles", [*entry.get("roles", ()), "[/]"]
