"""Owns what is said of a module and a curriculum in words: whom they are for, what they ask for, what they serve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planner.coverage import Sums, total
from planner.curriculum import Curriculum, Module
from planner.i18n import _, language, ngettext
from planner.model import Entry
from planner.plain import one_line
from planner.reports.module_facts import ModuleFacts
from planner.reports.page import whole, whole_twin
from planner.reports.record_words import condition_word, grade_word
from planner.reports.reform_words import area_words, instrument_word, lens_word, level_word, pace_word
from planner.reports.words import coverage_words, figure, number, percent, title_of
from planner.view import View
from planner.vocabulary import Condition, Grade

Labelled = tuple[str, str]
"""A label and what stands beside it."""
SHORT_OF: tuple[Grade, ...] = ("lacking", "partial", "unknown")


def texts_of(entry: Entry, name: str) -> list[str]:
    """Return the texts of the field *name* of *entry*, in French where that is in force and they have twins."""
    value = entry.fr.get(name) if language() == "fr" else None
    texts = value if isinstance(value, tuple) and value else getattr(entry, name)
    return [whole(text) for text in texts]


def format_word(form: str) -> str:
    """Return how a module is taught, in the language in force."""
    return {
        "classroom": _("classroom"),
        "practical": _("practical"),
        "field": _("field"),
        "exercise": _("exercise"),
        "mentoring": _("mentoring"),
    }[form]


def about_module(facts: ModuleFacts, module: Module) -> Iterator[Labelled]:
    """Yield curriculum, audience, class, validity and coverage of *module*."""
    mission = facts.view.mission
    curriculum = mission.curriculum_of[module.id]
    modules = mission.modules_in[curriculum.id]
    yield (
        _("Part of"),
        _("{curriculum}, {place} of {count}").format(
            curriculum=title_of(curriculum), place=modules.index(module) + 1, count=len(modules)
        ),
    )
    yield _("For"), _audience(module)
    yield _("Class"), "; ".join(_class(module))
    yield _("Valid"), _valid(module)
    yield _("Covered"), "; ".join(sums_phrases(facts.sums([module])))


def taught_by(facts: ModuleFacts, module: Module) -> Iterator[str]:
    """Yield each team that has the skill: where it is, how many trainers of which component, in which languages."""
    for team in facts.teams(module):
        region = facts.view.mission.region.get(team.region)
        trainers = ngettext("{count} trainer", "{count} trainers", team.trainers).format(count=number(team.trainers))
        parts = [one_line(region.short) if region else "", whole(team.component), trainers]
        parts += [", ".join(map(whole, team.languages))] if team.languages else []
        yield _("{team} ({id}): {facts}").format(
            team=title_of(team), id=team.id, facts="; ".join(part for part in parts if part)
        )


def about_curriculum(facts: ModuleFacts, curriculum: Curriculum) -> Iterator[Labelled]:
    """Yield size and coverage of *curriculum*."""
    modules = facts.view.mission.modules_in[curriculum.id]
    count = ngettext("{count} module", "{count} modules", len(modules)).format(count=len(modules))
    hours = number(total(module.hours for module in modules))
    yield _("Holds"), _("{modules}, {hours} hours").format(modules=count, hours=hours)
    if curriculum.version:
        yield _("Version"), whole_twin(curriculum, "version")
    yield _("Covered"), "; ".join(sums_phrases(facts.sums(modules)))


def sums_phrases(sums: Sums) -> Iterator[str]:
    """Yield coverage, then what is due, lapsed, unknown, scheduled and open, where there is any. Unit: heads."""
    yield coverage_words(sums)
    for count, text in (
        (sums.due, _("{count} due")),
        (sums.lapsed, _("{count} lapsed")),
        (sums.unknown, _("{count} unknown")),
        (sums.scheduled, _("{count} scheduled")),
        (sums.open, _("{count} open")),
    ):
        if count:
            yield text.format(count=figure(count, sums.illustrative))


def _audience(module: Module) -> str:
    share, roles = percent(module.audience.share), whole(", ".join(module.audience.roles))
    if module.audience.share == 1:
        return (
            _("all heads of units with the role {roles}").format(roles=roles) if roles else _("all heads of every unit")
        )
    if roles:
        return _("{share} of the heads of units with the role {roles}").format(share=share, roles=roles)
    return _("{share} of the heads of every unit").format(share=share)


def _class(module: Module) -> Iterator[str]:
    yield ngettext("{count} hour", "{count} hours", 1 if module.hours == 1 else 2).format(count=number(module.hours))
    yield format_word(module.format)
    if module.class_max is not None:
        yield _("{least} to {most} heads").format(least=number(module.class_min), most=number(module.class_max))
    elif module.class_min > 1:
        yield _("{least} heads or more").format(least=number(module.class_min))
    yield ngettext("{count} trainer", "{count} trainers", module.trainers).format(count=number(module.trainers))
    if module.formed_unit:
        yield _("by formed unit")
    if module.involves:
        yield _("with {who}").format(who=", ".join(texts_of(module, "involves")))


def _valid(module: Module) -> str:
    if module.refresh_months is None:
        return _("does not lapse")
    text = ngettext("lapses after {count} month", "lapses after {count} months", module.refresh_months)
    return text.format(count=module.refresh_months)


def serves(module: Module) -> Iterator[Labelled]:
    """Yield what *module* is for in the reform: instrument, area, level, lenses, pace, and due diligence."""
    yield (
        _("Instrument"),
        _("{instrument}, for {area}").format(
            instrument=instrument_word(module.instrument), area=area_words(module.area)
        ),
    )
    yield _("Level"), level_word(module.level)
    yield _("Lenses"), ", ".join(lens_word(lens) for lens in module.lenses) or _("none named")
    yield _("Pace"), pace_word(module.pace)
    if module.due_diligence:
        yield _("Policy"), _("support that needs human rights due diligence")


def asks_for(view: View, module: Module) -> Iterator[Labelled]:
    """Yield equipment, and each condition with the regions that do not offer it on the date."""
    if module.equipment:
        yield _("Equipment"), ", ".join(texts_of(module, "equipment"))
    for condition in module.conditions:
        yield condition_word(condition).capitalize(), _short_of(view, condition)


def _short_of(view: View, condition: Condition) -> str:
    found: dict[str, list[str]] = defaultdict(list)
    for region in view.mission.regions:
        found[view.grade(region.id, condition, view.day)].append(one_line(region.short))
    said = [
        _("{grade} in {regions}").format(grade=grade_word(grade), regions=", ".join(found[grade]))
        for grade in SHORT_OF
        if found[grade]
    ]
    return "; ".join(said) or _("adequate in every region")
