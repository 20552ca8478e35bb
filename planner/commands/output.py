"""Owns what goes to standard output and error: colour or none, and text that the encoding cannot hold.

It asks for no width, draws no boxes, and never fails because of a letter.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import TextIO

from planner.plain import ascii_only, safe
from planner.reports.lines import Line, text_of

SGR = {
    "title": "1",
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "33",
    "covered": "34",
    "due": "36",
    "partial": "36",
    "scheduled": "35",
    "idea": "35",
    "lapsed": "1;33",
    "gap": "1;31",
    "blocked": "1;4;33",
}
"""Colours of the styles, out of the terminal's own; a style that is not here is plain."""


def wants_colour(asked: str | None, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether to colour: ``--color`` beats ``NO_COLOR`` beats ``FORCE_COLOR`` beats what *stream* is."""
    if asked in ("always", "never"):
        return asked == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and _capable(environment)


def terminal(stream: TextIO) -> bool:
    """Return whether *stream* is read by a person, not by a program."""
    return stream.isatty()


def on_terminal() -> bool:
    """Return whether screens can be shown: input, output and errors are a terminal that can move its cursor."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams) and _capable(os.environ)


def _capable(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "") not in ("", "dumb")


class Output:
    """Standard output and error of one run."""

    def __init__(self, colour: str | None = None) -> None:
        self.colour = wants_colour(colour, sys.stdout, os.environ)
        self.terminal = terminal(sys.stdout)

    def write(self, text: str) -> None:
        """Write *text*, which is safe already, as it is."""
        sys.stdout.write(text)

    def lines(self, lines: Iterable[Line]) -> None:
        """Write *lines*, with colours where they are wanted."""
        for entry in lines:
            painted = "".join(_painted(text, style) for text, style in entry).rstrip()
            self.write((painted if self.colour else safe(text_of(entry))) + "\n")

    def json(self, text: str) -> None:
        """Write JSON; where the encoding is not UTF-8, with every other character escaped."""
        if not (sys.stdout.encoding or "utf-8").lower().startswith("utf"):
            from planner.reports.tables import json_in_ascii

            text = json_in_ascii(text)
        self.write(text)

    def say(self, text: str) -> None:
        """Write one line to standard error."""
        complain(text)


def _painted(text: str, style: str) -> str:
    """Return *text* in the colours of its style, blanks around it left plain."""
    shown = safe(text)
    core = shown.strip()
    if not core or style not in SGR:
        return shown
    before, after = shown[: shown.index(core)], shown[shown.index(core) + len(core) :]
    return f"{before}\x1b[{SGR[style]}m{core}\x1b[0m{after}"


def complain(text: str) -> None:
    """Write *text* as one line to standard error, if there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{safe(text)}\n")


def fold_what_cannot_be_encoded() -> None:
    """Let standard output and error spell in ASCII what their encoding cannot hold: "Ségou" becomes "Segou"."""
    codecs.register_error("planner-fold", _fold)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="planner-fold")


def fold_to_ascii() -> None:
    """Let not one byte above 126 be written from now on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.flush()
            stream.reconfigure(encoding="ascii", errors="planner-fold")


def _fold(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return ascii_only(error.object[error.start : error.end]), error.end
