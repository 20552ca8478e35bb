"""Owns how a map and bars are drawn as SVG inside a page: a sign and a word beside every colour, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import _
from planner.plain import cut, safe
from planner.reports.document import Bar, Bars, Tile, Tiles
from planner.reports.formats.style import FILLS
from planner.reports.glyphs import GLYPHS

TILE, STRIP, GAP = (140, 66), 22, 6
"""Width and height of a tile, width of the strip with its sign, and what is between two tiles, in pixels."""
LABEL, BAR, TEXT, ROW = 250, 240, 190, 22
"""Widths of a bar's label, its whole and its text, and the height of its row, in pixels."""
LONGEST = 36
"""Terminal cells of a label."""


def map_svg(figure: Tiles) -> str:
    """Return the map: one tile a region with its code, sign, coverage and heads, its title as a tooltip."""
    columns = 1 + max((tile.column for tile in figure.tiles), default=0)
    rows = 1 + max((tile.row for tile in figure.tiles), default=0)
    size = (columns * (TILE[0] + GAP) + GAP, rows * (TILE[1] + GAP) + GAP)
    body = "\n".join(part for tile in figure.tiles for part in _tile(tile))
    return _figure(figure.title, size, body, figure.legend)


def _tile(tile: Tile) -> Iterator[str]:
    x, y = GAP + tile.column * (TILE[0] + GAP), GAP + tile.row * (TILE[1] + GAP)
    fill, edge = FILLS[tile.band], 4 if tile.chosen else 1
    sign = GLYPHS[tile.band].ascii
    title = _("{title}: {share}, {heads}").format(title=tile.title, share=tile.share, heads=tile.heads)
    yield f"<g><title>{_quoted(title)}</title>"
    yield _rect(x, y, TILE[0], TILE[1], "#ffffff", f' stroke="#1a1a1a" stroke-width="{edge}"')
    yield _rect(x, y, STRIP, TILE[1], fill)
    yield _text(x + STRIP / 2, y + 21, sign, 15, f' text-anchor="middle" font-weight="700" {_ink(tile.band)}')
    yield _text(x + STRIP + 6, y + 21, tile.code, 15, f' font-weight="700" {_ink()}')
    yield _text(x + TILE[0] - 6, y + 21, tile.share, 14, f' text-anchor="end" {_ink()}')
    yield _text(x + STRIP + 6, y + 39, cut(tile.title, 18), 11, f" {_ink()}")
    yield _text(x + STRIP + 6, y + 56, tile.heads, 11, f" {_ink()}")
    yield "</g>"


def bars_svg(figure: Bars) -> str:
    """Return the bars, one below the other, with a line at the target where there is one."""
    size = (LABEL + BAR + TEXT, ROW * len(figure.bars) + 8)
    parts = [part for index, bar in enumerate(figure.bars) for part in _bar(bar, ROW * index + 4)]
    if figure.target is not None:
        at = f"{LABEL + BAR * min(1.0, figure.target):.1f}"
        line = f'<line x1="{at}" y1="0" x2="{at}" y2="{size[1]}" stroke="#1a1a1a" stroke-dasharray="4 3"/>'
        parts.append(line)
    return _figure(figure.title, size, "\n".join(parts), figure.legend)


def _bar(bar: Bar, y: int) -> Iterator[str]:
    yield _text(LABEL - 8, y + 14, cut(bar.label, LONGEST), 12, f' text-anchor="end" {_ink()}')
    yield _rect(LABEL, y + 3, BAR, ROW - 8, "#eeeeee")
    if bar.share:
        yield _rect(LABEL, y + 3, BAR * min(1.0, bar.share), ROW - 8, FILLS[bar.band])
    sign = GLYPHS[bar.band].ascii if bar.band != "scheduled" else ""
    yield _text(LABEL + BAR + 8, y + 14, f"{sign} {bar.text}".strip(), 12, f" {_ink()}")


def _ink(band: str = "") -> str:
    """Return the colour of letters: dark, but light on the dark ones among the fills."""
    return 'fill="#ffffff"' if band in ("covered", "gap", "unknown") else 'fill="#1a1a1a"'


def _figure(title: str, size: tuple[int, int], body: str, legend: str) -> str:
    wide, high = size
    words = _quoted(title)
    below = f'\n<p class="note">{_quoted(legend)}</p>' if legend else ""
    return (
        f"<figure><figcaption>{words}</figcaption>\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'role="img" aria-label="{words}">\n{body}\n</svg>{below}</figure>'
    )


def _rect(x: float, y: float, wide: float, high: float, fill: str, more: str = "") -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{fill}"{more}/>'


def _text(x: float, y: float, text: str, size: int, more: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}"{more}>{_quoted(text)}</text>'


def _quoted(text: str) -> str:
    import html

    return html.escape(" ".join(safe(text).split()))
