"""Owns the words for what would have to move: of a region, and when another weight is chosen; it computes no figure."""

from __future__ import annotations

from planner.distribution import Distribution, moves_of, zone_moves_of
from planner.i18n import _
from planner.mission import Mission
from planner.reports.distribution import weighs_illustrative, weight_word
from planner.reports.words import figure, marked, percent


def move_words(mission: Mission, distribution: Distribution, place: str, kind: str = "region") -> str:
    """Return in words what would have to come to *place* or go elsewhere; empty where that is undefined.

    Args:
        mission: whose regions.
        distribution: with the weight in force.
        place: the id of a region or zone.
        kind: which of them it is.
    """
    hours = (moves_of if kind == "region" else zone_moves_of)(mission, distribution).get(place)
    if hours is None:
        return ""
    if round(hours) == 0:
        return _("nothing would have to move")
    text = _("{hours} h would have to come") if hours > 0 else _("{hours} h would have to go elsewhere")
    return text.format(hours=figure(abs(hours), weighs_illustrative(mission, distribution)))


def weight_change_words(mission: Mission, before: Distribution, after: Distribution) -> str:
    """Return in a sentence what another weight changed: what would have to move, in trainee-hours and percent."""
    return _("To move: {before}; by {weight} {after}.").format(
        before=_moved(mission, before), weight=weight_word(after.weight), after=_moved(mission, after)
    )


def _moved(mission: Mission, distribution: Distribution) -> str:
    move = distribution.to_move
    if move.share is None or move.hours is None:
        return _("undefined")
    marks = weighs_illustrative(mission, distribution)
    return _("{hours} h ({share})").format(hours=figure(move.hours, marks), share=marked(percent(move.share), marks))
