"""Owns the small worked mission that ``init`` writes: every line says what it is for, and figures come of it at once.

Places and people in it are invented; its sessions lie around the day it is written.
"""

from __future__ import annotations

import datetime as dt

from planner.i18n import _
from planner.intake.roles import NAMES
from planner.starting.page import entry, note, page, quoted


def worked_example(title: str, today: dt.date) -> dict[str, str]:
    """Return the texts of the mission *title*, by file name, its sessions four weeks before and after *today*."""
    monday = today - dt.timedelta(days=today.weekday())
    return {
        "mission.toml": _mission(title, today),
        "units.toml": _units(),
        "plan.toml": _plan(monday - dt.timedelta(weeks=4), monday + dt.timedelta(weeks=4)),
    }


def about_files() -> str:
    """Return the note that stands first in a mission."""
    return note(
        _(
            "This folder is a mission: what is taught to whom, where and when. Every file in it whose name ends in "
            ".toml is read, and any of them may hold any entry: one file for all is as good as one for each partner."
        ),
        _(
            "A line that begins with # is a note for people; the planner does not read it. Remove the # to put such a "
            "line in force. Texts and dates are written as you see them here: \"text\" and 2026-01-31."
        ),
    )  # fmt: skip


def about_curricula() -> str:
    """Return the note on where modules come from."""
    return note(
        _(
            "What is taught comes from three curricula that belong to the planner: human-rights, investigations and "
            "crowd-control. To teach by your own, make a folder named curricula beside this file and put one file for "
            "each curriculum into it; then only those are read."
        )
    )


def mission_table(title: str, today: dt.date, focus: str, reference: str, *, compare: bool) -> str:
    """Return the table of the mission; whether it compares the two zones or only shows how."""
    later = today + dt.timedelta(days=180)
    sign = "" if compare else "# "
    return entry(
        "[mission]",
        (f"title = {quoted(title)}", _("required: it stands on every page")),
        (f"# fr = {{ title = {quoted('…')} }}", _("may be added, like all that follows: the title in French")),
        (f"# as_of = {today}", _("the day that figures are for; default: today")),
        (f"# horizon = {{ start = {today}, end = {later} }}", _("the days planned for; default: six months from as_of")),
        (f"{sign}focus = {quoted(focus)}", _("the zone that is compared …")),
        (f"{sign}reference = {quoted(reference)}", _("… with this one: that is parity")),
        ("# note = \"…\"", _("what readers should know of this plan")),
    )  # fmt: skip


def _mission(title: str, today: dt.date) -> str:
    return page(
        about_files(),
        about_curricula(),
        mission_table(title, today, "north", "capital", compare=True),
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


def about_roles() -> str:
    """Return the note on which roles there are."""
    message = _(
        "Roles decide which modules a unit needs. Those of the three curricula are: {roles}. A unit without roles "
        "needs only the modules that are for everybody."
    )
    return note(message.format(roles=", ".join(NAMES)))


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
            *_session_rest(),
        ),
        note(_("A session to come: seats says how many places each unit has."))
        + entry(
            "[[session]]",
            'id = "S002"',
            'modules = ["HR-04"]',
            f"start = {after}",
            'status = "approved"',
            ("seats = { northtown-police = 6, capital-central = 18 }", _("heads booked, by unit")),
            *_session_rest(),
            (
                f"follow_up = {after + dt.timedelta(days=30)}",
                _("may be added: the day of a mentoring visit afterwards"),
            ),
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


def _session_rest() -> tuple[tuple[str, str], ...]:
    return (
        ('venue = "school"', _("may be added: the id of a venue")),
        ('partner = "police-school"', _("may be added: the id of a partner")),
        ('teams = ["school-trainers"]', _("may be added: ids of teams")),
        ('counterpart = "Training directorate"', _("may be added: who is in charge on the national side")),
        ('funding = "school budget"', _("may be added: who pays")),
    )
