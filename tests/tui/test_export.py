"""A page is written as a new file and over nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from planner.tui.export import write_page

DAY = dt.date(2026, 6, 30)


def test_never_over_a_file(tmp_path: Path) -> None:
    """The second page of a day has a number; the first stays as it is."""
    first = write_page(tmp_path, "coverage", DAY, "é\n")
    second = write_page(tmp_path, "coverage", DAY, "b\n")
    assert [path.name for path in (first, second)] == [
        "planner-coverage-2026-06-30.txt",
        "planner-coverage-2026-06-30-2.txt",
    ]
    assert first.read_bytes() == "é\n".encode()
    assert second.read_text(encoding="utf-8") == "b\n"
