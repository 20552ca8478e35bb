"""Owns the recording of what a mentor saw; it yields a change, not yet made, and judges no rating."""

from __future__ import annotations

import datetime as dt

from planner.history import Change
from planner.i18n import _
from planner.loading import Loaded
from planner.mission import Mission
from planner.operations.entries import add

FILE = "observations.toml"
"""Where the first one goes."""


def observe(
    loaded: Loaded,
    unit: str,
    module: str | None,
    rating: str | None,
    date: dt.date,
    *,
    mentor: str = "",
    note: str = "",
) -> Change:
    """Return the change that records an observation of *unit* on *date*.

    Raises:
        BadField: unit, module, rating or mentor is not known.
        EditRefused: the file cannot take it.
    """
    fields = {
        "unit": unit,
        "date": date,
        "module": module,
        "rating": rating,
        "mentor": mentor or None,
        "note": note or None,
    }
    what = " ".join(part for part in (unit, module, rating) if part)
    name = _("observe {what}").format(what=what)
    return add(loaded, name, "observation", fields, observation_file(loaded.mission, unit))


def observation_file(mission: Mission, unit: str) -> str:
    """Return the name of the file for a new observation of *unit*: where its last one stands, else any one's."""
    mine = [seen for seen in mission.observations if seen.unit == unit] or list(mission.observations)
    return mission.origin(mine[-1])[0] if mine else FILE
