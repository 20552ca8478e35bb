"""The start refuses what has no terminal or mission, knows the terminal by its environment, and imports late."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.tui import start
from planner.tui.start import Terminal, run_tui, settings_for, terminal_of

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "color", "encoding", "terminal"),
    [
        (XTERM, "auto", "UTF-8", Terminal("colour", False, True, True)),
        ({**XTERM, "NO_COLOR": "1"}, "auto", "utf-8", Terminal("plain", False, True, True)),
        ({**XTERM, "NO_COLOR": ""}, "auto", "utf-8", Terminal("colour", False, True, True)),
        ({**XTERM, "NO_COLOR": "1"}, "always", "utf-8", Terminal("colour", False, True, True)),
        (XTERM, "never", "utf-8", Terminal("plain", False, True, True)),
        ({**XTERM, "SSH_TTY": "/dev/pts/1"}, "auto", "utf-8", Terminal("ansi", True, True, True)),
        ({"TERM": "linux"}, "auto", "utf-8", Terminal("ansi", False, False, True)),
        (XTERM, "auto", "ANSI_X3.4-1968", Terminal("colour", False, False, False)),
    ],
)
def test_profile(environment: dict[str, str], color: str, encoding: str, terminal: Terminal) -> None:
    """--color beats NO_COLOR; a remote line has ANSI colours, a poor terminal ASCII signs."""
    assert terminal_of(environment, color, encoding) == terminal


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


def test_textual_is_imported_after_the_settings() -> None:
    """It reads the environment when it is imported, so importing the start must not import it."""
    code = "import sys, planner.tui.start; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
