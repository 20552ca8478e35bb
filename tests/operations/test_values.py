"""What people type becomes the field's value, and what cannot says which field, why, and what would be right."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES
from planner.operations import BadField, path_of, value_of, written
from planner.operations.values import _fields


@pytest.mark.parametrize(
    ("table", "name", "text", "value"),
    [
        ("session", "start", " 2014-07-01 ", dt.date(2014, 7, 1)),
        ("session", "women", "07", 7),
        ("session", "status", "planned", "planned"),
        ("session", "modules", "HR-01, HR-02,", ["HR-01", "HR-02"]),
        ("session", "seats", "gao-gms=12, com.gao: 4", {"gao-gms": 12, "com.gao": 4}),
        ("session", "seats.com.gao", "3", 3),
        ("session", "note", " two\nlines ", " two\nlines "),
        ("session", "note", "  ", None),
        ("session", "due_diligence", "pending", "pending"),
        ("session", "fr.title", "Été", "Été"),
        ("module", "fr.objectives", "un; deux, trois", ["un", "deux, trois"]),
        ("module", "hours", "2,5", 2.5),
        ("module", "hours", "2", 2),
        ("module", "formed_unit", "true", True),
        ("module", "audience.share", "0.5", 0.5),
        ("module", "objectives", "one; two, three", ["one", "two, three"]),
        ("region", "tile", "2,3", [2, 3]),
        ("region", "conditions", "premises=lacking, security=partial", {"premises": "lacking", "security": "partial"}),
        ("mission", "horizon.start", "2014-07-01", dt.date(2014, 7, 1)),
        ("mission", "targets.parity", "0.5", 0.5),
        ("unit", "needs.CI-04", "0", 0),
    ],
)
def test_values(table: str, name: str, text: str, value: object) -> None:
    """Every type of field reads what people type, and yields the type that TOML has."""
    got = value_of(table, path_of(table, name), text)
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize(
    ("table", "name", "text", "said"),
    [
        ("session", "strat", "x", 'strat: unknown field; did you mean "start"?'),
        ("session", "xyz", "x", "xyz: unknown field; known here: id, modules, start"),
        ("session", "start", "2014-02-30", 'start: "2014-02-30" is not a date like 2014-06-30'),
        ("session", "start", "1.7.2014", 'start: "1.7.2014" is not a date like 2014-06-30'),
        ("session", "women", "-1", 'women: "-1" where a whole number from 0 to 1000000000 belongs'),
        ("session", "women", "many", 'women: "many" where a whole number from 0 to 1000000000 belongs'),
        ("session", "women", "9" * 5000, "women: "),
        ("session", "status", "planed", 'planned, approved, delivered, cancelled belongs; did you mean "planned"?'),
        ("session", "id", "a b", 'id: "a b" is not a valid id: letters, digits, dot'),
        ("session", "seats", "gao-gms", 'seats: "gao-gms" where name=value belongs'),
        ("session", "seats", "gao-gms=x", 'seats.gao-gms: "x" where a whole number'),
        ("session", "title.x", "x", "title.x: title has no parts; write title=…"),
        ("session", "fr.tittle", "x", 'fr.tittle: "tittle" has no French twin; did you mean "title"?'),
        ("region", "conditions.premise", "lacking", 'conditions.premise: unknown field; did you mean "premises"?'),
        ("region", "conditions", "premise=lacking", 'conditions.premise: unknown field; did you mean "premises"?'),
        ("region", "tile", "1", 'tile: "1" where a list with commas between its items belongs'),
        ("module", "formed_unit", "yes", 'formed_unit: "yes" where true or false belongs'),
        ("module", "hours", "0", 'hours: "0" where'),
    ],
)
def test_what_no_field_takes(table: str, name: str, text: str, said: str) -> None:
    """The field, what was typed, what belongs there, and the nearest that there is."""
    with pytest.raises(BadField) as caught:
        value_of(table, path_of(table, name), text)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("table", sorted(MISSION_TABLES | CURRICULUM_TABLES))
@settings(max_examples=12, deadline=None)
@given(text=st.text(max_size=20) | st.sampled_from(["1", "a=1", "2014-01-01", "a, b", "[", "{", "inf", "nan", "1e9"]))
def test_any_text_gives_a_value_or_says_why(table: str, text: str) -> None:
    """Nothing typed raises anything else, and what a value is written as reads back as the same."""
    for name in _fields((MISSION_TABLES | CURRICULUM_TABLES)[table]):
        try:
            value = value_of(table, (name,), text)
        except BadField as reason:
            if str(reason).startswith(name):
                continue
            raise
        if value is not None and not isinstance(value, str):
            assert value_of(table, (name,), written(value)) == (None if value in ([], {}) else value)
