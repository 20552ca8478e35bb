"""Protects the reform balance: hours computed by hand, planned and delivered apart, empty cells kept."""

import datetime as dt

import pytest

from planner.mission import Mission
from planner.reform import (
    AREAS,
    INSTRUMENTS,
    LENSES,
    Balance,
    Hours,
    Women,
    balance_of,
    hours_by_component,
    hours_by_instrument_and_area,
    hours_by_lead,
    hours_by_lens,
    hours_by_level,
    hours_by_pace,
    hours_of,
    taught_in,
    women_of,
)
from planner.view import View
from tests.missions import DAY, curriculum_of, entries, mission_of

TEXT = (
    entries(
        "partner",
        'id = "school"; title = "School"; kind = "national"',
        'id = "mission"; title = "Mission"; kind = "mission"',
    )
    + entries(
        "team",
        'id = "i"; title = "I"; region = "gao"; trainers = 2; component = "IPO"',
        'id = "f"; title = "F"; region = "gao"; trainers = 2; component = "FPU"',
    )
    + entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 50')
    + entries(
        "activity",
        'id = "a"; title = "A"; kind = "logistics"; region = "gao"; start = 2014-07-01',
        'id = "b"; title = "B"; kind = "confidence-building"; region = "gao"; start = 2014-07-01',
    )
    + entries(
        "session",
        # 10 heads: 10 x 2 h of A, 10 x 3 h of B.
        'id = "held"; modules = ["A", "B"]; start = 2014-05-05; status = "delivered"; attended = { u = 10 }; '
        'partner = "school"; teams = ["i", "f"]; women = 3',
        # 4 seats: 4 x 3 h of B, 4 x 1 h of C.
        'id = "plan"; modules = ["B", "C"]; start = 2014-08-04; seats = { u = 4 }; partner = "mission"; teams = ["f"]',
        # 5 x 2 h of A by nobody named.
        'id = "bare"; modules = ["A"]; start = 2014-08-04; status = "approved"; seats = { u = 5 }',
        'id = "idea"; modules = ["A"]; start = 2014-08-04; status = "idea"; seats = { u = 7 }',
        'id = "off"; modules = ["A"]; start = 2014-08-04; status = "cancelled"; seats = { u = 7 }',
        'id = "late"; modules = ["A"]; start = 2014-05-05; seats = { u = 7 }',
        'id = "next"; modules = ["A"]; start = 2014-09-01; status = "delivered"; attended = { u = 7 }',
        'id = "mute"; modules = ["A"]; start = 2014-05-05; status = "delivered"; women = 2',
        'id = "sums"; modules = ["C"]; start = 2014-05-05; status = "delivered"; attended = { u = 2 }',
    )
    + curriculum_of(
        entries(
            "module",
            'id = "A"; title = "A"; hours = 2; lenses = ["operationality.readiness", "operationality.efficiency"]',
            'id = "B"; title = "B"; hours = 3; lenses = ["human-rights", "governance"]; level = "organisation"; '
            'instrument = "governance"; area = "accountability"; pace = "institutional"',
            'id = "C"; title = "C"; hours = 1; level = "society"; instrument = "mentoring"',
        )
    )
)


@pytest.fixture(scope="module")
def mission() -> Mission:
    return mission_of(TEXT)


@pytest.fixture(scope="module")
def balance(mission: Mission) -> Balance:
    return balance_of(mission, DAY)


def test_hours_are_heads_times_hours(mission: Mission, balance: Balance) -> None:
    """Planned 4 x 3 + 4 x 1 + 5 x 2 = 26 by seats; delivered 10 x 2 + 10 x 3 + 2 x 1 = 52 by attendance."""
    assert balance.total == hours_of(taught_in(mission, DAY)) == Hours(26, 52)


def test_hours_are_those_of_the_distribution(mission: Mission, balance: Balance) -> None:
    """What is held and booked there, by venue, is what is delivered and planned here."""
    rows = View(mission, DAY).distribution().regions
    assert balance.total == Hours(sum(row.booked.hours for row in rows), sum(row.held.hours for row in rows))


def test_matrix_has_25_cells_with_the_empty_ones(mission: Mission, balance: Balance) -> None:
    assert balance.matrix == hours_by_instrument_and_area(taught_in(mission, DAY))
    assert list(balance.matrix) == [(instrument, area) for instrument in INSTRUMENTS for area in AREAS]
    filled = {cell: hours for cell, hours in balance.matrix.items() if any(hours)}
    assert filled == {
        ("training", "policing"): Hours(10, 20),
        ("governance", "accountability"): Hours(12, 30),
        ("mentoring", "policing"): Hours(4, 2),
    }
    assert balance.material == 1


def test_lenses_count_in_full_and_operationality_once(mission: Mission, balance: Balance) -> None:
    """A has two elements: 20 h delivered count once above them and in full for each; C has no lens."""
    assert balance.lenses == hours_by_lens(taught_in(mission, DAY))
    assert tuple(balance.lenses) == ("operationality", *LENSES, "none")
    assert balance.lenses["operationality"] == Hours(10, 20)
    assert balance.lenses["operationality.readiness"] == balance.lenses["operationality.efficiency"] == Hours(10, 20)
    assert balance.lenses["operationality.effectiveness"] == Hours(0, 0)
    assert balance.lenses["human-rights"] == balance.lenses["governance"] == Hours(12, 30)
    assert balance.lenses["none"] == Hours(4, 2)


def test_levels_and_paces(mission: Mission, balance: Balance) -> None:
    taught = taught_in(mission, DAY)
    assert balance.levels == hours_by_level(taught)
    assert balance.levels == {
        "individual": Hours(10, 20),
        "organisation": Hours(12, 30),
        "institution": Hours(0, 0),
        "society": Hours(4, 2),
    }
    assert balance.paces == hours_by_pace(taught)
    assert balance.paces == {"operational": Hours(14, 22), "institutional": Hours(12, 30)}


def test_components_share_what_they_teach_together(mission: Mission, balance: Balance) -> None:
    """IPO and FPU taught 50 h together; FPU has 16 h ahead; 10 h and 2 h name no team."""
    assert balance.components == hours_by_component(mission, taught_in(mission, DAY))
    assert balance.components == {"IPO": Hours(0, 50), "FPU": Hours(16, 50), "none": Hours(10, 2)}


def test_lead_is_national_or_international_or_not_named(mission: Mission, balance: Balance) -> None:
    assert balance.leads == hours_by_lead(taught_in(mission, DAY))
    assert balance.leads == {"national": Hours(0, 50), "international": Hours(16, 0), "none": Hours(10, 2)}


def test_women_are_counted_where_both_are_recorded(mission: Mission, balance: Balance) -> None:
    """Of three delivered sessions one records women and who came: 3 of 10 heads."""
    assert balance.women == women_of(mission, DAY) == Women(women=3, attended=10, sessions=1, silent=2)
    assert balance.women.share == 0.3
    assert Women(0, 0, 0, 2).share is None


def test_a_mission_without_sessions_is_all_zeros() -> None:
    empty = balance_of(mission_of(""), dt.date(2014, 6, 30))
    assert empty.total == Hours(0, 0)
    assert not any(any(hours) for hours in empty.matrix.values())
