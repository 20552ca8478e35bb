"""Owns small missions for tests: TOML text in, what the loader makes of it out; it knows no rule and no figure."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from textwrap import dedent

from planner.loading import load
from planner.mission import Mission
from planner.view import View

DAY = dt.date(2014, 6, 30)
"""The as-of date of missions that name none."""

PLACES = """
[mission]
title = "Test"
as_of = 2014-06-30
horizon = { start = 2014-07-01, end = 2014-12-31 }
focus = "north"
reference = "south"
[[zone]]
id = "north"
title = "North"
[[zone]]
id = "south"
title = "South"
[[region]]
id = "gao"
title = "Gao"
zone = "north"
[[region]]
id = "kidal"
title = "Kidal"
zone = "north"
[[region]]
id = "bamako"
title = "Bamako"
zone = "south"
"""
"""Two zones and three regions, to begin a mission with."""


def write_mission(folder: Path, text: str) -> Path:
    """Write *text* as a mission into *folder* and return the folder.

    A line ``--- name`` begins another file; what stands before the first is ``mission.toml``.
    """
    files: dict[str, list[str]] = {"mission.toml": []}
    current = files["mission.toml"]
    for line in dedent(text).splitlines():
        if line.startswith("--- "):
            current = files.setdefault(line[4:].strip(), [])
        else:
            current.append(line)
    for name, lines in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def mission_of(text: str, places: str = PLACES) -> Mission:
    """Return the mission that *places* and *text* say, loaded without a finding."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = load(write_mission(Path(folder), dedent(places) + dedent(text)))
    assert [f"{finding.code} {finding.message}" for finding in loaded.findings] == []
    return loaded.mission


def view_of(text: str, places: str = PLACES, day: dt.date | None = None) -> View:
    """Return that mission on *day*, else on its own date, else on ``DAY``."""
    mission = mission_of(text, places)
    return View(mission, day or mission.settings.as_of or DAY)


def curriculum_of(modules: str, name: str = "course") -> str:
    """Return text that adds one curriculum file with *modules*; the curricula that ship are not read then."""
    return f'\n--- curricula/{name}.toml\n[curriculum]\nid = "{name}"\ntitle = "Course"\n{dedent(modules)}\n'


def entries(table: str, *rows: str) -> str:
    """Return text with an entry of *table* for each of *rows*, whose fields stand between semicolons."""
    return "".join(f"[[{table}]]\n" + "\n".join(part.strip() for part in row.split(";")) + "\n" for row in rows)
