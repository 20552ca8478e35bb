"""Whatever a table holds, nothing but a refusal comes of it; and what was imported once changes nothing again."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest

from planner.importing import KINDS, Kind
from planner.importing.fields import FORMS
from tests.importing.tables import apply, take, write

ANYTHING = (
    "", "", "", "gms", "com", "s-1", "gao", "3", "-1", "1 200", "12,0", "2,5", "HR-01", "2014-09-01", "31/02/2014",
    "delivered", "hall", "eu", "gms=3", "=1+1", "'=x", "[[unit]]", '"', "a\nb", "\u202e", "\\", '"""', "\u00a0",
)  # fmt: skip
SOUND: dict[str, dict[str, tuple[str, ...]]] = {
    "units": {
        "id": ("gms", "com", "new", ""), "title": ("Poste", "Commissariat", "Groupe mobile", "Ä"),
        "region": ("gao", "Kidal"), "strength": ("3", "1 200"),
    },
    "sessions": {
        "id": ("", "", "s-1", "s-4", "n1", "s-2"), "modules": ("HR-01", "human-rights", "HR-01 HR-02"),
        "start": ("2014-09-01", "2014-05-05", "01/06/2014"), "status": ("", "planned", "delivered", "idea"),
        "units": ("", "gms=3", "gms=12 com=6", "com"), "seats": ("", "", "12", "gms=4"), "attended": ("", "3", "gms=3"),
        "partner": ("", "eu", "school"), "venue": ("", "hall"),
    },
    "attendance": {
        "session": ("s-1", "s-2", "s-4", "s-3"), "unit": ("gms", "com", "com-k"), "count": ("0", "9", "41"),
        "women": ("", "1", "0"),
    },
}  # fmt: skip


def any_table(kind: Kind, chance: random.Random) -> str:
    """Return a table of a few rows, of which some cells may be anything."""
    sound = SOUND[kind]
    columns = [field for field in FORMS[kind].fields if field in sound or chance.random() < 0.3]
    chance.shuffle(columns)
    spoilt = chance.choice((0, 0, 0.1, 0.4))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=chance.choice(",;\t"))
    writer.writerow(columns)
    for _ in range(chance.randrange(1, 8)):
        cells = [ANYTHING if chance.random() < spoilt else sound.get(field, ANYTHING[:5]) for field in columns]
        writer.writerow([chance.choice(cell) for cell in cells])
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_twice_is_once(tmp_path: Path, kind: Kind) -> None:
    """Each of many tables, applied to the mission, which has no error after it, then imported again."""
    chance = random.Random(14)
    applied = 0
    for number in range(12):
        folder = write(tmp_path / str(number))
        table = any_table(kind, chance)
        result = take(folder, kind, table)
        if result.change.files:
            apply(folder, result)
            applied += 1
        assert dict(take(folder, kind, table).change.files) == {}, table
    assert applied
