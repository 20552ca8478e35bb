"""LD013, too large: more files, bytes or levels than any mission needs."""

import pytest

from tests.checks.loading_errors import UNIT, codes


def test_nesting_and_numbers_without_end() -> None:
    assert codes("x = " + "[" * 3000) == ["LD013"]
    assert codes(UNIT + "note = " + "[" * 80 + "]" * 80 + "\n") == ["LD013"]
    assert codes("x = 1" + "0" * 5000) == ["LD013"]


def test_limits_of_a_mission(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is past them is named and left out; the rest is read."""
    monkeypatch.setattr("planner.loading.files.MOST_FILES", 1)
    assert "LD013" in codes(UNIT, "# the mission's own file is the third by name")


def test_what_missions_need() -> None:
    assert codes(UNIT, UNIT.replace('"u"', '"v"')) == []
