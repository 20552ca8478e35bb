"""Owns the distribution as one page of any size: zones then regions, by duty station and by venue side by side.

Both views stand on one line because they can say opposite things. The figures are the core's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from planner.coverage import Number, total
from planner.curriculum import Curriculum
from planner.distribution import Distribution, Row, Weight, moves_of
from planner.i18n import _
from planner.plain import cut, one_line, padded, width_of
from planner.reports.coverage import Selection, groups_of
from planner.reports.deployment import deployment_line
from planner.reports.distribution import row_title, verdict_lines, weighs_illustrative
from planner.reports.glyphs import GLYPHS
from planner.reports.lines import Line, line
from planner.reports.map import band_of, unknown_mark
from planner.reports.overview_bars import deployment_pane
from planner.reports.panes import Drawing, Pane, Spot, Target, beside, filled, heading, stacked, text_pane
from planner.reports.tables import wrapped
from planner.reports.words import coverage_percent, figure, marked, number, of, scheduled, title_of, unknown_of
from planner.view import View

NAME, BAR = 14, (5, 20)
"""Least terminal cells of a name; least and most of a bar."""
ROOMY, SPARED = 100, 12
"""Columns from which room is kept for longer bars, and how much."""
TREND = 76
"""Columns that the trend of the deployment takes at most."""
LEAST = 38
"""Columns from which the coverage in a curriculum has room."""
STATION, VENUE, TRAINERS = "station", "venue", "trainers"


class Column(Struct, frozen=True, dict=True):
    """One column of the page: its part, its heading, whether figures stand at its right, and a text for each row."""

    part: str
    head: str
    right: bool
    texts: list[str]
    bar: bool = False
    """Whether it is a bar, as wide as there is room."""

    @cached_property
    def width(self) -> int:
        """The terminal cells it takes, a blank before it; bars take none of their own."""
        return BAR[0] + 1 if self.bar else 1 + max(map(width_of, [self.head, *self.texts]))


def distribution_pane(view: View, weight: Weight, room: int, height: int, drawing: Drawing) -> Pane:
    """Return the page in *room* columns: the verdict, then a row for each zone and region, leading to its units.

    What is left of *height* lines shows the coverage by region in each curriculum.

    Args:
        view: the mission and its as-of date.
        weight: of what would have to move.
        room: terminal cells, at least 80 to be whole.
        height: lines there are.
        drawing: the characters to draw with.
    """
    distribution = view.distribution(weight)
    rows = [*distribution.zones, *distribution.regions]
    names = [row_title(row) for row in rows]
    columns, by_component = _columns(_every(view, distribution, rows, room), rows, room - 1 - NAME)
    spare = room - 1 - NAME - sum(column.width for column in columns)
    name = max(NAME, min(max(map(width_of, names), default=0), NAME + spare))
    bar = min(BAR[1], BAR[0] + (spare - (name - NAME)) // 2)
    verdict = verdict_lines(view.mission, distribution)[: 2 if by_component else 3]
    texts = [text for sentence in verdict for text in wrapped(sentence, room - 2)]
    table = _drawn(view, distribution, (name, bar), columns, drawing)
    trend = deployment_pane(view, min(room, TREND), drawing)
    whole = len(texts) + 1 + table.height + 1 + trend.height <= height
    between = Pane(((),)) if whole or not trend.height else Pane((deployment_line(view, room),))
    page = stacked(text_pane(texts, "bold"), between, table)
    if whole and trend.height:
        page = stacked(page, Pane(((),)), trend)
    return stacked(page, _by_curriculum(view, room, height - page.height - 1, drawing))


def _columns(every: Sequence[Column], rows: Sequence[Row], room: int) -> tuple[list[Column], bool]:
    """Return which of *every* column fit in *room*, in their order, and whether trainers are shown by component.

    What was taught away is not left out for a bar.
    """
    chosen = [column for column in every if column.head in _first()]
    left = room - sum(each.width for each in chosen)
    components = list(dict.fromkeys(name for row in rows for name in row.trainers))
    trainers = [Column(TRAINERS, _("trainers"), True, [_figure(sum(row.trainers.values())) for row in rows])]
    by_component = False
    for longest in (12, 8, 5, 4):
        named = [_trainers(rows, name, longest) for name in components]
        if not by_component and sum(each.width for each in named) <= left:
            trainers, by_component = named, True
    left -= sum(each.width for each in trainers) + (SPARED if room >= ROOMY else 0)
    away = next(column for column in every if column.head == _("away"))
    if away.width > left:
        chosen = [column for column in chosen if column.head != _("share held")]
        left += BAR[0] + 1
    for column in sorted(every, key=lambda each: _order(each.head)):
        if column not in chosen and column.width <= left:
            chosen.append(column)
            left -= column.width
    return [*(column for column in every if column in chosen), *trainers], by_component


def _first() -> tuple[str, ...]:
    unknown = (GLYPHS["unknown"].ascii, _("unknown"))
    return (_("coverage"), "%", _("covered"), *unknown, _("share held"), _("held h"))


def _order(head: str) -> int:
    wanted = (
        _("away"),
        _("sessions"),
        _("to move h"),
        _("gap h"),
        _("booked h"),
        _("deliv. h"),
        _("sched. h"),
        _("need h"),
        _("seats"),
    )
    return wanted.index(head) if head in wanted else len(wanted)


def _every(view: View, distribution: Distribution, rows: Sequence[Row], room: int) -> list[Column]:
    """Return all columns but those of trainers, in their order."""
    moves = moves_of(view.mission, distribution)
    marks = weighs_illustrative(view.mission, distribution)
    texts = []
    for row in rows:
        places = (
            [row.region]
            if row.region
            else [each for each in view.mission.regions if row.zone and each.zone == row.zone.id]
        )
        texts.append(_move(sum(moves.get(place.id, 0) for place in places), marks) if moves and places else "-")
    unknown = _("unknown") if room >= ROOMY else GLYPHS["unknown"].ascii
    return [*_by_station(rows, unknown), Column(STATION, _("to move h"), True, texts), *_by_venue(rows)]


def _move(hours: float, marks: bool) -> str:
    """Return hours that would have to come with a plus, those that would have to go with a minus."""
    text = number(abs(hours))
    return marked(f"{'+' if hours > 0 else '-'}{text}", marks) if text != "0" else "0"


def _by_station(rows: Sequence[Row], unknown: str) -> Iterator[Column]:
    """Yield the columns by duty station; that of unknown heads only where there are any."""
    sums = [row.sums for row in rows]
    yield Column(STATION, _("coverage"), False, [], bar=True)
    yield Column(STATION, "%", True, list(map(coverage_percent, sums)))
    covered = [of(each.covered, each.need, each.illustrative) if each.need else _("no need") for each in sums]
    yield Column(STATION, _("covered"), True, covered)
    if any(each.unknown for each in sums):
        yield Column(STATION, unknown, True, list(map(unknown_of, sums)))
    yield Column(STATION, _("need h"), True, [figure(each.need_hours, each.illustrative) for each in sums])
    yield Column(STATION, _("gap h"), True, [figure(each.gap_hours, each.illustrative) for each in sums])
    yield Column(STATION, _("sched. h"), True, list(map(scheduled, sums)))
    yield Column(STATION, _("deliv. h"), True, [number(each.delivered_hours) for each in sums])


def _by_venue(rows: Sequence[Row]) -> Iterator[Column]:
    """Yield the columns by venue."""
    yield Column(VENUE, _("share held"), False, [], bar=True)
    yield Column(VENUE, _("held h"), True, [number(row.held.hours) for row in rows])
    yield Column(VENUE, _("sessions"), True, [_figure(row.held.sessions) for row in rows])
    yield Column(VENUE, _("seats"), True, [_figure(row.held.seats) for row in rows])
    yield Column(VENUE, _("booked h"), True, [_figure(row.booked.hours) for row in rows])
    yield Column(VENUE, _("away"), True, [_figure(row.taught_away_seats) for row in rows])


def _trainers(rows: Sequence[Row], component: str, longest: int) -> Column:
    return Column(
        TRAINERS, cut(one_line(component), longest), True, [_figure(row.trainers.get(component, 0)) for row in rows]
    )


def _figure(value: Number) -> str:
    return number(value) if value else "-"


def _drawn(
    view: View, distribution: Distribution, widths: tuple[int, int], columns: Sequence[Column], drawing: Drawing
) -> Pane:
    name, bar = widths
    rows = [*distribution.zones, *distribution.regions]
    held = total(row.held.hours for row in distribution.regions)
    target = view.mission.settings.targets.coverage
    lines = [_parts(columns, widths, drawing), _heads(columns, widths)]
    spots: list[Spot] = []
    for index, row in enumerate(rows):
        if index == len(distribution.zones):
            lines.append(())
        part = "zones" if index < len(distribution.zones) else "regions"
        if place := (row.zone if part == "zones" else row.region):
            room = 1 + name + sum(bar + 1 if column.bar else column.width for column in columns)
            spots.append(Spot(len(lines), 0, room, Target(part[:-1], place.id), part))
        cells: list[Line] = [line(" ", (padded(row_title(row), name), "bold" if part == "zones" else ""))]
        for column in columns:
            if column.bar and column.part == STATION:
                cells.append(line(" ", *drawing.bar(row.sums.coverage, bar, band_of(row.sums, target))))
            elif column.bar:
                cells.append(line(" ", *drawing.bar(row.held.hours / held if held else None, bar, "scheduled")))
            else:
                text = padded(column.texts[index], column.width - 1, right=column.right)
                cells.append(line(" ", (text, "dim" if column.texts[index] == "-" else "")))
        lines.append(tuple(span for cell in cells for span in cell))
    return Pane(tuple(lines), tuple(spots))


def _parts(columns: Sequence[Column], widths: tuple[int, int], drawing: Drawing) -> Line:
    """Return the line that says which columns are by duty station, which by venue, and which are trainers."""
    name, bar = widths
    titles = {STATION: _("By duty station"), VENUE: _("By venue"), TRAINERS: _("Trainers")}
    spans: list[tuple[str, str]] = [(" " * (name + 1), "")]
    for part, title in titles.items():
        wide = sum(bar + 1 if column.bar else column.width for column in columns if column.part == part)
        if not wide:
            continue
        if width_of(title) + 4 <= wide:
            head = heading(title, wide, drawing)
        elif width_of(title) < wide:
            head = line(" ", (title, "title"))
        else:  # of a cut one nothing could be read
            head = line(" ", (drawing.rule * (wide - 1), "rule"))
        spans += filled(head, wide)
    return tuple(spans)


def _heads(columns: Sequence[Column], widths: tuple[int, int]) -> Line:
    name, bar = widths
    spans = [(" " * (name + 1), "")]
    for column in columns:
        wide = bar if column.bar else column.width - 1
        head = column.head if width_of(column.head) <= wide else ""
        spans += [(" ", ""), (padded(head, wide, right=column.right), "dim")]
    return tuple(spans)


def _by_curriculum(view: View, room: int, height: int, drawing: Drawing) -> Pane:
    """Return the coverage by region in each curriculum, side by side; nothing where it would not be whole."""
    curricula = view.mission.curricula
    wide = room // max(1, len(curricula))
    if not curricula or wide < LEAST or height < 2 + len(view.mission.regions):
        return Pane()
    panes = Pane()
    for index, curriculum in enumerate(curricula):
        pane = stacked(Pane(((),)), _curriculum(view, curriculum, wide - 1, drawing))
        panes = beside(panes, pane, index * wide) if index else pane
    return panes


def _curriculum(view: View, curriculum: Curriculum, room: int, drawing: Drawing) -> Pane:
    groups = groups_of(view, "region", Selection(curricula=frozenset({curriculum.id})))
    target = view.mission.settings.targets.coverage
    heads = [
        of(g.sums.covered, g.sums.need, g.sums.illustrative) + unknown_mark(g.sums) if g.sums.need else _("no need")
        for g in groups
    ]
    last = max(map(width_of, heads), default=0)
    bar = min(BAR[1], max(BAR[0], room - 15 - last))
    lines = [heading(title_of(curriculum), room, drawing)]
    for group, text in zip(groups, heads, strict=True):
        region = view.mission.region.get(group.id or "")
        lines.append(
            line(
                f" {padded(one_line(region.short) if region else '?', 4)} ",
                *drawing.bar(group.sums.coverage, bar, band_of(group.sums, target)),
                f" {coverage_percent(group.sums):>6} ",
                (padded(text, last, right=True), "" if group.sums.need else "dim"),
            )
        )
    return Pane(tuple(lines))
