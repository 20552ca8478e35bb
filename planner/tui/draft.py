"""Owns a session while it is being typed: its texts, what is wrong with them, and what the plan would say of it.

It begins as the working proposal; what nobody touched follows the proposal when unit or module change. It draws nothing
and judges nothing: errors are those of reading a date or a number, findings are those of the rules.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import msgspec

from planner.attendance import later
from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.model import Session
from planner.plain import one_line
from planner.proposal import Proposal
from planner.proposal.diary import HOURS_A_DAY
from planner.reports.words import status_word, title_of
from planner.view import View
from planner.workspace import Workspace

STATUSES = ("planned", "approved", "idea")
"""What a session that is still to come can be."""
FRIDAY = 4
_SEATS = re.compile(r"(?:(?P<unit>[A-Za-z0-9][A-Za-z0-9._-]*)\s*[=:]?\s*)??(?P<heads>\d{1,9})")


class Option(NamedTuple):
    """One thing that can be chosen: its id, and what is shown of it."""

    id: str
    text: str


class Draft:
    """The session that the form is about."""

    def __init__(self, workspace: Workspace, unit: str, module: str) -> None:
        self.workspace = workspace
        self.texts = {"module": module, "unit": unit}
        self.touched: set[str] = set()
        self.proposal = self._propose()

    @property
    def view(self) -> View:
        """The mission on its date."""
        return self.workspace.view

    def put(self, field: str, text: str) -> None:
        """Let *field* say *text*; with another unit or module all that was not touched is proposed anew."""
        if self.texts[field] == text:
            return
        self.texts[field] = text
        self.touched.add(field)
        if field in ("unit", "module"):
            self.proposal = self._propose()

    def _propose(self) -> Proposal:
        proposal = self.workspace.propose(self.texts["unit"], self.texts["module"])
        fields = proposal.fields
        for field, text in (
            ("venue", str(fields.get("venue") or "")),
            ("start", str(fields["start"])),
            ("seats", self._seats_text(cast(Mapping[str, int], fields["seats"]))),
            ("status", str(fields["status"])),
        ):
            if field not in self.touched:
                self.texts[field] = text
        return proposal

    def _seats_text(self, seats: Mapping[str, int]) -> str:
        """Return the heads of the unit, then of others as ``com-gao 5``."""
        own = seats.get(self.texts["unit"], 0)
        others = [f"{unit} {heads}" for unit, heads in seats.items() if unit != self.texts["unit"]]
        return ", ".join([str(own), *others])

    # What can be chosen.

    def options(self, field: str) -> list[Option]:
        """Return what *field* can be; of a field that is typed nothing."""
        mission = self.view.mission
        if field == "module":
            return [Option(module.id, f"{one_line(module.id)} {title_of(module)}") for module in mission.modules]
        if field == "unit":
            return [Option(unit.id, f"{title_of(unit)} ({unit.id})") for unit in mission.units]
        if field == "status":
            return [Option(status, status_word(status)) for status in STATUSES]
        if field == "venue":
            return [Option("", _("none yet")), *self._venues()]
        return []

    def _venues(self) -> list[Option]:
        found = []
        for venue in self.view.mission.venues:
            region = self.view.mission.region.get(venue.region)
            seats = ngettext("{count} seat", "{count} seats", venue.seats).format(count=venue.seats)
            place = title_of(region) if region else one_line(venue.region)
            found.append(Option(venue.id, f"{title_of(venue)}, {place}, {seats} ({venue.id})"))
        return found

    # What it says.

    @property
    def start(self) -> dt.date | None:
        """The first day; None: no date is typed."""
        try:
            return dt.date.fromisoformat(self.texts["start"].strip())
        except ValueError:
            return None

    @property
    def end(self) -> dt.date | None:
        """The last day: as many days from Monday to Friday as the module's hours take."""
        start = self.start
        if start is None:
            return None
        module = self.view.mission.module[self.texts["module"]]
        left = max(1, math.ceil(round(module.hours / HOURS_A_DAY, 6)))
        day = start
        while (left := left - (day.weekday() <= FRIDAY)) > 0 and day < dt.date.max:
            day = later(day, 1)
        return day

    @property
    def seats(self) -> dict[str, int] | None:
        """Heads by unit; None: what is typed is no list of heads."""
        seats: dict[str, int] = {}
        for part in self.texts["seats"].split(","):
            found = _SEATS.fullmatch(part.strip())
            if found is None:
                return None
            unit = found["unit"] or self.texts["unit"]
            if unit in seats or unit not in self.view.mission.unit:
                return None
            seats[unit] = int(found["heads"])
        return seats

    def errors(self) -> dict[str, str]:
        """Return by field what has to be mended before the session can be written."""
        errors = {}
        if self.start is None:
            errors["start"] = _("not a date: write it as 2014-07-07")
        if self.seats is None:
            errors["seats"] = self._seats_error()
        return errors

    def _seats_error(self) -> str:
        names = [found["unit"] for part in self.texts["seats"].split(",") if (found := _SEATS.fullmatch(part.strip()))]
        unknown = next((name for name in names if name and name not in self.view.mission.unit), None)
        if unknown:
            return _("no unit is called {unit}").format(unit=one_line(unknown))
        return _("write the heads of the unit, then others by id: 12, com-gao 5")

    def fields(self) -> dict[str, object]:
        """Return the fields of the ``[[session]]`` entry; only when there are no errors."""
        proposed = self.proposal.fields
        fields = {**proposed, "modules": [self.texts["module"]], "start": self.start, "end": self.end}
        fields |= {"status": self.texts["status"], "seats": self.seats, "venue": self.texts["venue"] or None}
        if fields["venue"] != proposed.get("venue"):
            fields["title"] = self._title()
        fields["id"] = self.workspace.new_session_id(str(proposed.get("partner") or ""))
        return fields

    def _title(self) -> str:
        mission = self.view.mission
        module = mission.module[self.texts["module"]]
        venue = mission.venue.get(self.texts["venue"])
        region = mission.region.get(venue.region if venue else mission.unit[self.texts["unit"]].region)
        return _("{module}, {place}").format(module=module.title, place=region.title) if region else module.title

    @property
    def file(self) -> str:
        """The name of the file that it would be written to."""
        return self.workspace.plan_file(str(self.proposal.fields.get("partner") or ""))

    # What is said of it.

    def reason(self, field: str) -> str:
        """Return why *field* is as proposed; empty once somebody has touched it."""
        name = {"module": "modules"}.get(field, field)
        return "" if field in self.touched else self.proposal.reasons.get(name, "")

    def findings(self) -> list[Finding]:
        """Return what the rules of the plan would say of the session, the worst first; nothing while it has errors."""
        if self.errors():
            return []
        fields = {name: value for name, value in self.fields().items() if value is not None}
        return findings_with(self.view, msgspec.convert(fields, Session))

    def save(self) -> str:
        """Write the session and return the name of the file, with a remark if a power cut could still undo it.

        Raises:
            ReadOnly, BadField, EditRefused, ChangedOnDisk, NotWritable: as ``Workspace.add_session``.
        """
        name = self.file
        saved = self.workspace.add_session(self.fields())
        return name if saved.durable else _("{file} (not confirmed by the disk)").format(file=name)

    def reload(self) -> None:
        """Read the files again; what was typed stays.

        Raises:
            NoMission: the mission is gone.
        """
        self.workspace.reload()
        if self.texts["unit"] in self.view.mission.unit and self.texts["module"] in self.view.mission.module:
            self.proposal = self._propose()


def findings_with(view: View, session: Session) -> list[Finding]:
    """Return what the rules of the plan say of *session* if it stood in the plan, the worst first.

    Only the sessions that share a unit, a team or the venue with it are looked at: the others cannot matter to it.
    """
    from planner.checks import run

    near = [other for other in view.mission.sessions if _meet(other, session)]
    mission = msgspec.structs.replace(view.mission, sessions=(*near, session))
    found = [finding for finding in run(View(mission, view.day), ("PL",)) if session.id in finding.entities]
    return sorted(found, key=lambda finding: (-finding.severity, finding.code))


def _meet(one: Session, other: Session) -> bool:
    shared: Sequence[bool] = (
        one.venue is not None and one.venue == other.venue,
        not set(one.teams).isdisjoint(other.teams),
        not {*one.seats, *one.attended}.isdisjoint({*other.seats, *other.attended}),
    )
    return any(shared)
