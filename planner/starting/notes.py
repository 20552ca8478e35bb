"""Owns what every new mission says of itself in comments: its files, its curricula, its roles, its first table."""

from __future__ import annotations

import datetime as dt

from planner.i18n import _
from planner.intake.roles import NAMES
from planner.starting.page import entry, note, quoted


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


def about_roles() -> str:
    """Return the note on which roles there are."""
    message = _(
        "Roles decide which modules a unit needs. Those of the three curricula are: {roles}. A unit without roles "
        "needs only the modules that are for everybody."
    )
    return note(message.format(roles=", ".join(NAMES)))


def mission_table(title: str, today: dt.date, focus: str, reference: str, *, compare: bool) -> str:
    """Return the table of the mission; whether it compares the two zones or only shows how."""
    later = today + dt.timedelta(days=180)
    sign = "" if compare else "# "
    return entry(
        "[mission]",
        (f"title = {quoted(title)}", _("required: it stands on every page")),
        (f"# fr = {{ title = {quoted('…')} }}", _("may be added, like all that follows: the title in French")),
        (f"# as_of = {today}", _("the day that figures are for; default: today")),
        (f"# horizon = {{ start = {today}, end = {later} }}", _("the days planned for; default: half a year")),
        (f"{sign}focus = {quoted(focus)}", _("the zone that is compared …")),
        (f"{sign}reference = {quoted(reference)}", _("… with this one: that is parity")),
        ("# note = \"…\"", _("what readers should know of this plan")),
    )  # fmt: skip
