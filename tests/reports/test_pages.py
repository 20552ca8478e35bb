"""The pages of the screens are whole at every size, say how much they leave out, and bear missions only begun."""

from __future__ import annotations

import re

import msgspec
import pytest

from planner.checks import run
from planner.reports.distribution_page import distribution_pane
from planner.reports.filed import Filed
from planner.reports.lines import text_of, width
from planner.reports.overview_page import overview_pane
from planner.reports.panes import Drawing, Pane
from planner.reports.unit_page import UnitPage
from planner.view import View
from planner.workspace import Workspace
from tests.missions import view_of

SIZES = [(80, 20), (80, 45), (120, 35), (160, 45), (250, 80)]
BARE = '[mission]\ntitle = "Bare"\nas_of = 2014-06-30\n'
HALF = BARE + '[[region]]\nid = "r"\ntitle = "R"\nzone = "z"\n[[zone]]\nid = "z"\ntitle = "Z"\n'


@pytest.fixture(scope="module")
def shipped() -> View:
    return Workspace.open().view


def overview(view: View, room: int, height: int, *, unicode: bool = False) -> Pane:
    return overview_pane(view, Filed(view, run(view)), room, height, Drawing(unicode))


def sound(pane: Pane, room: int) -> None:
    """No line is too wide, and every spot begins with the blank in which the cursor shows."""
    assert max((width(parts) for parts in pane.lines), default=0) <= room
    for spot in pane.spots:
        text = "".join(text for text, _style in pane.lines[spot.row])
        assert spot.stop <= room
        assert text[spot.start] == " ", (spot, text)


@pytest.mark.parametrize(("room", "height"), SIZES)
def test_overview_is_one_page_at_every_size(shipped: View, room: int, height: int) -> None:
    """It needs no scrolling, and uses the room: more rows in a taller terminal."""
    pane = overview(shipped, room, height)
    sound(pane, room)
    assert pane.height <= height
    assert pane.height >= height - 8 or height > 60


def test_overview_at_80x24_has_all_its_parts(shipped: View) -> None:
    """Map, bars, parity, deployment, sessions, gaps, what lapses, findings, each with how much is not shown."""
    text = "\n".join(map(text_of, overview(shipped, 80, 20).lines))
    parts = ("KID ?~0", "North beside Bamako", "75/~1,267", "Need for need, ~1.7 covered in North", "122 of 320  38 %")
    lists = ("Sessions ahead: ", "Worst gaps, and what lapses next", "Findings: ")
    assert [part for part in (*parts, *lists) if part not in text] == []
    assert text.count(" more -") == 3
    assert {spot.pane for spot in overview(shipped, 80, 20).spots} == {"map", "bars", "sessions", "gaps", "findings"}


def test_twenty_regions_and_all_the_rest_fit_80x24(shipped: View) -> None:
    """The map of 2023 has six rows of tiles; nothing else has to be scrolled for them."""
    places = [(number % 5, number // 5) for number in range(24)][3:23]
    like = shipped.mission.regions[0]
    regions = tuple(
        msgspec.structs.replace(like, id=f"r{number:02}", code=f"R{number:02}", tile=place)
        for number, place in enumerate(places)
    )
    units = tuple(
        msgspec.structs.replace(unit, region=regions[number % 20].id)
        for number, unit in enumerate(shipped.mission.units)
    )
    view = View(msgspec.structs.replace(shipped.mission, regions=regions, units=units), shipped.day)
    pane = overview(view, 80, 20)
    sound(pane, 80)
    assert pane.height <= 20
    assert sum(spot.pane == "map" for spot in pane.spots) == 20


def test_overview_before_the_rules_have_run(shipped: View) -> None:
    """The page can be seen before the findings are known, and says so."""
    pane = overview_pane(shipped, None, 80, 20, Drawing())
    assert any("Findings: looking" in text_of(parts) for parts in pane.lines)


@pytest.mark.parametrize("room", [80, 120, 160])
@pytest.mark.parametrize("text", [BARE, HALF], ids=["title only", "a region"])
def test_pages_of_a_mission_that_is_only_begun(text: str, room: int) -> None:
    """Nothing is undefined in a way that ends the program, and no percentage is made up."""
    view = view_of("", text)
    for pane in (overview(view, room, 20), distribution_pane(view, "need", room, 20, Drawing())):
        sound(pane, room)
        assert not re.search(r"\d %", "".join(text_of(parts) for parts in pane.lines))


@pytest.mark.parametrize(("room", "height"), SIZES)
def test_distribution_has_zones_then_regions_at_every_size(shipped: View, room: int, height: int) -> None:
    pane = distribution_pane(shipped, "need", room, height, Drawing())
    sound(pane, room)
    names = [spot.target.id for spot in pane.spots]
    assert names == [each.id for each in (*shipped.mission.zones, *shipped.mission.regions)]
    heads = next(text_of(parts) for parts in pane.lines if "held h" in text_of(parts))
    assert "IPO FPU" in heads


def test_distribution_says_the_verdict_first(shipped: View) -> None:
    lines = [text_of(parts) for parts in distribution_pane(shipped, "area", 80, 20, Drawing()).lines]
    assert lines[0].startswith(" Parity ~0.17: need for need, ~1.7 covered in North for every 10 in Bamako")
    assert "follow the area" in " ".join(lines[1:4])


@pytest.mark.parametrize("room", [80, 120, 160])
def test_unit_page_of_every_unit(shipped: View, room: int) -> None:
    """Every module of the unit is there, every session that names it, and every line fits."""
    findings = Filed(shipped, run(shipped))
    for unit in shipped.mission.units:
        pane = UnitPage(shipped, unit, findings, room, Drawing()).pane({})
        sound(pane, room)
        modules = [spot.target.module for spot in pane.spots if spot.pane.startswith("modules")]
        assert modules == [cell.module.id for cell in shipped.coverage.by_unit.get(unit.id, ())]
        sessions = {spot.target.id for spot in pane.spots if spot.pane == "sessions"}
        assert sessions == {session.id for session in shipped.sessions_of.get(unit.id, ())}


def test_unit_page_opens_a_module(shipped: View) -> None:
    """What is said of an open module stands below its row, wrapped and whole."""
    unit = shipped.mission.unit["com-gao"]
    page = UnitPage(shipped, unit, Filed(shipped, ()), 80, Drawing())
    closed, pane = page.pane({}), page.pane({"CI-08": ("A first sentence. " * 8, "Last.")})
    assert page.pane({}) == closed
    spot = next(spot for spot in pane.spots if spot.target.module == "CI-08")
    below = [text_of(parts).strip() for parts in pane.lines[spot.row + 1 : spot.row + spot.height]]
    assert pane.height == closed.height + len(below)
    assert below[-1] == "Last."
    assert " ".join(below[:-1]).count("A first sentence.") == 8


@pytest.mark.parametrize("room", [80, 160])
def test_unknown_is_shown_apart_on_both_pages(shipped: View, room: int) -> None:
    """133 heads in Gao and all in Kidal are unknown, which is not untrained; a page without any stays as it is."""
    units = tuple(msgspec.structs.replace(unit, records="complete") for unit in shipped.mission.units)
    known = View(msgspec.structs.replace(shipped.mission, units=units), shipped.day)
    for view, there in ((shipped, True), (known, False)):
        pages = overview(view, room, 20), distribution_pane(view, "need", room, 20, Drawing())
        first, second = ("\n".join(map(text_of, pane.lines)) for pane in pages)
        assert ("~681 unknown" in first, "?" in first) == (there, there)
        gao = next(line for line in second.splitlines() if line.startswith(" Gao"))
        assert ("220 of ~1,819 ~133" in re.sub(" +", " ", gao)) is there
