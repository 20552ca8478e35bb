"""Protects that a reason names what decides: alter that datum in the files, and the sentence is another."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from planner.proposal import propose
from tests.missions import PLACES, curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "First"; hours = 14; class_min = 6; class_max = 12',
        'id = "B"; title = "Second"; hours = 40; requires = ["A"]; conditions = ["vehicles"]; format = "field"',
        'id = "F"; title = "Lines"; hours = 6; class_min = 12; formed_unit = true',
    )
)
UNITS = entries(
    "unit",
    'id = "one"; title = "One"; region = "gao"; strength = 40',
    'id = "two"; title = "Two"; region = "gao"; strength = 20; needs = { "F" = 3 }',
)
PARTNERS = entries("partner", 'id = "p"; title = "P"', 'id = "q"; title = "Q"')
VENUES = entries(
    "venue",
    'id = "small"; title = "Small"; region = "gao"; seats = 10; suits = ["classroom"]',
    'id = "hall"; title = "Hall"; region = "bamako"; seats = 60',
)
TEAMS = entries(
    "team",
    'id = "far"; title = "Far"; region = "bamako"; trainers = 2; partner = "q"; skills = ["course"]',
    'id = "near"; title = "Near"; region = "gao"; trainers = 2; partner = "p"; skills = ["A", "F"]',
)
TEXT = PLACES + UNITS + PARTNERS + VENUES + TEAMS


class Case(NamedTuple):
    """A reason: the field, what it names, and the datum that decides, before and after."""

    field: str
    names: str
    datum: str
    altered: str
    more: str = ""
    """Entries that the mission has besides."""
    edits: tuple[tuple[str, str], ...] = ()
    """How the mission differs from ``TEXT``."""
    module: str = "A"


BUSY = 'id = "s1"; modules = ["F"]; start = 2014-07-07; end = 2014-07-11; '
HELD = entries(
    "session",
    'id = "s1"; modules = ["A"]; start = 2013-07-08; status = "delivered"; attended = { one = 40, two = 20 }',
)
LAPSING = (("hours = 14", "hours = 14\nrefresh_months = 12"),)
ZONE = '[[zone]]\nid = "north"'
GAO = 'id = "gao"\ntitle = "Gao"'
RAINS = ((GAO, f"{GAO}\nclosures = [{{ start = 2014-07-01, end = 2014-07-12 }}]"),)
LACKING = (
    (GAO, f'{GAO}\nconditions = {{ vehicles = "lacking" }}'),
    ('suits = ["classroom"]', 'suits = ["classroom", "field"]'),
    ('requires = ["A"]', "requires = []"),
)
TWO_ROOMS = entries("venue", 'id = "big"; title = "Big"; region = "gao"; seats = 30')
ACTIVITY = entries(
    "activity",
    'id = "x"; title = "X"; kind = "logistics"; region = "gao"; start = 2014-07-01; end = 2014-08-29; '
    'provides = ["vehicles"]',
)
A_TAUGHT = 'id = "s1"; modules = ["A"]; start = 2014-07-21; end = 2014-07-23; seats = { one = 8 }'
BY_Q = 'id = "s1"; modules = ["A"]; start = 2014-05-05; status = "delivered"; partner = "q"; attended = { one = 1 }'


NO_CLASSROOM = (('"classroom"', '"exercise"'), ("seats = 60", 'seats = 60\nsuits = ["field"]'))


SHORT_WEEK = (("as_of = 2014-06-30", "as_of = 2014-07-02"), ("2014-12-31", "2014-07-11"))


def busy(what: str, days: str = BUSY) -> str:
    return entries("session", days + what)


CASES = {
    "title": Case("title", "A and gao", 'region = "gao"\nseats = 10', 'region = "kidal"\nseats = 10'),
    "gap": Case("modules", "40 of 40 heads of one", "strength = 40", "strength = 30"),
    "lapse": Case(
        "modules", "A: 40 of 40 heads of one that need it lapse from 2014-07-08 on", "07-08", "07-09", HELD, LAPSING
    ),
    "turnover": Case(
        "modules",
        "A: 1 of 40 heads of one that need it will be gone within 90 days",
        "due_days = 90",
        "due_days = 91",
        HELD.replace("one = 40", "one = 42"),
        (
            (ZONE, f"[mission.targets]\ndue_days = 90\n{ZONE}"),
            ("strength = 40", "strength = 40\nturnover = 0.04"),
        ),
    ),
    "no need": Case(
        "modules", "one has no need in A", "A = 0", "A = 1", edits=(("h = 40", "h = 40\nneeds = { A = 0 }"),)
    ),
    "notice": Case("start", "7 days from 2014-06-30", "as_of = 2014-06-30", "as_of = 2014-07-03"),
    "horizon": Case(
        "start",
        "begins on 2014-09-01",
        "2014-09-01",
        "2014-08-31",
        edits=(("start = 2014-07-01", "start = 2014-09-01"),),
    ),
    "unit away": Case("start", "one is in s1 until 2014-07-11", "07-11", "07-10", busy("seats = { one = 1 }")),
    "venue taken": Case("start", "small is taken by s1 until 2014-07-11", "07-11", "07-10", busy('venue = "small"')),
    "teams busy": Case(
        "start",
        "no team with the skill for A can come from 2014-07-07 on: near is in s1 until 2014-07-11",
        "2014-07-11",
        "2014-07-10",
        busy('teams = ["near", "far"]'),
    ),
    "closed": Case(
        "start", "closed from 2014-07-01 to 2014-07-12", "end = 2014-07-12", "end = 2014-07-13", edits=RAINS
    ),
    "provided": Case(
        "start",
        "lacking until x provides it on 2014-08-29",
        "end = 2014-08-29",
        "end = 2014-08-28",
        ACTIVITY,
        LACKING,
        "B",
    ),
    "prerequisite": Case(
        "start",
        "which B requires, only in s1 until 2014-07-23",
        "07-23",
        "07-22",
        entries("session", A_TAUGHT),
        module="B",
    ),
    "no Monday": Case(
        "start",
        "no Monday does; a day earlier in gao the region is closed from 2014-07-01 to 2014-07-08",
        "end = 2014-07-08",
        "end = 2014-07-07",
        edits=(*RAINS, ("07-12", "07-08"), ("2014-12-31", "2014-07-11"), ('region = "bamako"', 'region = "gao"')),
    ),
    "no notice": Case(
        "start",
        "no day that leaves 7 days from 2014-06-30 fits",
        "06-30",
        "06-25",
        edits=(("2014-12-31", "2014-07-04"),),
    ),
    "weekday": Case(
        "start", "first day in the horizon that leaves 7 days from 2014-07-02", "07-02", "07-01", edits=SHORT_WEEK
    ),
    "late horizon": Case(
        "start",
        "in the horizon, which begins on 2014-07-09; no Monday fits",
        "start = 2014-07-09",
        "start = 2014-07-08",
        edits=(("start = 2014-07-01", "start = 2014-07-09"), ("2014-12-31", "2014-07-11")),
    ),
    "hours": Case("end", "14 h at 6 h a day", "hours = 14", "hours = 15"),
    "can be planned": Case("status", "one, near, small are free from 2014-07-07", '"near"', '"close"'),
    "cannot": Case("status", "since one has neither had nor booked A", 'requires = ["A"]', "requires = []", module="B"),
    "at home": Case(
        "venue", "small in gao, where one is stationed, suits the format classroom and seats 10", "10", "11"
    ),
    "better one taken": Case(
        "venue", "; small is taken by s1 until 2014-07-11", "07-11", "07-10", busy('venue = "small"') + TWO_ROOMS
    ),
    "no venue at home": Case(
        "venue", "gao has no venue for the format field", '["classroom"]', '["classroom", "field"]', module="B"
    ),
    "lacking at home": Case(
        "venue", "since in gao vehicles lacking", '"lacking"', '"partial"', edits=LACKING, module="B"
    ),
    "none suits": Case("venue", "none suits the format classroom", '"exercise"', '"classroom"', edits=NO_CLASSROOM),
    "skill": Case("teams", "near: skilled in A", '["A", "F"]', '["course"]'),
    "trainers": Case("teams", "2 trainers (gao)", 'trainers = 2\npartner = "p"', 'trainers = 3\npartner = "p"'),
    "nearer busy": Case("teams", "; near is in s1 until 2014-07-11", "07-11", "07-10", busy('teams = ["near"]')),
    "nearer repeats": Case(
        "teams", "; q teaches A to one in s1, until 2014-05-05", "2014-05-05", "2014-05-06", entries("session", BY_Q)
    ),
    "nearer has no days": Case(
        "teams",
        "near has 2 days a month and 3 would be booked in 2014-07",
        "days_per_month = 2",
        "days_per_month = 1",
        edits=(('skills = ["A", "F"]', 'skills = ["A", "F"]\ndays_per_month = 2'),),
    ),
    "partner": Case("partner", "p posts near", 'partner = "p"', 'partner = "q"'),
    "release": Case(
        "seats", "one 8: the release target of 20 % lets 8 of 40 heads go", "strength = 40", "strength = 35"
    ),
    "whole gap": Case(
        "seats", "one 5: all for whom", "A = 5", "A = 6", edits=(("strength = 40", "strength = 40\nneeds = { A = 5 }"),)
    ),
    "room": Case("seats", "two 2: small seats 10", "seats = 10", "seats = 9"),
    "class": Case("seats", "a class of A takes 9", "class_max = 9", "class_max = 10", edits=(("max = 12", "max = 9"),)),
    "formed": Case(
        "seats",
        "one 40: a formed unit goes as a whole, all 40",
        "strength = 40",
        "strength = 39",
        edits=(("strength = 40", "strength = 40\nneeds = { F = 50 }"),),
        module="F",
    ),
    "nobody": Case("seats", "nobody of one has to be taught", "one = 40, ", "one = 39, ", HELD),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_reason_follows_the_datum_that_decides(case: Case) -> None:
    text = TEXT + case.more + COURSE
    for old, new in case.edits:
        assert old in text
        text = text.replace(old, new)
    before = reason(text, case)
    assert case.names in before
    assert case.datum in text
    assert reason(text.replace(case.datum, case.altered), case) != before


def reason(text: str, case: Case) -> str:
    """What is said of the field, "" where the proposal leaves it out."""
    return propose(view_of(text, ""), "one", case.module).reasons.get(case.field, "")
