"""Protects the exact bytes of every export in every format, on the shipped mission: read the diff before accepting it.

``PLANNER_GOLDEN=1 pytest tests/test_golden.py`` writes the files anew; each is of a part of the mission.
"""

import datetime as dt
import os
from pathlib import Path

import pytest

from planner.i18n import use_language
from planner.reports.documents import built, exports
from planner.reports.formats import FORMATS, rendered
from tests.exporting import combinations, on_shipped, pin, shipped

GOLDEN = Path(__file__).parent / "golden"
CHOICES: dict[str, dict[str, object]] = {
    "plan": {"start": dt.date(2014, 7, 1), "end": dt.date(2014, 8, 15)},
    "week": {"since": dt.date(2014, 6, 2), "end": dt.date(2014, 7, 14)},
    "unit": {"id": "com-ansongo"},
    "region": {"id": "kidal"},
    "gaps": {"limit": 12},
    "partners": {"region": "gao"},
    "findings": {"select": ("PL2",)},
}


def golden_file(what: str, name: str) -> Path:
    """Where the bytes of *what* in the format *name* stand."""
    return GOLDEN / f"{what}{'.fr' if name == 'csv-fr' else ''}.{FORMATS[name].ending}"


@pytest.mark.parametrize(("what", "name"), list(combinations()))
def test_export_is_as_it_was(what: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pin(monkeypatch, shipped().view)
    use_language(FORMATS[name].language)
    try:
        written = rendered(name, built(what, on_shipped(**CHOICES.get(what, {}))))
    finally:
        use_language("en")
    file = golden_file(what, name)
    if os.environ.get("PLANNER_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(written)
    assert written == file.read_bytes()


def test_no_golden_file_is_left_over() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {golden_file(*pair).name for pair in combinations()}
    assert set(CHOICES) < set(exports())
