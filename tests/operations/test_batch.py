"""Many edits are one change: made at once, undone at once, and each refused for what it would spoil."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from planner.drafts import Drafts
from planner.editing import EditRefused
from planner.loading import load
from planner.operations import BadField
from planner.operations.batch import Batch
from tests.missions import PLACES, entries, write_mission

START = dt.date(2014, 9, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    unit = entries("unit", 'id = "gms"; title = "GMS"; region = "gao"; strength = 40')
    plan = entries("session", *(f'id = "s-{n}"; modules = ["HR-01"]; start = 2014-08-0{n}' for n in range(1, 5)))
    return write_mission(tmp_path, f"{PLACES}{unit}--- plan.toml\n{plan}--- broken.toml\n[[session]\n")


def test_one_change_one_undo(folder: Path) -> None:
    """Edits in several files, a new one among them, come and go together."""
    loaded = load(folder)
    batch = Batch(loaded)
    batch.set("session", "s-4", {"title": "four"})
    batch.set("unit", "gms", {"strength": 41})
    batch.add("session", {"id": batch.new_id("session", "eu"), "modules": ["HR-02"], "start": START}, "plan-eu.toml")
    batch.set("session", "s-2", {("seats", "gms"): 3})
    assert batch.new_id("session", "eu") == "eu-002"
    change = batch.change("all of it")
    assert sorted(change.files) == ["mission.toml", "plan-eu.toml", "plan.toml"]
    drafts = Drafts(folder, {name: loaded.sources[name].data for name in ("mission.toml", "plan.toml")})
    before = dict(drafts.texts)
    drafts.do(change)
    drafts.prove()
    drafts.save()
    again = load(folder).mission
    assert (again.session["eu-001"].start, again.unit["gms"].strength) == (START, 41)
    assert (again.session["s-4"].title, again.session["s-2"].seats) == ("four", {"gms": 3})
    drafts.history.undo()
    assert (dict(drafts.texts), drafts.history.undo_name) == (before, None)


def test_refused(folder: Path) -> None:
    """An id that is taken, also by an addition of the same batch; unknown references; broken files; unknown entries."""
    batch = Batch(load(folder))
    good = {"id": "new", "modules": ["HR-01"], "start": START}
    batch.add("session", good, "plan.toml")
    for fields in (
        good,
        {**good, "id": "s-1"},
        {**good, "id": "x", "start": "soon"},
        {**good, "id": "x", "end": dt.date(2014, 1, 1)},
    ):
        with pytest.raises(BadField):
            batch.add("session", fields, "plan.toml")
    with pytest.raises(EditRefused, match="cannot be read"):
        batch.add("session", {**good, "id": "x"}, "broken.toml")
    with pytest.raises(BadField, match="no session has the id"):
        batch.set("session", "s-9", {"title": "x"})
    with pytest.raises(BadField):
        batch.set("session", "s-1", {"women": -1})
    change = batch.change("x")
    assert list(change.files) == ["plan.toml"]
    assert change.files["plan.toml"][1].count("[[session]]") == 5
