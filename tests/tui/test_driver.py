"""The terminal shows what textual paints, whatever happens to it, and is given back as it was."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.tui.app import PlannerApp
from planner.tui.desk import Desk
from planner.tui.driver import NoMoreKeys
from planner.tui.pen import CLEAR
from planner.tui.theme import Look, Profile
from planner.workspace import Workspace
from tests.tui.emulator import Emulator, differences
from tests.tui.pty_session import STATE, Session
from tests.tui.recording import Recording, record, rest

KEYS = (
    *("down", "up", "right", "left") * 4,
    *("pagedown", "pageup", "home", "end") * 2,
    *("o", "c", "d", "u", "s", "f", "w", "m", "b", "g", "a", "v", "t", "tab", "enter"),
    *("question_mark", "ctrl+p", "p", "e", "escape", "escape"),
)
SIZES = ((80, 24), (120, 40), (81, 25), (60, 20), (160, 50))
END = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?7h", "\x1b[?2004l", "\x1b[<u")
"""What gives a terminal back: the other screen, the cursor, line wrap, pasting and keys as they were."""

UNFLUSHED = 120
"""What Python makes of the exit code when the last of its output could not be written."""


def app_on(workspace: Workspace, profile: Profile = "ansi") -> PlannerApp:
    return PlannerApp(Desk(workspace, Look(profile)), ansi_color=profile != "colour")


@pytest.mark.parametrize("profile", ["ansi", "colour"])
def test_same_screen_as_without(profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A random walk of keys and sizes: after each step both outputs show the same, cell by cell, styles too."""
    monkeypatch.chdir(tmp_path)  # keys may lead to a copy of the example being made
    chance = random.Random(f"walk {profile}")
    all_written = all_sent = 0

    async def walk(pilot: Pilot[None], driver: Recording) -> None:
        nonlocal all_written, all_sent
        without, ours = Emulator(80, 24), Emulator(80, 24)
        for step in range(100):
            if step % 20 == 19:
                size = chance.choice(SIZES)
                without.resize(*size)
                ours.resize(*size)
                driver.resize(*size)
            elif step:
                driver.press(chance.choice(KEYS))
            await rest(driver)
            driver.send_now()
            written, sent = driver.take()
            without.feed(written)
            ours.feed(sent)
            assert not differences(without, ours), step
            all_written, all_sent = all_written + len(written), all_sent + len(sent)

    record(app_on(Workspace.open(None), profile), walk, (80, 24))
    assert 50_000 < all_written > 2 * all_sent


def test_no_paint_passes_as_it_is(workspace: Workspace) -> None:
    """The clipboard, modes and questions are sent at once, and what could disturb the screen has it sent again."""

    async def steps(_pilot: Pilot[None], driver: Recording) -> None:
        await rest(driver)
        driver.send_now()
        driver.take()
        for quiet in ("\x1b]52;c;eA==\x07", "\x1b[?2004h", "\x1b[>1u", "\x07"):
            driver.write(quiet)
            assert driver.take() == (quiet, quiet)
        driver.send_now()
        assert driver.take()[1] == ""
        driver.write("\x1b[2J")
        driver.send_now()
        assert driver.take()[1].startswith("\x1b[2J" + CLEAR)

    record(app_on(workspace), steps, (80, 24))


def test_paint_that_is_not_understood(workspace: Workspace) -> None:
    """It is sent as it is, after what was held back; the next change has the whole screen sent again."""

    async def steps(_pilot: Pilot[None], driver: Recording) -> None:
        await rest(driver)
        driver.send_now()
        driver.take()
        driver.write("\x1b[5;1Hheld back")
        strange = "\x1b[6;1Hab\x1b[3Xc\n\x1b[7;1Hd"
        driver.write(strange)
        sent = driver.take()[1]
        assert sent.index("held back") < sent.index(strange)
        driver.write("\x1b[5;1HHELD BACK")
        driver.send_now()
        sent = driver.take()[1]
        assert sent.startswith(CLEAR)
        shown = Emulator(80, 24)
        shown.feed(sent)
        assert shown.lines[4].startswith("HELD BACK")
        assert shown.lines[6].startswith("d")

    record(app_on(workspace), steps, (80, 24))


def test_terminal_that_is_gone(workspace: Workspace) -> None:
    """Keys that can no longer be read end the app as a lost connection does, even if no signal comes."""

    async def steps(pilot: Pilot[None], driver: Recording) -> None:
        master, driver.fileno = os.openpty()
        driver.exit_event = driver._no_more_keys = NoMoreKeys(driver.fileno)
        os.close(master)
        await asyncio.to_thread(driver.run_input_thread)
        os.close(driver.fileno)
        assert pilot.app.return_code == 128 + signal.SIGHUP

    record(app_on(workspace), steps, (80, 24))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """The program on a terminal, started on the shipped mission."""
    session = Session(tmp_path)
    yield session
    session.close()


def test_byte_that_is_no_text(session: Session) -> None:
    """One invalid byte from the keyboard changes nothing."""
    session.press(b"\xff")
    session.press(b"c")
    assert "COVERAGE" in session.emulator.lines[0]
    assert session.process.poll() is None


def test_keys_pressed_too_early(tmp_path: Path) -> None:
    """What was typed before the program could read it, and so was shown by the terminal, does not stay there."""
    session = Session(tmp_path, typed=b"j" * 200 + b"\x1b[B")
    try:
        before = session.emulator.lines
        assert "^[[B" in session.raw
        session.press(b"\x0c")
        assert session.emulator.lines[:-1] == before[:-1]  # the last gives up its hint for a key
    finally:
        session.close()


def test_window_of_another_size(session: Session) -> None:
    """The screen fills the window it is in, and nothing of the old one is left."""
    for size in ((100, 30), (80, 24)):
        session.resize(*size)
        session.press(b"", until=lambda last=size[1] - 1: bool(session.emulator.lines[last]))  # type: ignore[misc]
        assert all(len(line) <= size[0] for line in session.emulator.lines)
        assert sum("Mali police" in line for line in session.emulator.lines[:2]) == 1


def test_window_that_said_it_changed(session: Session) -> None:
    """Back at its size before the program could look, a window may have lost cells: all is sent again."""
    before = session.screen
    session.emulator.feed("\x1b[2J")
    os.kill(session.process.pid, signal.SIGWINCH)
    session.press(b"", until=lambda: session.screen == before)


def test_stopped_and_continued(session: Session) -> None:
    """A stop gives the terminal back to the shell; afterwards everything is there again."""
    before = session.screen
    os.kill(session.process.pid, signal.SIGTSTP)
    os.waitpid(session.process.pid, os.WUNTRACED)
    assert termios.tcgetattr(session.slave) == session.modes
    session.emulator.feed("\x1b[2J\x1b[3;1Hwhat the shell wrote\x1b[31m")
    os.kill(session.process.pid, signal.SIGCONT)
    session.press(b"", until=lambda: session.screen == before)


@pytest.mark.parametrize("deadly", [signal.SIGTERM, signal.SIGHUP])
def test_signal_gives_the_terminal_back(session: Session, deadly: signal.Signals) -> None:
    """However the program is told to end, the terminal is as before and the exit code names the signal."""
    os.kill(session.process.pid, deadly)
    assert session.end() == 128 + deadly
    assert termios.tcgetattr(session.slave) == session.modes
    assert all(each in session.raw for each in END)


def test_lost_connection(session: Session, tmp_path: Path) -> None:
    """Without its terminal the program ends, with the code of SIGHUP, and takes it for no error of its own."""
    assert session.hang_up() in (128 + signal.SIGHUP, UNFLUSHED)
    assert not [*(tmp_path / STATE).rglob("*crash*")]
