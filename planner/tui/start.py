"""Owns the start of the screens: what is refused, the profile of the terminal, and the exit code.

Textual reads its settings from the environment when it is imported, so they are put there first and textual is
imported here and nowhere earlier.
"""

from __future__ import annotations

import gc
import locale
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.i18n import _

if TYPE_CHECKING:
    from planner.workspace import Workspace

REMOTE = ("SSH_CONNECTION", "SSH_TTY")
POOR = ("linux", "vt", "ansi", "cons")
"""Beginnings of the names of terminals that have ASCII signs at best."""


class Terminal(NamedTuple):
    """What is known of a terminal before it is drawn on."""

    profile: str
    """``colour``, ``ansi`` or ``plain``."""
    remote: bool
    unicode: bool
    accents: bool


def terminal_of(environment: Mapping[str, str], color: str, encoding: str) -> Terminal:
    """Return what *environment* says of the terminal; *color* is auto, always or never and beats ``NO_COLOR``."""
    term = environment.get("TERM", "")
    remote = any(environment.get(name) for name in REMOTE)
    accents = encoding.lower().replace("-", "") == "utf8"
    plain = color == "never" or (color == "auto" and bool(environment.get("NO_COLOR")))
    rich_colours = "256color" in term or environment.get("COLORTERM") in ("truecolor", "24bit")
    profile = "plain" if plain else "ansi" if remote or not rich_colours else "colour"
    return Terminal(profile, remote, accents and not term.startswith(POOR), accents)


def settings_for(terminal: Terminal) -> dict[str, str]:
    """Return the environment that textual is to find; an empty value is to be absent."""
    settings = {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_SMOOTH_SCROLL": "0",
        "TEXTUAL_THEME": "textual-dark" if terminal.profile == "colour" else "ansi-dark",
        "NO_COLOR": "1" if terminal.profile == "plain" else "",
    }
    if terminal.remote:
        settings["ESCDELAY"] = "300"
    return settings


def is_terminal() -> bool:
    """Return whether there is a terminal to read keys from and to draw on, and it can do more than print."""
    return sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb")


def run_tui(path: Path | None, *, as_of: date | None = None, color: str = "auto") -> int:
    """Show the screens on the mission at *path*, or the one found from here; return the exit code.

    2 and one line on stderr when there is no readable mission or no terminal.
    """
    if not is_terminal():
        return _refuse(_("the screens need a terminal; planner overview prints text"))
    gc.disable()  # until the first screen is drawn: what is made until then stays, and collecting costs a quarter
    from planner.loading import NoMission
    from planner.workspace import Workspace

    try:
        workspace = Workspace.open(path, as_of)
    except NoMission as missing:
        return _refuse(str(missing))
    terminal = terminal_of(os.environ, color, locale.getpreferredencoding(False))
    for name, value in settings_for(terminal).items():
        if value:
            os.environ[name] = value
        else:
            os.environ.pop(name, None)
    return _run(workspace, terminal)


def _run(workspace: Workspace, terminal: Terminal) -> int:
    from planner.tui.app import PlannerApp
    from planner.tui.desk import Desk
    from planner.tui.terminal import bear_bad_bytes
    from planner.tui.theme import Look

    bear_bad_bytes()
    look = Look(terminal.profile, unicode=terminal.unicode, accents=terminal.accents)  # type: ignore[arg-type]
    app = PlannerApp(Desk(workspace, look))
    app.run(mouse=not terminal.remote)
    return app.return_code or 0


def _refuse(reason: str) -> int:
    print(f"planner: {reason}", file=sys.stderr)
    return 2
