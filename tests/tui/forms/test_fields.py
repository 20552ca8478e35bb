"""A form has every field of its table, and each field is typed as its type wants it."""

from __future__ import annotations

import pytest

from planner.editing.values import order_of
from planner.loading.tables import text_fields
from planner.operations import BadField, find, set_fields, type_of, value_of, written
from planner.schema import TABLES
from planner.tui.forms.entries import EDITED, Entity, EntryDraft, NewEntry
from planner.tui.forms.fields import POINTS, specs_of
from planner.tui.forms.labels import label_of
from planner.workspace import Workspace


@pytest.mark.parametrize("table", EDITED)
def test_every_field_of_the_model_is_in_the_form(table: str) -> None:
    """Once each, tables inside taken apart; a field the model gets later is there by itself."""
    specs = specs_of(table)
    assert {spec.path[0] for spec in specs} == set(order_of(table))
    assert len({spec.name for spec in specs}) == len(specs)
    assert {spec.path[1] for spec in specs if spec.path[0] == "fr"} == set(text_fields(TABLES[table]))
    assert all(label_of(table, spec).strip() for spec in specs)
    for spec in specs:
        type_of(table, spec.path)


@pytest.mark.parametrize(
    ("table", "name", "kind"),
    [
        ("session", "modules", "list"),
        ("session", "seats", "map"),
        ("session", "venue", "choice"),
        ("session", "status", "choice"),
        ("session", "start", "text"),
        ("region", "conditions.security", "choice"),
        ("region", "closures", "text"),
        ("unit", "needs", "map"),
        ("venue", "suits", "list"),
        ("venue", "seats", "text"),
        ("activity", "provides", "list"),
    ],
)
def test_kinds(table: str, name: str, kind: str) -> None:
    """References and enumerations are chosen, lists and tables typed with a list, the rest typed."""
    assert next(spec.kind for spec in specs_of(table) if spec.name == name) == kind


def test_what_is_chosen_from_a_table_is_a_reference_to_it(workspace: Workspace) -> None:
    """The loader refuses, at each field that names a table here, an id that no entry of it has."""
    records = {"unit": "up-station", "session": "s-04", "region": "upriver", "venue": "hall", "activity": "a-beds"}
    for table, name in records.items():
        for spec in specs_of(table):
            if not spec.tables:
                continue
            assert spec.tables == POINTS[spec.path[-1]]
            value = value_of(table, spec.path, "nobody=1" if spec.kind == "map" else "nobody")
            with pytest.raises(BadField, match=r"no .* has the id"):
                set_fields(workspace.loaded, "x", table, find(workspace.loaded, table, name), {spec.path: value})


def test_what_an_entry_says_is_read_back_as_it_is_shown() -> None:
    """Every field of every entry of the example: opening a form and accepting it changes nothing."""
    workspace = Workspace.open()
    mission = workspace.view.mission
    shown = 0
    for table in ("session", "unit", "region", "team", "venue", "partner", "activity"):
        for name in getattr(mission, table):
            draft = EntryDraft(workspace, Entity(table, name))
            for spec in draft.specs:
                value: object = draft.says
                for step in spec.path:
                    value = value.get(step) if isinstance(value, dict) else None
                if value is None:
                    continue
                shown += 1
                assert draft.value(spec.name) == value, (name, spec.name)
            assert draft.changed() == {}
    assert shown > 1000


def test_a_new_entry_says_what_it_lacks(workspace: Workspace) -> None:
    """Nothing is made of an empty form."""
    draft = NewEntry(workspace, "activity")
    assert draft.errors()
    assert draft.made is None
    for name, text in {
        "id": "a-2",
        "title": "Talks",
        "kind": "logistics",
        "region": "city",
        "start": "2026-09-01",
    }.items():
        draft.put(name, text)
    assert draft.errors() == {}
    assert draft.file == "mission.toml"


@pytest.mark.parametrize(
    "text", ["2026-08-01..2026-08-15 floods, roads cut", "2026-08-01..2026-08-15; 2026-12-01..2026-12-02 a; "]
)
def test_periods(text: str) -> None:
    """They are written short, and read as they are written."""
    value = value_of("region", ("closures",), text)
    assert written(value) == text.rstrip("; ")
    assert value_of("region", ("closures",), written(value)) == value
