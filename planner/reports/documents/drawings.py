"""Owns what the drawings of a document show: the map of regions and bars of coverage; how they look is the format's."""

from __future__ import annotations

from collections.abc import Sequence

from planner.coverage import Sums, total
from planner.i18n import _
from planner.reports.coverage import Selection, groups_of
from planner.reports.distribution import row_title
from planner.reports.document import Bar, Bars, Tile, Tiles
from planner.reports.lines import text_of
from planner.reports.map import band_of, bands_line, places_of
from planner.reports.panes import ASCII
from planner.reports.words import coverage_percent, marked, number, of, percent, title_of
from planner.view import View


def map_of(view: View, chosen: str = "") -> Tiles:
    """Return the map of all regions by the coverage of the units stationed there; *chosen* is set off."""
    places = places_of(view.mission.regions)
    sums = {row.region.id: row.sums for row in view.distribution().regions if row.region}
    target = view.mission.settings.targets.coverage
    tiles = [
        Tile(
            *places[region.id],
            region.short,
            title_of(region),
            band_of(sums[region.id], target),
            *_words(sums[region.id]),
            region.id == chosen,
        )
        for region in view.mission.regions
    ]
    bands = text_of(bands_line(target, ASCII, {tile.band for tile in tiles}))
    legend = ", ".join(bands.split("  "))
    return Tiles(_("Coverage by duty station"), tuple(tiles), legend)


def _words(sums: Sums) -> tuple[str, str]:
    if not sums.need:
        return "-", _("no need")
    share = coverage_percent(sums)
    if share == "-":
        share = f"{number(sums.covered)}/{marked(number(sums.need), sums.illustrative)}"
    return share, of(sums.covered, sums.need, sums.illustrative)


def coverage_bars(view: View, title: str, rows: Sequence[tuple[str, Sums]]) -> Bars:
    """Return a bar for each of *rows*: a label and the sums whose coverage it shows, with the mission's target."""
    target = view.mission.settings.targets.coverage
    bars = []
    for label, sums in rows:
        share, heads = _words(sums)
        text = heads if sums.coverage is None or "/" in share else f"{share}, {heads}"
        bars.append(Bar(label, sums.coverage, text, band_of(sums, target)))
    legend = _("Dashed: the target, {share}.").format(share=percent(target))
    return Bars(title, tuple(bars), target, legend)


def curriculum_bars(view: View, region: str) -> Bars:
    """Return the coverage of the region's units by curriculum."""
    groups = groups_of(view, "curriculum", Selection(regions=frozenset([region])))
    return coverage_bars(view, _("Coverage by curriculum"), [(group.title, group.sums) for group in groups])


def region_bars(view: View) -> Bars:
    """Return the coverage of each region's units."""
    rows = [(row_title(row), row.sums) for row in view.distribution().regions if row.region]
    return coverage_bars(view, _("By duty station: coverage"), rows)


def venue_bars(view: View) -> Bars:
    """Return how many of the hours held were held at venues of each region."""
    rows = view.distribution().regions
    every = total(row.held.hours for row in rows)
    bars = []
    for row in rows:
        share = row.held.hours / every if every else None
        hours = _("{hours} h").format(hours=number(row.held.hours))
        text = _("{share}, {hours}").format(share=percent(share), hours=hours) if share else hours
        bars.append(Bar(row_title(row), share, text))
    legend = _("Of all {hours} hours held.").format(hours=number(every))
    return Bars(_("By venue: share of the hours held"), tuple(bars), legend=legend)
