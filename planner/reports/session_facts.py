"""Owns what is said of a session beside its own fields: its mark, its heads, its short name, the text to search.

The findings come in from outside, because reports know no rules; it computes no figure of coverage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.diagnostics import Finding, Severity
from planner.i18n import _
from planner.mission import Mission
from planner.model import Session
from planner.obstacles import is_blocked
from planner.plain import cut, folded, one_line, width_of
from planner.reports.footnotes import by_session
from planner.reports.lines import Span
from planner.reports.panes import Drawing
from planner.reports.words import status_word, title_of
from planner.view import View

CLASHES = ("PL101", "PL102", "PL103")
"""Codes of the findings that say that a team, a unit or a room is booked twice."""
MARKS = ("covered", "scheduled", "idea", "unknown", "blocked")
"""The states whose glyphs mark sessions, the weakest first; several together are shown by the strongest."""
STRENGTH = ("none", "covered", "idea", "scheduled", "unknown", "blocked")


def mark_word(mark: str) -> str:
    """Return what the mark of a session means in a word, in the language in force; ``mark_notes`` says more."""
    return {
        "covered": _("delivered"),
        "scheduled": _("planned"),
        "idea": _("idea"),
        "unknown": _("unreported"),
        "blocked": _("conflict"),
        "none": _("cancelled"),
    }[mark]


def mark_sign(drawing: Drawing, mark: str) -> Span:
    """Return the glyph of *mark* with its style; a cancelled session has one too."""
    return ("-", "dim") if mark == "none" else (drawing.sign(mark), mark)


def mark_notes() -> list[str]:
    """Return the sentences that say what the words of the marks leave out."""
    return [
        _("Planned: planned or approved. Unreported: over, and neither delivered nor cancelled."),
        _("Conflict: a team, a unit or a room is booked twice, or the region stands in the way. Ideas never do."),
    ]


class Marks:
    """The mark of each session of one view, found when it is asked for."""

    def __init__(
        self, view: View, findings: Sequence[Finding] = (), filed: Mapping[str, Sequence[Finding]] | None = None
    ) -> None:
        """Prepare; *filed* are the *findings* by session, where somebody has put them so already."""
        self._view = view
        self._filed = by_session(view.mission, findings) if filed is None else filed
        self._known: dict[str, str] = {}

    def findings(self, session: Session) -> Sequence[Finding]:
        """Return the findings about sessions that name *session*, the worst first and notes last."""
        return self._filed.get(session.id, ())

    def of(self, session: Session) -> str:
        """Return the mark of *session*, a key of the table of glyphs."""
        if session.id not in self._known:
            self._known[session.id] = self._found(session)
        return self._known[session.id]

    def _found(self, session: Session) -> str:
        if session.status in ("delivered", "cancelled", "idea"):
            return {"delivered": "covered", "cancelled": "none", "idea": "idea"}[session.status]
        if session.end < self._view.day:
            return "unknown"
        clashes = any(each.code in CLASHES and each.severity > Severity.NOTE for each in self.findings(session))
        return "blocked" if clashes or is_blocked(self._view, session) else "scheduled"


def heads_by_unit(session: Session) -> dict[str, int]:
    """Return heads by unit: attended once delivered, else booked seats."""
    return session.attended if session.status == "delivered" else session.seats


def heads(session: Session) -> int:
    """Return all heads: attended once delivered, else booked seats."""
    return sum(heads_by_unit(session).values())


def modules_word(session: Session) -> str:
    """Return the first of what the entry says *session* teaches, and how many more it names: ``PO-01 +10``."""
    first, rest = one_line("".join(session.modules[:1])), len(session.modules) - 1
    return f"{first} +{rest}" if rest > 0 else first


def short_name(mission: Mission, session: Session, room: int) -> str:
    """Return what *session* teaches in *room* terminal cells: the longest of these that fits.

    The id of its one module, that id without what separates its parts, what the ids begin with (``HR``, ``HR+`` where
    it is more than one), or as much of it as fits.
    """
    taught = [module.id for module in mission.taught(session)] or list(session.modules)
    starts = list(dict.fromkeys(re.split(r"[-._]?\d", name, maxsplit=1)[0] or name for name in taught))
    names = [starts[0] + ("+" if len(starts) > 1 else "")] if starts else []
    if len(taught) == 1:
        names = [taught[0], re.sub(r"[-._]|(?<=\D)0+(?=\d)", "", taught[0]), *names]
    names = [one_line(name) for name in names]
    return next((name for name in names if width_of(name) <= room), cut(names[-1], room) if names else "")


def searched(view: View, session: Session) -> str:
    """Return the text that a filter looks through, folded: everything a session could be asked for by."""
    return folded(" ".join(_asked_for_by(view, session)))


def matching(texts: Iterable[tuple[str, Session]], query: str) -> list[Session]:
    """Return the sessions whose folded text has every word of *query*."""
    words = folded(query).split()
    return [session for text, session in texts if all(word in text for word in words)]


def _asked_for_by(view: View, session: Session) -> Iterator[str]:
    mission = view.mission
    yield from (session.id, session.title, title_of(session), session.status, status_word(session.status))
    yield from session.modules
    for module in mission.taught(session):
        yield from (module.id, title_of(module))
    yield from (title_of(mission.curriculum[name]) for name in session.modules if name in mission.curriculum)
    for name in {**session.seats, **session.attended}:
        yield name
        if unit := mission.unit.get(name):
            yield title_of(unit)
    if session.partner:
        yield session.partner
        if partner := mission.partner.get(session.partner):
            yield title_of(partner)
    yield from session.teams
    if venue := mission.venue.get(session.venue or ""):
        yield from (venue.id, title_of(venue))
    if region := mission.region.get(view.region_of(session) or ""):
        yield from (region.id, title_of(region), region.short, region.zone)
