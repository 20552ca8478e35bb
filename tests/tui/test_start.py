"""The start refuses what has no terminal or mission, knows the terminal by its environment, and imports late."""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planner.tui import first_paint, start
from planner.tui.start import Progress, Terminal, Wishes, run_tui, settings_for, terminal_of

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "wishes", "encoding", "terminal"),
    [
        (XTERM, Wishes(), "UTF-8", Terminal("colour", False, True, True)),
        ({**XTERM, "NO_COLOR": "1"}, Wishes(), "utf-8", Terminal("plain", False, True, True)),
        ({**XTERM, "NO_COLOR": ""}, Wishes(), "utf-8", Terminal("colour", False, True, True)),
        ({**XTERM, "NO_COLOR": "1"}, Wishes(color="always"), "utf-8", Terminal("colour", False, True, True)),
        (XTERM, Wishes(color="never"), "utf-8", Terminal("plain", False, True, True)),
        ({**XTERM, "SSH_TTY": "/dev/pts/1"}, Wishes(), "utf-8", Terminal("ansi", True, True, True)),
        ({**XTERM, "SSH_CONNECTION": "a b"}, Wishes(), "utf-8", Terminal("ansi", True, True, True)),
        (XTERM, Wishes(remote=True), "utf-8", Terminal("ansi", True, True, True)),
        ({"TERM": "linux"}, Wishes(), "utf-8", Terminal("ansi", False, False, True)),
        ({"TERM": "xterm"}, Wishes(), "utf-8", Terminal("ansi", False, True, True)),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, Wishes(), "utf-8", Terminal("colour", False, True, True)),
        (XTERM, Wishes(), "ANSI_X3.4-1968", Terminal("colour", False, False, False)),
        (XTERM, Wishes(ascii_only=True), "utf-8", Terminal("colour", False, False, False)),
        (XTERM, Wishes(theme="light"), "utf-8", Terminal("colour", False, True, True, True)),
        ({**XTERM, "COLORFGBG": "0;15"}, Wishes(), "utf-8", Terminal("colour", False, True, True, True)),
        ({**XTERM, "COLORFGBG": "15;default;0"}, Wishes(), "utf-8", Terminal("colour", False, True, True)),
        ({**XTERM, "COLORFGBG": "0;15"}, Wishes(theme="dark"), "utf-8", Terminal("colour", False, True, True)),
    ],
)
def test_profile(environment: dict[str, str], wishes: Wishes, encoding: str, terminal: Terminal) -> None:
    """What is asked for beats the environment; a remote line has ANSI colours, a poor terminal ASCII signs."""
    assert terminal_of(environment, encoding, wishes) == terminal


def test_settings() -> None:
    """Nothing moves anywhere; a remote line gets few frames, and no colour means none from textual either."""
    local = settings_for(Terminal("colour", False, True, True))
    assert local["TEXTUAL_ANIMATIONS"] == "none"
    assert not local["NO_COLOR"]
    remote = settings_for(Terminal("plain", True, True, True))
    assert (remote["NO_COLOR"], remote["ESCDELAY"], remote["TEXTUAL_THEME"]) == ("1", "300", "ansi-dark")


def test_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """One line and exit 2."""
    assert run_tui(None) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_mission(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The mission is opened first: without one there is one line, exit 2, and the terminal stays as it is."""
    monkeypatch.setattr(start, "is_terminal", lambda: True)
    assert run_tui(tmp_path) == 2
    assert capsys.readouterr().err == f"planner: no mission.toml in {tmp_path}\n"


def test_unreadable_mission(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Of a mission in which no file can be read there is nothing to show: one line, exit 2."""
    monkeypatch.setattr(start, "is_terminal", lambda: True)
    (tmp_path / "mission.toml").write_text("[mission\n")
    assert run_tui(tmp_path) == 2
    assert capsys.readouterr().err == f"planner: no readable mission in {tmp_path}\n"


def test_interrupted_before_the_screens(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C after the first picture gives the terminal back as it was."""

    def interrupted(*_arguments: object, mouse: bool) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(first_paint, "_size_of", lambda _terminal: (80, 24))
    monkeypatch.setattr(sys, "__stderr__", io.StringIO())
    monkeypatch.setattr(start, "is_terminal", lambda: True)
    monkeypatch.setattr(start, "_take_over", interrupted)
    monkeypatch.setattr(start, "settings_for", lambda _terminal: {})
    with pytest.raises(KeyboardInterrupt):
        run_tui(None)
    gc.enable()
    assert capsys.readouterr().err == first_paint.LEAVE


def test_textual_is_imported_after_the_settings() -> None:
    """It reads the environment when it is imported, so importing the start must not import it."""
    code = "import sys, planner.tui.start; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_progress_is_said_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is said of what is quick; else how long it takes, and the line is gone at the end."""
    with Progress("reading"):
        pass
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(start, "PATIENCE", 0.001)
    said = threading.Event()
    put = start._put

    def heard(text: str) -> None:
        put(text)
        said.set()

    monkeypatch.setattr(start, "_put", heard)
    with Progress("reading"):
        assert said.wait(30)
    told = capsys.readouterr().err
    assert told.startswith("\rreading (0 s)")
    assert told.endswith(f"\r{' ' * len('reading (0 s)')}\r")
