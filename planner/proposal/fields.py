"""Owns the entry that a proposal would become, the fields of a ``[[session]]``; it chooses nothing, writes no file."""

from __future__ import annotations

from planner.i18n import _, language
from planner.model import Entry
from planner.proposal.search import Attempt, Search


def fields_of(search: Search, attempt: Attempt) -> dict[str, object]:
    """Return the fields of a session that is held as *attempt* says: always an idea, since people plan."""
    place = search.view.mission.region.get(attempt.venue.region if attempt.venue else search.unit.region)
    title = _title_of(search.module)
    fields: dict[str, object] = {
        "title": _("{module}, {place}").format(module=title, place=_title_of(place)) if place else title,
        "modules": [search.module.id],
        "start": attempt.start,
        "end": attempt.end,
        "status": "idea",
        "seats": dict(attempt.seats),
    }
    if attempt.venue:
        fields["venue"] = attempt.venue.id
    if attempt.teams:
        fields["teams"] = [team.id for team in attempt.teams]
    if attempt.partner:
        fields["partner"] = attempt.partner
    return fields


def _title_of(entry: Entry) -> str:
    """Return the title of *entry* as its file has it, in the language in force."""
    twin = entry.fr.get("title") if language() == "fr" else None
    return twin if isinstance(twin, str) and twin else str(getattr(entry, "title", ""))
