"""Owns what the tests of the LD rules share: files in, codes out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from planner.loading import load
from tests.missions import PLACES, write_mission

UNIT = '[[unit]]\nid = "u"\ntitle = "U"\nregion = "gao"\nstrength = 12\n'
SESSION = '[[session]]\nid = "s"\nmodules = ["HR-01"]\nstart = 2014-07-07\n'


def codes(*files: str | bytes) -> list[str]:
    """Return the codes that loading finds in a sound mission with *files* beside it, in the order of the places."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_mission(Path(name), PLACES)
        for number, data in enumerate(files):
            (folder / f"file-{number}.toml").write_bytes(data if isinstance(data, bytes) else data.encode())
        return codes_in(folder)


def codes_in(folder: Path) -> list[str]:
    """Return the codes that loading finds in *folder*, in the order of the places."""
    loaded = load(folder)
    return [finding.code for finding in sorted(loaded.findings, key=lambda each: loaded.place(each.anchor))]
