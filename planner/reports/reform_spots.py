"""Owns what each figure of the reform balance is made of: which modules and sessions count there, in words.

The spots are those of ``reform_page``; hours are those of ``planner.reform``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Session
from planner.plain import one_line
from planner.reform import (
    NONE,
    Balance,
    Hours,
    Taught,
    balance_of,
    taught_in,
)
from planner.reports.panes import Target
from planner.reports.reform_page import component_word
from planner.reports.reform_words import area_words, instrument_words, lead_word, lens_word, level_word, pace_word
from planner.reports.words import of, title_of
from planner.view import View

FEW = 8
"""Names that are listed; of more the first ones."""


class Spots:
    """The balance of one view, and what its figures are made of."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._taught = taught_in(view.mission, view.day)

    @cached_property
    def balance(self) -> Balance:
        """The figures."""
        return balance_of(self._view.mission, self._view.day)

    def title(self, target: Target) -> str:
        """Return what the figures of *target* are of."""
        if target.kind == "matrix":
            instrument, area = instrument_words(target.id), area_words(target.module)
            return _("{instrument} for {area}").format(instrument=instrument, area=area)
        if target.kind == "component" and target.id != NONE:
            return _("teams of component {component}").format(component=one_line(target.id))
        words = {"lens": lens_word, "level": level_word, "pace": pace_word, "lead": lead_word}
        return words.get(target.kind, component_word)(target.id)

    def phrases(self, target: Target) -> Iterator[str]:
        """Yield hours and sessions of *target*, then what it is made of, or for nothing what there could be."""
        hours, total = self._hours(target), self.balance.total
        mine = self._mine(target)
        if any(hours):
            for side, text in enumerate((_("{hours} hours planned"), _("{hours} delivered"))):
                yield text.format(hours=of(hours[side], total[side]))
            count = len({one.session.id for one in mine if any(one.hours)})
            yield ngettext("{count} session", "{count} sessions", count).format(count=count)
        else:
            yield _("no hours")
        yield from self._made_of(target, mine, any(hours))

    def _made_of(self, target: Target, mine: Sequence[Taught], any_hours: bool) -> Iterator[str]:
        mission = self._view.mission
        if target.kind == "lead":
            partners = {one.session.partner: None for one in mine if one.session.partner}
            yield listed([title_of(mission.partner[name]) for name in partners if name in mission.partner])
        elif target.kind == "component":
            teams = [team for team in mission.teams if team.component == target.id]
            yield listed([title_of(team) for team in teams])
        else:
            yield self._modules(target, mine, any_hours)

    def _modules(self, target: Target, mine: Sequence[Taught], any_hours: bool) -> str:
        modules = self.modules(target)
        taught = {one.module.id for one in mine if any(one.hours)}
        if not modules:
            return _("no module of the curricula is of this kind")
        if not any_hours:
            return _("it could be taught: {modules}").format(modules=listed([_called(each) for each in modules]))
        used = [each.id for each in modules if each.id in taught]
        left = [each.id for each in modules if each.id not in taught]
        said = _("modules {modules}").format(modules=listed(used))
        return _("{said}; not taught: {modules}").format(said=said, modules=listed(left)) if left else said

    def modules(self, target: Target) -> list[Module]:
        """Return the modules of the curricula that count for *target*; none where it is about sessions."""
        return [module for module in self._view.mission.modules if _counts(module, target)]

    def sessions(self, target: Target) -> list[Session]:
        """Return the sessions with hours that count for *target*, by start."""
        names = {one.session.id for one in self._mine(target) if any(one.hours)}
        return [session for session in self._view.by_start if session.id in names]

    def _mine(self, target: Target) -> list[Taught]:
        if target.kind == "lead":
            return [one for one in self._taught if self._lead(one.session) == target.id]
        if target.kind == "component":
            return [one for one in self._taught if target.id in self._components(one.session)]
        return [one for one in self._taught if _counts(one.module, target)]

    def _lead(self, session: Session) -> str:
        partner = self._view.mission.partner.get(session.partner or "")
        if partner is None:
            return NONE
        return "national" if partner.kind == "national" else "international"

    def _components(self, session: Session) -> list[str]:
        teams = self._view.mission.team
        return [teams[name].component for name in session.teams if name in teams] or [NONE]

    def _hours(self, target: Target) -> Hours:
        balance = self.balance
        groups: dict[str, dict[str, Hours]] = {
            "lens": balance.lenses,
            "level": balance.levels,
            "pace": balance.paces,
            "component": balance.components,
            "lead": balance.leads,
        }
        if target.kind == "matrix":
            return next(hours for cell, hours in balance.matrix.items() if cell == (target.id, target.module))
        return groups[target.kind][target.id]


def _counts(module: Module, target: Target) -> bool:
    if target.kind == "matrix":
        return (module.instrument, module.area) == (target.id, target.module)
    if target.kind == "lens":
        if target.id == NONE:
            return not module.lenses
        return any(lens == target.id or lens.startswith(f"{target.id}.") for lens in module.lenses)
    return target.id == {"level": module.level, "pace": module.pace}.get(target.kind)


def _called(module: Module) -> str:
    return f"{one_line(module.id)} {title_of(module)}"


def listed(names: Sequence[str]) -> str:
    """Return the first of *names*, and how many more there are."""
    shown = ", ".join(one_line(name) for name in names[:FEW])
    left = len(names) - FEW
    if left <= 0:
        return shown
    return ngettext("{names} and {count} more", "{names} and {count} more", left).format(names=shown, count=left)
