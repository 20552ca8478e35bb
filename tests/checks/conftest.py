"""What the tests of the rules share: one rule, run alone on a small mission."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from planner.checks import RULES, findings_of
from planner.diagnostics import Finding
from tests.missions import PLACES, view_of

Found = Callable[..., list[Finding]]


@pytest.fixture
def found() -> Found:
    """Return what runs one rule on the mission that a text says, after two zones and three regions."""

    def run_one(code: str, text: str, places: str = PLACES, day: dt.date | None = None) -> list[Finding]:
        return list(findings_of(RULES[code], view_of(text, places, day)))

    return run_one
