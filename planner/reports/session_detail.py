"""Owns everything about one session on a page as wide as it is asked for, and what its lines lead to; no figure.

What a line leads to is written ``kind:id``: its units, its modules, and other sessions that a finding names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.model import Session
from planner.obstacles import obstacles_of
from planner.plain import padded, width_of
from planner.reports.due import visited
from planner.reports.lines import Line, line, text_of, width
from planner.reports.overview_lists import STYLES
from planner.reports.page import whole, whole_twin
from planner.reports.panes import Drawing, clipped
from planner.reports.record_words import days_of, named, obstacle_words
from planner.reports.session_facts import heads_by_unit, mark_sign
from planner.reports.sessions import hours_of
from planner.reports.tables import wrapped
from planner.reports.words import days, number, of, status_word
from planner.view import View

LABEL = 14
"""Columns of the names of facts."""


class Detail:
    """The lines of a page as it grows, and what they lead to by their number."""

    def __init__(self, room: int, drawing: Drawing) -> None:
        self.room = room
        self.drawing = drawing
        self.lines: list[Line] = []
        self.targets: dict[int, str] = {}

    def heading(self, text: str) -> None:
        """Set *text* off in a rule."""
        rule = self.drawing.rule * max(0, self.room - width_of(text) - 3)
        self.lines += [line(), clipped(line(" ", (f"{text} ", "title"), (rule, "rule")), self.room)]

    def text(self, lead: Line, text: str, target: str = "", style: str = "") -> None:
        """Add *lead* and *text* after it, later lines below; the first leads to *target*."""
        if target:
            self.targets[len(self.lines)] = target
        indent = 1 + width(lead)
        first, *rest = wrapped(text, max(12, self.room - indent)) or [""]
        self.lines.append(line(" ", *lead, (first, style)))
        self.lines += [line(" " * indent, (part, style)) for part in rest]

    def fact(self, label: str, text: str) -> None:
        """Add *text* beside *label*; nothing where there is no text."""
        if text:
            self.text(line((padded(label, LABEL), "dim")), text)


def session_detail(
    view: View, session: Session, findings: Iterable[Finding], mark: str, place: str, detail: Detail
) -> None:
    """Add all of *session* to *detail*: *findings* are those that name it, *place* is where it stands in its file."""
    detail.text(
        line((f"{session.id}  ", "title")),
        whole_twin(session, "title") or whole(", ".join(session.modules)),
        "",
        "bold",
    )
    when = f"{days_of(session)}, {days(session.days)}, {_hours(view, session)}"
    detail.text(line(mark_sign(detail.drawing, mark), (f" {status_word(session.status)}  ", "bold")), when)
    for text in _notices(view, session):
        detail.text((), text, style="warning")
    for label, text in _facts(view, session):
        detail.fact(label, text)
    _add_units(view, session, detail)
    _add_modules(view, session, detail)
    found = list(findings)
    if found:
        detail.heading(_("Findings"))
    for finding in found:
        _add_finding(view, session, finding, detail)
    detail.lines.append(line())
    detail.fact(_("File"), place)


def _hours(view: View, session: Session) -> str:
    return _("{hours} h").format(hours=number(hours_of(view.mission, session)))


def _notices(view: View, session: Session) -> Iterator[str]:
    """Yield what stands in its way, and how it stands beside the as-of date."""
    for obstacle in obstacles_of(view, session):
        if obstacle.blocks:
            yield _("Blocked: {reason}").format(reason=obstacle_words(obstacle))
    if session.status in ("planned", "approved") and session.end < view.day:
        yield _("It is over and reported neither delivered nor cancelled.")
    if session.status == "delivered" and session.end > view.day:
        yield _("Delivered after {day}: counted nowhere yet.").format(day=view.day.isoformat())


def _facts(view: View, session: Session) -> Iterator[tuple[str, str]]:
    mission = view.mission
    region = view.region_of(session)
    place = _("not recorded")
    if session.venue:
        place = named(mission, "venue", session.venue)
        if region:
            entry = mission.region.get(region)
            title = whole_twin(entry, "title") if entry else whole(region)
            place = _("{venue}, {region}").format(venue=place, region=title)
    yield _("Venue"), place
    yield _("Partner"), named(mission, "partner", session.partner) if session.partner else _("none named")
    yield _("Teams"), "; ".join(named(mission, "team", team) for team in session.teams) or _("none named")
    yield _("Counterpart"), whole(session.counterpart) or _("none named")
    yield _("Funding"), whole(session.funding) or _("none named")
    yield _("Nominated by"), whole(session.nominated_by)
    yield _("Due diligence"), _diligence(session)
    yield _("Follow-up"), _follow_up(view, session)
    yield _("Public note"), whole_twin(session, "public_note")
    yield _("Note"), whole_twin(session, "note")


def _diligence(session: Session) -> str:
    words = {"not-needed": _("not needed"), "pending": _("pending"), "cleared": _("cleared")}
    return words.get(session.due_diligence or "", "")


def _follow_up(view: View, session: Session) -> str:
    day = session.follow_up
    if day is None:
        return ""
    owed = [unit for unit in heads_by_unit(session) if not visited(view, session, unit)]
    if not owed:
        return _("{day}, done").format(day=day.isoformat()) if heads_by_unit(session) else day.isoformat()
    if day >= view.day or session.status == "idea":
        return day.isoformat()
    late = days((view.day - day).days)
    return _("{day}, {days} late: {units}").format(day=day.isoformat(), days=late, units=whole(", ".join(owed)))


def _add_units(view: View, session: Session, detail: Detail) -> None:
    """Add each unit: its heads, of how many the unit has, and its name."""
    detail.heading(_units_heading(session))
    units = {**session.seats, **session.attended}
    if not units:
        detail.text((), _("No unit is named."), style="warning")
    figures = {name: _heads(view, session, name) for name in units}
    room = max(map(width_of, figures.values()), default=0)
    for name, text in figures.items():
        known = name in view.mission.unit
        lead = f"{padded(text, room, right=True)}  "
        detail.text(line(lead), named(view.mission, "unit", name), f"unit:{name}" if known else "")


def _units_heading(session: Session) -> str:
    seats, attended = sum(session.seats.values()), sum(session.attended.values())
    if session.status != "delivered":
        text = ngettext("Units: {count} seat, of the unit's heads", "Units: {count} seats, of each unit's heads", seats)
        return text.format(count=number(seats))
    if not session.attended:
        return _("Units: attendance not recorded")
    text = ngettext("Units: {count} attended", "Units: {count} attended", attended).format(count=number(attended))
    if session.seats:
        text = ngettext("{text} of {count} seat", "{text} of {count} seats", seats).format(
            text=text, count=number(seats)
        )
    if session.women is None:
        return text
    return ngettext("{text}, {count} woman", "{text}, {count} women", session.women).format(
        text=text, count=number(session.women)
    )


def _heads(view: View, session: Session, name: str) -> str:
    """Return heads booked of the unit's; of a delivered session those that attended, of the booked ones."""
    seats, attended = session.seats.get(name), session.attended.get(name)
    if session.status == "delivered" and attended is not None:
        if seats is None:
            return number(attended)
        return _("{attended} of {seats}").format(attended=number(attended), seats=number(seats))
    unit = view.mission.unit.get(name)
    if unit is None:
        return number(seats or 0)
    return of(seats or 0, unit.strength, unit.confidence == "illustrative")


def _add_modules(view: View, session: Session, detail: Detail) -> None:
    taught = view.mission.taught(session)
    count = ngettext("{count} module", "{count} modules", len(taught)).format(count=len(taught))
    detail.heading(_("Modules: {count}, {hours}").format(count=count, hours=_hours(view, session)))
    for name in session.modules:
        if curriculum := view.mission.curriculum.get(name):
            own = len(view.mission.modules_in[name])
            text = ngettext("{title}, its {count} module", "{title}, all its {count} modules", own)
            text = text.format(title=whole_twin(curriculum, "title"), count=own)
            first = next((module.id for module in view.mission.modules_in[name]), "")
            detail.text(line(f"{name}  "), text, f"module:{first}" if first else "")
        elif module := view.mission.module.get(name):
            hours = _("{hours} h").format(hours=number(module.hours))
            detail.text(line(f"{padded(name, 7)} "), f"{whole_twin(module, 'title')}, {hours}", f"module:{name}")
        else:
            detail.text((), whole(name))


def _add_finding(view: View, session: Session, finding: Finding, detail: Detail) -> None:
    other = next((name for name in finding.entities if name in view.mission.session and name != session.id), "")
    text = whole(finding.message).removeprefix(f"{session.id}: ")
    if finding.hint:
        text = _("{text}. Remedy: {hint}").format(text=text.rstrip("."), hint=whole(finding.hint).rstrip("."))
    detail.text(line((f"{finding.code} ", STYLES[finding.severity])), f"{text}.", f"session:{other}" if other else "")


def text_lines(detail: Detail) -> list[str]:
    """Return the page as lines of text."""
    return [text_of(parts) for parts in detail.lines]
