"""Adds to the small mission who teaches, where, and sessions that clash, are late or lie far apart."""

from __future__ import annotations

from planner.workspace import Workspace

MORE = """
[[partner]]
id = "school"
title = "The City's police school"
kind = "national"

[[partner]]
id = "abroad"
title = "A partner [/] from abroad"

[[team]]
id = "advisers"
title = "Advisers, Upriver"
region = "upriver"
trainers = 4
partner = "abroad"
days_per_month = 8

[[team]]
id = "instructors"
title = "Instructors of the school"
region = "city"
trainers = 6
partner = "school"

[[venue]]
id = "school-hall"
title = "Lecture hall of the school"
region = "city"
seats = 30

[[unit]]
id = "up-river"
title = "River post, Upriver"
region = "upriver"
strength = 10
mentor = "advisers"

[[session]]
id = "b-01"
title = "Law, for the river post"
modules = ["RI-01"]
start = 2026-05-04
end = 2026-05-06
status = "delivered"
venue = "hall"
partner = "abroad"
teams = ["advisers"]
attended = { up-river = 9 }
seats = { up-river = 10 }
follow_up = 2026-06-15
counterpart = "Police directorate"
funding = "Trust fund"

[[session]]
id = "b-02"
title = "Rights, three weeks"
modules = ["rights"]
start = 2026-07-06
end = 2026-07-24
venue = "school-hall"
partner = "school"
teams = ["instructors"]
seats = { city-station = 20 }

[[session]]
id = "b-03"
title = "Force and custody [b]again[/b]"
modules = ["RI-02", "RI-03"]
start = 2026-07-13
end = 2026-07-15
status = "approved"
venue = "school-hall"
partner = "abroad"
teams = ["instructors"]
seats = { city-mobile = 15 }
note = "Moved twice."

[[session]]
id = "b-04"
modules = ["CC-01"]
start = 2026-06-01
end = 2026-06-02
partner = "school"
seats = { city-mobile = 30 }

[[session]]
id = "b-05"
modules = ["RI-01"]
start = 2026-08-03
status = "cancelled"
seats = { up-station = 10 }
"""


def make_busy(workspace: Workspace) -> Workspace:
    """Write more into the mission's folder, read it again and return it."""
    (workspace.root / "more.toml").write_text(MORE, encoding="utf-8")
    workspace.reload()
    assert workspace.load_findings == ()
    return workspace
