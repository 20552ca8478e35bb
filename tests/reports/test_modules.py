"""Protects the list of modules: all of them, in the order of the curricula, with whom they are for."""

from planner.reports.lines import text_of
from planner.reports.modules import modules_json, modules_table
from planner.reports.tables import table_lines
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries(
        "module",
        'id = "A"; title = "First"; hours = 2; audience = { roles = ["custody"], share = 0.5 }; requires = ["B"]',
        'id = "B"; title = "Second"; hours = 1; refresh_months = 12',
    )
)
UNIT = entries("unit", 'id = "g"; title = "G"; region = "gao"; strength = 40; roles = ["custody"]')


def test_json_has_need_and_audience() -> None:
    first, second = modules_json(view_of(UNIT + COURSE))["modules"]
    assert first == {
        "curriculum": "course", "module": "A", "title": "First", "hours": 2, "roles": ("custody",), "share": 0.5,
        "requires": ("B",), "refresh_months": None, "need": 20, "covered": 0, "coverage": 0.0,
    }  # fmt: skip
    assert (second["module"], second["need"]) == ("B", 40)


def test_modules_nobody_needs_are_listed_too() -> None:
    lines = [text_of(line) for line in table_lines(modules_table(view_of(COURSE)))]
    assert any(line.split() == ["A", "First", "2", "50", "%", "custody", "no", "need", "-"] for line in lines)
    assert any(line.split() == ["B", "Second", "1", "100", "%", "all", "12", "no", "need", "-"] for line in lines)
