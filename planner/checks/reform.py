"""Owns the rules about the balance of the whole plan (SR): lenses, levels, instruments, trust and who leads.

The plan is every session that is planned, approved or delivered, whenever it is; ideas and cancelled sessions are not
in it. It weighs what is taught and refuses to say what it achieves. A plan without sessions yields nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from planner.checks.phrase import figure, listed
from planner.checks.plan_index import plan_of
from planner.checks.registry import Hit, check
from planner.coverage import total
from planner.curriculum import Module
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.model import Activity, Region, Session
from planner.rounding import rounded
from planner.view import View

LENSES = ("operationality", "governance", "human-rights")
ELEMENTS = tuple(f"operationality.{name}" for name in ("effectiveness", "efficiency", "readiness", "professionalism"))
ALONGSIDE = dt.timedelta(days=90)
"""How far an activity may be from a session and still be alongside."""
MATERIAL = ("infrastructure", "logistics")
"""Kinds of activity that are material support."""


def _plan(view: View) -> tuple[Session, ...]:
    return tuple(booking.session for booking in plan_of(view).firm)


def _taught(view: View) -> list[tuple[Module, int]]:
    """Return the modules of the plan, each with how often it is taught."""
    times: Counter[str] = Counter()
    for names, count in plan_of(view).taught.items():
        for module in view.mission.taught_by(names):
            times[module.id] += count
    return [(view.mission.module[name], count) for name, count in times.items()]


def _of_all(modules: list[tuple[Module, int]]) -> str:
    """Return how many hours the plan teaches; an hour counts once, however many attend."""
    hours = total(module.hours * times for module, times in modules)
    return ngettext("{hours} hour taught", "{hours} hours taught", int(rounded(hours))).format(hours=figure(hours))


@check("SR001", Severity.WARNING)
def lens_without_hours(view: View) -> Iterator[Hit]:
    """A lens with no hours in the plan.

    No session of the plan has a module with the lens: operationality (any of its four elements), governance, or
    human-rights. Where operationality has hours, a note names its elements that have none.

    Why: the summary of 2018 calls operationality, governance, and human security with human rights three inseparable
    indicators of reform. It warns against designing support in terms of capacity alone, as hours in sum do.

    Remedy: add a module with that lens to the plan, or mark the modules that serve it and do not say so.

    Wrong:
        # PO-06 serves operationality alone.
        [[session]]
        id = "S-1"
        modules = ["PO-06"]
        start = 2014-09-01

    Right:
        [[session]]
        id = "S-1"
        modules = ["human-rights", "crowd-control"]
        start = 2014-09-01
    """
    modules = view.kept(_taught)
    lenses = {lens for module, _times in modules for lens in module.lenses}
    heads = {lens.split(".")[0] for lens in lenses}
    for lens in LENSES if modules else ():
        if lens not in heads:
            yield _without_lens(view, modules, lens, None)
    missing = [name for name in ELEMENTS if name not in lenses]
    if "operationality" in heads and missing:
        yield _without_lens(view, modules, ", ".join(missing), Severity.NOTE)


def _without_lens(view: View, modules: list[tuple[Module, int]], lens: str, severity: Severity | None) -> Hit:
    message = _("the plan has no hours for {lens} (of {all})").format(lens=lens, all=_of_all(modules))
    hint = _("add a module that serves it")
    return Hit(view.mission.settings, message, hint, severity=severity)


@check("SR002", Severity.WARNING)
def individuals_alone(view: View) -> Iterator[Hit]:
    """Only individual-level work.

    Every module of the plan has the level *individual*: none works on an organisation, an institution or society.

    Why: the policy brief of 2014 notes the traditional focus on individuals and asks to link the levels. Officers who
    go back to a post without registers or orders do as the post does.

    Remedy: add work with commanders, the inspectorate or residents, such as command responsibility or organisation.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01

    Right:
        # HR-10 works on the organisation: command and complaints.
        [[session]]
        id = "S-1"
        modules = ["HR-01", "HR-10"]
        start = 2014-09-01
    """
    modules = view.kept(_taught)
    if modules and all(module.level == "individual" for module, _times in modules):
        message = _("the plan works on individuals alone ({all})").format(all=_of_all(modules))
        hint = _("add work on an organisation, an institution or society")
        yield Hit(view.mission.settings, message, hint)


@check("SR003", Severity.WARNING)
def one_instrument(view: View) -> Iterator[Hit]:
    """One instrument only.

    All modules of the plan use one instrument, mostly *training*. An activity of kind infrastructure or logistics
    counts as *material-support*.

    Why: the policy brief of 2014 lists five instruments, from material support to governance, and says that police
    need support beyond training: assistance on the spot, management systems, accountability.

    Remedy: pair courses with mentoring at the unit, with kit, or with work on how the unit is organised and overseen.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01

    Right:
        # HR-10 has the instrument governance.
        [[session]]
        id = "S-1"
        modules = ["HR-01", "HR-10"]
        start = 2014-09-01
    """
    modules = view.kept(_taught)
    instruments = {module.instrument for module, _times in modules}
    if any(activity.kind in MATERIAL for activity in view.mission.activities):
        instruments.add("material-support")
    if modules and len(instruments) == 1:
        message = _("the plan uses one instrument only, {instrument} ({all})")
        hint = _("pair it with mentoring, material support, organisation or governance")
        message = message.format(instrument=min(instruments), all=_of_all(modules))
        yield Hit(view.mission.settings, message, hint)


@check("SR004", Severity.WARNING)
def training_without_trust(view: View) -> Iterator[Hit]:
    """Training in a low-trust region with no confidence-building alongside.

    At venues of a region with `trust = "low"`, sessions of the plan have no confidence-building activity in the region
    within 90 days before or after. A note where a quick-impact project is alongside each: it reaches few.

    Why: the policy brief of 2014 says that confidence-building must accompany capacity-building. Quick-impact projects
    are narrow but build relations.

    Remedy: plan an open day, a forum or a joint patrol review with residents around the dates of the sessions.

    Wrong:
        # Trust in the police is low in Gao.
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        venue = "gao-hall"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        venue = "gao-hall"
        [[activity]]
        id = "A-1"
        title = "Police and residents' forum"
        kind = "confidence-building"
        region = "gao"
        start = 2014-09-12
    """
    yield from _untrusted(view)


def _untrusted(view: View) -> Iterator[Hit]:
    held: dict[str | None, list[Session]] = defaultdict(list)
    for session in _plan(view) if any(region.trust == "low" for region in view.mission.regions) else ():
        held[view.region_of(session)].append(session)
    for region in view.mission.regions:
        if region.trust == "low" and held[region.id]:
            around = view.activities_in.get(region.id, ())
            trust = [activity for activity in around if activity.kind == "confidence-building"]
            small = [activity for activity in around if activity.kind == "quick-impact-project"]
            alone = [session for session in held[region.id] if not _alongside(session, trust)]
            if alone:
                narrow = all(_alongside(session, small) for session in alone)
                yield _alone(region, alone, len(held[region.id]), narrow)


def _alongside(session: Session, activities: Iterable[Activity]) -> bool:
    return any(
        activity.start - session.end <= ALONGSIDE and session.start - activity.end <= ALONGSIDE
        for activity in activities
    )


def _alone(region: Region, alone: list[Session], every: int, narrow: bool) -> Hit:
    names = [session.id for session in alone]
    message = ngettext(
        "{region}, where trust is low: {count} of {all} session has no confidence-building alongside: {names}",
        "{region}, where trust is low: {count} of {all} sessions have no confidence-building alongside: {names}",
        every,
    ).format(region=region.id, count=len(alone), all=every, names=listed(names))
    hint = _("plan a confidence-building activity within 90 days of them")
    if narrow:
        hint = _("a quick-impact project is alongside; it builds relations and reaches few")
    return Hit(region, message, hint, (region.id, *names), ("trust",), Severity.NOTE if narrow else None)


@check("SR005", Severity.WARNING)
def nothing_led_nationally(view: View) -> Iterator[Hit]:
    """Nothing led by a national partner.

    No session of the plan has a partner of kind *national*.

    Why: the summary of 2018 asks for reform that is driven from within, not merely owned. A plan in which no school of
    the country teaches ends when the mission leaves.

    Remedy: let the national school lead sessions, with the mission's trainers beside it, or train its trainers first.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        partner = "unpol"

    Right:
        # enp is the national police school.
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        partner = "enp"
    """
    partners = [(view.mission.partner.get(name), times) for name, times in plan_of(view).led.items()]
    if partners and not any(partner and partner.kind == "national" for partner, _times in partners):
        every = sum(times for _partner, times in partners)
        message = ngettext(
            "{count} session in the plan, and no national partner leads one; {unnamed} without a partner",
            "{count} sessions in the plan, and no national partner leads one; {unnamed} without a partner",
            every,
        ).format(count=every, unnamed=sum(times for partner, times in partners if partner is None))
        yield Hit(view.mission.settings, message, _("let a national school lead some of them"))
