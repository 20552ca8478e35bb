"""Owns turns of phrase that reasons, obstacles and conflicts share; it decides nothing."""

from __future__ import annotations

from planner.i18n import _
from planner.obstacles import Obstacle
from planner.reports.record_words import obstacle_words


def number(value: float) -> str:
    """Return hours or a percentage without needless decimals."""
    return f"{value:.4g}"


def about(heads: int, illustrative: bool) -> str:
    """Return *heads*, marked where an illustrative strength enters them."""
    return f"~{heads}" if illustrative else str(heads)


def obstacle_text(obstacle: Obstacle) -> str:
    """Return what a region lacks or when it is closed, to end a sentence with."""
    return _("in {region} {words}").format(region=obstacle.region, words=obstacle_words(obstacle))
