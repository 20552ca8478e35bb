"""Owns the kinds of value that the fields of a mission may hold, with their ranges; it knows no entity."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$(?!\n)")]
Ref = str
"""The id of another entry; whether that entry exists is checked when all files are read."""
Text = Annotated[str, Meta(description="plain text; may have a French twin in fr")]
Texts = Annotated[tuple[str, ...], Meta(description="plain texts; may have French twins in fr")]
Twins = Annotated[dict[str, str | tuple[str, ...]], Meta(description="French twins of the text fields")]
Count = Annotated[int, Meta(ge=0, le=10**9)]
Share = Annotated[float, Meta(ge=0, le=1)]
Measure = Annotated[float, Meta(ge=0, le=10**9)]
Day = dt.date

Grade = Literal["adequate", "partial", "lacking", "unknown"]
Condition = Literal["premises", "accommodation", "vehicles", "communications", "security"]
CONDITIONS: tuple[Condition, ...] = ("premises", "accommodation", "vehicles", "communications", "security")
Format = Literal["classroom", "practical", "field", "exercise", "mentoring"]
Instrument = Literal["material-support", "training", "mentoring", "organisation", "governance"]
Area = Literal["policing", "enabling", "policy", "accountability", "stakeholders"]
Level = Literal["individual", "organisation", "institution", "society"]
Lens = Literal[
    "operationality.effectiveness",
    "operationality.efficiency",
    "operationality.readiness",
    "operationality.professionalism",
    "governance",
    "human-rights",
]
SessionStatus = Literal["idea", "planned", "approved", "delivered", "cancelled"]
SESSION_STATUSES: tuple[SessionStatus, ...] = ("idea", "planned", "approved", "delivered", "cancelled")
Rating = Literal["T", "P", "U"]
