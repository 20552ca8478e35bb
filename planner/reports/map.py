"""Owns the map: a grid of tiles, one a region, each with code, glyph and coverage; geography is the data's.

Where a region stands is its ``tile``; empty columns and rows are left out, so any numbers do. A region without a tile
stands below the others, and of two regions on one tile the second stands at the next free one.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.coverage import State, Sums
from planner.i18n import _
from planner.mission import Mission
from planner.model import Region
from planner.plain import one_line, padded, width_of
from planner.reports.glyphs import Glyph
from planner.reports.lines import Line, Span, line
from planner.reports.panes import ASCII, Drawing, Pane, Spot, Target, filled
from planner.reports.words import coverage_percent, marked, number, of, percent, unknown_of

COLUMNS = 5
"""Columns of regions that have no tile."""
BANDS: tuple[State, ...] = ("covered", "partial", "gap", "unknown", "none")
LITTLE = Glyph("=", "░")
"""On the map, of a gap that is covered to a quarter of the target or over: most regions are below half of it."""

Place = tuple[int, int]
"""Column and row, from 0."""


def band_of(sums: Sums, target: float) -> State:
    """Return the band of *sums*: at the target or over, at half of it or over, under that; unknown and none apart."""
    if sums.coverage is None:
        return "none"
    if sums.unknown == sums.need:
        return "unknown"
    if sums.coverage >= target:
        return "covered"
    return "partial" if 2 * sums.coverage >= target else "gap"


def bands_line(target: float, drawing: Drawing, bands: Iterable[State] = BANDS) -> Line:
    """Return the legend of the *bands* that are shown, in their order."""
    wanted = set(bands)
    words = {
        "covered": _("from {share}").format(share=percent(target)),
        "partial": _("from {share}").format(share=percent(target / 2)),
        "gap": _("under {share}").format(share=percent(target / 2)),
        "unknown": _("unknown"),
        "none": _("no need"),
    }
    spans = []
    for band in BANDS:
        if band in wanted and drawing.sign(band).strip():
            spans += [(drawing.sign(band), band), (f" {words[band]}  ", "dim")]
    return line(*spans)


def map_sign(sums: Sums, target: float, drawing: Drawing) -> Span:
    """Return the sign of a region on the map with its style: its band, and under half the target whether it is little.

    The bands part at the target, at half of it and at a quarter of it.
    """
    band = band_of(sums, target)
    if band == "gap" and 4 * (sums.coverage or 0) >= target:
        return (LITTLE.unicode if drawing.unicode else LITTLE.ascii), "error"
    return drawing.sign(band), band


def map_legend(sums: Iterable[Sums], target: float, drawing: Drawing) -> Line:
    """Return the legend, in percent, of the signs that a map of *sums* shows; of unknown also where only a part is."""
    shown = list(sums)
    signs = [map_sign(each, target, drawing) for each in shown]
    if any(each.unknown for each in shown):
        signs.append((drawing.sign("unknown"), "unknown"))
    full, half, quarter = (percent(share).removesuffix("%").rstrip() for share in (target, target / 2, target / 4))
    words = [
        ((drawing.sign("covered"), "covered"), f">={full}"),
        ((drawing.sign("partial"), "partial"), f">={half}"),
        ((LITTLE.unicode if drawing.unicode else LITTLE.ascii, "error"), f">={quarter}"),
        ((drawing.sign("gap"), "gap"), f"<{quarter}"),
        ((drawing.sign("unknown"), "unknown"), _("unknown")),
        ((drawing.sign("none"), "none"), _("no need")),
    ]
    spans: list[Span] = []
    for sign, word in words:
        if sign in signs and sign[0].strip():
            spans += [sign, (f" {word}  ", "dim")]
    return line(*spans)


def unknown_mark(sums: Sums, *, heads: bool = True) -> str:
    """Return the sign of unknown, with how many *heads* of *sums* are; empty where none are."""
    sign = ASCII.sign("unknown") if sums.unknown else ""
    return f" {sign}{unknown_of(sums)}" if sign and heads else sign


def places_of(regions: Sequence[Region], most: int | None = None) -> dict[str, Place]:
    """Return column and row of each region by id, no two the same.

    Where the columns would be more than *most*, the regions follow each other from left to right instead, row by row.
    """
    taken: dict[Place, str] = {}
    for region in regions:
        if region.tile:
            column, row = region.tile
            while (column, row) in taken:
                column += 1
            taken[column, row] = region.id
    columns = sorted({column for column, _row in taken})
    rows = sorted({row for _column, row in taken})
    places = {name: (columns.index(column), rows.index(row)) for (column, row), name in taken.items()}
    rest = [region.id for region in regions if not region.tile]
    wide = max(len(columns), COLUMNS)
    places |= {name: (index % wide, len(rows) + index // wide) for index, name in enumerate(rest)}
    if most and places and 1 + max(column for column, _row in places.values()) > most:
        order = sorted(places, key=lambda name: (places[name][1], places[name][0]))
        return {name: (index % most, index // most) for index, name in enumerate(order)}
    return places


class _Tile(NamedTuple):
    """What one region shows: its first line to the left and right of the glyph, and what may stand below."""

    region: str
    code: str
    sign: Span
    """What says how much is covered."""
    style: str
    """Of its bar."""
    bare: str
    """``short`` without the mark of what is unknown, for a map that would lose its places for it."""
    short: str
    long: str
    heads: str
    share: float | None

    def width(self, size: int) -> int:
        """Return the columns it takes at least."""
        value = width_of(self.short) if size == 1 else 1 + width_of(self.long)
        return max(3 + width_of(self.code) + value, 1 + width_of(self.heads) if size == 3 else 0)

    def lines(self, size: int, room: int, drawing: Drawing) -> list[Line]:
        """Return its lines in *room* columns, the first one blank."""
        value = self.short if size == 1 else " " + self.long
        head = line(f" {self.code} ", self.sign, (value, "" if self.share else "dim"))
        below = [line(" ", *drawing.bar(self.share, room - 2, self.style)), line(" ", (self.heads, "dim"))]
        return [head, *below[: size - 1]]


def map_pane(
    mission: Mission, sums: Mapping[str, Sums], room: int, height: int, drawing: Drawing, curriculum: str = ""
) -> Pane:
    """Return the map in *room* columns and at most *height* lines if it can be so low; each tile leads to its region.

    Args:
        mission: whose regions.
        sums: the sums of each region by id.
        room: terminal cells.
        height: lines; the tiles are as large as fits.
        drawing: the characters to draw with.
        curriculum: whose sums they are; empty: of all.
    """
    if not mission.regions:
        return Pane((line(" ", (_("No region is recorded."), "dim")),))
    longest = max(width_of(one_line(region.short)) for region in mission.regions)
    target = mission.settings.targets.coverage
    tiles = {region.id: _tile_of(region, sums.get(region.id), longest, target, drawing) for region in mission.regions}
    if not _stays_in_place(mission.regions, tiles, room):
        tiles = {name: tile._replace(short=tile.bare) for name, tile in tiles.items()}
    size, wide, high, places = _fit(mission.regions, tiles, room, height)
    return _drawn(tiles, places, size, (wide, high), drawing, curriculum)


def _tile_of(region: Region, sums: Sums | None, longest: int, target: float, drawing: Drawing) -> _Tile:
    code = padded(one_line(region.short), longest)
    if sums is None or not sums.need:
        return _Tile(region.id, code, (drawing.sign("none"), "none"), "none", "-", "-", "-", _("no need"), None)
    share = coverage_percent(sums)
    if share == "-":
        share = f"{number(sums.covered)}/{marked(number(sums.need), sums.illustrative)}"
    band, short = band_of(sums, target), share.removesuffix("%").rstrip()
    sign = "" if band == "unknown" else unknown_mark(sums, heads=False)
    heads = of(sums.covered, sums.need, sums.illustrative) + unknown_mark(sums)
    shown = map_sign(sums, target, drawing)
    return _Tile(region.id, code, shown, band, short, short + sign, share + sign, heads, sums.coverage)


def _stays_in_place(regions: Sequence[Region], tiles: Mapping[str, _Tile], room: int) -> bool:
    """Return whether the smallest tiles fit where the data have them, with their marks of what is unknown."""
    columns, _rows = _extent(places_of(regions))
    return columns * max(tile.width(1) for tile in tiles.values()) <= room


def _fit(
    regions: Sequence[Region], tiles: Mapping[str, _Tile], room: int, height: int
) -> tuple[int, int, int, dict[str, Place]]:
    """Return the largest size of tiles that fits, its columns and lines with what is between, and the places."""
    places = places_of(regions)
    columns, rows = _extent(places)
    for size in (3, 2, 1):
        least = max(tile.width(size) for tile in tiles.values())
        for high in (size + 1, size):
            if columns * least <= room and rows * high - (high - size) <= height:
                return size, min(room // columns, least + 2), high, places
    least = max(tile.width(1) for tile in tiles.values())
    if columns * least > room:
        places = places_of(regions, max(1, room // least))
    return 1, least, 1, places


def _extent(places: Mapping[str, Place]) -> Place:
    return 1 + max(column for column, _row in places.values()), 1 + max(row for _column, row in places.values())


def _drawn(
    tiles: Mapping[str, _Tile], places: Mapping[str, Place], size: int, step: Place, drawing: Drawing, curriculum: str
) -> Pane:
    wide, high = step
    at = {place: tiles[region] for region, place in places.items()}
    columns, rows = _extent(places)
    lines: list[Line] = []
    spots: list[Spot] = []
    for row in range(rows):
        blocks = [
            at[column, row].lines(size, wide, drawing) if (column, row) in at else [] for column in range(columns)
        ]
        top = len(lines)
        spots += [
            Spot(
                top,
                column * wide,
                (column + 1) * wide,
                Target("region", at[column, row].region, curriculum=curriculum),
                f"map-{curriculum}" if curriculum else "map",
                size,
            )
            for column in range(columns)
            if (column, row) in at
        ]
        for depth in range(size if row == rows - 1 else high):
            lines.append(_joined([block[depth] if depth < len(block) else () for block in blocks], wide))
    return Pane(tuple(lines), tuple(spots))


def _joined(parts: Sequence[Line], wide: int) -> Line:
    return tuple(span for part in parts for span in filled(part, wide))
