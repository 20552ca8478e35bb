"""Owns what is recorded after a session, while it is typed: who came, what a mentor saw, when the unit is visited."""

from __future__ import annotations

from collections.abc import Sequence

from planner.editing.values import Key
from planner.history import Change
from planner.i18n import _
from planner.model import Session, Unit
from planner.operations import BadField, deliver_session, observe, set_session, written
from planner.operations.observations import observation_file
from planner.plain import one_line
from planner.proposal.diary import first_monday
from planner.reports.due import visited
from planner.reports.words import title_of
from planner.tui.forms.draft import Draft
from planner.tui.forms.fields import Spec, specs_of
from planner.tui.forms.options import Option, options_of
from planner.tui.forms.sessions import SessionTexts
from planner.workspace import Workspace


class Attendance(SessionTexts):
    """Who came to a session; by default as many as there were seats."""

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self.session = session
        units = tuple(dict.fromkeys((*session.seats, *session.attended)))
        known = {spec.name: spec for spec in specs_of("session")}
        counts = [Spec(("attended", unit), "text") for unit in units] or [known["attended"]]
        specs = [*counts, known["women"], known["follow_up"], known["note"]]
        heads = session.attended or session.seats
        texts = {f"attended.{unit}": written(heads.get(unit)) for unit in units} or {"attended": ""}
        texts |= {name: written(getattr(session, name)) for name in ("women", "follow_up", "note")}
        super().__init__(workspace, specs, texts)

    def heading(self) -> str:
        return _("Delivered: {session}, {day}").format(
            session=one_line(self.session.id), day=self.session.start.isoformat()
        )

    def attended(self) -> dict[str, int]:
        """Return heads by unit; units of which nobody is named are left out. Raises BadField."""
        found: dict[str, int] = {}
        for spec in self.specs:
            value = self.value(spec.name) if spec.path[0] == "attended" else None
            if isinstance(value, int):
                found[spec.path[1]] = value
            elif isinstance(value, dict):
                found |= value
        return found

    def beside(self, name: str) -> str:
        unit = name.removeprefix("attended.")
        if not name.startswith("attended."):
            return super().beside(name)
        seats, came = self.session.seats.get(unit), self.sound(name)
        if seats is None:
            return _("no seats were planned")
        if isinstance(came, int) and came < seats:
            return _("of {seats} seats, {short} short").format(seats=seats, short=seats - came)
        return _("of {seats} seats").format(seats=seats)

    def obstacles(self) -> Sequence[str]:
        """Return what falls short of the plan."""
        try:
            came = self.attended()
        except BadField:
            return ()
        planned, heads = sum(self.session.seats.values()), sum(came.values())
        if not planned or heads >= planned:
            return ()
        text = _("{came} of {planned} came; the seats stay in the plan beside who came")
        return (text.format(came=heads, planned=planned),)

    def reason(self, name: str) -> str:
        if name.startswith("attended.") and name not in self.touched and not self.session.attended:
            return _("the seats that were planned")
        return ""

    def make(self) -> Change:
        more = {path: value for path, value in self.changed().items() if path[0] != "attended"}
        return deliver_session(self.workspace.loaded, self.session.id, self.attended(), more)


class Seen(Draft):
    """What a mentor saw at a unit."""

    table = "observation"

    def __init__(self, workspace: Workspace, unit: Unit, module: str | None) -> None:
        self.unit = unit
        specs = [spec for spec in specs_of("observation") if spec.path[0] != "fr"]
        texts = {"unit": unit.id, "date": workspace.view.day.isoformat(), "mentor": unit.mentor or ""}
        texts |= {"module": module or "", "rating": "", "note": ""}
        super().__init__(workspace, specs, texts)

    def heading(self) -> str:
        file = observation_file(self.view.mission, self.texts["unit"])
        return _("Observed at {unit}, into {file}").format(unit=one_line(self.texts["unit"]), file=file)

    def reason(self, name: str) -> str:
        if name == "mentor" and self.texts["mentor"] and name not in self.touched:
            return _("the team posted with the unit")
        if name == "rating":
            return _("only where it is about a module")
        if name == "note":
            return _("what was seen; never name people")
        return ""

    def obstacles(self) -> Sequence[str]:
        """Return which visits this one closes, so that it is said before it is recorded."""
        day = self.sound("date")
        owed = [
            session.id
            for session in self.view.sessions_of.get(self.texts["unit"], ())
            if session.follow_up and not visited(self.view, session, self.texts["unit"])
            if session.status == "delivered" and isinstance(day, type(session.end)) and session.end < day
        ]
        return (_("closes the follow-up visit of {sessions}").format(sessions=", ".join(owed)),) if owed else ()

    def options(self, spec: Spec) -> list[Option]:
        """Return the modules that the unit was taught first, the lately taught before the others."""
        found = options_of(self.view.mission, spec)
        if spec.name != "module":
            return found
        sessions = reversed(self.view.sessions_of.get(self.texts["unit"], ()))
        taught = [m.id for s in sessions if s.status == "delivered" for m in self.view.mission.taught(s)]
        place = {name: at for at, name in enumerate(dict.fromkeys(taught))}
        return sorted(found, key=lambda option: (option.id != "", place.get(option.id, len(place))))

    def make(self) -> Change:
        says = self.fields()
        if not says.get("note") and not says.get("rating"):
            raise BadField(("note",), _("say what was seen, or rate the module"))
        return observe(
            self.workspace.loaded,
            self.texts["unit"],
            self.texts["module"] or None,
            self.texts["rating"] or None,
            says["date"],  # type: ignore[arg-type]
            mentor=self.texts["mentor"],
            note=self.texts["note"],
        )


class Visit(SessionTexts):
    """The day on which a unit is visited after a session."""

    def __init__(self, workspace: Workspace, unit: str, sessions: Sequence[Session]) -> None:
        self.unit = unit
        self.sessions = {session.id: session for session in sessions}
        specs = [
            Spec(("session",), "choice", required=True),
            *(spec for spec in specs_of("session") if spec.name in ("follow_up", "note")),
        ]
        super().__init__(workspace, specs, {"session": sessions[0].id, "follow_up": "", "note": ""})
        self.follow("session")
        self._begun = dict(self.texts) | {"follow_up": written(sessions[0].follow_up)}

    def heading(self) -> str:
        return _("Follow-up visit at {unit}").format(unit=one_line(self.unit))

    def value(self, name: str) -> object:
        return self.texts["session"] if name == "session" else super().value(name)

    def options(self, spec: Spec) -> list[Option]:
        if spec.name != "session":
            return super().options(spec)
        return [Option(name, _words(session)) for name, session in self.sessions.items()]

    def follow(self, name: str) -> None:
        session = self.sessions.get(self.texts["session"])
        if name == "session" and session:
            monday = first_monday(self.view)
            day = session.follow_up if self._is_ahead(session) else max(monday, session.end)
            self.set_untouched("follow_up", written(day))
            self.set_untouched("note", session.note)

    def reason(self, name: str) -> str:
        if name != "follow_up" or name in self.touched:
            return ""
        session = self.sessions[self.texts["session"]]
        return _("as it is planned") if self._is_ahead(session) else _("the first Monday that leaves a week to prepare")

    def _is_ahead(self, session: Session) -> bool:
        """Return whether a visit is planned that is still to be paid."""
        return bool(session.follow_up) and not visited(self.view, session, self.unit)

    def obstacles(self) -> Sequence[str]:
        """Return what closes the visit."""
        session = self.sessions.get(self.texts["session"])
        if session and visited(self.view, session, self.unit):
            return (_("the unit was observed since that session, so the visit counts as paid"),)
        return (_("a later observation of the unit (N) closes it"),)

    def make(self) -> Change:
        session = self.sessions[self.texts["session"]]
        changes: dict[str | Key, object] = {
            name: self.value(name)
            for name in ("follow_up", "note")
            if self.texts[name] != written(getattr(session, name))
        }
        return set_session(self.workspace.loaded, session.id, changes)


def _words(session: Session) -> str:
    return f"{session.start.isoformat()} {title_of(session) or ', '.join(session.modules)} ({session.id})"


def sessions_to_visit(workspace: Workspace, unit: str, first: str | None) -> list[Session]:
    """Return the sessions of *unit* that a visit can follow: *first*, then those delivered and not seen since."""
    view = workspace.view
    every = [each for each in reversed(view.sessions_of.get(unit, ())) if each.status not in ("cancelled", "idea")]
    return sorted(every, key=lambda each: (each.id != first, each.status != "delivered", visited(view, each, unit)))
