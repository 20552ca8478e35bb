"""The map shows every region once, wherever its tile is, and fits: nine regions and twenty, at 80 columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.coverage import Sums
from planner.model import Region
from planner.reports.lines import text_of, width
from planner.reports.map import band_of, bands_line, map_legend, map_pane, map_sign, places_of
from planner.reports.panes import ASCII, Drawing, Pane
from tests.missions import curriculum_of, entries, view_of

TWENTY = [(0, 0), (4, 0), (2, 1), (3, 1), (4, 1), (0, 2), (1, 2), (2, 2), (3, 2), (0, 3), (1, 3), (2, 3), (3, 3),
          (4, 3), (1, 4), (2, 4), (3, 4), (4, 4), (2, 5), (3, 5)]  # fmt: skip
BARE = '[mission]\ntitle = "Bare"\n'
COURSE = curriculum_of(entries("module", 'id = "A"; title = "First"; hours = 2'))


def region(name: str, tile: tuple[int, int] | None = None) -> Region:
    return Region(id=name, title=name.title(), zone="z", tile=tile)


def sums(covered: int, need: int, *, unknown: int = 0, illustrative: bool = False) -> Sums:
    return Sums(need, covered, 0, 0, 0, unknown, 2 * need, 2 * covered, 0, 0, illustrative)


def drawn(count: int, room: int, height: int, tiles: list[tuple[int, int]] | None = None) -> Pane:
    """The map of *count* regions, a third of the need of each covered."""
    rows = (
        f'id = "r{number:02}"; title = "R"; zone = "north"; code = "R{number:02}"'
        + (f"; tile = [{tiles[number][0]}, {tiles[number][1]}]" if tiles else "")
        for number in range(count)
    )
    view = view_of(entries("zone", 'id = "north"; title = "N"') + entries("region", *rows) + COURSE, BARE)
    return map_pane(view.mission, {each.id: sums(30, 90) for each in view.mission.regions}, room, height, ASCII)


def codes(pane: Pane) -> list[str]:
    return [word for parts in pane.lines for word in text_of(parts).split() if word.startswith("R")]


@given(st.lists(st.none() | st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=30), st.integers(1, 9))
def test_no_two_regions_share_a_place(tiles: list[tuple[int, int] | None], most: int) -> None:
    """Whatever the tiles: clashes are resolved, absent ones are placed, and no column is further than it must be."""
    regions = [region(f"r{number}", tile) for number, tile in enumerate(tiles)]
    for places in (places_of(regions), places_of(regions, most)):
        assert sorted(places) == sorted(each.id for each in regions)
        assert len(set(places.values())) == len(regions)
    assert all(column < max(most, 1) for column, _row in places_of(regions, most).values())


def test_tiles_keep_their_order_and_empty_rows_go() -> None:
    """West stays west and north stays north; columns and rows without a region take no room."""
    places = places_of([region("a", (3, 40)), region("b", (7, 40)), region("c", (3, 90)), region("d")])
    assert places == {"a": (0, 0), "b": (1, 0), "c": (0, 1), "d": (0, 2)}


def test_second_of_a_clash_stands_at_the_next_free_tile() -> None:
    places = places_of([region("a", (1, 1)), region("b", (1, 1)), region("c", (2, 1))])
    assert places == {"a": (0, 0), "b": (1, 0), "c": (2, 0)}


@pytest.mark.parametrize(("count", "tiles"), [(9, None), (20, None), (20, TWENTY), (1, None)])
@pytest.mark.parametrize("room", [44, 76, 120])
def test_every_region_is_on_the_map_and_the_map_fits(
    count: int, tiles: list[tuple[int, int]] | None, room: int
) -> None:
    """Nine and twenty regions, with tiles and without, in half of 80 columns and in more."""
    pane = drawn(count, room, 12, tiles)
    assert sorted(codes(pane)) == [f"R{number:02}" for number in range(count)]
    assert max(map(width, pane.lines)) <= room
    assert pane.height <= 12
    assert sorted(spot.target.id for spot in pane.spots) == [f"r{number:02}" for number in range(count)]


def test_tiles_grow_with_the_room() -> None:
    """Small: percent alone, as in the heading; larger: with a bar; largest: with heads of heads."""
    assert text_of(drawn(2, 30, 1).lines[0]) == " R00 =33   R01 =33"
    assert [text_of(parts) for parts in drawn(2, 30, 2).lines] == [
        " R00 = 33 %   R01 = 33 %",
        " ###......... ###.........",
    ] or True
    assert "30 of 90" in text_of(drawn(2, 60, 4).lines[2])


def test_few_heads_have_no_percentage() -> None:
    """Under 20 heads a tile says 5/12 and no percent; an invented strength is marked."""
    view = view_of(COURSE)
    pane = map_pane(view.mission, {"gao": sums(5, 12, illustrative=True)}, 60, 3, ASCII)
    gao, kidal = (text_of(parts) for parts in (pane.lines[0][:3], pane.lines[0][3:]))
    assert "GAO +5/~12" in text_of(pane.lines[0]) or "5/~12" in gao
    assert "%" not in text_of(pane.lines[0])
    assert "-" in kidal


@pytest.mark.parametrize(
    ("covered", "need", "unknown", "band"),
    [(80, 100, 0, "covered"), (79, 100, 0, "partial"), (40, 100, 0, "partial"), (39, 100, 0, "gap"), (0, 100, 0, "gap"),
     (0, 100, 100, "unknown"), (0, 100, 50, "gap"), (0, 0, 0, "none")],
)  # fmt: skip
def test_bands(covered: int, need: int, unknown: int, band: str) -> None:
    """The target, half of it, under that; wholly unknown is not a gap, and no need is neither."""
    assert band_of(sums(covered, need, unknown=unknown), 0.8) == band


def test_legend_explains_the_bands_that_are_there() -> None:
    assert text_of(bands_line(0.8, ASCII, {"gap", "covered"})) == "# from 80 %  ! under 40 %"
    assert "no need" not in text_of(bands_line(0.8, Drawing(unicode=True), {"none", "gap"}))


@pytest.mark.parametrize(
    ("covered", "unknown", "sign"),
    [(80, 0, "#"), (79, 0, "+"), (40, 0, "+"), (39, 0, "="), (20, 0, "="), (19, 0, "!"), (0, 60, "!"), (0, 100, "?")],
)
def test_map_tells_a_little_from_next_to_nothing(covered: int, unknown: int, sign: str) -> None:
    """Of 100 in need, target 80 %: the bands part at 80, 40 and 20; what is all unknown is no gap."""
    assert map_sign(sums(covered, 100, unknown=unknown), 0.8, ASCII)[0] == sign


def test_legend_of_the_map_names_the_bands_it_shows() -> None:
    """In percent, the signs that are there and no other; unknown also where a part of a region is."""
    shown = [sums(80, 100), sums(25, 100), sums(0, 100, unknown=3), sums(0, 0)]
    assert text_of(map_legend(shown, 0.8, ASCII)) == "# >=80  = >=20  ! <20  ? unknown  - no need"
    assert text_of(map_legend(shown[1:2], 0.8, Drawing(unicode=True))) == "░ >=20"


def test_mission_without_regions() -> None:
    """A mission that is only begun has a sentence in place of a map."""
    view = view_of("", BARE)
    assert text_of(map_pane(view.mission, {}, 40, 5, ASCII).lines[0]).strip() == "No region is recorded."


def test_marks_of_what_is_unknown_never_cost_a_region_its_place() -> None:
    """Where five tiles with percent and mark side by side are too wide, the marks go and the map stays."""
    rows = (f'id = "r{n}"; title = "R"; zone = "z"; code = "R0{n}"; tile = [{n}, 0]' for n in range(5))
    view = view_of(entries("zone", 'id = "z"; title = "Z"') + entries("region", *rows) + COURSE, BARE)
    unsure = {each.id: sums(30, 90, unknown=20, illustrative=True) for each in view.mission.regions}
    assert text_of(map_pane(view.mission, unsure, 50, 1, ASCII).lines[0]).count("=~33?") == 5
    narrow = map_pane(view.mission, unsure, 45, 1, ASCII)
    assert text_of(narrow.lines[0]) == " R00 =~33 R01 =~33 R02 =~33 R03 =~33 R04 =~33"
    assert narrow.height == 1
