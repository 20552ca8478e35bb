"""Owns what fields and tables are called on a form; it knows no value."""

from __future__ import annotations

from planner.i18n import _
from planner.tui.forms.fields import Spec


def label_of(table: str, spec: Spec) -> str:
    """Return what the field *spec* of *table* is called."""
    if spec.path[0] == "fr":
        return _("{label} in French").format(label=_called(table, spec.path[1]))
    if spec.path[0] in ("horizon", "targets"):
        return f"{_called(table, spec.path[0])}: {_called(table, spec.path[1])}"
    if spec.path[0] == "attended" and len(spec.path) == 2:
        return spec.path[1]
    return _called(table, spec.path[-1])


def table_word(table: str) -> str:
    """Return what an entry of *table* is called."""
    return {
        "session": _("session"),
        "activity": _("activity"),
        "observation": _("observation"),
        "unit": _("unit"),
        "region": _("region"),
        "zone": _("zone"),
        "team": _("team"),
        "venue": _("venue"),
        "partner": _("partner"),
        "mission": _("mission"),
        "deployment": _("deployment"),
    }.get(table, table)


def how_to(spec: Spec) -> str:
    """Return how the field *spec* is typed; empty where nothing has to be said."""
    if spec.path == ("closures",):
        return _("first..last day and why, more after semicolons: 2014-08-01..2014-08-15 floods")
    if spec.kind == "map":
        return _("ids with numbers and commas between: gao-gms=12, kidal-gn=8")
    if spec.kind == "list":
        return _("ids with commas between; Down and Enter take one in or out")
    return ""


def _called(table: str, name: str) -> str:
    special = {("venue", "seats"): _("Seats a room"), ("observation", "unit"): _("Unit")}
    return special.get((table, name)) or _labels().get(name) or name.replace("_", " ").capitalize()


def _labels() -> dict[str, str]:
    return {
        **{"id": _("Id"), "title": _("Title"), "region": _("Region"), "zone": _("Zone"), "note": _("Note")},
        **{"modules": _("Modules"), "module": _("Module"), "unit": _("Unit"), "venue": _("Venue")},
        **{"start": _("Start"), "end": _("End"), "seats": _("Seats"), "teams": _("Teams"), "partner": _("Partner")},
        **{"status": _("Status"), "follow_up": _("Follow-up"), "counterpart": _("Counterpart")},
        **{"funding": _("Funding"), "due_diligence": _("Due diligence"), "nominated_by": _("Nominated by")},
        **{"attended": _("Attended"), "women": _("Women"), "public_note": _("Public note")},
        **{"strength": _("Strength"), "needs": _("Assessed needs"), "records": _("Records")},
        **{"turnover": _("Turnover a year"), "mentor": _("Mentor team"), "roles": _("Roles")},
        **{"confidence": _("Confidence"), "service": _("Service"), "town": _("Town"), "source": _("Source")},
        **{"trainers": _("Trainers"), "skills": _("Skills"), "days_per_month": _("Days a month")},
        **{"component": _("Component"), "languages": _("Languages"), "rooms": _("Rooms"), "suits": _("Suits")},
        **{"access": _("Access"), "premises": _("Premises"), "accommodation": _("Accommodation")},
        **{"vehicles": _("Vehicles"), "communications": _("Communications"), "security": _("Security")},
        **{"closures": _("Closures"), "trust": _("Trust"), "need_weight": _("Weight of need"), "code": _("Code")},
        **{"tile": _("Place on map"), "population": _("Population"), "area_km2": _("Area, km2")},
        **{"rating": _("Rating"), "date": _("Date"), "kind": _("Kind"), "provides": _("Provides")},
        **{"horizon": _("Horizon"), "targets": _("Targets"), "as_of": _("As of"), "focus": _("Focus zone")},
        **{"reference": _("Reference zone"), "session": _("Session"), "approved": _("Approved")},
        **{"deployed": _("Deployed"), "coverage": _("Coverage"), "parity": _("Parity"), "release": _("Release")},
        **{"due_days": _("Due days"), "area": _("Area")},
    }
