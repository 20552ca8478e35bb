"""UN001, trained but cannot operate: the unit's own region, on the date, once a unit."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

LACKS = """
[[region]]
id = "menaka"
title = "Ménaka"
zone = "north"
conditions = { vehicles = "lacking", premises = "lacking", security = "partial" }
"""
COURSE = curriculum_of("""
[[module]]
id = "DRIVE"
title = "Driving"
hours = 2
conditions = ["vehicles", "security"]
[[module]]
id = "LAW"
title = "Law"
hours = 2
""")


def trained(module: str, region: str = "menaka") -> str:
    unit = entries("unit", f'id = "u"; title = "U"; region = "{region}"; strength = 40')
    session = f'id = "s"; modules = ["{module}"]; start = 2014-05-05; status = "delivered"; attended = {{ u = 12 }}'
    return LACKS + unit + entries("session", session)


def vehicles(end: str) -> str:
    return entries(
        "activity",
        f'id = "a"; title = "A"; kind = "logistics"; region = "menaka"; start = 2014-06-01; '
        f'end = {end}; provides = ["vehicles"]',
    )


def test_taught_what_the_place_lacks(found: Found) -> None:
    """It names the condition that is lacking, and neither the partial one nor one that no module needs."""
    (finding,) = found("UN001", trained("DRIVE") + COURSE)
    assert finding.entities == ("u", "menaka", "DRIVE")
    assert "(vehicles)" in finding.message
    assert "DRIVE (12)" in finding.message
    assert finding.anchor.path == "unit[0].region"


def test_activity_to_come_is_named_and_one_that_ended_ends_it(found: Found) -> None:
    """A condition counts as met from the end of the activity that provides it."""
    (finding,) = found("UN001", trained("DRIVE") + vehicles("2014-08-31") + COURSE)
    assert "a, 2014-08-31" in finding.hint
    assert found("UN001", trained("DRIVE") + vehicles("2014-06-30") + COURSE) == []


def test_other_modules_regions_and_the_untrained(found: Found) -> None:
    """What needs nothing of the place, a unit elsewhere, and a unit that nobody taught."""
    assert found("UN001", trained("LAW") + COURSE) == []
    assert found("UN001", trained("DRIVE", "bamako") + COURSE) == []
    assert (
        found("UN001", trained("DRIVE").replace("delivered", "cancelled").replace("attended", "seats") + COURSE) == []
    )
