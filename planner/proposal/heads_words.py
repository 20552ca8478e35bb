"""Owns why a class is as large as it is: for each unit what decides its number of heads; it counts nobody anew."""

from __future__ import annotations

from planner.i18n import _
from planner.model import Unit
from planner.proposal.heads import heads_wanted
from planner.proposal.lacking import release_words
from planner.proposal.phrases import about
from planner.proposal.search import Attempt, Search


def seats_reason(search: Search, attempt: Attempt) -> str:
    """Return for each unit of the class its heads and why they are no more."""
    if not attempt.seats:
        return _("nobody of {unit} has to be taught").format(unit=search.unit.id)
    parts = []
    for name, heads in attempt.seats.items():
        why = _why(search, attempt, search.view.mission.unit[name], heads)
        parts.append(_("{unit} {heads}: {why}").format(unit=name, heads=heads, why=why))
    return "; ".join(parts)


def _why(search: Search, attempt: Attempt, unit: Unit, heads: int) -> str:
    cell = search.view.coverage.cell.get((unit.id, search.module.id))
    if heads == heads_wanted(cell):
        return _("all for whom nothing is scheduled") if cell and cell.open else _("all that lapse soon")
    limit = search.judge.limit(unit, (search.module,))
    if heads == limit:
        if search.module.formed_unit:
            strength = about(unit.strength, unit.confidence == "illustrative")
            return _("a formed unit goes as a whole, all {strength}").format(strength=strength)
        return release_words(search.view, unit, limit)
    return _size(search, attempt)


def _size(search: Search, attempt: Attempt) -> str:
    """Return what the whole class is limited by."""
    module, venue, total = search.module, attempt.venue, sum(attempt.seats.values())
    if total == module.class_max:
        return _("a class of {module} takes {most}").format(module=module.id, most=module.class_max)
    if venue and total == venue.seats:
        return _("{venue} seats {most}").format(venue=venue.id, most=venue.seats)
    return _("a class of {module} needs {least}").format(module=module.id, least=module.class_min)
