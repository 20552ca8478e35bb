"""Owns the mission that ``init --units`` writes: people's own zones, regions and units, ready to show their gaps.

It refuses to invent: no session, no zone to compare and no source that the table does not name.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec import Struct, structs

from planner.editing import entry_text
from planner.i18n import _, ngettext
from planner.intake import UnitsTable
from planner.model import Zone
from planner.plain import one_line
from planner.starting.notes import about_curricula, about_files, about_roles, mission_table
from planner.starting.page import entry, note, page

_EVERYWHERE = Zone(id="all", title="All regions", fr={"title": "Toutes les régions"})


def mission_of(table: UnitsTable, file: Path, title: str, today: dt.date) -> dict[str, str]:
    """Return the texts of the mission *title* with what *table*, read from *file*, holds, by file name."""
    return {
        "mission.toml": _mission(table, title, today),
        "units.toml": _units(table, file),
        "plan.toml": _plan(table, today),
    }


def _mission(table: UnitsTable, title: str, today: dt.date) -> str:
    zones = table.zones or (_EVERYWHERE,)
    regions = [structs.replace(region, zone=region.zone or _EVERYWHERE.id) for region in table.regions]
    two = (zones[0].id, zones[1].id) if len(zones) > 1 else ("…", "…")
    return page(
        about_files(),
        about_curricula(),
        mission_table(title, today, *two, compare=False),
        note(_about_zones(table)),
        *(_text("zone", zone) for zone in zones),
        note(
            _(
                "Regions are the duty stations of units. May be added to each: population, area_km2, access, trust, "
                "closures, and conditions such as {{ premises = \"lacking\" }}."
            ).format()
        ),
        *(_text("region", region) for region in regions),
    )  # fmt: skip


def _about_zones(table: UnitsTable) -> str:
    if len(table.zones) > 1:
        return _("Zones are groups of regions. To compare two of them, remove the # before focus and reference above.")
    return _(
        "Zones are groups of regions. All regions stand in one here, so that nothing is compared. To compare two "
        "(parity): write a second [[zone]], change the zone of the regions that belong to it, and name both zones "
        "above as focus and reference."
    )


def _units(table: UnitsTable, file: Path) -> str:
    count = len(table.units)
    read = ngettext("{count} unit from {file}.", "{count} units from {file}.", count)
    return page(
        note(
            read.format(count=count, file=one_line(file.name)),
            *table.notes,
            _(
                "Required of a unit: id, title, region and strength. May be added: service, roles, town, women, "
                "source, confidence (sourced, estimate or illustrative), turnover (share leaving in a year, like 0.1), "
                "needs (heads by module, as assessed on the spot) and note."
            ),
        )
        + "#\n"
        + about_roles(),
        *(_text("unit", unit) for unit in table.units),
    )


def _plan(table: UnitsTable, today: dt.date) -> str:
    unit, day = table.units[0].id, today + dt.timedelta(days=30)
    return page(
        note(
            _("Sessions stand here. Remove the # at the beginning of the lines to use the first; repeat it for others.")
        ),
        entry(
            "# [[session]]",
            ('# id = "S001"', _("required")),
            (
                '# modules = ["HR-01", "HR-02"]',
                _("required: ids of modules, or of a curriculum for all of its modules"),
            ),
            (f"# start = {day}", _("required: year-month-day")),
            ('# status = "planned"', _("idea, planned, approved, delivered or cancelled; default: planned")),
            (f"# seats = {{ {_key(unit)} = 20 }}", _("heads booked, by unit")),
            (f"# attended = {{ {_key(unit)} = 18 }}", _("heads that came, by unit, once it was delivered")),
        ),
    )


def _key(name: str) -> str:
    """Return the id *name* as a TOML key: dots need quotation marks."""
    return f'"{name}"' if "." in name else name


def _text(table: str, record: Struct) -> str:
    """Return the entry of *record* with the fields that say something; 0 does."""
    fields = structs.asdict(record)
    defaults = {field.name: field.default for field in structs.fields(record)}
    kept = {name: value for name, value in fields.items() if value not in ("", (), {}, defaults[name])}
    return entry_text(table, kept)
