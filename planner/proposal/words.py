"""Owns what a proposal says: for each field what decides it, and what stands in the way; it chooses nothing."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _, ngettext
from planner.model import Venue
from planner.obstacles import Obstacle
from planner.proposal.diary import HOURS_A_DAY, NOTICE_DAYS
from planner.proposal.search import Attempt, Problem, Search, elsewhere
from planner.reports.record_words import obstacle_words


def number(value: float) -> str:
    """Return hours or a percentage without needless decimals."""
    return f"{value:.4g}"


def about(heads: int, illustrative: bool) -> str:
    """Return *heads*, marked where an illustrative strength enters them."""
    return f"~{heads}" if illustrative else str(heads)


def reasons(search: Search, attempt: Attempt) -> Iterator[tuple[str, str]]:
    """Yield each field of the proposal with the sentence that says what decides it."""
    yield "title", _("the module's title and the place")
    yield "modules", _modules(search)
    yield "start", _start(search, attempt)
    days = (attempt.end - attempt.start).days + 1
    yield (
        "end",
        ngettext(
            "{hours} h at {daily} h a day, Monday to Friday: {days} day from start to end",
            "{hours} h at {daily} h a day, Monday to Friday: {days} days from start to end",
            days,
        ).format(hours=number(search.module.hours), daily=HOURS_A_DAY, days=days),
    )
    yield "status", _status(search, attempt)
    if attempt.venue:
        yield "venue", _venue(search, attempt.venue)
    if attempt.teams:
        yield "teams", _teams(search, attempt)
        if attempt.teams[0].partner:
            yield (
                "partner",
                _("{partner} posts {team}").format(partner=attempt.teams[0].partner, team=attempt.teams[0].id),
            )
    yield "seats", _seats(search, attempt)


def _modules(search: Search) -> str:
    cell = search.cell
    if not cell or not cell.need:
        return _("{unit} has no need in {module}").format(unit=search.unit.id, module=search.module.id)
    need = about(cell.need, cell.illustrative)
    named = {"unit": search.unit.id, "module": search.module.id, "need": need}
    if not cell.open and cell.due:
        text = _("{module}: {due} of {need} heads of {unit} that need it lapse soon")
        return text.format(due=cell.due, **named)
    text = _("{module}: {open} of {need} heads of {unit} that need it are neither covered nor scheduled")
    return text.format(open=about(cell.open, cell.illustrative), **named)


def _start(search: Search, attempt: Attempt) -> str:
    notice = _("the first Monday in the horizon that leaves {days} days from {day}").format(
        days=NOTICE_DAYS, day=search.view.day
    )
    weeks = search.weeks()
    if attempt.start != weeks[0]:
        before = search.attempt(attempt.venue, weeks[weeks.index(attempt.start) - 1])
        if before.problems:
            return _("the first Monday that fits; a week earlier {problem}").format(
                problem=problem_text(search, before, before.problems[0])
            )
    if (after := search.after) and search.starts and weeks[0] != search.starts[0]:
        return _("the first Monday after {session} has taught what {module} requires, until {day}").format(
            session=after.id, module=search.module.id, day=after.end
        )
    return notice


def _status(search: Search, attempt: Attempt) -> str:
    if not attempt.problems:
        return _("unit, team and venue are free on these days, and the region is open")
    return _("only an idea, since {problem}").format(problem=problem_text(search, attempt, attempt.problems[0]))


def _venue(search: Search, venue: Venue) -> str:
    named = {"venue": venue.id, "region": venue.region, "unit": search.unit.id, "seats": venue.seats}
    if search.rank(venue) == 0:
        text = _("{venue} in {region}, where {unit} is stationed, suits the format {format} and seats {seats}")
        return text.format(format=search.module.format, **named)
    text = _("{unit} is taught away, in {region} at {venue} with {seats} seats, since {why}")
    return text.format(why=_why_away(search), **named)


def _why_away(search: Search) -> str:
    near = [venue for venue in search.venues() if search.rank(venue) == 0]
    if near:
        tried = search.best_of(near)
        return problem_text(search, tried, elsewhere(tried)[0])
    text = _("{region} has no venue for the format {format}")
    return text.format(region=search.unit.region, format=search.module.format)


def _teams(search: Search, attempt: Attempt) -> str:
    curriculum = search.view.mission.curriculum_of[search.module.id].id
    skill = next((name for name in (search.module.id, curriculum) if name in attempt.teams[0].skills), curriculum)
    text = ngettext(
        "{teams}: skilled in {skill}, free on these days, {trainers} trainer ({regions})",
        "{teams}: skilled in {skill}, free on these days, {trainers} trainers ({regions})",
        sum(team.trainers for team in attempt.teams),
    )
    return text.format(
        teams=", ".join(team.id for team in attempt.teams),
        skill=skill,
        trainers=sum(team.trainers for team in attempt.teams),
        regions=", ".join(dict.fromkeys(team.region for team in attempt.teams)),
    )


def _seats(search: Search, attempt: Attempt) -> str:
    if not attempt.seats:
        return _("nobody of {unit} has to be taught").format(unit=search.unit.id)
    own = attempt.seats[search.unit.id]
    text = _("{unit} {heads}: {why}").format(unit=search.unit.id, heads=own, why=_limit(search, attempt, own))
    others = [f"{name} {heads}" for name, heads in attempt.seats.items() if name != search.unit.id]
    if others:
        text += _("; {others} make up the class, which needs {least}").format(
            others=", ".join(others), least=search.module.class_min
        )
    return text


def _limit(search: Search, attempt: Attempt, own: int) -> str:
    module, venue = search.module, attempt.venue
    if own == search.wanted:
        return _("all for whom nothing is scheduled") if search.cell and search.cell.open else _("all that lapse soon")
    if own == module.class_max:
        return _("a class of {module} takes {most}").format(module=module.id, most=module.class_max)
    if venue and own == venue.seats:
        return _("{venue} seats {most}").format(venue=venue.id, most=venue.seats)
    if module.formed_unit:
        return _("a formed unit goes as a whole")
    return _release(search)


def _release(search: Search) -> str:
    unit = search.unit
    return _("the release target of {share} % lets {limit} of {strength} heads go").format(
        share=number(100 * search.view.mission.settings.targets.release),
        limit=about(search.limit, unit.confidence == "illustrative"),
        strength=about(unit.strength, unit.confidence == "illustrative"),
    )


def problem_text(search: Search, attempt: Attempt, problem: Problem) -> str:
    """Return what is wrong with *attempt*, to end a sentence with."""
    unit, module = search.unit.id, search.module
    if problem.kind == "place" and problem.obstacle:
        return obstacle_text(problem.obstacle)
    if problem.kind == "rooms" and attempt.venue and problem.session:
        return _("{venue} is taken by {session} until {day}").format(
            venue=attempt.venue.id, session=problem.session.id, day=problem.session.end
        )
    if problem.kind == "unit" and problem.session:
        return _("{unit} is in {session} until {day}").format(
            unit=unit, session=problem.session.id, day=problem.session.end
        )
    if problem.kind == "class":
        regions = ", ".join(search.regions(attempt.venue))
        text = _("a class of {module} needs {least} heads and {heads} can come from {regions}")
        return text.format(module=module.id, least=module.class_min, heads=problem.heads, regions=regions)
    if problem.kind == "team":
        if search.skilled:
            return _("no team with the skill for {module} is free from {day} on").format(
                module=module.id, day=attempt.start
            )
        return _("no team has the skill for {module}").format(module=module.id)
    return _simple(search, problem)


def _simple(search: Search, problem: Problem) -> str:
    named = {"unit": search.unit.id, "module": search.module.id}
    if problem.kind == "absent":
        return _("{unit} is absent from {region}").format(region=search.unit.region, **named)
    if problem.kind == "nobody":
        return _("{unit} has no open gap in {module}").format(**named)
    if problem.kind == "release":
        return _release(search)
    if problem.kind == "no-venue":
        return _("no venue suits the format {format}").format(format=search.module.format)
    text = _("the horizon, until {day}, leaves no week for {hours} h")
    return text.format(day=search.view.horizon.end, hours=number(search.module.hours))


def obstacle_text(obstacle: Obstacle) -> str:
    """Return what a region lacks or when it is closed, to end a sentence with."""
    return _("in {region} {words}").format(region=obstacle.region, words=obstacle_words(obstacle))


def obstacles(search: Search, attempt: Attempt) -> Iterator[str]:
    """Yield what stands in the way, the blocking first, then what has to be seen to before the session."""
    for problem in attempt.problems:
        yield problem_text(search, attempt, problem)
    if search.unit.status == "relocated":
        yield _("{unit} is relocated: ask where its people are").format(unit=search.unit.id)
    yield from _unprepared(search, attempt)
    if attempt.venue:
        for obstacle in search.obstacles(attempt.venue, attempt.start):
            if not obstacle.blocks:
                yield obstacle_text(obstacle)
    yield from _conditions(search, attempt)
    yield from _repeated(search, attempt)


def _unprepared(search: Search, attempt: Attempt) -> Iterator[str]:
    required = search.taught.required(search.unit.id)
    if never := [name for name, session in required.items() if session is None]:
        text = _("{unit} has neither had nor booked {modules}, which {module} requires")
        yield text.format(unit=search.unit.id, modules=", ".join(never), module=search.module.id)
    for name, session in required.items():
        if session and session.end >= attempt.start:
            text = _("{unit} has {required}, which {module} requires, only in {session} until {day}")
            yield text.format(
                unit=search.unit.id, required=name, module=search.module.id, session=session.id, day=session.end
            )


def _conditions(search: Search, attempt: Attempt) -> Iterator[str]:
    if search.module.due_diligence:
        yield _("{module} needs due diligence on its units first").format(module=search.module.id)
    trainers = sum(team.trainers for team in attempt.teams)
    if attempt.teams and trainers < search.module.trainers:
        text = _("{module} asks for {wanted} trainers and {count} are free")
        yield text.format(module=search.module.id, wanted=search.module.trainers, count=trainers)


def _repeated(search: Search, attempt: Attempt) -> Iterator[str]:
    """Ideas of the same teaching, which could be made firm instead, and another partner's sessions near it."""
    partner = attempt.teams[0].partner if attempt.teams else None
    ideas = [session for session in search.taught.same.get(search.unit.id, ()) if session.status == "idea"]
    for session in ideas:
        if session.end >= search.view.day:
            text = _("{session} is an idea of the same for {unit} on {day}: make it firm instead, or drop it")
            yield text.format(session=session.id, unit=search.unit.id, day=session.start)
    twice = search.taught.duplicate(search.unit.id, partner, attempt.start, attempt.end)
    if twice and twice not in ideas:
        text = _("{partner} teaches the same to {unit} in {session}, until {day}: agree who runs it")
        yield text.format(partner=twice.partner, unit=search.unit.id, session=twice.id, day=twice.end)
