"""Owns a second reading of the measures: design.md, section 3, done by hand on raw TOML; it imports nothing of planner.

It is slow and stupid on purpose. Beside each step stands the sentence of the design that it does, and each figure is
worked out anew wherever it is wanted. What it returns has the shape of the JSON of section 5.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from pathlib import Path
from typing import Any

import tomli

Raw = dict[str, Any]
TABLES = ("zone", "region", "unit", "team", "venue", "session")


def read(folder: Path) -> Raw:
    """Return the entries of a sound mission in *folder*, defaults not filled in."""
    found: Raw = {"mission": {}, **{table: [] for table in TABLES}}
    # "Every `*.toml` directly in the folder is read, in name order, and any of them may hold any table"
    for path in sorted(folder.glob("*.toml")):
        content = tomli.loads(path.read_text("utf-8"))
        found["mission"] |= content.get("mission", {})
        for table in TABLES:
            found[table] += content.get(table, [])
    # "the order of the curricula (by file name)"
    texts = [path.read_text("utf-8") for path in sorted((folder / "curricula").glob("*.toml"))]
    found["curricula"] = [tomli.loads(text) for text in texts]
    return found


def modules(mission: Raw) -> list[Raw]:
    """Return all modules, in the order of the curricula."""
    return [module for curriculum in mission["curricula"] for module in curriculum.get("module", [])]


def curriculum_of(mission: Raw, module: Raw) -> str:
    """Return the id of the curriculum that *module* stands in."""
    return next(c["curriculum"]["id"] for c in mission["curricula"] if module in c.get("module", []))


def taught(mission: Raw, session: Raw) -> list[Raw]:
    """Return the modules of *session*."""
    # "a curriculum's id stands for all its modules; each module counts once"
    named = session["modules"]
    return [m for m in modules(mission) if m["id"] in named or curriculum_of(mission, m) in named]


def status(session: Raw) -> str:
    """Return the status of *session*."""
    return str(session.get("status", "planned"))  # "status = "idea|planned|approved|delivered|cancelled" (planned)"


def end(session: Raw) -> dt.date:
    """Return the last day of *session*."""
    day: dt.date = session.get("end", session["start"])  # "end = start"
    return day


def delivered(mission: Raw, module: Raw, day: dt.date) -> list[Raw]:
    """Return the delivered sessions that count for *module*."""
    # "delivered sessions with m and `end <= D`. A delivered session with `end > D` counts nowhere"
    return [
        s for s in mission["session"] if status(s) == "delivered" and end(s) <= day and module in taught(mission, s)
    ]


def months_after(day: dt.date, months: int) -> dt.date | None:
    """Return the day *months* later, none where the calendar ends before it."""
    # "calendar months, clamped to the month's end"
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_after(day: dt.date, days: int) -> dt.date:
    """Return the day *days* later, the calendar's last where it ends before."""
    return dt.date.max if days > (dt.date.max - day).days else day + dt.timedelta(days)


def stays_valid(session: Raw, module: Raw, day: dt.date) -> bool:
    """Return whether what *session* taught of *module* is valid on *day*."""
    # "sessions with no `refresh_months`, or `T < end + refresh_months`"
    if "refresh_months" not in module:
        return True
    lapse = months_after(end(session), module["refresh_months"])
    return lapse is None or day < lapse


def stayers(session: Raw, unit: Raw, day: dt.date) -> int:
    """Return the heads of *unit* that were in *session* and are still there on *day*."""
    # "of one such session: `floor(attended[u] x (1 - turnover) ** ((T - end).days / 365.25))`"
    heads = session.get("attended", {}).get(unit["id"], 0)
    return math.floor(heads * (1 - unit.get("turnover", 0.0)) ** ((day - end(session)).days / 365.25))


def need(unit: Raw, module: Raw) -> tuple[int, str]:
    """Return the heads in need and the basis."""
    # "`u.needs[m]` if named, 0 included (basis *assessed*; not capped by strength)"
    if module["id"] in unit.get("needs", {}):
        return unit["needs"][module["id"]], "assessed"
    # "no roles: every unit; a unit without roles: only modules without"
    audience = module.get("audience", {})
    roles = audience.get("roles", [])
    if not roles or any(role in roles for role in unit.get("roles", [])):
        # "else, if the audience matches, `ceil(round(strength x share, 6))`"
        return math.ceil(round(unit["strength"] * audience.get("share", 1.0), 6)), "assumed"
    return 0, "assumed"  # "else 0 (basis *assumed* in both)"


def cell(mission: Raw, unit: Raw, module: Raw, day: dt.date) -> Raw:
    """Return all figures of *unit* in *module* on *day*."""
    wanted, basis = need(unit, module)
    sessions = delivered(mission, module, day)
    # "attended: sum of `attended[u]` over delivered sessions with m and `end <= D`"
    attended = sum(s.get("attended", {}).get(unit["id"], 0) for s in sessions)
    # "valid at T: sum of stayers at T over those sessions" that are valid at T
    valid = sum(stayers(s, unit, day) for s in sessions if stays_valid(s, module, day))
    then = days_after(day, mission["mission"].get("targets", {}).get("due_days", 90))
    valid_then = sum(stayers(s, unit, then) for s in sessions if stays_valid(s, module, then))
    covered = min(wanted, valid)  # "covered: `min(need, valid at D)`"
    due = covered - min(wanted, valid_then)  # "due: `covered - min(need, valid at D + due_days)`"
    # "lapsed: `min(need - covered, stayers at D of sessions no longer valid at D)`"
    lapsed = min(wanted - covered, sum(stayers(s, unit, day) for s in sessions if not stays_valid(s, module, day)))
    # "scheduled: `min(need - covered, sum of seats[u] over *planned* or *approved* sessions with m and end > D)`"
    coming = [s for s in booked(mission, day) if module in taught(mission, s)]
    scheduled = min(wanted - covered, sum(s.get("seats", {}).get(unit["id"], 0) for s in coming))
    gap = wanted - covered  # "gap, open: `need - covered`, `gap - scheduled`"
    figures = {"need": wanted, "basis": basis, "attended": attended, "covered": covered, "due": due, "lapsed": lapsed}
    figures |= {"scheduled": scheduled, "gap": gap, "open": gap - scheduled}
    return {"unit": unit["id"], "module": module["id"], **figures, "status": state(unit, figures)}


def state(unit: Raw, figures: Raw) -> str:
    """Return the status of a cell."""
    if figures["need"] == 0:
        return "none"  # "`none` need 0"
    if figures["covered"] == figures["need"]:
        return "covered" if figures["due"] == 0 else "due"  # "covered = need, due = 0"; "covered = need, due > 0"
    if figures["covered"] > 0:
        return "partial"  # "`partial` 0 < covered < need"
    if figures["lapsed"] > 0:
        return "lapsed"  # "`lapsed` covered 0, lapsed > 0"
    if unit.get("records", "complete") == "unknown" and figures["attended"] == 0:
        return "unknown"  # "`unknown` the unit's `records = "unknown"` and attended = 0"
    return "gap"  # "`gap` the rest"


def cells(mission: Raw, day: dt.date) -> list[Raw]:
    """Return all cells, in order."""
    return cells_of(mission, mission["unit"], day)


def cells_of(mission: Raw, units: list[Raw], day: dt.date) -> list[Raw]:
    """Return the cells of *units*, in order."""
    # "every (unit, module) with need or attendance, by unit in the order of the files, then by module in the order of
    # the curricula"
    pairs = [(unit, module) for unit in units for module in modules(mission)]
    found = [cell(mission, unit, module, day) for unit, module in pairs]
    return [figures for figures in found if figures["need"] or figures["attended"]]


def total(mission: Raw, shown: list[Raw]) -> Raw:
    """Return the sums of the cells *shown*."""
    hours = {module["id"]: module["hours"] for module in modules(mission)}
    # "hours are trainee-hours (heads x module hours)"
    sums = {name: sum(c[name] * hours[c["module"]] for c in shown) for name in ("need", "covered", "scheduled", "gap")}
    # "`coverage = sum(covered hours) / sum(need hours)`, undefined (`null`) where need is 0"
    share = sums["covered"] / sums["need"] if sums["need"] else None
    return {f"{name}_hours": value for name, value in sums.items()} | {"coverage": share}


def units_in(mission: Raw, places: set[str]) -> list[Raw]:
    """Return the units whose duty station is one of *places*."""
    return [unit for unit in mission["unit"] if unit["region"] in places]


def region_of(mission: Raw, session: Raw) -> str | None:
    """Return the region that *session* is held in, none where its venue is not recorded."""
    return next((v["region"] for v in mission["venue"] if v["id"] == session.get("venue")), None)


def held(mission: Raw, day: dt.date) -> list[Raw]:
    """Return the sessions held."""
    return [s for s in mission["session"] if status(s) == "delivered" and end(s) <= day]  # "delivered, `end <= D`"


def booked(mission: Raw, day: dt.date) -> list[Raw]:
    """Return the sessions booked."""
    # "planned and approved sessions with `end > D`"
    return [s for s in mission["session"] if status(s) in ("planned", "approved") and end(s) > day]


def load(mission: Raw, sessions: list[Raw], heads: str) -> Raw:
    """Return number, heads and trainee-hours of *sessions*."""
    # "their number, `seats` = heads attended once per session, `hours` = heads x the sum of its modules' hours"
    each = [sum(s.get(heads, {}).values()) for s in sessions]
    length = [sum(module["hours"] for module in taught(mission, s)) for s in sessions]
    work = sum(people * hours for people, hours in zip(each, length, strict=True))
    return {"sessions": len(sessions), "seats": sum(each), "hours": work}


def taught_away(mission: Raw, places: set[str], day: dt.date) -> int:
    """Return the heads of the units in *places*, each region by itself, that were taught in another region."""
    heads = 0
    for unit in units_in(mission, places):
        for session in held(mission, day):
            # "heads of the region's units attended, once per session however many modules, at a venue in another
            # region"
            if region_of(mission, session) not in (None, unit["region"]):
                heads += session.get("attended", {}).get(unit["id"], 0)
    return heads


def trainers(mission: Raw, places: set[str]) -> dict[str, int]:
    """Return the trainers posted in *places*."""
    # "`trainers` = sum of `trainers` of the teams in the region, by component"; 'component = "other"'
    found: dict[str, int] = {}
    for team in mission["team"]:
        if team["region"] in places:
            component = team.get("component", "other")
            found[component] = found.get(component, 0) + team["trainers"]
    return found


def row(mission: Raw, places: set[str | None], day: dt.date) -> Raw:
    """Return the figures of the regions in *places*; none among them stands for "venue not recorded"."""
    named = {place for place in places if place}
    # "By **duty station** (the unit's region)"
    shown = cells_of(mission, units_in(mission, named), day)
    hours = {module["id"]: module["hours"] for module in modules(mission)}
    return total(mission, shown) | {
        # "`delivered_hours` = attended x module hours, uncapped"
        "delivered_hours": sum(c["attended"] * hours[c["module"]] for c in shown),
        "taught_away_seats": taught_away(mission, named, day),
        # "By **venue**'s region"
        "held": load(mission, [s for s in held(mission, day) if region_of(mission, s) in places], "attended"),
        "booked": load(mission, [s for s in booked(mission, day) if region_of(mission, s) in places], "seats"),
        "trainers": trainers(mission, named),
    }


def regions_in(mission: Raw, zone: str) -> set[str | None]:
    """Return the regions of *zone*."""
    return {region["id"] for region in mission["region"] if region["zone"] == zone}


def rows(mission: Raw, day: dt.date) -> tuple[list[Raw], list[Raw]]:
    """Return the rows of all regions and of all zones."""
    # "regions and zones in file order, empty ones included"
    regions = [
        {"region": region["id"], "zone": region["zone"], **row(mission, {region["id"]}, day)}
        for region in mission["region"]
    ]
    # "A zone's row is the sum of its regions' rows"
    zones = [{"zone": zone["id"], **row(mission, regions_in(mission, zone["id"]), day)} for zone in mission["zone"]]
    # 'A session without venue is in a row "venue not recorded"'
    if any(region_of(mission, s) is None for s in held(mission, day) + booked(mission, day)):
        regions.append({"region": None, "zone": None, **row(mission, {None}, day)})
        zones.append({"zone": None, **row(mission, {None}, day)})
    return regions, zones


def parity(mission: Raw, day: dt.date) -> float | None:
    """Return the parity, none where it is undefined."""
    focus, reference = mission["mission"].get("focus"), mission["mission"].get("reference")
    # "Fewer than two zones, or no focus or reference: no parity"
    if focus is None or reference is None or len(mission["zone"]) < 2:
        return None
    compared = [row(mission, regions_in(mission, zone), day)["coverage"] for zone in (focus, reference)]
    # "coverage(focus) / coverage(reference), undefined where either need, or the reference's coverage, is 0"
    if compared[0] is None or not compared[1]:
        return None
    return float(compared[0] / compared[1])


def weights(mission: Raw, weight: str, day: dt.date) -> list[float]:
    """Return the weight of each region."""
    if weight == "need":
        return [row(mission, {region["id"]}, day)["need_hours"] for region in mission["region"]]  # "w = need hours"
    if weight == "strength":
        return [sum(u["strength"] for u in units_in(mission, {r["id"]})) for r in mission["region"]]
    # "`--weight strength|population|area` replaces w in *to move* alone (missing = 0)"
    return [region.get({"population": "population", "area": "area_km2"}[weight], 0) for region in mission["region"]]


def to_move(mission: Raw, weight: str, day: dt.date) -> Raw:
    """Return the share and the hours that would have to go elsewhere."""
    given = [row(mission, {region["id"]}, day)["delivered_hours"] for region in mission["region"]]
    wanted = weights(mission, weight, day)
    if sum(given) == 0 or sum(wanted) == 0:
        return {"share": None, "hours": None}  # "Undefined when a total is 0"
    # "`1/2 x sum over regions |delivered_r / sum delivered - w_r / sum w|`"
    share = sum(abs(d / sum(given) - w / sum(wanted)) for d, w in zip(given, wanted, strict=True)) / 2
    return {"share": share, "hours": share * sum(given)}  # "Times total delivered hours"
