"""Owns how far places are from each other, and from where people can come to a session; it knows no session.

A region is **within reach** of a session if it is the region of the unit whose gap it is for or that of the venue, or
if it lies in the zone of one of these and the data let people travel from it on those days: its access is not
*closed*, no closure shares a day with the session, and on the first day neither vehicles nor security is *lacking*
there, or an activity has provided them. What nobody has graded keeps nobody at home.
"""

from __future__ import annotations

from typing import Literal

from planner.view import View
from planner.vocabulary import Condition

Rank = Literal[0, 1, 2, 3]
"""How far from home a place is: its region, its zone, the reference zone, anywhere else."""
TRAVEL: tuple[Condition, ...] = ("vehicles", "security")
"""What a region must not lack for people to come from it to another."""


def distance(view: View, region: str, home: str) -> Rank:
    """Return how far *region* is from the region *home*."""
    if region == home:
        return 0
    known = view.mission.region
    zone = known[region].zone if region in known else None
    if home in known and zone == known[home].zone:
        return 1
    return 2 if zone is not None and zone == view.mission.settings.reference else 3


def around(view: View, home: str, place: str) -> list[str]:
    """Return the regions from which people might come to *place* together with those of *home*: the nearest first."""
    known = view.mission.region
    zones = [known[name].zone for name in (home, place) if name in known]
    others = [region.id for zone in zones for region in view.mission.regions if region.zone == zone]
    return list(dict.fromkeys([home, place, *others]))
