"""Owns what is said of a unit in a module and of a region's row in a phrase or two; it computes no figure."""

from __future__ import annotations

from collections.abc import Iterator

from planner.coverage import Cell, Sums
from planner.distribution import Row
from planner.i18n import _, ngettext
from planner.model import Session
from planner.obstacles import obstacles_of
from planner.plain import one_line
from planner.reports.record_words import obstacle_words
from planner.reports.unit_modules import taught_to
from planner.reports.words import coverage_words, figure, number, of, scheduled, status_word
from planner.view import View


def row_phrases(row: Row, *, covered: bool = True) -> Iterator[str]:
    """Yield what is said of a region or zone: by duty station, with what is *covered* or without, then by venue."""
    if covered:
        yield from covered_phrases(row.sums)
    yield from gap_phrases(row.sums)
    held = ngettext("{count} session held here", "{count} sessions held here", row.held.sessions)
    yield held.format(count=number(row.held.sessions))
    if row.booked.sessions:
        yield ngettext("{count} booked", "{count} booked", row.booked.sessions).format(
            count=number(row.booked.sessions)
        )
    if row.taught_away_seats:
        yield _("{count} of {all} seats taught away").format(
            count=number(row.taught_away_seats), all=number(row.attended_seats)
        )
    if row.trainers:
        trainers = ", ".join(f"{one_line(name)} {number(count)}" for name, count in row.trainers.items())
        yield _("trainers {trainers}").format(trainers=trainers)


def covered_phrases(sums: Sums) -> Iterator[str]:
    """Yield how much of the need is covered, and of how much nothing is known."""
    yield coverage_words(sums)
    if sums.unknown:
        yield _("{count} unknown").format(count=figure(sums.unknown, sums.illustrative))


def gap_phrases(sums: Sums) -> Iterator[str]:
    """Yield the hours that are missing, and how many of them are scheduled."""
    if sums.need:
        text = _("gap {gap} h ({scheduled} scheduled)") if sums.scheduled_hours else _("gap {gap} h (none scheduled)")
        yield text.format(gap=figure(sums.gap_hours, sums.illustrative), scheduled=scheduled(sums))


def cell_phrases(view: View, cell: Cell) -> Iterator[str]:
    """Yield how a unit stands in a module: covered until when, what was lost, what is coming and what blocks it."""
    yield from state_phrases(view, cell)
    yield from coming_to(view, cell)


def state_phrases(view: View, cell: Cell) -> Iterator[str]:
    """Yield how a unit stands in a module, without what is coming."""
    yield _("{heads} covered").format(heads=of(cell.covered, cell.need, cell.illustrative))
    if cell.status == "unknown":
        yield _("records unknown")
    yield _("need assessed") if cell.assessed else _("need assumed")
    if until := view.coverage.covered_until(cell):
        yield _("until {day}").format(day=until.isoformat())
    for count, text in (
        (cell.due, _("{count} due")),
        (cell.lapsed, _("{count} lapsed")),
        (cell.open, _("{count} open")),
    ):
        if count:
            yield text.format(count=figure(count, cell.illustrative))
    taught = taught_to(view, cell.unit, cell.module.id)
    if taught.last:
        yield _("last held until {day} ({session})").format(
            day=taught.last.end.isoformat(), session=one_line(taught.last.id)
        )


def coming_to(view: View, cell: Cell) -> Iterator[str]:
    """Yield which sessions come to a unit in a module, ideas last, and what blocks them."""
    taught = taught_to(view, cell.unit, cell.module.id)
    for session in (*taught.coming, *taught.ideas):
        yield from coming_phrases(view, session)


def coming_phrases(view: View, session: Session) -> Iterator[str]:
    """Yield when a session is held, and what blocks it."""
    yield _("{status} {session} from {day}").format(
        status=status_word(session.status), session=one_line(session.id), day=session.start.isoformat()
    )
    for obstacle in obstacles_of(view, session):
        if obstacle.blocks:
            yield _("blocked: {reason}").format(reason=obstacle_words(obstacle))
