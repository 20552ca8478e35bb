"""Protects the distribution report: its JSON key for key, both views, and the verdict in words."""

import pytest

from planner.reports.distribution import (
    distribution_data,
    distribution_json,
    distribution_tables,
    moves_lines,
    verdict_lines,
)
from planner.reports.lines import text_of
from planner.reports.tables import table_csv, table_lines
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(entries("module", 'id = "M"; title = "M"; hours = 1'))
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)
PLACED = entries("venue", 'id = "enp"; title = "ENP"; region = "bamako"; seats = 300') + entries(
    "team",
    'id = "t"; title = "T"; region = "kidal"; trainers = 4; component = "IPO"',
)
HELD = (
    'id = "s1"; modules = ["M"]; start = 2014-05-05; status = "delivered"; venue = "enp"; attended = { g = 8, b = 40 }'
)
BOOKED = 'id = "s2"; modules = ["M"]; start = 2014-07-07; seats = { g = 20 }'


def mission(*sessions: str) -> View:
    return view_of(UNITS + PLACED + entries("session", *sessions) + COURSE)


def test_regions_have_the_keys_of_the_design_and_no_more() -> None:
    payload = distribution_json(mission(HELD))
    assert payload.keys() == {"schema", "as_of", "weight", "regions", "zones", "parity", "to_move"}
    gao, kidal, _bamako = payload["regions"]
    none = {"sessions": 0, "seats": 0, "hours": 0}
    assert gao == {
        "region": "gao", "zone": "north", "need_hours": 40, "covered_hours": 8, "gap_hours": 32, "delivered_hours": 8,
        "scheduled_hours": 0, "coverage": 0.2, "taught_away_seats": 8, "held": none, "booked": none, "trainers": {},
    }  # fmt: skip
    assert (kidal["trainers"], kidal["coverage"]) == ({"IPO": 4}, None)


def test_zones_are_keyed_by_zone_alone() -> None:
    payload = distribution_json(mission(HELD))
    north, south = payload["zones"]
    assert "region" not in north
    assert (north["zone"], north["trainers"], south["held"]) == (
        "north", {"IPO": 4}, {"sessions": 1, "seats": 48, "hours": 48},
    )  # fmt: skip


def test_what_has_no_venue_is_in_a_last_row_only_where_there_is_any() -> None:
    payload = distribution_json(mission(HELD, BOOKED))
    last = payload["regions"][-1]
    assert (last["region"], last["zone"], last["booked"]["seats"]) == (None, None, 20)
    assert [row["zone"] for row in payload["zones"]] == ["north", "south", None]


def test_parity_and_to_move() -> None:
    payload = distribution_json(mission(HELD))
    assert payload["parity"] == {"focus": "north", "reference": "south", "value": 0.2, "reason": None}
    assert payload["to_move"] == pytest.approx({"share": 1 / 3, "hours": 16})
    assert distribution_json(mission())["to_move"] == {"share": None, "hours": None}
    assert distribution_json(mission())["parity"]["value"] is None


def test_verdict_in_words() -> None:
    view = mission(HELD)
    assert verdict_lines(view.mission, view.distribution()) == (
        "Parity 0.20: need for need, 2 covered in North for every 10 in South.",
        "To move: 16 of 48 delivered hours (33 %) would have to go elsewhere for delivery to follow the hours of need.",
        "Trainers posted: Kidal: IPO 4.",
    )


def test_verdict_without_parity_says_why() -> None:
    view = mission()
    words, to_move, _trainers = verdict_lines(view.mission, view.distribution())
    assert words == "Parity is undefined: nobody is covered in the reference zone."
    assert to_move.startswith("To move: undefined")


def test_weight_in_force_is_in_the_header_and_in_the_words() -> None:
    view = mission(HELD)
    tables = distribution_tables(view, "strength")
    assert tables[0].header[-1] == "weight of what would have to move: strength of the units"
    assert any("follow the strength of the units" in note for note in tables[-1].notes)
    assert "population" in verdict_lines(view.mission, view.distribution("population"))[1]


def test_tables_set_delivered_by_station_beside_held_by_venue() -> None:
    lines = [text_of(line) for table in distribution_tables(mission(HELD)) for line in table_lines(table)]
    (gao,) = [line.split() for line in lines if line.startswith("Gao") and "of" in line]
    assert gao == ["Gao", "8", "of", "40", "20", "%", "40", "32", "8", "0"]


def test_csv_is_one_flat_table_of_regions_and_zones() -> None:
    head, *rows = table_csv(distribution_data(mission(HELD))).strip().split("\r\n")
    assert head.startswith("level,region,zone,title,need_hours")
    assert "held_sessions,held_seats,held_hours" in head
    assert [row.split(",")[0] for row in rows] == ["region"] * 3 + ["zone"] * 2


def test_where_hours_would_come_and_go() -> None:
    """Gao has 8 and Bamako 40 of 48 hours, both need 40: 16 of Bamako's would have to come to Gao."""
    view = mission(HELD)
    assert list(moves_lines(view.mission, view.distribution())) == ["To come: Gao 16 h.", "To go: Bamako 16 h."]
    assert list(moves_lines(view.mission, view.distribution("area"))) == []
    text = "\n".join(text_of(line) for table in distribution_tables(view) for line in table_lines(table))
    assert "To come: Gao 16 h." in text
