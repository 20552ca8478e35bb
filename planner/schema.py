"""Owns the JSON Schema of mission and curriculum files, from the types, so that editors complete and check.

One schema serves every file, with the tables of missions and of curricula. It is never stricter than loading: what
depends on other values (references, ends before starts) is left to ``planner check``, and it says nothing that no type
says.
"""

from __future__ import annotations

import ast
import inspect
import json
from itertools import pairwise
from types import ModuleType
from typing import Any

import msgspec
from msgspec import Struct

from planner import curriculum, model
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES, SINGLE, text_fields

FILE_NAME = "planner.schema.json"
"""The schema's name beside the files of a mission."""

TABLES: dict[str, type[Struct]] = {**MISSION_TABLES, **CURRICULUM_TABLES}
"""Each table with the type of its entries."""

Node = dict[str, Any]
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that the common TOML editors check with
_REFERENCE = "#/$defs/{name}"
_TEXT: Node = {"type": "string"}
_TEXTS: Node = {"type": "array", "items": _TEXT}


def schema_text() -> str:
    """Return the schema as JSON text with sorted keys, the same at every call."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema() -> Node:
    """Return the schema of a file: its properties are the tables, each spelt out in place.

    Nothing is referred to, because editors drop what stands beside a reference, the field's description above all.
    """
    _refs, parts = msgspec.json.schema_components(list(TABLES.values()), ref_template=_REFERENCE)
    _describe(parts)
    entries = {name: _plain(parts[kind.__name__], parts) for name, kind in TABLES.items()}
    return {
        "$schema": _DIALECT,
        "title": "planner",
        "description": "A file of a mission, or of a curriculum in its folder curricula.",
        "type": "object",
        "properties": {name: entry if name in SINGLE else _list_of(entry) for name, entry in entries.items()},
        "additionalProperties": False,
    }


def _list_of(entry: Node) -> Node:
    return {"type": "array", "description": entry["description"], "items": entry}


def _describe(parts: dict[str, Node]) -> None:
    """Put each field's docstring, and the fields that may have a French twin, into *parts*."""
    for module in (model, curriculum):
        said = _field_docstrings(module)
        for name, kind in vars(module).items():
            if name in parts and getattr(kind, "__module__", "") == module.__name__:
                _describe_fields(parts[name]["properties"], kind, said.get(name, {}))


def _describe_fields(fields: Node, kind: type[Struct], said: dict[str, str]) -> None:
    for name, text in said.items():
        fields[name]["description"] = text
    if "fr" in fields:
        texts = {name: _TEXTS if many else _TEXT for name, many in text_fields(kind).items()}
        fields["fr"] |= {"properties": texts, "additionalProperties": False}
    for field in fields.values():
        if field.get("default") == model.SAME_AS_START.isoformat():
            field["default"] = None
            field["description"] = "Default: the start."


def _field_docstrings(module: ModuleType) -> dict[str, dict[str, str]]:
    """Return the strings that stand under the fields of *module*'s classes, by class and field."""
    try:
        tree = ast.parse(inspect.getsource(module))
    except OSError:  # installed without sources: the schema checks as well, it only explains less
        return {}
    return {node.name: _strings_under(node.body) for node in tree.body if isinstance(node, ast.ClassDef)}


def _strings_under(body: list[ast.stmt]) -> dict[str, str]:
    found = {}
    for field, below in pairwise(body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = text
    return found


def _plain(node: Any, parts: dict[str, Node]) -> Any:
    """Return *node* with references spelt out, without null (TOML has none) and in words that draft 7 knows."""
    if isinstance(node, list):
        return [_plain(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        node = {**parts[node["$ref"].rpartition("/")[2]], **node}
    plain = {key: _plain(value, parts) for key, value in node.items() if key != "$ref"}
    if "anyOf" in plain:
        choices = _without_repeats([choice for choice in plain.pop("anyOf") if choice != {"type": "null"}])
        plain = {**choices[0], **plain} if len(choices) == 1 else {**plain, "anyOf": choices}
    if "prefixItems" in plain:
        plain["items"] = plain.pop("prefixItems")[0]  # pairs are of one kind
    if plain.get("default", False) in (None, "") or isinstance(plain.get("default"), list | tuple | dict):
        del plain["default"]  # nothing to complete with
    if "pattern" in plain:
        plain["pattern"] = plain["pattern"].removesuffix(r"(?!\n)").replace(r"\w", r"\S")  # \w is ASCII in editors
    return plain


def _without_repeats(choices: list[Node]) -> list[Node]:
    """Return *choices* without the integers that another choice, numbers in the same range, holds anyway."""
    return [
        choice for choice in choices if choice.get("type") != "integer" or {**choice, "type": "number"} not in choices
    ]
