"""A small mission that has every state a cell can be in, with its own curricula and one hostile name."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.workspace import Workspace

MISSION = """
[mission]
title = "Upriver police training"
as_of = 2026-06-30
focus = "north"
reference = "capital"

[[zone]]
id = "north"
title = "North"

[[zone]]
id = "capital"
title = "Capital"

[[region]]
id = "upriver"
title = "Upriver"
zone = "north"
need_weight = 2.0
conditions = { accommodation = "lacking" }

[[region]]
id = "city"
title = "The City"
zone = "capital"

[[activity]]
id = "a-beds"
title = "Beds for the hall"
kind = "infrastructure"
region = "upriver"
start = 2026-08-01
end = 2026-10-15
provides = ["accommodation"]

[[venue]]
id = "hall"
title = "Town hall"
region = "upriver"
seats = 40
"""
UNITS = """
[[unit]]
id = "up-station"
title = "Police station, Upriver"
region = "upriver"
strength = 40
service = "national police"
confidence = "illustrative"

[[unit]]
id = "up-records"
title = "Territorial brigade, Ségou-sur-Rivière"
region = "upriver"
strength = 12
service = "gendarmerie"
records = "unknown"

[[unit]]
id = "city-station"
title = "Central police station, the City"
region = "city"
strength = 30
service = "national police"

[[unit]]
id = "city-mobile"
title = "Mobile squadron [/] [bold]5[/bold], the City"
region = "city"
strength = 60
roles = ["public-order"]
service = "gendarmerie"
needs = { "CC-01" = 50 }
"""
PLAN = """
[[session]]
id = "s-01"
modules = ["RI-01", "RI-02"]
start = 2026-03-02
status = "delivered"
attended = { city-station = 30, up-station = 10 }

[[session]]
id = "s-02"
modules = ["RI-03"]
start = 2026-01-12
status = "delivered"
attended = { city-station = 30 }

[[session]]
id = "s-03"
modules = ["RI-04"]
start = 2025-01-13
status = "delivered"
attended = { city-station = 20 }

[[session]]
id = "s-04"
modules = ["RI-03"]
start = 2026-09-07
end = 2026-09-08
venue = "hall"
status = "approved"
seats = { up-station = 20, city-mobile = 60 }

[[session]]
id = "s-05"
modules = ["CC-02"]
start = 2026-11-02
seats = { city-mobile = 30 }

[[session]]
id = "s-06"
modules = ["RI-04"]
start = 2026-11-09
status = "idea"
seats = { up-station = 40 }
"""
RIGHTS = """
[curriculum]
id = "rights"
title = "Rights in police work"

[[module]]
id = "RI-01"
title = "Law and ethics"
hours = 6

[[module]]
id = "RI-02"
title = "Use of force"
hours = 12
refresh_months = 6

[[module]]
id = "RI-03"
title = "Arrest and custody"
hours = 8
refresh_months = 24
conditions = ["accommodation"]

[[module]]
id = "RI-04"
title = "First response"
hours = 4
refresh_months = 12
"""
CROWD = """
[curriculum]
id = "crowd"
title = "Crowd control"

[[module]]
id = "CC-01"
title = "Dialogue"
hours = 6
audience = { roles = ["public-order"] }

[[module]]
id = "CC-02"
title = "Foot tactics"
hours = 24
audience = { roles = ["public-order"], share = 0.5 }
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The small mission, opened."""
    folder = tmp_path / "upriver"
    (folder / "curricula").mkdir(parents=True)
    for name, text in {
        "mission.toml": MISSION,
        "units.toml": UNITS,
        "plan.toml": PLAN,
        "curricula/crowd.toml": CROWD,
        "curricula/rights.toml": RIGHTS,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = Workspace.open(folder)
    assert opened.load_findings == ()
    return opened
