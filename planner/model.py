"""Owns the entities of a mission as typed, immutable records; it does no input or output and knows no date of today.

One declaration serves reading, validation and the JSON Schema: field names are the names in the files. A record
holds what its entry says and nothing derived, except that a session or activity without ``end`` ends on its ``start``.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from planner.vocabulary import (
    Condition,
    Count,
    Day,
    Format,
    Grade,
    Id,
    Measure,
    Rating,
    Ref,
    SessionStatus,
    Share,
    Text,
    Texts,
    Twins,
)

SAME_AS_START = Day.min
"""Stands for an ``end`` that the entry does not name; no record keeps it."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What all tables share: the French twins of their text fields."""

    fr: Twins = {}


class Period(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days from start to end, both included."""

    start: Day
    end: Day


class Closure(Period, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days in which a region cannot be worked in."""

    reason: Text = ""


class Targets(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The thresholds that the checks compare with."""

    coverage: Share = 0.80
    """Covered over need."""
    parity: Annotated[float, Meta(ge=0, le=1)] = 0.80
    """Coverage of the focus over coverage of the reference."""
    release: Share = 0.20
    """Share of a unit's strength in training on one day."""
    due_days: Annotated[int, Meta(ge=0, le=36500)] = 90
    """Days before its lapse from which a refresher is due."""


class Settings(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table ``[mission]``."""

    title: Text
    id: Id | None = None
    """Default: the folder's name."""
    as_of: Day | None = None
    """Default: today."""
    horizon: Period | None = None
    """Default: six months from the as-of date."""
    focus: Ref | None = None
    """The zone that is compared …"""
    reference: Ref | None = None
    """… with this zone."""
    note: Text = ""
    targets: Targets = Targets()


class Zone(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of regions."""

    id: Id
    title: Text


class Conditions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a region offers to those who work there."""

    premises: Grade = "unknown"
    accommodation: Grade = "unknown"
    vehicles: Grade = "unknown"
    communications: Grade = "unknown"
    security: Grade = "unknown"


class Region(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region or district, the duty station of units."""

    id: Id
    title: Text
    zone: Ref
    code: Annotated[str, Meta(pattern=r"^\w{2,4}$(?!\n)")] | None = None
    """Two to four letters; default: from the id."""
    tile: tuple[Count, Count] | None = None
    """Column and row on the map, from 0; default: placed in order."""
    population: Count | None = None
    area_km2: Measure | None = None
    need_weight: Measure = 1.0
    """Orders the worst gaps; never enters coverage."""
    trust: Literal["low", "medium", "high", "unknown"] = "unknown"
    access: Literal["open", "restricted", "closed"] = "open"
    conditions: Conditions = Conditions()
    closures: tuple[Closure, ...] = ()
    source: Text = ""

    @property
    def short(self) -> str:
        """The code on the map: ``code``, else the first three letters of the id."""
        return (self.code or "".join(c for c in self.id if c.isalnum())[:3]).upper()


class Deployment(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Officers of one component deployed on a date, of those approved. Unit: heads."""

    date: Day
    component: Text
    deployed: Count
    approved: Count
    source: Text = ""


class Unit(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A police unit with its duty station: what coverage is counted for."""

    id: Id
    title: Text
    region: Ref
    strength: Count
    """Heads."""
    service: Text = ""
    roles: tuple[str, ...] = ()
    town: Text = ""
    women: Count | None = None
    mentor: Ref | None = None
    """The team that is co-located with the unit."""
    source: Text = ""
    confidence: Literal["sourced", "estimate", "illustrative"] = "estimate"
    status: Literal["present", "relocated", "absent"] = "present"
    records: Literal["complete", "unknown"] = "complete"
    turnover: Annotated[float, Meta(ge=0, lt=1)] = 0.0
    """Share of the heads that leave in a year."""
    needs: dict[Ref, Count] = {}
    """Heads by module id, locally assessed: replaces the curriculum's share."""
    note: Text = ""


class Partner(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who trains or supports: the mission, the national schools or a bilateral partner."""

    id: Id
    title: Text
    kind: Literal["mission", "national", "bilateral", "regional", "un-agency", "ngo"] = "bilateral"


class Team(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Trainers posted together; never people by name."""

    id: Id
    title: Text
    region: Ref
    trainers: Count
    partner: Ref | None = None
    component: Text = "other"
    skills: tuple[Ref, ...] = ()
    """Curriculum or module ids."""
    days_per_month: Annotated[int, Meta(ge=0, le=31)] | None = None
    languages: Texts = ()


class Venue(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place where sessions are held."""

    id: Id
    title: Text
    region: Ref
    seats: Count
    """Heads in one room."""
    rooms: Annotated[int, Meta(ge=1, le=10**9)] = 1
    suits: tuple[Format, ...] = ()
    """Formats it suits; none named: all."""


class Session(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated delivery of modules."""

    id: Id
    modules: tuple[Ref, ...]
    """Module ids; a curriculum's id stands for all its modules."""
    start: Day
    end: Day = SAME_AS_START
    status: SessionStatus = "planned"
    venue: Ref | None = None
    partner: Ref | None = None
    teams: tuple[Ref, ...] = ()
    seats: dict[Ref, Count] = {}
    """Heads booked, by unit."""
    attended: dict[Ref, Count] = {}
    """Heads that came, by unit (delivered sessions only)."""
    title: Text = ""
    women: Count | None = None
    counterpart: Text = ""
    funding: Text = ""
    nominated_by: Text = ""
    due_diligence: Literal["not-needed", "pending", "cleared"] | None = None
    follow_up: Day | None = None
    """Date of a mentoring visit."""
    public_note: Text = ""
    note: Text = ""

    def __post_init__(self) -> None:
        """Let a session without end end on its start."""
        if self.end is SAME_AS_START:
            force_setattr(self, "end", self.start)

    @property
    def days(self) -> int:
        """Calendar days from start to end, both included."""
        return (self.end - self.start).days + 1


class Activity(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done beside training."""

    id: Id
    title: Text
    kind: Literal["confidence-building", "quick-impact-project", "infrastructure", "logistics"]
    region: Ref
    start: Day
    end: Day = SAME_AS_START
    partner: Ref | None = None
    provides: tuple[Condition, ...] = ()
    """Conditions that are adequate in the region from the end on."""

    def __post_init__(self) -> None:
        """Let an activity without end end on its start."""
        if self.end is SAME_AS_START:
            force_setattr(self, "end", self.start)


class Observation(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a mentor saw at a unit."""

    unit: Ref
    date: Day
    module: Ref | None = None
    rating: Rating | None = None
    """T trained, P needs practice, U untrained."""
    mentor: Ref | None = None
    note: Text = ""
