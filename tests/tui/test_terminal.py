"""What reaches the terminal cannot steer it, and what goes wrong leaves it sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.drivers import linux_driver

from planner.tui import terminal
from planner.tui.terminal import Harmless, bear_bad_bytes, write_crash


def test_last_sieve() -> None:
    """Whatever widget drew it, an escape sequence is shown and not sent."""
    sound, hostile = Segment("Ségou █"), Segment("\x1b]52;c;eA==\x07\nx")
    done = Harmless().apply([sound, hostile], Color(0, 0, 0))
    assert done[0] is sound
    assert done[1].text == "‹1B›]52;c;eA==‹07› x"


def test_bytes_that_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """One bad byte from the keyboard becomes a replacement character."""
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", linux_driver.getincrementaldecoder)
    bear_bad_bytes()
    assert linux_driver.getincrementaldecoder("utf-8")().decode(b"a\xffb") == "a\ufffdb"


def test_crash_file_says_where_and_no_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The traceback has the lines of the program and none of its variables."""
    monkeypatch.setattr(terminal, "_log_folder", lambda: tmp_path / "log")

    def fail() -> None:
        note = "a confidential note"
        raise ValueError(len(note))

    with pytest.raises(ValueError, match="19") as caught:
        fail()
    path = write_crash(caught.value)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "in fail" in text
    assert "raise ValueError(len(note))" in text
    assert path.stat().st_mode & 0o077 == 0
