"""Owns the start of the screens: what is refused, the profile of the terminal, and the exit code.

Textual reads its settings from the environment when it is imported, so they are put there first and textual is
imported here and nowhere earlier.
"""

from __future__ import annotations

import gc
import os
import sys
from _thread import allocate_lock, start_new_thread
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from planner.i18n import _
from planner.plain import one_line
from planner.quick import TYPES, LateDataclasses, PutOff

if TYPE_CHECKING:
    from planner.tui.desk import Desk
    from planner.tui.first_paint import Painted
    from planner.workspace import Workspace

REMOTE = ("SSH_CONNECTION", "SSH_TTY")
POOR = ("linux", "vt", "ansi", "cons")
"""Beginnings of the names of terminals that have ASCII signs at best."""
PATIENCE = 0.5
"""Seconds that are waited for without a word."""
LATER = (
    "ast",
    "asyncio.base_subprocess",
    "asyncio.sslproto",
    "asyncio.staggered",
    "calendar",
    "decimal",
    "difflib",
    "mimetypes",
    "pickle",
    "platform",
    "platformdirs",
    "random",
    "rich.align",
    "rich.emoji",
    "rich.markup",
    "rich.padding",
    "rich.pager",
    "rich.panel",
    "rich.screen",
    "rich.styled",
    "rich.table",
    "rich.tree",
    "secrets",
    "subprocess",
    "textual._work_decorator",
    "textual.canvas",
    "textual.command",
    "textual.content",
    "textual.css._help_renderables",
    "textual.css._help_text",
    "textual.css._styles_builder",
    "textual.markup",
    "textual.renderables.background_screen",
    "textual.renderables.text_opacity",
    "textual.renderables.tint",
    "textual.widgets._toast",
    "textual.widgets._tooltip",
    "textual.worker",
    "textwrap",
    "tokenize",
    "traceback",
    "uuid",
)
"""What textual names when it is imported and the screens never use: a quarter of the time it takes."""
NEVER = ("ssl",)
"""What asyncio does without where it is not there; nothing here goes over a network."""


class Wishes(NamedTuple):
    """What the command line asks of the screens."""

    color: str = "auto"
    """``auto``, ``always`` or ``never``; the latter two beat ``NO_COLOR``."""
    theme: str = "auto"
    """``auto``, ``dark`` or ``light``."""
    remote: bool = False
    """Whether to save bytes, as over SSH."""
    ascii_only: bool = False


class Terminal(NamedTuple):
    """What is known of a terminal before it is drawn on."""

    profile: str
    """``colour``, ``ansi`` or ``plain``."""
    remote: bool
    unicode: bool
    accents: bool
    """Whether anything but ASCII may be sent."""
    light: bool = False
    """Whether its ground is light."""


def terminal_of(environment: Mapping[str, str], encoding: str, wishes: Wishes) -> Terminal:
    """Return what *environment*, the *encoding* of the language and *wishes* say of the terminal."""
    term = environment.get("TERM", "")
    remote = wishes.remote or any(environment.get(name) for name in REMOTE)
    accents = encoding.lower().replace("-", "") == "utf8" and not wishes.ascii_only
    plain = wishes.color == "never" or (wishes.color == "auto" and bool(environment.get("NO_COLOR")))
    rich_colours = "256color" in term or environment.get("COLORTERM") in ("truecolor", "24bit")
    profile = "plain" if plain else "ansi" if remote or not rich_colours else "colour"
    light = wishes.theme == "light" or (wishes.theme == "auto" and _is_light(environment.get("COLORFGBG", "")))
    return Terminal(profile, remote, accents and not term.startswith(POOR), accents, light)


def _is_light(colours: str) -> bool:
    """Return whether ``COLORFGBG``, ink;ground by the numbers of the sixteen colours, names a light ground."""
    return colours.rpartition(";")[2] in ("7", "15")


def settings_for(terminal: Terminal) -> dict[str, str]:
    """Return the environment that textual is to find; an empty value is to be absent."""
    kind = "light" if terminal.light else "dark"
    settings = {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_SMOOTH_SCROLL": "0",
        "TEXTUAL_THEME": f"textual-{kind}" if terminal.profile == "colour" else f"ansi-{kind}",
        "NO_COLOR": "1" if terminal.profile == "plain" else "",
        "COLUMNS": "",  # what a shell has exported would be believed for ever, whatever size the window gets
        "LINES": "",
    }
    if terminal.remote:
        settings["ESCDELAY"] = "300"
    return settings


def is_terminal() -> bool:
    """Return whether there is a terminal to read keys from and to draw on, and it can do more than print."""
    return sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("", "dumb")


def run_tui(
    path: Path | None, *, as_of: date | None = None, mentor: str | None = None, wishes: Wishes | None = None
) -> int:
    """Show the screens on the mission at *path*, or the one found from here; return the exit code.

    *mentor* is the team whose units the chase list begins with. 2 and one line on stderr when there is no readable
    mission, no such team or no terminal.
    """
    if not is_terminal():
        return _refuse(_("the screens need a terminal; planner overview prints text"))
    gc.disable()  # until the first screen is drawn: what is made until then stays, and collecting costs a quarter
    from planner.loading import NoMission
    from planner.tui.leaving import EndingAtOnce
    from planner.tui.preparing import warm
    from planner.workspace import Workspace

    terminal = terminal_of(os.environ, os.device_encoding(2) or "", wishes or Wishes())
    try:
        with EndingAtOnce(), Progress(_("planner: reading the mission, Ctrl+C stops")):
            workspace = Workspace.open(path, as_of)
            warm(workspace.view, lambda: False)
    except NoMission as missing:
        return _refuse(str(missing))
    if not workspace.loaded.readable:
        return _refuse(_("no readable mission in {folder}").format(folder=one_line(str(workspace.root))))
    if mentor and mentor not in workspace.view.mission.team:
        return _refuse(_("there is no team {team}").format(team=one_line(mentor)))
    for name, value in settings_for(terminal).items():
        if value:
            os.environ[name] = value
        else:
            os.environ.pop(name, None)
    return _run(workspace, terminal, mentor)


def _run(workspace: Workspace, terminal: Terminal, mentor: str | None) -> int:
    from planner.tui.desk import Desk
    from planner.tui.first_paint import LEAVE, FirstPaint
    from planner.tui.leaving import EndingAtOnce
    from planner.tui.theme import Look

    look = Look(
        terminal.profile,  # type: ignore[arg-type]
        unicode=terminal.unicode,
        accents=terminal.accents,
        light=terminal.light,
    )
    desk = Desk(workspace, look, mentor)
    picture = FirstPaint(desk, _("Overview"), sys.__stderr__)

    def leave() -> None:
        if picture.is_seen:
            _put(LEAVE)  # nobody else does who has not begun yet

    with EndingAtOnce(leave):
        try:
            return _take_over(desk, picture.shown(), mouse=not terminal.remote)
        except BaseException:
            leave()
            raise


def _take_over(desk: Desk, painted: Painted | None, *, mouse: bool) -> int:
    """Run the app in place of what is *painted*; return the exit code."""
    wrong: list[str] = []
    with PutOff(LATER, NEVER, TYPES), LateDataclasses():
        from planner.tui.app import PlannerApp
        from planner.tui.driver import CellDriver
        from planner.tui.terminal import bear_bad_bytes

    bear_bad_bytes()
    CellDriver.painted = painted
    app = PlannerApp(desk)
    app.when_shown = lambda: wrong.append(_take_settings(desk))
    with PutOff(["bz2", "lzma", "textual.pilot"]):
        app.run(mouse=mouse)
    if app.last_words:
        _put(f"{app.last_words}\n")
    for each in filter(None, wrong):
        _put(f"planner: {each}\n")
    return app.return_code or 0


def _take_settings(desk: Desk) -> str:
    """Have *desk* be as the person has set it, but for what the command line says; return what is wrong in that."""
    with PutOff(["tempfile"]):  # platformdirs names it
        from planner.settings import read_settings

        settings = read_settings()
    desk.autosave = settings.autosave
    if not desk.mentor and settings.mentor in desk.view.mission.team:
        desk.mentor = settings.mentor
    return settings.wrong


class Progress:
    """Says on the terminal what is being done and for how long, once that is longer than people care to wait.

    Its thread is a bare one: importing ``threading`` takes a thirtieth of the time until the first picture.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._going = allocate_lock()
        self._telling = allocate_lock()

    def __enter__(self) -> None:
        self._going.acquire()
        self._telling.acquire()
        start_new_thread(self._tell, ())

    def __exit__(self, *_error: object) -> None:
        self._going.release()
        self._telling.acquire()

    def _tell(self) -> None:
        try:
            begin, shown = monotonic(), ""
            while not self._going.acquire(timeout=PATIENCE):
                shown = f"{self._text} ({monotonic() - begin:.0f} s)"
                _put(f"\r{shown}")
            if shown:
                _put(f"\r{' ' * len(shown)}\r")
        finally:
            self._telling.release()


def _put(text: str) -> None:
    with suppress(OSError):
        sys.stderr.write(text)
        sys.stderr.flush()


def _refuse(reason: str) -> int:
    print(f"planner: {reason}", file=sys.stderr)
    return 2
