"""Owns the part of a unit's sheet on modules: their state, when they were taught, what is coming and what blocks it.

It computes no figure; the figures of a cell are those of the coverage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from planner.coverage import Cell, Coverage, sums_of
from planner.i18n import _, ngettext
from planner.model import Session, Unit
from planner.obstacles import Obstacle, obstacles_of
from planner.plain import padded, width_of
from planner.reports.glyphs import GLYPHS, glyph_word, legend, shown_state
from planner.reports.page import Page, whole_twin
from planner.reports.record_words import obstacle_words
from planner.reports.words import coverage_words, figure, number, of
from planner.view import View


class Taught(Struct, frozen=True):
    """The sessions of one unit in one module."""

    last: Session | None
    """The delivered session that ended last; None: there is none."""
    coming: tuple[Session, ...]
    """Planned and approved ones with seats, still to end."""
    ideas: tuple[Session, ...]


def taught_to(view: View, unit: Unit, module: str) -> Taught:
    """Return the sessions of *unit* in *module* as they stand on the view's date."""
    return taught_by_module(view, unit, (module,))[module]


def taught_by_module(view: View, unit: Unit, modules: Iterable[str]) -> dict[str, Taught]:
    """Return the sessions of *unit* in each of *modules*, by their ids, as they stand on the view's date."""
    found: dict[str, list[Session]] = {module: [] for module in modules}
    for session in view.sessions_of.get(unit.id, ()):
        for taught in view.mission.taught(session):
            if taught.id in found:
                found[taught.id].append(session)
    return {module: _as_it_stands(view, unit, sessions) for module, sessions in found.items()}


def _as_it_stands(view: View, unit: Unit, sessions: Sequence[Session]) -> Taught:
    held = [s for s in sessions if s.status == "delivered" and s.end <= view.day and s.attended.get(unit.id)]
    ahead = [s for s in sessions if s.end > view.day and s.seats.get(unit.id)]
    return Taught(
        max(held, key=lambda session: session.end, default=None),
        tuple(session for session in ahead if session.status in ("planned", "approved")),
        tuple(session for session in ahead if session.status == "idea"),
    )


def add_modules(page: Page, view: View, unit: Unit) -> None:
    """Add every curriculum with the modules that the unit needs or attended, and the legend of their glyphs."""
    cells = view.coverage.by_unit.get(unit.id, ())
    states: set[str] = set()
    for curriculum in view.mission.curricula:
        modules = view.mission.modules_in[curriculum.id]
        mine = [cell for cell in cells if view.mission.curriculum_of[cell.module.id] is curriculum]
        page.heading(_("{title} ({id})").format(title=whole_twin(curriculum, "title"), id=curriculum.id))
        if not mine:
            page.paragraph(_("No need is recorded and none was attended."), "dim")
            continue
        sums = sums_of(mine)
        page.paragraph(
            _("Covered {covered}; open {open}").format(
                covered=coverage_words(sums), open=figure(sums.open, sums.illustrative)
            ),
            "dim",
        )
        width = max(len(cell.module.id) for cell in mine)
        for cell in mine:
            states.add(_add_module(page, view, cell, width))
        there = {cell.module.id for cell in mine}
        if missing := [module.id for module in modules if module.id not in there]:
            page.paragraph(_("Not for this unit: {modules}").format(modules=", ".join(missing)), "dim", hang=2)
    if states:
        page.blank()
        page.paragraph(_("Legend: {legend}").format(legend=legend(states, ascii_only=page.ascii_only)), "dim", hang=2)


def _add_module(page: Page, view: View, cell: Cell, width: int) -> str:
    """Add one module and return the state that it shows."""
    taught = taught_to(view, cell.unit, cell.module.id)
    state = shown_state(cell, blocked=any(_blocking(view, session) for session in taught.coming))
    glyph = GLYPHS[state].ascii if page.ascii_only else GLYPHS[state].unicode
    right = of(cell.covered, cell.need, cell.illustrative) if cell.need else ""
    lead = ((f"{glyph} ", state), (f"{cell.module.id:<{width}}  ", "bold"))
    page.entry(lead, whole_twin(cell.module, "title"), (f"{right}  {padded(glyph_word(state), _word_width())}", state))
    below = "; ".join(_facts(view.coverage, cell, taught.last))
    page.paragraph(below, "dim", indent=width + 4)
    for session in (*taught.coming, *taught.ideas):
        page.paragraph(_coming(view, cell, session), indent=width + 4, hang=2)
    return state


def _word_width() -> int:
    """Return the terminal cells of the longest word for a state in the language in force."""
    return max(width_of(glyph_word(state)) for state in GLYPHS)


def _facts(coverage: Coverage, cell: Cell, last: Session | None) -> Iterator[str]:
    if cell.need:
        yield _("need assessed") if cell.assessed else _("need assumed")
    if last:
        heads = last.attended[cell.unit.id]
        yield ngettext(
            "last held until {day} ({session}, {heads} head)", "last held until {day} ({session}, {heads} heads)", heads
        ).format(day=last.end.isoformat(), session=last.id, heads=number(heads))
    else:
        yield _("unknown, none on record") if cell.unit.records == "unknown" else _("never held")
    if until := coverage.covered_until(cell):
        yield _("covered until {day}").format(day=until.isoformat())
    figures = (
        (cell.due, _("{count} due")),
        (cell.lapsed, _("{count} lapsed")),
        (cell.scheduled, _("{count} scheduled")),
        (cell.open, _("{count} open")),
    )
    yield from (text.format(count=figure(count, cell.illustrative)) for count, text in figures if count)


def _coming(view: View, cell: Cell, session: Session) -> str:
    text = (
        _("{session} on {day}, {seats} seats")
        if session.status != "idea"
        else _("idea: {session} on {day}, {seats} seats")
    )
    text = text.format(session=session.id, day=session.start.isoformat(), seats=number(session.seats[cell.unit.id]))
    if blocking := _blocking(view, session):
        return _("{text}; blocked: {reasons}").format(text=text, reasons=", ".join(map(obstacle_words, blocking)))
    return text


def _blocking(view: View, session: Session) -> list[Obstacle]:
    return [obstacle for obstacle in obstacles_of(view, session) if obstacle.blocks]
