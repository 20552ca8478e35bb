"""The examples of `planner explain`: the wrong one of each rule yields its code, the right one does not."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path

import pytest
import tomli

from planner.checks import RULES, run
from planner.checks.explain import explain
from planner.loading import load
from planner.view import View

BASE = Path(__file__).with_name("base.toml")
CURRICULUM = {"curriculum": {"id": "example", "title": "Example"}}


def plain(value: object) -> str:
    """Return *value* in TOML, tables inline."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {plain(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(plain(one) for one in value) + "]"
    return str(value) if isinstance(value, dt.date) else json.dumps(value)


def toml_of(tables: dict[str, object]) -> str:
    """Return *tables* in TOML, with a header for every entry."""
    text = ""
    for name, table in tables.items():
        for entry in table if isinstance(table, list) else [table]:
            assert isinstance(entry, dict)
            text += f"[[{name}]]\n" if isinstance(table, list) else f"[{name}]\n"
            text += "".join(f"{key} = {plain(value)}\n" for key, value in entry.items())
    return text


def merged(base: dict[str, object], added: dict[str, object]) -> dict[str, object]:
    """Return *base* with the tables of *added*; entries with the same id are replaced, others follow."""
    tables = dict(base)
    for name, table in added.items():
        if isinstance(table, list):
            ids = {entry.get("id") for entry in table} - {None}
            kept = [entry for entry in base.get(name, []) if entry.get("id") not in ids]  # type: ignore[attr-defined]
            tables[name] = [*kept, *table]
        else:
            tables[name] = table
    return tables


def write_example(folder: Path, code: str, example: str) -> None:
    """Write the base mission and *example* into *folder*; an example of the loader stands in a file of its own."""
    base = BASE.read_text("utf-8")
    if code.startswith("LD"):
        (folder / "mission.toml").write_text(base, "utf-8")
        if "# made with: mkfifo" in example:
            os.mkfifo(folder / "example.toml")
        else:
            encoding = re.match(r"# saved as: (\S+)\n", example)
            (folder / "example.toml").write_bytes(example.encode(encoding[1] if encoding else "utf-8"))
        return
    tables = merged(tomli.loads(base), tomli.loads(example))
    taught = {name: tables.pop(name) for name in ("curriculum", "module") if name in tables}
    (folder / "mission.toml").write_text(toml_of(tables), "utf-8")
    if taught:
        (folder / "curricula").mkdir()
        (folder / "curricula" / "example.toml").write_text(toml_of(CURRICULUM | taught), "utf-8")


def codes_of(folder: Path, code: str) -> set[str]:
    """Return the codes of what the loader finds, and of what the rule *code* finds."""
    loaded = load(folder)
    day = loaded.mission.settings.as_of
    assert day
    found = [*loaded.findings, *run(View(loaded.mission, day), [code])]
    return {finding.code for finding in found}


@pytest.mark.parametrize("code", sorted(RULES))
def test_wrong_example_yields_the_code(code: str, tmp_path: Path) -> None:
    """What `explain` shows as wrong is what the rule finds, and but for the loader's rules it is sound TOML."""
    write_example(tmp_path, code, explain(code).wrong)
    found = codes_of(tmp_path, code)
    assert code in found
    assert code.startswith("LD") or found == {code}


@pytest.mark.parametrize("code", sorted(RULES))
def test_right_example_does_not(code: str, tmp_path: Path) -> None:
    """What `explain` shows as right loads without an error and is passed over by the rule."""
    write_example(tmp_path, code, explain(code).right)
    assert codes_of(tmp_path, code) == set()


@pytest.mark.parametrize("code", sorted(RULES))
def test_examples_show_something(code: str) -> None:
    """No example is empty, and the two differ: else the tests above would prove nothing."""
    explanation = explain(code)
    assert explanation.wrong.strip()
    assert explanation.right.strip()
    assert explanation.wrong != explanation.right
