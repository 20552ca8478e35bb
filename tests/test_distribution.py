"""Protects the figures by region and zone, with the vector of the design and hand-computed cases."""

import pytest

from planner.distribution import distribution_of, moves_of, zone_moves_of
from planner.view import View
from tests.missions import curriculum_of, view_of

NAMES = ["bamako", "mopti", "gao", "tombouctou", "kidal"]
NEED = [120, 80, 60, 60, 20]
ATTENDED = [150, 40, 15, 20, 0]
COURSE = curriculum_of('[[module]]\nid = "M"\ntitle = "M"\nhours = 1\n')


def vector(more: str = "", place_more: str = "") -> View:
    zone = {"bamako": "bamako", "mopti": "centre"}
    places = '[mission]\ntitle = "V"\nas_of = 2014-06-30\nfocus = "north"\nreference = "bamako"\n'
    places += "".join(f'[[zone]]\nid = "{name}"\ntitle = "{name}"\n' for name in ("north", "centre", "bamako"))
    for name in NAMES:
        places += f'[[region]]\nid = "{name}"\ntitle = "{name}"\nzone = "{zone.get(name, "north")}"\n{place_more}'
    text = "".join(
        f'[[unit]]\nid = "u-{name}"\ntitle = "{name}"\nregion = "{name}"\nstrength = {need}\n'
        for name, need in zip(NAMES, NEED, strict=True)
    )
    heads = ", ".join(f"u-{name} = {count}" for name, count in zip(NAMES, ATTENDED, strict=True))
    text += '[[venue]]\nid = "enp"\ntitle = "ENP"\nregion = "bamako"\nseats = 300\n'
    text += '[[session]]\nid = "s"\nmodules = ["M"]\nstart = 2014-01-06\nstatus = "delivered"\nvenue = "enp"\n'
    return view_of(f"{text}attended = {{ {heads} }}\n{more}{COURSE}", places)


def test_the_vector_of_the_design() -> None:
    """Covered 120, 40, 15, 20, 0; parity 0.25; to move 0.3137 = 70.59 of 225 hours."""
    found = vector().distribution()
    assert [row.sums.covered for row in found.regions] == [120, 40, 15, 20, 0]
    assert found.parity.value == pytest.approx(0.25)
    assert found.to_move.share == pytest.approx(0.3137, abs=5e-5)
    assert found.to_move.hours == pytest.approx(70.59, abs=5e-3)
    assert sum(row.sums.delivered_hours for row in found.regions) == 225


def test_two_views_by_duty_station_and_by_venue() -> None:
    """All 225 were taught in Bamako, one session; 75 of them are posted elsewhere and were taught away."""
    rows = {row.region.id: row for row in vector().distribution().regions if row.region}
    assert (rows["bamako"].held.sessions, rows["bamako"].held.seats, rows["bamako"].held.hours) == (1, 225, 225)
    assert rows["gao"].held.sessions == 0
    assert [rows[name].taught_away_seats for name in NAMES] == [0, 40, 15, 20, 0]
    assert [rows[name].sums.delivered_hours for name in NAMES] == ATTENDED


def test_zones_are_the_sums_of_their_regions() -> None:
    """North: Gao, Tombouctou and Kidal; a zone without region has a row of zeros."""
    zones = {row.zone.id: row for row in vector().distribution().zones if row.zone}
    assert (zones["north"].sums.need, zones["north"].sums.covered) == (140, 35)
    assert zones["north"].taught_away_seats == 35
    assert zones["bamako"].held.seats == 225


def test_a_session_without_venue_has_a_row_of_its_own() -> None:
    """5 heads x 1 hour, venue not recorded: in the last row, without region or zone; not taught away."""
    more = (
        '[[session]]\nid = "t"\nmodules = ["M"]\nstart = 2014-02-01\nstatus = "delivered"\nattended = { u-gao = 5 }\n'
    )
    found = vector(more).distribution()
    last = found.regions[-1]
    assert (last.region, last.zone, last.held.sessions, last.held.seats, last.held.hours) == (None, None, 1, 5, 5)
    assert found.zones[-1].held.seats == 5
    assert next(row for row in found.regions if row.region and row.region.id == "gao").taught_away_seats == 15


def test_booked_counts_seats_still_to_come() -> None:
    """A planned session that ends on the date is past; ideas and cancelled ones are never booked."""
    more = "".join(
        f'[[session]]\nid = "{status}-{start}"\nmodules = ["M"]\nstart = {start}\nstatus = "{status}"\nvenue = "enp"\n'
        f"seats = {{ u-gao = 7 }}\n"
        for status, start in [
            ("planned", "2014-07-01"),
            ("approved", "2014-08-01"),
            ("planned", "2014-06-30"),
            ("idea", "2014-07-01"),
            ("cancelled", "2014-07-01"),
        ]
    )
    booked = vector(more).distribution().regions[0].booked
    assert (booked.sessions, booked.seats, booked.hours) == (2, 14, 14)


def test_a_session_nobody_attended_counts_as_a_session() -> None:
    """Delivered without attendance: one session, no heads."""
    more = '[[session]]\nid = "t"\nmodules = ["M"]\nstart = 2014-02-01\nstatus = "delivered"\nvenue = "enp"\n'
    held = vector(more).distribution().regions[0].held
    assert (held.sessions, held.seats) == (2, 225)


def test_what_would_have_to_come_and_go() -> None:
    """Of 225 hours Bamako's share is 225 x 120/340 = 79.41, so 70.59 of 150 go; 12.94, 24.71, 19.71, 13.24 come."""
    view = vector()
    moves = moves_of(view.mission, view.distribution())
    assert [round(moves[name], 2) for name in NAMES] == [-70.59, 12.94, 24.71, 19.71, 13.24]
    assert sum(hours for hours in moves.values() if hours > 0) == pytest.approx(view.distribution().to_move.hours)
    assert moves_of(view.mission, view.distribution("population")) == {}


def test_what_would_have_to_come_to_a_zone_is_the_sum_of_its_regions() -> None:
    """North is Gao, Tombouctou and Kidal: 24.71 + 19.71 + 13.24."""
    view = vector()
    moves = zone_moves_of(view.mission, view.distribution())
    assert round(moves["north"], 2) == 57.65
    assert sum(moves.values()) == pytest.approx(0)
    assert zone_moves_of(view.mission, view.distribution("population")) == {}


def test_weight_enters_what_would_have_to_move_and_nothing_else() -> None:
    """Equal areas: w = 1/5 each; delivered shares 150, 40, 15, 20, 0 of 225 give 1/2 x 0.9333... = 0.46667."""
    view = vector(place_more="area_km2 = 10\n")
    by_area, by_need = view.distribution("area"), view.distribution()
    assert by_area.to_move.share == pytest.approx(105 / 225)
    assert by_area.parity == by_need.parity
    assert by_area.regions == by_need.regions
    assert view.distribution("population").to_move.share is None


def test_no_parity_says_why() -> None:
    """Undefined is not zero: each missing piece has its reason."""
    places = '[mission]\ntitle = "V"\n[[zone]]\nid = "a"\ntitle = "A"\n[[region]]\nid = "r"\ntitle = "R"\nzone = "a"\n'
    one = distribution_of(view_of("", places).mission, view_of("", places).day).parity
    assert (one.value, one.reason) == (None, "fewer than two zones are recorded")
    places += '[[zone]]\nid = "b"\ntitle = "B"\n'
    assert view_of("", places).distribution().parity.reason == "no focus zone is named"
    named = places.replace('title = "V"', 'title = "V"\nfocus = "a"\nreference = "b"')
    assert view_of("", named).distribution().parity.reason == "no need is recorded in the focus zone"
    text = vector().mission
    assert text.settings.focus == "north"


def test_trainers_by_component() -> None:
    """Teams are counted where they are posted, by component, and summed by zone."""
    more = "".join(
        f'[[team]]\nid = "t{number}"\ntitle = "T"\nregion = "{region}"\ntrainers = {number}\n'
        f'component = "{component}"\n'
        for number, region, component in [(3, "gao", "FPU"), (4, "kidal", "FPU"), (2, "gao", "IPO")]
    )
    found = vector(more).distribution()
    assert {row.zone.id: row.trainers for row in found.zones if row.zone}["north"] == {"FPU": 7, "IPO": 2}
