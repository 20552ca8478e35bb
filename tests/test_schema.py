"""The JSON Schema says what the types say, in words that TOML editors understand, and never more than loading asks."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
import tomli
from msgspec import structs

from planner.loading import shipped_curricula, shipped_missions
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES, SINGLE, text_fields
from planner.schema import schema, schema_text

TABLES = {**MISSION_TABLES, **CURRICULUM_TABLES}
KNOWN = {
    "$schema", "additionalProperties", "anyOf", "default", "description", "enum", "exclusiveMaximum",
    "exclusiveMinimum", "format", "items", "maxItems", "maximum", "minItems", "minimum", "pattern", "properties",
    "required", "title", "type",
}  # fmt: skip
TYPES = {"string": str, "integer": int, "number": int | float, "boolean": bool, "array": list, "object": dict}


def entry_of(name: str) -> dict[str, Any]:
    """The schema of one entry of the table."""
    table = schema()["properties"][name]
    return table if name in SINGLE else table["items"]


def nodes(node: object) -> list[dict[str, Any]]:
    """Every schema in the schema; what is under ``properties`` are names, not words."""
    if isinstance(node, list):
        return [inner for item in node for inner in nodes(item)]
    if not isinstance(node, dict):
        return []
    below = [node.get(word) for word in ("items", "anyOf", "additionalProperties")]
    return [node, *(inner for item in (*below, *node.get("properties", {}).values()) for inner in nodes(item))]


def faults(value: object, node: Any, path: str = "") -> list[str]:
    """Where the value breaks the schema: as much of a validator as the schema has words for."""
    if "anyOf" in node:
        return min((faults(value, choice, path) for choice in node["anyOf"]), key=len)
    if node.get("format") == "date":  # editors hand TOML dates over as text
        return [] if type(value) is dt.date else [f"{path}: no date"]
    found = []
    if "type" in node and not isinstance(value, TYPES[node["type"]]):
        found.append(f"{path}: no {node['type']}")
    elif "enum" in node and value not in node["enum"]:
        found.append(f"{path}: none of the words")
    elif "pattern" in node and not re.search(node["pattern"], str(value)):
        found.append(f"{path}: not of the pattern")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        low, high = node.get("minimum", float("-inf")), node.get("maximum", float("inf"))
        inside = low <= value <= high and node.get("exclusiveMinimum", low - 1) < value
        found += [] if inside and value < node.get("exclusiveMaximum", value + 1) else [f"{path}: out of range"]
    elif isinstance(value, list):
        found += (
            [] if node.get("minItems", 0) <= len(value) <= node.get("maxItems", len(value)) else [f"{path}: length"]
        )
        found += [
            fault for index, item in enumerate(value) for fault in faults(item, node["items"], f"{path}[{index}]")
        ]
    elif isinstance(value, dict):
        found += [f"{path}: {name} is missing" for name in node.get("required", ()) if name not in value]
        for name, item in value.items():
            inner = node.get("properties", {}).get(name, node["additionalProperties"])
            found += faults(item, inner, f"{path}.{name}") if inner else [f"{path}: {name} is unknown"]
    return found


def test_tables_are_those_of_loading() -> None:
    """A table that loading reads is never underlined as unknown, and no other is offered."""
    assert set(schema()["properties"]) == set(TABLES)
    assert schema()["additionalProperties"] is False
    assert {name for name, node in schema()["properties"].items() if node["type"] == "object"} == SINGLE


@pytest.mark.parametrize("name", TABLES)
def test_fields_are_those_of_the_types(name: str) -> None:
    """Completion offers exactly the fields that loading knows, and asks for those it requires."""
    fields = structs.fields(TABLES[name])
    entry = entry_of(name)
    assert set(entry["properties"]) == {field.name for field in fields}
    assert set(entry["required"]) == {field.name for field in fields if field.required}
    assert entry["additionalProperties"] is False
    assert set(entry["properties"]["fr"]["properties"]) == set(text_fields(TABLES[name]))


def test_only_words_that_editors_know() -> None:
    """No reference (its neighbours are dropped), no null (TOML has none), no later draft's words."""
    assert {word for node in nodes(schema()) for word in node} <= KNOWN
    text = schema_text()
    assert "null" not in text
    assert "0001-01-01" not in text
    assert not [node["default"] for node in nodes(schema()) if isinstance(node.get("default"), list | dict)]


def test_editors_show_what_a_field_is_for() -> None:
    """The strings under the fields reach the editor, and dates are dates."""
    session, region = entry_of("session")["properties"], entry_of("region")["properties"]
    assert session["seats"]["description"] == "Heads booked, by unit."
    assert session["end"] == {"type": "string", "format": "date", "description": "Default: the start."}
    assert session["status"]["default"] == "planned"
    assert region["tile"]["items"]["minimum"] == 0
    assert region["conditions"]["properties"]["premises"]["enum"] == ["adequate", "lacking", "partial", "unknown"]
    assert entry_of("module")["properties"]["hours"] == {"type": "number", "exclusiveMinimum": 0, "maximum": 400}
    assert entry_of("mission")["properties"]["targets"]["properties"]["due_days"]["default"] == 90


def test_text_is_the_same_at_every_call_and_sorted() -> None:
    """A regenerated schema gives no difference in version control."""
    assert schema_text() == schema_text()
    assert schema_text() == json.dumps(json.loads(schema_text()), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize(
    "file", [*shipped_missions().glob("*/*.toml"), *shipped_curricula().glob("*.toml")], ids=lambda file: file.name
)
def test_shipped_files_keep_to_the_schema(file: Path) -> None:
    """The schema is never stricter than loading: files that load without error show none in an editor."""
    assert faults(tomli.loads(file.read_text("utf-8")), schema()) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[zone]]\nid = "a"', ".zone[0]: title is missing"),
        ('[[zone]]\nid = "é"\ntitle = "a"', ".zone[0].id: not of the pattern"),
        ("[[zones]]", ": zones is unknown"),
        ('[[unit]]\nid="a"\ntitle="a"\nregion="a"\nstrength=-1', ".unit[0].strength: out of range"),
        ('[[unit]]\nid="a"\ntitle="a"\nregion="a"\nstrength=1\nturnover=1', ".unit[0].turnover: out of range"),
        ('[[session]]\nid="a"\nmodules=[]\nstart="2014-01-01"', ".session[0].start: no date"),
        ('[[session]]\nid="a"\nmodules=[]\nstart=2014-01-01\nstatus="done"', ".session[0].status: none of the words"),
        ('[mission]\ntitle="a"\nfr={ titel="a" }', ".mission.fr: titel is unknown"),
    ],
)
def test_mistakes_are_underlined(text: str, fault: str) -> None:
    """What loading refuses in one field, the editor shows while it is typed."""
    assert faults(tomli.loads(text), schema()) == [fault]
