"""Owns a small mission for imports, and imports into it from text; it expects nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from planner.drafts import Drafts
from planner.importing import Import, Kind, read_import
from planner.loading import load
from tests.missions import PLACES, entries, write_mission

DAY = dt.date(2014, 6, 30)
MISSION = (
    PLACES
    + entries("partner", 'id = "school"; title = "École nationale"', 'id = "eu"; title = "Union"')
    + entries("team", 'id = "t-1"; title = "Trainers"; region = "gao"; trainers = 4')
    + entries("venue", 'id = "hall"; title = "Hall, Gao"; region = "gao"; seats = 30')
    + "--- units.toml\n"
    + entries(
        "unit",
        '# the mobile group; id = "gms"; title = "Groupe mobile"; region = "gao"; strength = 40  # by roll call',
        'id = "com"; title = "Commissariat"; region = "gao"; strength = 20; fr = { title = "Le commissariat" }',
        'id = "com-k"; title = "Commissariat"; region = "kidal"; strength = 10; roles = ["custody"]',
    )
    + "--- plan.toml\n"
    + entries(
        "session",
        'id = "s-1"; modules = ["HR-01"]; start = 2014-05-05; end = 2014-05-06; seats = { gms = 12, com = 6 }',
        'id = "s-2"; modules = ["HR-01"]; start = 2014-06-02; status = "delivered"; attended = { gms = 9 }; women = 2',
        'id = "s-3"; modules = ["HR-02"]; start = 2014-06-09; status = "cancelled"',
        'id = "s-4"; modules = ["HR-02"]; start = 2014-09-01  # agreed by phone; title = "Law"; partner = "school"',
    )
)


def write(folder: Path) -> Path:
    """Write the mission into *folder* and return it."""
    return write_mission(folder, MISSION)


def take(folder: Path, kind: Kind, content: str | bytes, *said: tuple[str, str], name: str = "t.csv") -> Import:
    """Return what a table with this content would do to the mission in *folder*."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_import(kind, file, load(folder), DAY, said)


def apply(folder: Path, result: Import) -> Drafts:
    """Carry *result* out, prove that one undo takes all of it back, and save it."""
    loaded = load(folder)
    drafts = Drafts(folder, {name: loaded.sources[name].data for name in result.change.files if name in loaded.sources})
    before = dict(drafts.texts)
    drafts.do(result.change)
    drafts.history.undo()
    assert dict(drafts.texts) == before
    assert drafts.history.undo_name is None
    drafts.history.redo()
    drafts.save()
    assert load(folder).findings == ()
    return drafts


def told(result: Import) -> dict[str, dict[str, str]]:
    """Return by id the fields that are added or changed, with their new values."""
    return {
        each.id: {change.field: change.after for change in each.changes} for each in (*result.added, *result.changed)
    }


def rejected(result: Import) -> list[tuple[int, str]]:
    """Return row and column of what is rejected."""
    return [(problem.row, problem.column) for problem in result.rejected]


def messages(problems: Sequence[object]) -> str:
    """Return *problems* as one text."""
    return "\n".join(map(str, problems))
