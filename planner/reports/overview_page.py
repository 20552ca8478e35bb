"""Owns the overview as one page of any size: what stands beside what, and how many rows of each list there is room for.

The figures are the core's; map, bars and lists are those of their own modules.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planner.coverage import Sums
from planner.i18n import _, ngettext
from planner.reports.coverage import Selection, groups_of
from planner.reports.filed import Filed
from planner.reports.lines import line
from planner.reports.map import map_legend, map_pane
from planner.reports.overview_bars import bars_pane, deployment_pane
from planner.reports.overview_lists import (
    coming,
    coming_within,
    finding_rows,
    gap_rows,
    lapse_rows,
    lapses,
    session_rows,
    worst_gaps,
)
from planner.reports.panes import Drawing, Pane, Row, beside, heading, list_pane, stacked, text_pane
from planner.reports.tables import wrapped
from planner.reports.words import number, parity_words, title_of, unknown_of
from planner.view import View

WIDE, BROAD = 110, 150
"""Columns from which lists stand side by side, and from which each curriculum has a map."""
LOW, HIGH = 26, 40
"""Lines from which the verdict is whole, and from which each curriculum may have a map."""
TIGHT, FOUR, SPACED = 8, 12, 5
"""Lines under which lists are as short as can be, from which lapses have one of their own, and for each list from which
a blank line is between them."""
FORTNIGHT, WEEKS, ROWS = 14, 8, 20
"""Days ahead that sessions are counted for, and the weeks of a page with so many lines for lists: a row for each."""
MAPS = 3
"""Curricula that have a map of their own at most."""
BLANK = Pane(((),))


class Listing(NamedTuple):
    """One list of the page: its heading, how many rows there are, and how to make the first of them."""

    name: str
    title: str
    total: int
    rows: Callable[[int, int], list[Row]]
    """From how many rows, and columns for each."""
    least: int = 1
    """Rows it has however low the page is."""
    ready: int | None = None
    """Rows that can be shown; None: all."""

    @property
    def most(self) -> int:
        """How many rows it can have."""
        return self.total if self.ready is None else self.ready

    def pane(self, most: int, room: int, drawing: Drawing) -> Pane:
        """Return the heading, with how many rows are not shown, and *most* rows at most."""
        left = self.total - min(most, self.most)
        more = ngettext("{count} more", "{count} more", left).format(count=left) if left > 0 else ""
        rows = (
            list_pane(self.name, self.rows(most, room), room) if most and self.most else text_pane([_("none")], "dim")
        )
        return stacked(Pane((heading(self.title, room, drawing, more),)), rows)


def overview_pane(
    view: View, filed: Filed | None, room: int, height: int, drawing: Drawing, top: Pane | None = None
) -> Pane:
    """Return the page in *room* columns, of *height* lines if everything can be so low.

    Args:
        view: the mission and its as-of date.
        filed: all findings; None: they are being looked for.
        room: terminal cells, at least 80 to be whole.
        height: lines there are.
        drawing: the characters to draw with.
        top: what ``overview_top`` returned for the same, if it is at hand.
    """
    above = top or overview_top(view, room, height, drawing)
    return stacked(above, _lists(view, filed, room, height - above.height, drawing))


def overview_top(view: View, room: int, height: int, drawing: Drawing) -> Pane:
    """Return what stands above the lists on that page: map, bars, deployment and parity, which ask for no finding."""
    top = _top(view, room, height, drawing)
    if room >= BROAD and height >= HIGH:
        top = stacked(top, BLANK, _maps(view, room, drawing))
    return stacked(top, BLANK) if height >= LOW else top


def _top(view: View, room: int, height: int, drawing: Drawing) -> Pane:
    """Return the map over the deployment, beside the bars over the verdict."""
    left, tall = round(room * 0.57), height >= LOW
    aside = tall and room >= WIDE
    deployment = deployment_pane(view, left - 1, drawing)
    each = len(view.mission.curricula) * 3
    budget = max(1 + each, height * 45 // 100)
    target = view.mission.settings.targets.coverage
    sums = {row.region.id: row.sums for row in view.distribution().regions if row.region}
    tiles = map_pane(view.mission, sums, left - 1, budget - deployment.height - 2, drawing)
    legend = line(" ", *map_legend(sums.values(), target, drawing))
    title = heading(_("Coverage by duty station, %"), left - 1, drawing, _unknown(view))
    map_side = stacked(Pane((title,)), tiles, Pane((legend,)), deployment)
    verdict = _verdict(view, room - left if aside else room, whole=tall)
    if not aside:
        bars = bars_pane(view, room - left, max(map_side.height, 1 + each), drawing)
        return stacked(beside(map_side, bars, left), verdict)
    bars = bars_pane(view, room - left, max(map_side.height - verdict.height, 1 + each), drawing)
    return beside(map_side, stacked(bars, verdict), left)


def _unknown(view: View) -> str:
    """Return of how many heads in need nothing is known; empty where there are none."""
    total = view.heads.total
    return _("{count} unknown").format(count=unknown_of(total)) if total.unknown else ""


def _verdict(view: View, room: int, *, whole: bool) -> Pane:
    distribution = view.distribution()
    parity = parity_words(view.mission, distribution)
    texts = [f"{parity[:1].upper()}{parity[1:]}".rstrip(".") + "."]
    if whole:
        from planner.reports.distribution import to_move_words  # not needed for the first screen

        texts.append(to_move_words(view.mission, distribution))
    lines = [text for sentence in texts for text in wrapped(sentence, room - 2)]
    return stacked(BLANK if whole else Pane(), text_pane(lines, "bold"))


def mapped_sums(view: View) -> dict[str, dict[str, Sums]]:
    """Return the sums by duty station, by region id, of each curriculum that has a map of its own."""
    return {
        curriculum.id: {
            group.id: group.sums
            for group in groups_of(view, "region", Selection(curricula=frozenset({curriculum.id})))
            if group.id
        }
        for curriculum in view.mission.curricula[:MAPS]
    }


def _maps(view: View, room: int, drawing: Drawing) -> Pane:
    """Return a small map of each of the first three curricula, side by side."""
    curricula = view.mission.curricula[:MAPS]
    wide = room // max(1, len(curricula))
    panes = Pane()
    every = view.kept(mapped_sums)
    for place, curriculum in enumerate(curricula):
        sums = every[curriculum.id]
        title = heading(title_of(curriculum), wide - 1, drawing)
        pane = stacked(Pane((title,)), map_pane(view.mission, sums, wide - 1, 5, drawing, curriculum.id))
        panes = beside(panes, pane, place * wide) if place else pane
    return panes


def _lists(view: View, filed: Filed | None, room: int, height: int, drawing: Drawing) -> Pane:
    sessions, gaps, due, found = _listings(view, filed, drawing, high=room >= BROAD and height >= ROWS)
    if room < WIDE:
        if height < FOUR:
            return _stack([sessions, _with_lapse(gaps, due, 2 if height < TIGHT else 3), found], room, height, drawing)
        return _stack([sessions, gaps, due, found], room, height, drawing)
    below = max(4, min(1 + found.most, height // 3))
    left, upper = room // 2, height - below - 1
    pair = beside(_stack([sessions, due], left - 1, upper, drawing), _stack([gaps], room - left, upper, drawing), left)
    pair = stacked(pair, BLANK)
    return stacked(pair, _stack([found], room, height - pair.height, drawing))


def _with_lapse(gaps: Listing, due: Listing, least: int) -> Listing:
    """Return both as one list, for a page that is too low for two: of *due* the first row, after those of *gaps*."""
    if not due.total:
        return gaps
    return gaps._replace(
        title=_("Worst gaps, and what lapses next"),
        rows=lambda most, room: [*gaps.rows(most - 1, room), *due.rows(1, room)],
        total=gaps.total + 1,
        least=least,
    )


def _stack(listings: Sequence[Listing], room: int, height: int, drawing: Drawing) -> Pane:
    """Return *listings* one below the other, in *height* lines: rows are dealt out in turn while there are any."""
    most = [min(each.least, max(1, each.most)) for each in listings]
    between = BLANK if height >= SPACED * len(listings) else Pane()
    spare = height - sum(most) - len(listings) - between.height * (len(listings) - 1)
    while spare > 0 and any(count < each.most for count, each in zip(most, listings, strict=True)):
        for index, each in enumerate(listings):
            if spare > 0 and most[index] < each.most:
                most[index] += 1
                spare -= 1
    panes = [each.pane(count, room, drawing) for each, count in zip(listings, most, strict=True)]
    return stacked(panes[0], *(part for pane in panes[1:] for part in (between, pane)))


def _listings(
    view: View, filed: Filed | None, drawing: Drawing, *, high: bool
) -> tuple[Listing, Listing, Listing, Listing]:
    sessions, gaps = coming(view), worst_gaps(view)
    soon = len(coming_within(view, 7 * WEEKS if high else FORTNIGHT))
    due = lapses(view) if filed else []
    title = _("Findings: {counts}").format(counts=filed.words) if filed else _("Findings: looking")
    return (
        Listing(
            "sessions",
            _soon(soon, high=high),
            len(sessions),
            lambda most, room: session_rows(view, sessions[:most], filed, room, drawing),
            max(1, min(soon, WEEKS)) if high else 1,
        ),
        Listing(
            "gaps",
            _("Worst gaps: nothing scheduled"),
            len(gaps),
            lambda most, room: gap_rows(view, gaps[:most], room, drawing),
        ),
        Listing("due", _("Lapses next"), len(due), lambda most, room: lapse_rows(view, due[:most], room, drawing)),
        Listing(
            "findings",
            title,
            len(filed.findings) if filed else 0,
            lambda most, _room: finding_rows(filed, most) if filed else [],
            ready=len(filed.first) if filed else 0,
        ),
    )


def _soon(count: int, *, high: bool) -> str:
    """Return how many sessions begin in the time ahead that the page counts."""
    many = number(count) if count else _("none")
    if high:
        return _("Sessions ahead: {many} within {count} weeks").format(many=many, count=WEEKS)
    return _("Sessions ahead: {many} within {count} days").format(many=many, count=FORTNIGHT)
