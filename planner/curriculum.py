"""Owns what is taught: curricula and their modules as immutable records; whom they reach is computed elsewhere."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from planner.model import Entry
from planner.vocabulary import Area, Condition, Count, Format, Id, Instrument, Lens, Level, Ref, Share, Text, Texts


class Curriculum(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table ``[curriculum]`` of a curriculum file."""

    id: Id
    title: Text
    summary: Text = ""
    version: Text = ""
    sources: Texts = ()
    theory_of_change: Text = ""


class Audience(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom a module is for."""

    roles: tuple[str, ...] = ()
    """No roles: every unit."""
    share: Share = 1.0
    """Share of a unit's strength that needs the module."""


class Module(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The smallest plannable unit of teaching."""

    id: Id
    title: Text
    hours: Annotated[int, Meta(gt=0, le=400)] | Annotated[float, Meta(gt=0, le=400)]
    class_min: Count = 1
    class_max: Count | None = None
    trainers: Count = 1
    format: Format = "classroom"
    formed_unit: bool = False
    audience: Audience = Audience()
    requires: tuple[Ref, ...] = ()
    refresh_months: Annotated[int, Meta(ge=1, le=600)] | None = None
    objectives: Texts = ()
    topics: Texts = ()
    equipment: Texts = ()
    conditions: tuple[Condition, ...] = ()
    """What the place must offer."""
    instrument: Instrument = "training"
    area: Area = "policing"
    level: Level = "individual"
    lenses: tuple[Lens, ...] = ()
    pace: Literal["operational", "institutional"] = "operational"
    due_diligence: bool = False
    """Support that the human rights due diligence policy gates."""
    involves: Texts = ()
    """The justice link: prosecutor, judge …"""
    source: Text = ""
