"""Owns the options that limit a report to entries of the mission, each checked against what there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from planner.commands.arguments import Parser, known
from planner.i18n import _
from planner.mission import Mission


def declare_ids(parser: Parser, *kinds: str) -> None:
    """Declare an option for each of *kinds*, which may be given several times."""
    for kind in kinds:
        words = _("only this one; several add up")
        parser.add_argument(f"--{kind}", metavar="ID", action="append", default=[], help=words)


def ids(mission: Mission, kind: str, names: Iterable[str]) -> frozenset[str]:
    """Return *names* if the mission has all of them.

    Raises:
        UsageError: it has not; the message proposes the nearest.
    """
    entries: dict[str, Collection[str]] = {
        "curriculum": mission.curriculum,
        "unit": mission.unit,
        "region": mission.region,
        "zone": mission.zone,
        "partner": mission.partner,
    }
    words = {
        "curriculum": _("curriculum"),
        "unit": _("unit"),
        "region": _("region"),
        "zone": _("zone"),
        "partner": _("partner"),
    }
    return known(words[kind], names, entries[kind])
