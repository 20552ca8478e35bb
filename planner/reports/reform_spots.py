"""Owns what each figure of the reform balance is made of: which modules and sessions count there, in words.

The spots are those of ``reform_page``; hours are those of ``planner.reform``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from planner.curriculum import Module
from planner.i18n import _, ngettext
from planner.model import Session
from planner.plain import one_line
from planner.reform import NONE, Balance, Hours, balance_on, components_of, heads_counted, lead_of
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
        self._phrases: dict[Target, list[str]] = {}

    @property
    def balance(self) -> Balance:
        """The figures."""
        return balance_on(self._view)

    def makes(self) -> Iterator[Callable[[], object]]:
        """Yield what makes each thing that is asked for, however the cursor moves."""
        yield lambda: self._by_module
        balance = self.balance
        targets = [Target("matrix", instrument, area) for instrument, area in balance.matrix]
        for kind, groups in _groups(balance).items():
            targets += [Target(kind, key) for key in groups]
        yield from (partial(self.phrases, target) for target in targets)

    def title(self, target: Target) -> str:
        """Return what the figures of *target* are of."""
        if target.kind == "matrix":
            instrument, area = instrument_words(target.id), area_words(target.module)
            return _("{instrument} for {area}").format(instrument=instrument, area=area)
        if target.kind == "component" and target.id != NONE:
            return _("teams of component {component}").format(component=one_line(target.id))
        words = {"lens": lens_word, "level": level_word, "pace": pace_word, "lead": lead_word}
        return words.get(target.kind, component_word)(target.id)

    def phrases(self, target: Target) -> Sequence[str]:
        """Return hours and sessions of *target*, then what it is made of, or for nothing what there could be."""
        if target not in self._phrases:
            self._phrases[target] = list(self._said_of(target))
        return self._phrases[target]

    def _said_of(self, target: Target) -> Iterator[str]:
        hours, total = self._hours(target), self.balance.total
        if any(hours):
            for side, text in enumerate((_("{hours} hours planned"), _("{hours} delivered"))):
                yield text.format(hours=of(hours[side], total[side]))
            count = len(self._names(target))
            yield ngettext("{count} session", "{count} sessions", count).format(count=count)
        else:
            yield _("no hours")
        yield self._made_of(target, any(hours))

    def _made_of(self, target: Target, any_hours: bool) -> str:
        mission = self._view.mission
        if target.kind == "lead":
            partners = self._by_lead.get(target.id, {})
            return listed([title_of(mission.partner[name]) for name in partners if name in mission.partner])
        if target.kind == "component":
            teams = [team for team in mission.teams if team.component == target.id]
            return listed([title_of(team) for team in teams])
        return self._modules(target, any_hours)

    def _modules(self, target: Target, any_hours: bool) -> str:
        modules = self.modules(target)
        taught = {module.id for module in modules if self._by_module.get(module.id)}
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
        names = self._names(target)
        return [session for session in self._view.by_start if session.id in names]

    def _names(self, target: Target) -> set[str]:
        """Return the ids of the sessions with hours that count for *target*."""
        if target.kind == "lead":
            return set().union(*self._by_lead.get(target.id, {}).values())
        if target.kind == "component":
            return self._by_component.get(target.id, set())
        return set().union(*(self._by_module.get(module.id, ()) for module in self.modules(target)))

    @cached_property
    def _by_module(self) -> dict[str, set[str]]:
        """The ids of the sessions with hours, by what they teach."""
        groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for session, heads in self._counted:
            if heads:
                groups[session.modules].add(session.id)
        found: dict[str, set[str]] = defaultdict(set)
        for names, sessions in groups.items():
            for module in self._view.mission.taught_by(names):
                found[module.id] |= sessions
        return dict(found)

    @cached_property
    def _by_lead(self) -> dict[str, dict[str, set[str]]]:
        """The ids of the sessions with hours by who leads and, in the order of the files, by partner."""
        groups: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for session, heads in self._counted:
            names = groups[lead_of(self._view.mission, session)].setdefault(session.partner or "", set())
            names.update([session.id] if heads else ())
        return dict(groups)

    @cached_property
    def _by_component(self) -> dict[str, set[str]]:
        """The ids of the sessions with hours by the components of their teams."""
        groups: dict[str, set[str]] = defaultdict(set)
        for session, heads in self._counted:
            for component in components_of(self._view.mission, session) if heads else ():
                groups[component].add(session.id)
        return dict(groups)

    @cached_property
    def _counted(self) -> list[tuple[Session, int]]:
        """Every session that counts and teaches anything, with its heads."""
        mission, day = self._view.mission, self._view.day
        found = ((session, heads_counted(session, day)) for session in mission.sessions)
        return [(session, counted.heads) for session, counted in found if counted and mission.taught(session)]

    def _hours(self, target: Target) -> Hours:
        balance = self.balance
        if target.kind == "matrix":
            return next(hours for cell, hours in balance.matrix.items() if cell == (target.id, target.module))
        return _groups(balance)[target.kind][target.id]


def _groups(balance: Balance) -> dict[str, dict[str, Hours]]:
    return {
        "lens": balance.lenses,
        "level": balance.levels,
        "pace": balance.paces,
        "component": balance.components,
        "lead": balance.leads,
    }


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
