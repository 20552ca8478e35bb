"""Owns the bars of the overview, focus beside reference by curriculum, and the trend of the deployment."""

from __future__ import annotations

from collections.abc import Sequence

from planner.coverage import Sums
from planner.i18n import _, ngettext
from planner.plain import cut, padded, width_of
from planner.reports.deployment import series_of
from planner.reports.lines import Line, Span, line, width
from planner.reports.map import band_of, unknown_mark
from planner.reports.panes import Drawing, Pane, Row, Target, clipped, columns_of, heading, list_pane, stacked
from planner.reports.words import coverage_percent, marked, number, of, percent, title_of
from planner.view import View

LEAST, LABEL, BAR = 4, 12, (4, 24)
"""Least and most terminal cells of a zone's name; least and most of a bar."""
SHORTEST = 6
"""Terminal cells that a component's name keeps at least."""
ROOMY = 46
"""Columns from which counts read ``12 of 40`` instead of ``12/40``."""


def compared_zones(view: View) -> list[str]:
    """Return the focus and the reference, where the mission names both and has them; else nothing."""
    wanted = [view.mission.settings.focus or "", view.mission.settings.reference or ""]
    return wanted if all(name in view.mission.zone for name in wanted) and wanted[0] != wanted[1] else []


def bars_pane(view: View, room: int, height: int, drawing: Drawing) -> Pane:
    """Return a bar for each curriculum and compared zone, or for the whole mission where no two are compared.

    The curricula that do not fit in *height* lines are counted at the end of the heading.
    """
    mission = view.mission
    zones = compared_zones(view)
    if zones:
        title = _("{focus} beside {reference}").format(
            focus=title_of(mission.zone[zones[0]]), reference=title_of(mission.zone[zones[1]])
        )
    else:
        title = _("Curricula")
    each = (len(zones) or 1) + 1
    most = max(1, (height - 1) // each)
    shown = mission.curricula[:most]
    left = len(mission.curricula) - len(shown)
    spaced = len(shown) * (each + 1) <= height
    more = ngettext("{count} more", "{count} more", left).format(count=left) if left else ""
    rows = [
        Row(
            line((title_of(curriculum), "")),
            Target("curriculum", curriculum.id),
            (*below, ()) if spaced and number < len(shown) else below,
        )
        for number, (curriculum, below) in enumerate(zip(shown, _bars(view, zones, room, drawing), strict=False), 1)
    ]
    return stacked(Pane((heading(title, room, drawing, more),)), list_pane("bars", rows, room))


def _bars(view: View, zones: list[str], room: int, drawing: Drawing) -> list[tuple[Line, ...]]:
    """Return the lines of bars of each curriculum, all bars as wide as each other."""
    sums = view.kept(compared_sums)
    labels = [title_of(view.mission.zone[zone]) for zone in zones] or [_("all")]
    longest = min(LABEL, max(map(width_of, labels)))
    every = [each for by_curriculum in sums for each in by_curriculum.values()]
    last = max((width_of(_counts(each, room)) for each in every), default=0)
    share = max((width_of(coverage_percent(each)) for each in every), default=0)
    longest = max(LEAST, min(longest, room - BAR[0] - share - last - 5))
    cells = max(BAR[0], min(BAR[1], room - longest - share - last - 5))
    target = view.mission.settings.targets.coverage
    return [
        tuple(
            line(
                f" {padded(label, longest)} ",
                *drawing.bar(each[curriculum.id].coverage, cells, band_of(each[curriculum.id], target)),
                f" {coverage_percent(each[curriculum.id]):>{share}} ",
                padded(_counts(each[curriculum.id], room), last, right=True),
            )
            for label, each in zip(labels, sums, strict=True)
        )
        for curriculum in view.mission.curricula
    ]


def compared_sums(view: View) -> list[dict[str, Sums]]:
    """Return the sums of each curriculum, for each compared zone, or once for all."""
    mission = view.mission
    places: list[list[str] | None] = [
        [region.id for region in mission.regions if region.zone == zone] for zone in compared_zones(view)
    ]
    return [
        {name: view.heads.sums(chosen, modules) for name, modules in mission.modules_in.items()}
        for chosen in places or [None]
    ]


def _counts(sums: Sums, room: int) -> str:
    if not sums.need:
        return _("no need")
    if room >= ROOMY:
        return of(sums.covered, sums.need, sums.illustrative) + unknown_mark(sums)
    heads = f"{number(sums.covered)}/{marked(number(sums.need), sums.illustrative)}"
    return heads + unknown_mark(sums, heads=False)


def deployment_pane(view: View, room: int, drawing: Drawing) -> Pane:
    """Return the trend of the deployment: a line for each component, its last count of those approved in percent.

    Where there is no room for all of that, names are cut, and then the counts before the last.
    """
    dates, series = series_of(view)
    if not dates:
        return Pane()
    title = _("Deployed of approved, {first} to {last}").format(first=_month(dates[0]), last=_month(dates[-1]))
    longest = max(len(number(each[0])) for _name, counts in series for each in counts if each)
    rows: list[list[Span]] = []
    for name, counts in series:
        known = [(number(there), number(approved), there, approved) for there, approved in filter(None, counts)]
        if known:
            last, approved, *exact = known[-1]
            share = percent(exact[0] / exact[1]) if exact[1] else "-"
            trend = " ".join(f"{there:>{longest}}" for there, *_rest in known[:-1])
            whole = _("{part} of {whole}").format(part=last, whole=approved)
            rows.append([(name, ""), (trend, "dim"), (whole, ""), (share, "")])
    lines = _trend_lines(rows)
    over = max(map(width, lines), default=0) - room
    if over > 0:
        longest = max(width_of(row[0][0]) for row in rows) - over
        rows = [[(cut(row[0][0], max(SHORTEST, longest)), ""), *row[1:]] for row in rows]
        lines = _trend_lines(rows if longest >= SHORTEST else [[row[0], *row[2:]] for row in rows])
    return Pane((heading(title, room, drawing), *(clipped(parts, room) for parts in lines)))


def _trend_lines(rows: Sequence[Sequence[Span]]) -> list[Line]:
    return [(*line(" "), *parts) for parts in columns_of(rows, rights=range(1, len(rows[0])))] if rows else []


def _month(day: object) -> str:
    return str(day)[:7]
