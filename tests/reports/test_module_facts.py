"""What is known of modules agrees with the core: nothing taught is lost or counted twice, and steps end."""

from __future__ import annotations

import math

import pytest

from planner.coverage import sums_of
from planner.reports.module_facts import ModuleFacts
from planner.tally import Teaching
from planner.view import View
from planner.workspace import Workspace
from tests.missions import curriculum_of, entries, view_of

MODULES = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "First"; hours = 3',
        'id = "B"; title = "Second"; hours = 5; requires = ["A"]',
        'id = "C"; title = "Third"; hours = 2; requires = ["B", "A"]',
        'id = "D"; title = "Round"; hours = 2; requires = ["E"]',
        'id = "E"; title = "And round"; hours = 2; requires = ["D"]',
    )
)


@pytest.fixture(scope="module")
def shipped() -> View:
    """The shipped mission."""
    return Workspace.open(None).view


def test_teaching_adds_up_to_the_distribution(shipped: View) -> None:
    """Over all modules together, each region's teaching is what the distribution says of it by venue."""
    facts = ModuleFacts(shipped)
    stands = {stand.region.id: stand for stand in facts.stands(shipped.mission.modules) if stand.region}
    for row in shipped.distribution().regions:
        if row.region and row.region.id in stands:
            stand = stands[row.region.id]
            assert (stand.booked, stand.sums) == (row.booked, row.sums)
            empty = row.held.sessions - stand.held.sessions
            assert (stand.held.seats, stand.held.hours, empty) == (row.held.seats, row.held.hours, 0)


def test_hours_of_each_module_add_up_to_those_of_all(shipped: View) -> None:
    """No hour is lost between modules, and none counted twice."""
    facts, modules = ModuleFacts(shipped), shipped.mission.modules
    each = [stand.held.hours for module in modules for stand in facts.stands([module])]
    assert math.isclose(sum(each), sum(stand.held.hours for stand in facts.stands(modules)))


def test_sums_are_the_coverages(shipped: View) -> None:
    """The sums of all modules are those of all cells."""
    assert ModuleFacts(shipped).sums(shipped.mission.modules) == shipped.coverage.total


def test_stands_are_those_of_cells_and_sessions(shipped: View) -> None:
    """Of one module, of two, of a curriculum: the sums of the cells there, and each session there once."""
    mission, day = shipped.mission, shipped.day
    facts = ModuleFacts(shipped)
    for modules in (mission.modules[:1], mission.modules[4:6], *mission.modules_in.values()):
        names = {module.id for module in modules}
        assert facts.sums(modules) == sums_of(cell for cell in shipped.coverage.cells if cell.module.id in names)
        for stand in facts.stands(modules):
            place = stand.region.id if stand.region else None
            there = [session for session in mission.sessions if shipped.region_of(session) == place]
            hours = {each.id: sum(m.hours for m in mission.taught(each) if m.id in names) for each in there}
            held = [each for each in there if hours[each.id] and each.status == "delivered" and each.end <= day]
            heads = [sum(each.attended.values()) for each in held]
            taught = sum(count * hours[each.id] for count, each in zip(heads, held, strict=True))
            assert stand.held == Teaching(len(held), sum(heads), taught)
            cells = [cell for cell in shipped.coverage.cells if cell.module.id in names and cell.unit.region == place]
            assert stand.sums == sums_of(cells)


def test_steps_name_each_module_once_and_the_nearest_way() -> None:
    """What is required directly is one step away even where it is also further; a circle ends."""
    facts = ModuleFacts(view_of(MODULES))
    module = facts.view.mission.module
    assert [(step.module.id, step.steps) for step in facts.before(module["C"])] == [("B", 1), ("A", 1)]
    assert [(step.module.id, step.steps) for step in facts.after(module["A"])] == [("B", 1), ("C", 1)]
    assert [(step.module.id, step.steps) for step in facts.before(module["D"])] == [("E", 1)]


def test_a_session_without_venue_has_a_row_of_its_own() -> None:
    """It is neither lost nor put into a region; ideas and cancelled sessions are in no row."""
    sessions = entries(
        "session",
        'id = "s1"; modules = ["A"]; start = 2014-06-01; status = "delivered"; attended = { u = 4 }',
        'id = "s2"; modules = ["A"]; start = 2014-09-01; status = "idea"; seats = { u = 4 }',
        'id = "s3"; modules = ["A"]; start = 2014-09-01; status = "cancelled"; seats = { u = 4 }',
    )
    facts = ModuleFacts(
        view_of(entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 9') + sessions + MODULES)
    )
    gao, nowhere = facts.stands([facts.view.mission.module["A"]])
    assert (gao.region and gao.region.id, gao.held.sessions, gao.sums.covered) == ("gao", 0, 4)
    assert (nowhere.region, nowhere.held.seats, nowhere.held.hours, nowhere.booked.sessions) == (None, 4, 12, 0)
    assert [session.id for session in facts.sessions("A")] == ["s1", "s2", "s3"]
