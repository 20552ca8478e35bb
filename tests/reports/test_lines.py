"""Lines that are made when they are seen are a sequence like any other."""

from __future__ import annotations

import pytest

from planner.reports.lines import Later, line


def test_lines_are_made_when_they_are_seen() -> None:
    """Those alone that somebody looks at; from the end too, and none beyond it."""
    made: list[int] = []

    def make(number: int) -> tuple[tuple[str, str], ...]:
        made.append(number)
        return line(str(number))

    lines = Later(1000, make)
    assert (len(lines), made) == (1000, [])
    assert lines[3] == line("3")
    assert lines[-1] == line("999")
    assert lines[5:7] == [line("5"), line("6")]
    assert made == [3, 999, 5, 6]
    with pytest.raises(IndexError):
        _none = lines[1000]
