"""Protects the mapping of partners: who does what where for whom, hours by hand; what is double is as checked."""

import pytest

from planner.checks import run
from planner.mapping import Booked, duplicates_of, standing_of, trainee_hours, work_by_partner, work_of
from planner.mission import Mission
from planner.view import View
from tests.missions import DAY, curriculum_of, entries, mission_of

OTHER = curriculum_of(entries("module", 'id = "X"; title = "X"; hours = 4'), "other")
TEXT = (
    entries("partner", 'id = "p"; title = "P"', 'id = "q"; title = "Q"', 'id = "r"; title = "R"')
    + entries(
        "venue",
        'id = "v"; title = "V"; region = "gao"; seats = 9',
        'id = "w"; title = "W"; region = "bamako"; seats = 9',
    )
    + entries(
        "unit",
        'id = "u"; title = "U"; region = "gao"; strength = 20',
        'id = "b"; title = "B"; region = "bamako"; strength = 20',
    )
    + entries("team", 'id = "t"; title = "T"; region = "gao"; trainers = 2; partner = "p"')
    + entries(
        "session",
        'id = "1"; modules = ["A", "X"]; start = 2014-05-05; status = "delivered"; venue = "v"; partner = "p"; '
        'attended = { u = 6, b = 2 }; seats = { u = 9 }; teams = ["t"]',
        'id = "2"; modules = ["A"]; start = 2014-07-07; venue = "v"; partner = "p"; seats = { u = 5 }',
        'id = "3"; modules = ["B"]; start = 2014-08-04; status = "idea"; venue = "v"; partner = "p"; seats = { b = 3 }',
        'id = "4"; modules = ["A"]; start = 2014-08-04; status = "approved"; partner = "q"; seats = { u = 4 }',
        'id = "5"; modules = ["A"]; start = 2014-08-04; venue = "w"; seats = { b = 4 }',
        'id = "6"; modules = ["A"]; start = 2014-05-05; venue = "w"; partner = "p"; seats = { b = 7 }',
        'id = "7"; modules = ["A"]; start = 2014-08-04; status = "cancelled"; partner = "q"; seats = { u = 4 }',
        'id = "8"; modules = ["A"]; start = 2014-09-01; status = "delivered"; venue = "w"; attended = { b = 1 }',
    )
    + curriculum_of(
        entries("module", 'id = "A"; title = "A"; hours = 2', 'id = "B"; title = "B"; hours = 3'),
    )
    + OTHER
)


@pytest.fixture(scope="module")
def mission() -> Mission:
    return mission_of(TEXT)


def test_standings_are_those_of_the_distribution(mission: Mission) -> None:
    """Cancelled, unreported and delivered before its time count nowhere."""
    found = {session.id: standing_of(session, DAY) for session in mission.sessions}
    planned = {"2": "planned", "4": "planned", "5": "planned"}
    assert found == {"1": "delivered", **planned, "3": "ideas", "6": "", "7": "", "8": ""}


def test_who_does_what_where_and_for_whom(mission: Mission) -> None:
    """p taught 8 heads 2 h of one course and 4 h of the other; 5 seats of 2 h are planned, an idea is apart."""
    works = {(work.partner, work.region, work.curriculum): work for work in work_of(mission, DAY)}
    assert list(works) == [
        ("p", "gao", "course"),
        ("p", "gao", "other"),
        ("q", None, "course"),
        (None, "bamako", "course"),
    ]
    own = works["p", "gao", "course"]
    assert (own.modules, own.units, own.teams) == (("A", "B"), ("u", "b"), ("t",))
    assert (own.delivered, own.planned, own.ideas) == (Booked(1, 8, 16), Booked(1, 5, 10), Booked(1, 3, 9))
    assert works["p", "gao", "other"].delivered == Booked(1, 8, 32)
    assert works["q", None, "course"].planned == Booked(1, 4, 8)


def test_by_partner_a_session_counts_once(mission: Mission) -> None:
    """8 heads of 6 h are 48; a partner that does nothing is there, and so is who names none."""
    partners = work_by_partner(mission, DAY)
    assert list(partners) == ["p", "q", "r", None]
    assert partners["p"] == {"ideas": Booked(1, 3, 9), "planned": Booked(1, 5, 10), "delivered": Booked(1, 8, 48)}
    assert partners["r"]["planned"] == Booked()
    assert partners[None]["planned"] == Booked(1, 4, 8)


def test_trainee_hours_of_a_session(mission: Mission) -> None:
    """By attendance once delivered, else by seats: 8 x 6 and 5 x 2."""
    assert [trainee_hours(mission, mission.session[name]) for name in "12"] == [48, 10]


def test_hours_add_up_to_those_of_the_distribution(mission: Mission) -> None:
    rows = View(mission, DAY).distribution().regions
    works = work_of(mission, DAY)
    assert sum(work.delivered.hours for work in works) == sum(row.held.hours for row in rows)
    assert sum(work.planned.hours for work in works) == sum(row.booked.hours for row in rows)


def test_duplicates_are_named_in_pairs(mission: Mission) -> None:
    """q teaches A to u in August, 91 days after p did in May and 28 after p will in July."""
    (twin,) = duplicates_of(mission)
    assert (twin.first.id, twin.second.id, twin.units, twin.modules, twin.heads) == ("2", "4", ("u",), ("A",), 4)


@pytest.mark.parametrize(("day", "double"), [("2014-08-03", True), ("2014-08-04", False)])
def test_ninety_days_are_near_and_ninety_one_are_not(day: str, double: bool) -> None:
    text = TEXT.replace('id = "2"', 'id = "2"\nstatus = "cancelled"').replace(
        "start = 2014-07-07", "start = 2014-07-08"
    )
    moved = text.replace('id = "4"\nmodules = ["A"]\nstart = 2014-08-04', f'id = "4"\nmodules = ["A"]\nstart = {day}')
    assert bool(duplicates_of(mission_of(moved))) is double


def test_duplicates_are_those_that_the_check_finds() -> None:
    """In the shipped mission each session that PL401 names is the second of a pair, and the other way round."""
    from planner.workspace import Workspace

    view = Workspace.open().view
    found = {finding.entities[0] for finding in run(view, ["PL401"])}
    assert {twin.second.id for twin in duplicates_of(view.mission)} == found
