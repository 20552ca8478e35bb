"""What people do to sessions and units becomes one change of one file, and nothing unsound gets in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.drafts import Drafts
from planner.editing import EditRefused
from planner.history import Change
from planner.loading import Loaded, load
from planner.operations import (
    BadField,
    add_session,
    cancel_session,
    copy_session,
    deliver_session,
    find,
    move_session,
    new_session_id,
    observe,
    plan_file,
    remove_session,
    set_fields,
    set_session,
)
from tests.missions import PLACES, entries, write_mission

DAY = dt.date(2014, 1, 1)
MISSION = (
    PLACES
    + entries("unit", 'id = "gms"; title = "GMS"; region = "gao"; strength = 40')
    + entries("partner", 'id = "UN.1"; title = "UN"', 'id = "ngo"; title = "NGO"')
    + entries("team", 'id = "t"; title = "T"; region = "gao"; trainers = 2')
    + "--- plan-un.toml\n"
    + entries(
        "session",
        'id = "UN.1-001"; modules = ["HR-01"]; start = 2014-07-07; end = 2014-07-11; follow_up = 2014-10-01; '
        'partner = "UN.1"; seats = { gms = 3 }',
        'id = "done"; modules = ["HR-01"]; start = 2014-05-05; status = "delivered"; attended = { gms = 3 }',
        'id = "off"; modules = ["HR-01"]; start = 2014-05-05; status = "cancelled"',
        'id = "broken"; modules = ["HR-01"]; start = "soon"; venue = "nowhere"',
    )
    + "--- bad.toml\n[[session]]\nid = \n"
)


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    return load(write_mission(tmp_path, MISSION))


def lines(loaded: Loaded, change: Change) -> list[str]:
    """Return the lines of the diff that *change* makes, once it is proven in full."""
    drafts = Drafts(loaded.mission.root, {name: source.data for name, source in loaded.sources.items()})
    drafts.do(change)
    drafts.prove()
    return [line for line in drafts.diff() if line[0] in "+-" and line.strip("+-")]


def test_a_session_goes_to_the_file_of_its_partner(loaded: Loaded) -> None:
    """Its id begins with the partner's, and is one that no entry has, sound or not."""
    change = add_session(loaded, {"modules": ["HR-01"], "start": dt.date(2014, 9, 1), "partner": "UN.1"})
    assert change.name == "add UN.1-002"
    assert lines(loaded, change) == [
        "--- plan-un.toml",
        "+++ plan-un.toml",
        "+[[session]]",
        '+id = "UN.1-002"',
        '+modules = ["HR-01"]',
        "+start = 2014-09-01",
        '+partner = "UN.1"',
    ]
    assert plan_file(loaded.mission, "ngo") == "plan-ngo.toml"
    assert plan_file(loaded.mission, "../É.b") == "plan-b.toml"
    assert plan_file(loaded.mission, "É") == "plan.toml"
    assert new_session_id(loaded, "") == "session-001"
    new = add_session(loaded, {"id": "x", "modules": ["HR-01"], "start": dt.date(2014, 9, 1), "partner": "ngo"})
    assert list(new.files) == ["plan-ngo.toml"]


def test_moved(loaded: Loaded) -> None:
    """With its end and the visit that follows; nothing that is over is moved."""
    change = move_session(loaded, "UN.1-001", 2)
    assert change.name == "move UN.1-001 to week 30"
    assert [line for line in lines(loaded, change) if line[1:6] != "-- pl" and line.startswith("+")][1:] == [
        "+start = 2014-07-21",
        "+end = 2014-07-25",
        "+follow_up = 2014-10-15",
    ]
    with pytest.raises(BadField, match="out of the calendar"):
        move_session(loaded, "UN.1-001", 10**6)
    assert move_session(loaded, "UN.1-001", 0).files == {}


def test_cancelled_delivered_removed_copied_set(loaded: Loaded) -> None:
    """Each act changes the lines it says, and one that changes nothing makes no change."""
    assert lines(loaded, cancel_session(loaded, "UN.1-001"))[2:] == ['+status = "cancelled"']
    assert cancel_session(loaded, "off").files == {}
    delivered = deliver_session(loaded, "UN.1-001", {"gms": 2})
    assert delivered.name == "record UN.1-001: 2 heads"
    assert lines(loaded, delivered)[2:] == ['+status = "delivered"', "+attended = { gms = 2 }"]
    assert lines(loaded, remove_session(loaded, "off"))[-1] == "-[[session]]"
    copied = lines(loaded, copy_session(loaded, "UN.1-001", {"start": dt.date(2014, 9, 1), "end": None}))
    assert {'+id = "UN.1-002"', "+start = 2014-09-01", "+seats = { gms = 3 }"} <= set(copied)
    assert not any(line.startswith(("-id", "+follow_up", "+end")) for line in copied)
    changed = set_session(loaded, "UN.1-001", {("seats", "gms"): 4, "note": "n"})
    assert changed.name == "change seats.gms, note of UN.1-001"
    assert lines(loaded, changed)[2:] == ["-seats = { gms = 3 }", "+seats = { gms = 4 }", '+note = "n"']


def test_observed(loaded: Loaded) -> None:
    """The first observation makes its file; fields without a value are not written."""
    change = observe(loaded, "gms", "HR-01", "P", dt.date(2014, 7, 1), mentor="t", note="drills")
    assert change.name == "observe gms HR-01 P"
    assert list(change.files) == ["observations.toml"]
    assert lines(loaded, change)[3:] == [
        '+unit = "gms"',
        "+date = 2014-07-01",
        '+module = "HR-01"',
        '+rating = "P"',
        '+mentor = "t"',
        '+note = "drills"',
    ]


def test_other_entries_and_the_mission_itself(loaded: Loaded) -> None:
    """Units and the mission are edited by the same functions."""
    unit = set_fields(loaded, "strength", "unit", find(loaded, "unit", "gms"), {"strength": 41})
    assert lines(loaded, unit)[2:] == ["-strength = 40", "+strength = 41"]
    mission = set_fields(loaded, "note", "mission", find(loaded, "mission", ""), {"note": "n"})
    assert lines(loaded, mission)[2:] == ['+note = "n"']


def test_an_entry_with_an_error_can_be_mended_piece_by_piece(loaded: Loaded) -> None:
    """What was wrong before may stay so; nothing else wrong may come."""
    mended = set_session(loaded, "broken", {"start": dt.date(2014, 7, 7)})
    assert lines(loaded, mended)[2:] == ['-start = "soon"', "+start = 2014-07-07"]
    with pytest.raises(BadField, match="team"):
        set_session(loaded, "broken", {"start": dt.date(2014, 7, 7), "teams": ["x"]})


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda m: move_session(m, "UN.1-01", 1), 'no session has the id "UN.1-01"; did you mean "UN.1-001"?'),
        (lambda m: set_session(m, "UN.1-001", {("seats", "gsm"): 1}), 'seats.gsm: no unit has the id "gsm"; did'),
        (lambda m: set_session(m, "UN.1-001", {"modules": ["HR-99"]}), "modules: no curriculum or module has the id"),
        (lambda m: set_session(m, "UN.1-001", {"id": "done"}), 'id: the id "done" is taken already'),
        (lambda m: set_session(m, "UN.1-001", {"start": None}), '"start" is missing'),
        (lambda m: set_session(m, "UN.1-001", {"end": DAY}), "end: ends on 2014-01-01, before it starts"),
        (lambda m: set_session(m, "UN.1-001", {"women": True}), "women: true where a whole number"),
        (lambda m: add_session(m, {"start": DAY}), "modules: a session needs it"),
        (lambda m: add_session(m, {"id": "off", "modules": ["HR-01"], "start": DAY}), "is taken already"),
        (lambda m: observe(m, "gsm", "HR-01", "P", DAY), 'unit: no unit has the id "gsm"'),
        (lambda m: observe(m, "gms", "HR-01", "X", DAY), "rating: "),
    ],
)  # fmt: skip
def test_nothing_unsound_gets_in(loaded: Loaded, act: Callable[[Loaded], Change], said: str) -> None:
    """What the loader would call an error is refused before it is in a file, with the field's name."""
    with pytest.raises(BadField) as caught:
        act(loaded)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda m: move_session(m, "done", 1), "is delivered, so it cannot be moved"),
        (lambda m: cancel_session(m, "done"), "was delivered, so it cannot be cancelled"),
        (lambda m: deliver_session(m, "off", {"gms": 1}), "is cancelled, so nobody can have come"),
        (lambda m: set_fields(m, "x", "module", find(m, "module", "HR-01"), {"hours": 3}), "ships with the planner"),
        (lambda m: set_session(m, "UN.1-001", {"note": "a\x1b"}), "U+001B"),
    ],
)
def test_what_is_refused(loaded: Loaded, act: Callable[[Loaded], Change], said: str) -> None:
    """Records that are over, files that ship, and texts no file may hold."""
    with pytest.raises(EditRefused) as caught:
        act(loaded)
    assert said in str(caught.value)


def test_a_file_that_cannot_be_read_is_not_edited(tmp_path: Path) -> None:
    """Nor one in which the id stands twice, where nobody can say which is meant."""
    twice = PLACES + entries("session", 'id = "a"; modules = ["HR-01"]; start = 2014-07-07') * 2
    loaded = load(write_mission(tmp_path, twice + "--- plan.toml\n[[session]]\nid = \n"))
    with pytest.raises(BadField, match=r'the id "a" stands 2 times: mission\.toml'):
        remove_session(loaded, "a")
    with pytest.raises(EditRefused, match=r"plan\.toml cannot be read; planner check says why"):
        add_session(loaded, {"modules": ["HR-01"], "start": DAY})
