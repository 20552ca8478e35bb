"""Owns the words for what a session cannot be held without: heads, days, a venue, a team; it looks for none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Team, Unit, Venue
from planner.proposal.conflicts import Conflict, Judge, Setting
from planner.proposal.phrases import about, number
from planner.view import View


def nobody(unit: Unit, module: Module) -> Conflict:
    """Return that nobody of *unit* has to be taught."""
    return Conflict("", _("{unit} has no open gap in {module}").format(unit=unit.id, module=module.id))


def release_words(view: View, unit: Unit, limit: int) -> str:
    """Return how many of *unit* its release target lets go."""
    return _("the release target of {share} % lets {limit} of {strength} heads go").format(
        share=number(100 * view.mission.settings.targets.release),
        limit=about(limit, unit.confidence == "illustrative"),
        strength=about(unit.strength, unit.confidence == "illustrative"),
    )


def release(view: View, unit: Unit, limit: int) -> Conflict:
    """Return that *unit* may let nobody go."""
    text = _("{unit} is at its release limit: {why}")
    return Conflict("PL104", text.format(unit=unit.id, why=release_words(view, unit, limit)))


def horizon(view: View, module: Module) -> Conflict:
    """Return that the horizon is too short, or over."""
    text = _("the horizon, until {day}, leaves no week for {hours} h")
    return Conflict("PL506", text.format(day=view.horizon.end, hours=number(module.hours)))


def venue(module: Module) -> Conflict:
    """Return that there is no venue at all that suits."""
    return Conflict("", _("no venue suits the format {format}").format(format=module.format))


def team(judge: Judge, setting: Setting, skilled: Iterable[Team], unit: Unit) -> Conflict:
    """Return that no team is there for *setting*: none that has the skill, else what keeps the first of *skilled*."""
    module = setting.modules[0]
    first = next(iter(skilled), None)
    if first is None:
        return Conflict("PL303", _("no team has the skill for {module}").format(module=module.id))
    text = _("no team with the skill for {module} can come from {day} on: {why}")
    why = next((each for each in keeping(judge, setting, first, unit) if not each.mild), None)
    words = why.words if why else first.id
    return Conflict(why.code if why else "", text.format(module=module.id, day=setting.start, why=words))


def keeping(judge: Judge, setting: Setting, team: Team, unit: Unit) -> Iterator[Conflict]:
    """Yield what keeps *team* from *setting*: its other sessions, what its partner would repeat, mildly its days."""
    with_it = setting._replace(teams=(team,), partner=team.partner)
    yield from judge.duplicates(with_it, unit)
    yield from judge.teams(with_it)


def people(module: Module, heads: int, venue: Venue | None, regions: Iterable[str]) -> Conflict:
    """Return that the class is too small: because of the room, else because of those within reach."""
    named = {"module": module.id, "least": module.class_min, "heads": heads}
    if venue and venue.seats < module.class_min:
        text = _("a class of {module} needs {least} heads and {venue} seats {seats}")
        return Conflict("PL302", text.format(venue=venue.id, seats=venue.seats, **named))
    text = ngettext(
        "a class of {module} needs {least} heads and {heads} can come from {regions}",
        "a class of {module} needs {least} heads and {heads} can come from {regions}",
        heads,
    )
    return Conflict("PL302", text.format(regions=", ".join(regions), **named))
