"""A dropped line or a shutdown costs no edit: what is not saved is offered by the next start."""

from __future__ import annotations

import os
import signal
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from planner import saving
from planner.journal import journals, write_journal
from tests.missions import PLACES, curriculum_of, entries, write_mission
from tests.tui.pty_session import LISTENING, Session

PLAN = entries("session", 'id = "a"; modules = ["A"]; start = 2014-07-07; title = "old"')
COURSE = curriculum_of('[[module]]\nid = "A"\ntitle = "First"\nhours = 6\n')
UNIT = entries("unit", 'id = "gms"; title = "GMS"; region = "gao"; strength = 40')
UNDO, REDO = b"\x1a", b"\x19"


def terminated(session: Session) -> int:
    os.kill(session.process.pid, signal.SIGTERM)
    return session.end()


def rests(session: Session) -> bool:
    """Return whether more than a second, in which it looks at the folder, passes without a byte, once it has begun."""
    return any(not session.writes() and session.is_quiet(1.2) for _ in range(20))


@pytest.mark.parametrize(("end", "code"), [(terminated, 143), (Session.hang_up, 129)], ids=["shutdown", "dropped line"])
def test_edits_outlive_the_process(tmp_path: Path, end: Callable[[Session], int], code: int) -> None:
    """The edits of a run that was killed are taken up; those of this run are written down when it is ended."""
    root = write_mission(tmp_path / "m", f"{PLACES}{UNIT}{COURSE}--- plan.toml\n{PLAN}")
    before = (root / "plan.toml").read_text("utf-8")
    after = before.replace("old", "mine")
    lost = write_journal(root, {"plan.toml": (before, after)})
    lost.rename(root / f".planner-recovery-{saving.HOST}-999999999-7.json")
    session = Session(root)
    try:
        session.press(b"", until=lambda: '+title = "mine"' in session.screen)
        assert code != 143 or rests(session)
        session.press(b"\r", until=lambda: "1 unsaved" in session.screen)
        session.press(UNDO, until=lambda: "unsaved" not in session.screen)
        session.press(REDO, until=lambda: "1 unsaved" in session.screen)
        for path in root.glob(".planner-recovery-*"):
            path.unlink()
        assert end(session) == code
        if session.slave >= 0:
            assert termios.tcgetattr(session.slave) == session.modes
            assert "\x1b[?1049l" in session.raw
    finally:
        session.close()
    (journal,) = journals(root).journals
    assert (journal.writer, journal.files) == ("ended", {"plan.toml": (before, after)})
    assert (root / "plan.toml").read_text("utf-8") == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_ended_at_the_first_picture(tmp_path: Path, number: signal.Signals) -> None:
    """Until keys work nothing can be lost: the terminal is given back as it was, and the process ends at once."""
    session = Session(tmp_path, held=True)
    try:
        os.kill(session.process.pid, number)
        assert session.end() == 128 + number
        assert session.raw.endswith("\x1b[m\x1b[?1049l")
        assert termios.tcgetattr(session.slave) == session.modes
    finally:
        session.close()


def test_interrupted_from_elsewhere(tmp_path: Path) -> None:
    """SIGINT is no Ctrl+C, which asks: it ends the planner as SIGTERM does."""
    session = Session(tmp_path)
    try:
        os.kill(session.process.pid, signal.SIGINT)
        assert session.end() == 128 + signal.SIGINT
        assert "\x1b[?1049l" in session.raw
    finally:
        session.close()


def test_going_on_without_having_been_stopped(tmp_path: Path) -> None:
    """A process that is told to go on takes the terminal anew; keys work, and the end gives it back as it was."""
    session = Session(tmp_path)
    try:
        written = len(session.raw)
        os.kill(session.process.pid, signal.SIGCONT)
        session.read_until(lambda: LISTENING in session.raw[written:])
        session.press(b"c", until=lambda: "COVERAGE" in session.screen)
        os.write(session.master, b"q")
        assert session.end() == 0
        assert termios.tcgetattr(session.slave) == session.modes
    finally:
        session.close()
