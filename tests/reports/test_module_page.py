"""The tree of modules and a module's page fit their columns, lead where they say, and lose no text of the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.mission import Mission
from planner.model import Settings
from planner.reports import module_lists
from planner.reports.lines import text_of, width
from planner.reports.module_facts import ModuleFacts
from planner.reports.module_page import curriculum_pane, module_pane
from planner.reports.module_tree import tree_pane
from planner.reports.panes import ASCII, Drawing, Pane
from planner.view import View
from planner.workspace import Workspace
from tests.missions import DAY, curriculum_of, entries, view_of

ROOMS = (54, 66, 80, 96)
MODULES = curriculum_of(
    """
    [[module]]
    id = "A"
    title = "Notes [/] [bold]taken[/bold]"
    hours = 1
    refresh_months = 1
    class_min = 2
    objectives = ["Write what was seen\\tand when."]
    equipment = ["pens"]
    conditions = ["premises"]
    involves = ["prosecutor"]
    audience = { roles = ["mobile"], share = 0.5 }
    due_diligence = true
    [[module]]
    id = "B"
    title = "Nothing known of it"
    hours = 2.5
    requires = ["A"]
    audience = { roles = ["nobody"] }
    """
)
UNIT = entries("unit", 'id = "u"; title = "Squadron"; region = "gao"; strength = 9; roles = ["mobile"]')


@pytest.fixture(scope="module")
def shipped() -> ModuleFacts:
    """The shipped mission."""
    return ModuleFacts(Workspace.open(None).view)


@pytest.fixture(scope="module")
def small() -> ModuleFacts:
    """Two modules and a unit in need of one of them."""
    return ModuleFacts(view_of(UNIT + MODULES))


def text(pane: Pane) -> str:
    """The text of *pane*, blanks joined."""
    return " ".join(" ".join(text_of(parts) for parts in pane.lines).split())


def sound(pane: Pane, room: int) -> None:
    """Check that nothing is wider than *room*, and that every spot stands on a line with a blank for the cursor."""
    assert max(width(parts) for parts in pane.lines) <= room
    for spot in pane.spots:
        assert text_of(pane.lines[spot.row])[:1] in (" ", "")


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_nothing_is_wider_than_its_room(shipped: ModuleFacts, room: int, unicode: bool) -> None:
    """Every page of the shipped mission, beside a list or alone."""
    drawing, mission = Drawing(unicode), shipped.view.mission
    sound(tree_pane(shipped, mission.curriculum, room, drawing), room)
    for module in mission.modules:
        sound(module_pane(shipped, module, room, drawing), room)
    for curriculum in mission.curricula:
        sound(curriculum_pane(shipped, curriculum, room, drawing), room)


def test_tree_shows_modules_of_what_is_open(small: ModuleFacts) -> None:
    """A closed curriculum is one row; opened, its modules follow with their hours and heads."""
    assert [spot.target.kind for spot in tree_pane(small, (), 80, ASCII).spots] == ["curriculum"]
    lines = [text_of(parts) for parts in tree_pane(small, {"course"}, 80, ASCII).lines]
    assert [line.split()[0] for line in lines] == ["-", "A", "B"]
    assert lines[1].endswith("0 of 5  -")
    assert "2.5 h" in lines[2]
    assert "no need" in lines[2]


def test_page_of_a_module_says_what_the_file_says(small: ModuleFacts) -> None:
    """Audience, class, validity, conditions and lenses are in words; markup and tabs are harmless text."""
    said = text(module_pane(small, small.view.mission.module["A"], 90, ASCII))
    for part in (
        "A Notes [/] [bold]taken[/bold]",
        "50 % of the heads of units with the role mobile",
        "1 hour; classroom; 2 heads or more; 1 trainer; with prosecutor",
        "lapses after 1 month",
        "0 of 5; 5 open",
        "1. Write what was seen and when.",
        "leads to B",
        "Equipment pens",
        "Premises unknown in GAO, KID, BAM",
        "Lenses none named",
        "support that needs human rights due diligence",
        "None is planned, and none was held.",
    ):
        assert part in said


def test_page_of_a_module_nobody_needs(small: ModuleFacts) -> None:
    """What is not there is said, not left blank."""
    said = text(module_pane(small, small.view.mission.module["B"], 90, ASCII))
    assert "no need recorded" in said
    assert "needs A" in said
    assert "No need, and no session." in said
    assert "No unit." in said
    assert "does not lapse" in said


def test_rows_lead_to_what_they_are_about(shipped: ModuleFacts) -> None:
    """Modules before and after, regions, cells and sessions are all spots."""
    pane = module_pane(shipped, shipped.view.mission.module["CI-07"], 90, ASCII)
    kinds = {spot.pane: spot.target.kind for spot in pane.spots}
    assert kinds == {
        "head": "module",
        "steps": "module",
        "regions": "region",
        "units": "cell",
        "sessions": "session",
    }
    units = [spot.target for spot in pane.spots if spot.pane == "units"]
    assert len(units) == len(shipped.cells("CI-07"))


def test_who_lacks_most_stands_first(shipped: ModuleFacts) -> None:
    """The units are in the order of their open heads."""
    pane = module_pane(shipped, shipped.view.mission.module["PO-06"], 90, ASCII)
    cells = shipped.view.coverage.cell
    opened = [cells[spot.target.id, spot.target.module].open for spot in pane.spots if spot.pane == "units"]
    assert opened == sorted(opened, reverse=True)


def test_teaching_elsewhere_is_seen_beside_the_need(shipped: ModuleFacts) -> None:
    """A region whose people need a module that is taught in the capital alone has a row without sessions."""
    pane = module_pane(shipped, shipped.view.mission.module["CI-07"], 96, ASCII)
    rows = {spot.target.id: text_of(pane.lines[spot.row]) for spot in pane.spots if spot.pane == "regions"}
    assert rows["gao"].split()[-4:] == ["-", "-", "-", "-"]
    assert rows["bamako"].split()[-4:] != ["-", "-", "-", "-"]


def test_of_very_many_the_first_are_listed(shipped: ModuleFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is said how many are not, and which command prints them."""
    monkeypatch.setattr(module_lists, "MOST", 3)
    module = shipped.view.mission.module["CI-07"]
    pane = module_pane(shipped, module, 90, ASCII)
    for part, count in (("units", len(shipped.cells("CI-07"))), ("sessions", len(shipped.sessions("CI-07")))):
        assert len([spot for spot in pane.spots if spot.pane == part]) == 3
        command = "coverage" if part == "units" else "sessions"
        assert f"{count - 3} more: planner {command}" in text(pane)


def test_nothing_in_the_curricula() -> None:
    """Without a module the tree says so."""
    facts = ModuleFacts(View(Mission(root=Path(), settings=Settings(title="Empty")), DAY))
    assert "No module." in text(tree_pane(facts, (), 80, ASCII))


def test_who_can_teach_it() -> None:
    """Teams with the module's or the curriculum's skill and trainers: where, how many, in which languages."""
    teams = entries(
        "team",
        'id = "t1"; title = "Order"; region = "gao"; trainers = 2; component = "FPU"; skills = ["A"]; '
        'languages = ["fr"]',
        'id = "t2"; title = "All"; region = "kidal"; trainers = 1; skills = ["course"]',
        'id = "t3"; title = "Nobody"; region = "gao"; trainers = 0; skills = ["A"]',
    )
    facts = ModuleFacts(view_of(UNIT + teams + MODULES))
    pages = {name: text(module_pane(facts, facts.view.mission.module[name], 80, ASCII)) for name in "AB"}
    assert "- Order (t1): GAO; FPU; 2 trainers; fr" in pages["A"]
    assert "- All (t2): KID; other; 1 trainer" in pages["A"]
    assert "Nobody" not in pages["A"]
    assert "Order" not in pages["B"]
    nobody = ModuleFacts(view_of(UNIT + MODULES))
    assert "No team has the skill." in text(module_pane(nobody, nobody.view.mission.module["A"], 80, ASCII))
