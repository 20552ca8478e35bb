"""Owns what a proposal says: for each field what decides it, and what stands in the way; it chooses nothing.

Each reason names the entity, the number or the date that decides: were that another, so were the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.coverage import Cell
from planner.i18n import _, ngettext
from planner.model import Venue
from planner.proposal.heads_words import seats_reason
from planner.proposal.phrases import about, number
from planner.proposal.search import Attempt, Search
from planner.proposal.weeks import HOURS_A_DAY, NOTICE_DAYS, notice_day


def reasons(search: Search, attempt: Attempt) -> Iterator[tuple[str, str]]:
    """Yield each field of the proposal with the sentence that says what decides it."""
    region = attempt.venue.region if attempt.venue else search.unit.region
    yield "title", _("the titles of {module} and {region}").format(module=search.module.id, region=region)
    yield "modules", _modules(search)
    yield "start", _start(search, attempt)
    yield "end", _end(search, attempt)
    yield "status", _status(search, attempt)
    if attempt.venue:
        yield "venue", _venue(search, attempt, attempt.venue)
    if attempt.teams:
        yield "teams", _teams(search, attempt)
        if attempt.partner:
            yield "partner", _("{partner} posts {team}").format(partner=attempt.partner, team=attempt.teams[0].id)
    yield "seats", seats_reason(search, attempt)


def _modules(search: Search) -> str:
    cell = search.cell
    if not cell or not cell.need:
        return _("{unit} has no need in {module}").format(unit=search.unit.id, module=search.module.id)
    need = about(cell.need, cell.illustrative)
    named = {"unit": search.unit.id, "module": search.module.id, "need": need}
    if not cell.open and cell.due:
        return _due(search, cell, named)
    text = _("{module}: {open} of {need} heads of {unit} that need it are neither covered nor scheduled")
    return text.format(open=about(cell.open, cell.illustrative), **named)


def _due(search: Search, cell: Cell, named: dict[str, str]) -> str:
    """Return that heads of *cell* are about to be lost: their refresher is due, or they leave."""
    if lapse := search.view.coverage.covered_until(cell):
        text = _("{module}: {due} of {need} heads of {unit} that need it lapse from {day} on")
        return text.format(due=cell.due, day=lapse, **named)
    text = _("{module}: {due} of {need} heads of {unit} that need it will be gone within {days} days")
    return text.format(due=cell.due, days=search.view.mission.settings.targets.due_days, **named)


def _end(search: Search, attempt: Attempt) -> str:
    days = (attempt.end - attempt.start).days + 1
    text = ngettext(
        "{hours} h at {daily} h a day, Monday to Friday: {days} day from start to end",
        "{hours} h at {daily} h a day, Monday to Friday: {days} days from start to end",
        days,
    )
    return text.format(hours=number(search.module.hours), daily=HOURS_A_DAY, days=days)


def _start(search: Search, attempt: Attempt) -> str:
    if attempt.start < notice_day(search.view):
        text = _("no day that leaves {days} days from {day} fits")
        return text.format(days=NOTICE_DAYS, day=search.view.day)
    if attempt.place:
        before = search.attempt(attempt.venue, attempt.place - 1, attempt.rung)
        if why := [*before.problems, *before.remarks]:
            text = _("the first Monday that fits; a week earlier {problem}")
            if attempt.rung.daily:
                text = _("the first day that fits, as no Monday does; a day earlier {problem}")
            return text.format(problem=why[0].words)
    return _first(search, attempt.rung.daily)


def _first(search: Search, daily: bool) -> str:
    day, horizon = search.view.day, search.view.horizon
    if (horizon.start - day).days > NOTICE_DAYS:
        text = _("the first Monday in the horizon, which begins on {day}")
        if daily:
            text = _("the first day from Monday to Friday in the horizon, which begins on {day}; no Monday fits")
        return text.format(day=horizon.start)
    text = _("the first Monday in the horizon that leaves {days} days from {day}")
    if daily:
        text = _("the first day in the horizon that leaves {days} days from {day}; no Monday fits")
    return text.format(days=NOTICE_DAYS, day=day)


def _status(search: Search, attempt: Attempt) -> str:
    if attempt.problems:
        return _("an idea, since {problem}").format(problem=attempt.problems[0].words)
    if later := search.once_planned(attempt):
        return _("an idea, as long as what it builds on is one: {problem}").format(problem=later[0].words)
    names = [search.unit.id, *(team.id for team in attempt.teams), *([attempt.venue.id] if attempt.venue else [])]
    text = _("an idea until somebody decides; it can be planned: {names} are free from {first} to {last}")
    return text.format(names=", ".join(names), first=attempt.start, last=attempt.end)


def _venue(search: Search, attempt: Attempt, venue: Venue) -> str:
    named = {"venue": venue.id, "region": venue.region, "unit": search.unit.id, "seats": venue.seats}
    if search.rank(venue.region) == 0:
        text = _("{venue} in {region}, where {unit} is stationed, suits the format {format} and seats {seats}")
        if venue.suits and search.module.format not in venue.suits:
            text = _("{venue} in {region}, where {unit} is stationed, seats {seats}; none suits the format {format}")
        return text.format(format=search.module.format, **named) + _passed_over(search, attempt, venue)
    text = _("{unit} is taught away, in {region} at {venue} with {seats} seats, since {why}")
    return text.format(why=_why_away(search), **named)


def _passed_over(search: Search, attempt: Attempt, venue: Venue) -> str:
    """Return what keeps a better venue as near from being taken, if there is one."""
    for other in search.venues(attempt.rung.suited):
        if other is venue:
            break
        if search.rank(other.region) == search.rank(venue.region):
            tried = search.attempt(other, attempt.place, attempt.rung)
            if tried.problems:
                return "; " + tried.problems[0].words
    return ""


def _why_away(search: Search) -> str:
    near = [venue for venue in search.venues() if search.rank(venue.region) == 0]
    if near:
        tried = search.least(near)
        if why := [*tried.problems, *tried.remarks]:
            return why[0].words
    text = _("{region} has no venue for the format {format}")
    return text.format(region=search.unit.region, format=search.module.format)


def _teams(search: Search, attempt: Attempt) -> str:
    first = attempt.teams[0]
    skill = next((name for name in search.crew.names if name in first.skills), search.module.id)
    trainers = sum(team.trainers for team in attempt.teams)
    text = ngettext(
        "{teams}: skilled in {skill}, free from {first} to {last}, {trainers} trainer ({regions})",
        "{teams}: skilled in {skill}, free from {first} to {last}, {trainers} trainers ({regions})",
        trainers,
    )
    return text.format(
        teams=", ".join(team.id for team in attempt.teams),
        skill=skill,
        first=attempt.start,
        last=attempt.end,
        trainers=trainers,
        regions=", ".join(dict.fromkeys(team.region for team in attempt.teams)),
    ) + _nearer(search, attempt)


def _nearer(search: Search, attempt: Attempt) -> str:
    """Return what keeps a team posted nearer from being sent, if there is one."""
    region = attempt.venue.region if attempt.venue else search.unit.region
    nearest = search.crew.by_distance(region)[0]
    if nearest in attempt.teams:
        return ""
    return "".join("; " + why.words for why in search.keeping(nearest, attempt)[:1])


def obstacles(search: Search, attempt: Attempt) -> Iterator[str]:
    """Yield what stands in the way, the blocking first, then what has to be seen to before the session."""
    unit, module = search.unit, search.module
    if unit.status == "absent":
        yield _("{unit} is absent from {region}").format(unit=unit.id, region=unit.region)
    for problem in attempt.problems:
        yield problem.words
    yield from _build_on_ideas(search, attempt)
    if unit.status == "relocated":
        yield _("{unit} is relocated: ask where its people are").format(unit=unit.id)
    for remark in attempt.remarks:
        yield remark.words
    if attempt.venue and attempt.venue.suits and module.format not in attempt.venue.suits:
        text = _("{venue} does not suit the format {format}, and no venue that does can be had")
        yield text.format(venue=attempt.venue.id, format=module.format)
    if module.due_diligence:
        yield _("{module} needs due diligence on its units first").format(module=module.id)
    yield from _few_trainers(search, attempt)
    yield from _ideas(search)


def _build_on_ideas(search: Search, attempt: Attempt) -> Iterator[str]:
    """Yield that what is required is only an idea, which planning this session would not get over."""
    if not attempt.problems:
        for conflict in search.once_planned(attempt):
            yield conflict.words


def _few_trainers(search: Search, attempt: Attempt) -> Iterator[str]:
    trainers = sum(team.trainers for team in attempt.teams)
    if attempt.teams and trainers < search.module.trainers:
        text = _("{module} asks for {wanted} trainers and {count} are free")
        yield text.format(module=search.module.id, wanted=search.module.trainers, count=trainers)


def _ideas(search: Search) -> Iterator[str]:
    """Yield ideas of the same teaching, which could be made firm instead."""
    for session in search.judge.diary.teaching(search.module.id, search.unit.id):
        if session.status == "idea" and session.end >= search.view.day:
            text = _("{session} is an idea of the same for {unit} on {day}: make it firm instead, or drop it")
            yield text.format(session=session.id, unit=search.unit.id, day=session.start)
