"""However the program ends, the terminal is given back as it was, and what is said stays on it."""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.pty_session import CRASH, STATE, Session
from tests.tui.test_driver import END


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The program in a folder whose name is not ASCII, told to spell everything in ASCII."""
    folder = tmp_path / "ségou"
    folder.mkdir()
    session = Session(folder, "--ascii")
    yield session
    session.close()


def test_crash(session: Session, tmp_path: Path) -> None:
    """An error in the program itself: a sound terminal, one short message, the rest in a file."""
    os.write(session.master, CRASH)
    assert session.end() == 1
    assert termios.tcgetattr(session.slave) == session.modes
    assert all(each in session.raw for each in END)
    message = session.raw.rpartition("\x1b[?1049l")[2]
    (report,) = (tmp_path / "ségou" / STATE).rglob("planner-crash-*.txt")
    assert report.name in message
    assert "ValueError" in message
    assert len([line for line in message.splitlines() if line.strip(" \r\n\x1b[?25h")]) <= 3
    assert "confidential" not in message
    assert "Traceback" not in message
    assert "in crash\nValueError" in report.read_text("utf-8")
    assert not [char for char in session.raw if ord(char) > 126]


def test_quitting(session: Session) -> None:
    """Ctrl+Z is a key like others, undoing; q gives the terminal back, exit code 0, and leaves no word."""
    session.press(b"\x1a", until=lambda: "There is nothing to undo." in session.screen)
    assert session.process.poll() is None
    os.write(session.master, b"q")
    assert session.end() == 0
    assert termios.tcgetattr(session.slave) == session.modes
    assert all(each in session.raw for each in END)
