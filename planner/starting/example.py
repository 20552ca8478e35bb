"""Owns the small worked mission that ``init`` writes: every line says what it is for, and figures come of it at once.

Places and people in it are invented; its sessions lie around the day it is written.
"""

from __future__ import annotations

import datetime as dt

from planner.i18n import _
from planner.starting.notes import about_curricula, about_files, about_roles, mission_table
from planner.starting.page import entry, note, page


def worked_example(title: str, today: dt.date) -> dict[str, str]:
    """Return the texts of the mission *title*, by file name, its sessions four weeks before and after *today*."""
    monday = today - dt.timedelta(days=today.weekday())
    return {
        "mission.toml": _mission(title, today),
        "units.toml": _units(),
        "plan.toml": _plan(monday - dt.timedelta(weeks=4), monday + dt.timedelta(weeks=4)),
    }


def _mission(title: str, today: dt.date) -> str:
    return page(
        about_files(),
        about_curricula(),
        mission_table(title, today, "north", "capital", compare=True),
        *_zones(),
        *_regions(),
    )


def _zones() -> tuple[str, ...]:
    return (
        note(
            _(
                "Zones are groups of regions; two of them can be compared. An id is a short name without blanks: other "
                "entries refer to this one by it. Any text may have a French twin, as here."
            )
        )
        + entry(
            "[[zone]]",
            ('id = "north"', _("required: letters without accents, digits, hyphens")),
            ('title = "North"', _("required")),
            ('fr = { title = "Nord" }', _("may be added: the same text in French")),
        ),
        entry(
            "[[zone]]",
            ('id = "capital"', _("one more zone: repeat the line in brackets")),
            'title = "Capital"',
            'fr = { title = "Capitale" }',
        ),
    )


def _regions() -> tuple[str, ...]:
    return (
        note(_("Regions are the duty stations of units."))
        + entry(
            "[[region]]",
            ('id = "northern-region"', _("required")),
            ('title = "Northern region"', _("required")),
            ('zone = "north"', _("required: the id of a zone above")),
            ('fr = { title = "Région du nord" }', _("may be added")),
            ("# population = 500000", _("may be added: people who live there")),
            ('# access = "restricted"', _("may be added: open, restricted or closed")),
            (
                '# conditions = { premises = "lacking" }',
                _("may be added: premises, accommodation, vehicles, communications, security"),
            ),
        ),
        entry(
            "[[region]]",
            ('id = "capital-district"', _("all that is required of a region: these three lines")),
            'title = "Capital district"',
            'zone = "capital"',
            'fr = { title = "District de la capitale" }',
        ),
    )


def _units() -> str:
    return page(
        note(_("Units, never people: who needs training, and where they serve. Replace these two by yours.")),
        entry(
            "[[unit]]",
            ('id = "northtown-police"', _("required: a short name without blanks")),
            ('title = "Northtown police station"', _("required")),
            ('fr = { title = "Commissariat de Northtown" }', _("may be added")),
            ('region = "northern-region"', _("required: the id of a region")),
            ("strength = 45", _("required: heads")),
            ('roles = ["public-security", "judicial-police", "custody"]', _("may be added: what it does, see below")),
            ('service = "police"', _("may be added: its corps")),
            ('town = "Northtown"', _("may be added")),
            ("women = 4", _("may be added: how many of the heads")),
            ('source = "roll call of last month"', _("may be added: where the strength comes from")),
            ('confidence = "sourced"', _("may be added: sourced, estimate or illustrative")),
            ("# turnover = 0.1", _("may be added: share of the heads that leave in a year")),
            ('# needs = { "HR-01" = 30 }', _("may be added: heads that need a module, as assessed on the spot")),
        ),
        entry(
            "[[unit]]",
            ('id = "capital-central"', _("all that is required of a unit: these four lines")),
            'title = "Capital, central police station"',
            'region = "capital-district"',
            "strength = 120",
            'fr = { title = "Capitale, commissariat central" }',
            'roles = ["public-security", "judicial-police", "custody"]',
        ),
        about_roles(),
    )


def _plan(before: dt.date, after: dt.date) -> str:
    return page(
        note(_("Who teaches, where, and the sessions. Replace these by yours.")),
        *_resources(),
        note(_("A session that was held: attended says how many came from each unit."))
        + entry(
            "[[session]]",
            ('id = "S001"', _("required")),
            ('modules = ["HR-01", "HR-02"]', _("required: ids of modules, or of a curriculum for all of its modules")),
            (f"start = {before}", _("required: year-month-day")),
            (f"end = {before + dt.timedelta(days=1)}", _("may be added: the last day; default: the first")),
            ('status = "delivered"', _("idea, planned, approved, delivered or cancelled; default: planned")),
            ("attended = { capital-central = 18, northtown-police = 6 }", _("heads that came, by unit")),
            *_session_rest(after),
        ),
        note(_("A session to come: seats says how many places each unit has."))
        + entry(
            "[[session]]",
            'id = "S002"',
            'modules = ["HR-04"]',
            f"start = {after}",
            'status = "approved"',
            ("seats = { northtown-police = 6, capital-central = 18 }", _("heads booked, by unit")),
            *_session_rest(after + dt.timedelta(days=30)),
        ),
        note(_("What a mentor saw at a unit. Remove the # at the beginning of the lines to use it.")),
        entry(
            "# [[observation]]",
            ('# unit = "northtown-police"', _("required")),
            (f"# date = {after + dt.timedelta(days=30)}", _("required")),
            ('# module = "HR-04"', _("may be added")),
            ('# rating = "P"', _("may be added: T trained, P needs practice, U untrained")),
            ('# note = "…"', _("may be added: never names of people")),
        ),
    )


def _resources() -> tuple[str, ...]:
    return (
        entry(
            "[[partner]]",
            ('id = "police-school"', _("required")),
            ('title = "National police school"', _("required")),
            ('fr = { title = "École nationale de police" }', _("may be added")),
            ('kind = "national"', _("mission, national, bilateral, regional, un-agency or ngo; default: bilateral")),
        ),
        entry(
            "[[team]]",
            ('id = "school-trainers"', _("required")),
            ('title = "Trainers of the school"', _("required")),
            ('region = "capital-district"', _("required: where the team is posted")),
            ("trainers = 2", _("required: heads")),
            ('partner = "police-school"', _("may be added")),
            ('skills = ["human-rights"]', _("may be added: curricula or modules that it teaches")),
        ),
        entry(
            "[[venue]]",
            ('id = "school"', _("required")),
            ('title = "National police school"', _("required")),
            ('region = "capital-district"', _("required")),
            ("seats = 28", _("required: heads in one room")),
        ),
    )


def _session_rest(visit: dt.date) -> tuple[tuple[str, str], ...]:
    return (
        ('venue = "school"', _("may be added: the id of a venue")),
        ('partner = "police-school"', _("may be added: the id of a partner")),
        ('teams = ["school-trainers"]', _("may be added: ids of teams")),
        ('counterpart = "Training directorate"', _("may be added: who is in charge on the national side")),
        ('funding = "school budget"', _("may be added: who pays")),
        (f"follow_up = {visit}", _("may be added: the day of a mentoring visit afterwards")),
    )
