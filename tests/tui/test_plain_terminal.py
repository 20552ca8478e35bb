"""Terminals that show little: no byte above 126 with --ascii, no colour code without colour, at a real pty."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.commands import summaries
from tests.forking import run_each
from tests.tui.pty_session import ROOT, Session

SGR = re.compile(r"\x1b\[([\d;:]*)m")
UNCOLOURED = {*range(10), *range(21, 30), 53, 55}
"""Codes that change no colour: bold, faint, underlined, reversed … and their ends."""
SCREENS = b"ucdswmbfo"
TEXTS = {
    "explain": ["explain", "PL101"],
    "unit": ["unit", "com-segou"],
    "export": ["export", "plan"],
    "session": ["session", "--help"],
    "observe": ["observe", "--help"],
    "import": ["import", "--help"],
    "init": ["init", "Ségou"],
}
"""What a command is given; the others take nothing."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[list[Session]]:
    """Sessions to be ended."""
    begun: list[Session] = []
    yield begun
    for each in begun:
        each.close()


def walk(session: Session) -> str:
    """Go through all screens, the help, the palette, a date and a comparison; leave, and return all that came."""
    for key in (*(bytes([key]) for key in SCREENS), b";", b"?"):
        session.press(key)
    session.press(b"\x1b", until=lambda: "Esc goes back" not in session.screen)
    session.press(b":")
    session.press("ségou".encode())
    session.press(b"\x1b", until=lambda: "Find anything" not in session.screen)
    session.press(b"=")
    session.press(b"\r", until=lambda: "COMPARED" in session.screen)
    session.press(b"c")
    session.press(b"n", until=lambda: "Esc" in session.screen)
    session.press(b"\x1b", until=lambda: "COVERAGE" in session.screen)
    session.press(b"x", until=lambda: "Write as text" in session.screen)
    session.press(b"\r", until=lambda: "Written to" in session.screen)
    session.press(b"a")
    os.write(session.master, b"q")
    assert session.end() == 0
    return session.raw


def test_ascii_and_no_colour(session: list[Session], tmp_path: Path) -> None:
    """With --ascii no byte above 126 is written on any screen, whatever is typed; with NO_COLOR no colour code."""
    session.append(Session(tmp_path, "--ascii", NO_COLOR="1"))
    raw = walk(session[0])
    assert len(raw) > 10_000
    assert not [char for char in raw if ord(char) > 126]
    assert 7 in codes_of(raw)
    assert codes_of(raw) <= UNCOLOURED


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(("--color", "never"), {}), ((), {"SSH_TTY": "x", "NO_COLOR": "yes"})],
    ids=["never", "far away"],
)
def test_no_colour_code(
    session: list[Session], tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    """However colour is refused, not one colour code is written; the row of the cursor is reversed."""
    session.append(Session(tmp_path, *arguments, **environment))
    for key in (b"c", b"\x1b[B", b"\x1b[C", b"\x10", b"g"):
        session[0].press(key)
    assert codes_of(session[0].raw) <= UNCOLOURED
    cursor = next(row for row in session[0].emulator.cells() if any(cell.data == ">" for cell in row))
    assert any(cell.reverse for cell in cursor)


def codes_of(raw: str) -> set[int]:
    """Return the codes of styles in what was written."""
    return {int(code) for found in SGR.findall(raw) for code in re.split("[;:]", found) if code}


def test_an_empty_no_color_is_none(session: list[Session], tmp_path: Path) -> None:
    """NO_COLOR set and empty is not set."""
    session.append(Session(tmp_path, NO_COLOR=""))
    assert re.search(r"\x1b\[[\d;]*38;", session[0].raw)


def test_far_away(session: list[Session], tmp_path: Path) -> None:
    """Over SSH, or with --remote: the sixteen colours only, no mouse is asked for, and nothing blinks."""
    session.append(Session(tmp_path, SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22"))
    session.append(Session(tmp_path, "--remote"))
    for key in (*(bytes([key]) for key in SCREENS), b"?"):
        session[0].press(key)
    for raw in (session[0].raw, session[1].raw):
        assert not re.search(r"\x1b\[[\d;]*[34]8;", raw)
        assert not re.search(r"\x1b\[\?(?:1000|1002|1003|1006|1015)h", raw)
        assert not re.search(r"\x1b\[(?:\d+;)*[56](?:;\d+)*m", raw)
        assert "\x1b[?12h" not in raw


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_is_refused(tmp_path: Path, term: str) -> None:
    """One line, which names the command that prints the same, and exit code 2."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "planner", "tui"]
    environment = {**os.environ, "TERM": term, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        command,
        stdin=slave,
        stdout=slave,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
        check=False,
        text=True,
    )
    os.close(master)
    os.close(slave)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "planner overview" in ran.stderr


def test_every_text_command_in_ascii(tmp_path: Path) -> None:
    """--ascii holds for what every command prints and complains of, before it or after it."""
    words = [TEXTS.get(name, [name]) for name in summaries() if name != "tui"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "FORCE_COLOR": ""}
    lines = [TEXTS["unit"], *(["--ascii", *each] for each in words), *([*each, "--ascii"] for each in words)]
    known, *ran = run_each(lines, tmp_path, environment=environment)
    assert not known.stdout.isascii()
    assert [each.args for each in ran if not each.stdout + each.stderr] == []
    assert [each.args for each in ran if not (each.stdout + each.stderr).isascii()] == []
