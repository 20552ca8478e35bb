"""Protects the ranked lists of the form: each conflict in words, for what the other fields say now."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.loading import shipped_missions
from planner.proposal import FIELDS as RANKED
from planner.proposal import Candidate, Field, candidates, propose
from planner.view import View
from planner.workspace import Workspace
from tests.missions import PLACES, curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "First"; hours = 12; class_min = 6; class_max = 12',
        'id = "B"; title = "Second"; hours = 12; requires = ["A"]; conditions = ["vehicles"]; class_min = 20',
        'id = "C"; title = "Third"; hours = 40; audience = { roles = ["judicial"] }',
    )
)
UNITS = entries(
    "unit",
    'id = "one"; title = "One"; region = "gao"; strength = 40',
    'id = "two"; title = "Two"; region = "gao"; strength = 20; needs = { "B" = 0 }',
    'id = "three"; title = "Three"; region = "bamako"; strength = 50; confidence = "illustrative"',
)
THINGS = entries("partner", 'id = "p"; title = "P"', 'id = "q"; title = "Q"') + entries(
    "venue",
    'id = "small"; title = "Small"; region = "gao"; seats = 10; suits = ["classroom"]',
    'id = "yard"; title = "Yard"; region = "gao"; seats = 40; suits = ["field"]',
    'id = "hall"; title = "Hall"; region = "bamako"; seats = 60; rooms = 2',
)
TEAMS = entries(
    "team",
    'id = "far"; title = "Far"; region = "bamako"; trainers = 2; partner = "q"; skills = ["course"]',
    'id = "near"; title = "Near"; region = "gao"; trainers = 2; partner = "p"; skills = ["A"]; days_per_month = 8',
    'id = "other"; title = "Other"; region = "gao"; trainers = 9',
)
FIELDS: dict[str, object] = {
    "modules": ["A"],
    "start": dt.date(2014, 7, 7),
    "end": dt.date(2014, 7, 8),
    "venue": "small",
    "teams": ["near"],
    "partner": "p",
    "seats": {"one": 8},
    "status": "idea",
}


def view_with(*sessions: str, places: str = PLACES, more: str = "") -> View:
    return view_of(UNITS + THINGS + TEAMS + more + entries("session", *sessions) + COURSE, places)


def ranked(view: View, field: Field, **fields: object) -> dict[str, Candidate]:
    found = candidates(view, "one", "A", field, {**FIELDS, **fields})
    return {candidate.value: candidate for candidate in found}


def conflicts(view: View, field: Field, **fields: object) -> list[tuple[str, str]]:
    return [(name, candidate.conflict) for name, candidate in ranked(view, field, **fields).items()]


JULY = "start = 2014-07-07; end = 2014-07-11"
TAKEN = f'id = "s1"; modules = ["C"]; {JULY}'


def test_venues() -> None:
    """At home before away, suited before not; what is full or too small comes last, with who is in it until when."""
    found = ranked(view_with(f'{TAKEN}; venue = "small"'), "venue")
    assert [(name, each.conflict, each.note) for name, each in found.items()] == [
        ("hall", "", "bamako, 60 seats"),
        ("yard", "", "gao, 40 seats; does not suit the format classroom"),
        ("", "", "no venue yet"),
        ("small", "small is taken by s1 until 2014-07-11", "gao, 10 seats"),
    ]
    assert (
        ranked(view_with(), "venue", seats={"one": 8, "two": 4})["small"].conflict == "small seats 10 and 12 are booked"
    )


def test_venues_follow_the_week() -> None:
    """In another week the room is free again, and first in the list."""
    view = view_with(f'{TAKEN}; venue = "small"')
    later = {"start": dt.date(2014, 7, 14), "end": dt.date(2014, 7, 15)}
    assert next(iter(ranked(view, "venue", **later))) == "small"


def test_rooms_are_counted_day_by_day() -> None:
    """Two rooms take two sessions at once: one after the other they leave one free."""
    rows = [
        f'id = "s{number}"; modules = ["C"]; start = 2014-07-0{day}; venue = "hall"'
        for number, day in enumerate((7, 7, 8), 1)
    ]
    assert ranked(view_with(*rows[1:]), "venue")["hall"].conflict == ""
    assert (
        ranked(view_with(*rows), "venue")["hall"].conflict == "the 2 rooms of hall are taken by s1, s2 until 2014-07-07"
    )


def test_places() -> None:
    """A closure with its days, a condition with who would provide it and when."""
    gao = 'id = "gao"\ntitle = "Gao"'
    more = entries(
        "activity",
        'id = "x"; title = "X"; kind = "logistics"; region = "gao"; start = 2014-07-01; end = 2014-07-31; '
        'provides = ["vehicles"]',
    )
    closed = PLACES.replace(gao, f"{gao}\nclosures = [{{ start = 2014-07-08, end = 2014-07-20 }}]")
    text = "in gao the region is closed from 2014-07-08 to 2014-07-20"
    assert ranked(view_with(places=closed), "venue")["small"].conflict == text
    assert ranked(view_with(places=closed), "start")["2014-07-14"].conflict == text
    lacking = PLACES.replace(gao, f'{gao}\nconditions = {{ vehicles = "lacking" }}')
    text = "in gao vehicles lacking until x provides it on 2014-07-31"
    assert ranked(view_with(places=lacking, more=more), "module")["B"].conflict == text
    partly = lacking.replace("lacking", "partial")
    assert "in gao vehicles partial" in ranked(view_with(places=partly), "venue", modules=["B"])["small"].note


@pytest.mark.parametrize(
    ("session", "why"),
    [
        (f'{TAKEN}; teams = ["near"]', "near is in s1 until 2014-07-11"),
        (f"{TAKEN}; seats = {{ one = 1 }}", "one is in s1 until 2014-07-11"),
        (f'{TAKEN}; venue = "small"', "small is taken by s1 until 2014-07-11"),
    ],
)
def test_weeks(session: str, why: str) -> None:
    """The weeks that are free come first, by date, each with its last day; the week that is not names who is where."""
    found = list(ranked(view_with(session), "start").items())
    assert [name for name, _each in found][:2] == ["2014-07-14", "2014-07-21"]
    assert found[0][1].note == "until 2014-07-15"
    assert (found[-1][0], found[-1][1].conflict) == ("2014-07-07", why)


def test_a_day_that_was_typed_is_in_the_list() -> None:
    """Past days and days beyond the horizon are said to be that."""
    early = ranked(view_with(), "start", start=dt.date(2014, 6, 3), end=None)["2014-06-03"]
    assert early.conflict == "it would have ended on 2014-06-04, before 2014-06-30"
    late = ranked(view_with(), "start", start=dt.date(2015, 6, 3), end=None)["2015-06-03"]
    assert late.conflict == "it would start outside the horizon of 2014-07-01 to 2014-12-31"


def test_teams() -> None:
    """Those with the skill and the days, the nearest first; who repeats another partner is named."""
    view = view_with('id = "s1"; modules = ["A"]; start = 2014-09-01; partner = "q"; seats = { one = 8 }')
    assert [(name, each.conflict, each.note) for name, each in ranked(view, "teams", partner="q").items()] == [
        ("far", "", "bamako, 2 trainers"),
        ("near", "q teaches A to one in s1, until 2014-09-01", "gao, 2 trainers"),
        ("other", "other lacks the skill for A", "gao, 9 trainers"),
    ]
    worked = view_with('id = "s1"; modules = ["C"]; start = 2014-07-14; end = 2014-07-22; teams = ["near"]')
    found = ranked(worked, "teams")
    assert list(found) == ["far", "near", "other"]
    assert found["near"].note == "gao, 2 trainers; near has 8 days a month and 9 would be booked in 2014-07"
    assert found["near"].conflict == ""


def test_partners() -> None:
    view = view_with('id = "s1"; modules = ["A"]; start = 2014-09-01; partner = "q"; seats = { one = 8 }')
    assert conflicts(view, "partner") == [("q", ""), ("p", "q teaches A to one in s1, until 2014-09-01")]
    assert ranked(view_with(), "partner")["p"].note == "posts near"


def test_units_that_could_come() -> None:
    """The unit itself, those that come, those near; with the heads that the class still takes."""
    found = ranked(view_with(), "seats")
    assert [(name, each.heads, each.conflict) for name, each in found.items()] == [
        ("one", 8, ""),
        ("two", 2, ""),
        ("three", 2, ""),
    ]
    assert found["three"].note == "~50 of ~50 heads open; bamako is not within reach"
    full = ranked(view_with(), "seats", seats={"one": 8, "two": 2})
    assert full["three"].conflict == "small seats 10 and 11 are booked"
    wide = ranked(view_with(), "seats", seats={"one": 8, "two": 4}, venue=None)
    assert wide["three"].conflict == "a class of A takes 12 heads and 13 are booked"


def test_units() -> None:
    """For whom the session could be instead: away, outside the audience, without what is required."""
    view = view_with(f"{TAKEN}; seats = {{ two = 1 }}")
    assert conflicts(view, "unit") == [("one", ""), ("three", ""), ("two", "two is in s1 until 2014-07-11")]
    assert dict(conflicts(view_with(), "unit", modules=["C"]))["two"] == "two is not in the audience of C"
    late = 'id = "s1"; modules = ["A"]; start = 2014-07-14; end = 2014-07-15; seats = { one = 8 }'
    found = dict(conflicts(view_with(late), "unit", modules=["B"]))
    assert found["one"] == "one has A, which B requires, only in s1 until 2014-07-15"
    assert found["three"] == "three has neither had nor booked A, which B requires"


def test_release_limit() -> None:
    """Together with those who are away already, as the rule counts them."""
    found = ranked(view_with(), "start", seats={"one": 9})
    text = "one is over its release limit: 9 of 40 heads, where 20 % let 8 go"
    assert {each.conflict for each in found.values()} == {text}
    status = ranked(view_with(), "status", seats={"three": 11})
    assert status["planned"].conflict == "three is over its release limit: 11 of ~50 heads, where 20 % let ~10 go"


def test_modules() -> None:
    """Those with a gap that the team can teach; of the others what it or the class lacks."""
    found = ranked(view_with(), "module")
    assert (found["A"].rank, found["A"].note) == (0, "40 of 40 heads open")
    assert found["B"].conflict == "near lacks the skill for B"
    assert found["C"].conflict == "near lacks the skill for C"
    small = ranked(view_with(), "module", teams=["far"], seats={"one": 4})
    assert small["A"].conflict == "a class of A needs 6 heads and 4 are booked"


def test_status() -> None:
    """An idea clashes with nothing; what is planned clashes with what the fields say, and a clean one with nothing."""
    assert conflicts(view_with(), "status") == [("idea", ""), ("planned", ""), ("approved", "")]
    found = conflicts(view_with(f'{TAKEN}; teams = ["near"]'), "status")
    assert found == [("idea", ""), *((name, "near is in s1 until 2014-07-11") for name in ("planned", "approved"))]


def test_a_session_of_the_plan_is_not_in_its_own_way() -> None:
    """With its id, the lists are for changing it."""
    view = view_with(
        'id = "s1"; modules = ["A"]; start = 2014-07-07; venue = "small"; teams = ["near"]; seats = { one = 8 }'
    )
    for field in ("venue", "start", "teams", "seats", "status"):
        found = candidates(view, "one", "A", field, {**FIELDS, "id": "s1"})  # type: ignore[arg-type]
        assert found[0].conflict == ""
    assert ranked(view, "venue", id="s1")["small"].conflict == ""
    assert ranked(view, "venue")["small"].conflict == "small is taken by s1 until 2014-07-07"


def test_what_is_missing_or_unsound_is_not_compared() -> None:
    """While somebody types, a field may be empty, unknown or of another kind: every list is still there."""
    fields = {"start": None, "venue": "nowhere", "teams": ["nobody"], "seats": {"none": 3}, "modules": ["none"]}
    for wrong in ({}, fields, dict.fromkeys(FIELDS), {**fields, "start": "soon", "seats": "many", "teams": 3}):
        for field in RANKED:
            assert candidates(view_with(), "one", "A", field, wrong)  # type: ignore[arg-type]


def test_unknown_ids_are_refused() -> None:
    with pytest.raises(KeyError):
        candidates(view_with(), "none", "A", "venue", FIELDS)


def test_the_proposal_is_the_first_of_its_lists() -> None:
    """What is proposed is what the lists begin with."""
    view = view_with()
    proposal = propose(view, "one", "A")
    first = {
        field: candidates(view, "one", "A", field, proposal.fields)[0].value for field in ("venue", "start", "teams")
    }
    assert first == {"venue": "small", "start": "2014-07-07", "teams": "near"}


def test_every_list_of_the_shipped_mission_begins_with_what_clashes_with_nothing() -> None:
    """Of every field, for one of its worst gaps."""
    workspace = Workspace.open(shipped_missions() / "mali-2014")
    proposal = propose(workspace.view, "com-kidal", "HR-01")
    for field in RANKED:
        assert candidates(workspace.view, "com-kidal", "HR-01", field, proposal.fields)[0].conflict == ""
