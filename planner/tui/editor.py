"""Owns the way into a person's own editor and back: which words start it at a line, and what happens to the terminal.

It knows no mission. The editor is started from a list of words and never through a shell. A file that is not to be
changed is shown as a copy.
"""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from planner.diagnostics import Place
from planner.i18n import _

FALLBACKS = ("nano", "vi")
"""Editors that are tried where neither ``VISUAL`` nor ``EDITOR`` is set."""
_PLUS = ("vi", "vim", "nvim", "view", "nvi", "elvis", "ex", "hx", "helix", "joe", "jed", "mg", "ne")
_PLUS_COLUMN = {"nano": ",", "emacs": ":", "emacsclient": ":", "kak": ":"}
"""What stands between line and column after the plus."""
_GOTO = ("code", "codium", "cursor")


class NoEditor(Exception):
    """No editor is set, or it cannot be started; the message says what to do."""


def words_of(environment: Mapping[str, str]) -> list[str]:
    """Return the words that start the editor: ``VISUAL``, else ``EDITOR``, else one that is there.

    Raises:
        NoEditor: there is none, or the words cannot be told apart.
    """
    for name in ("VISUAL", "EDITOR"):
        if text := environment.get(name, "").strip():
            try:
                words = shlex.split(text)
            except ValueError as error:
                raise NoEditor(_("{name} cannot be read: {reason}").format(name=name, reason=error)) from error
            if words:
                return words
    for fallback in FALLBACKS:
        if shutil.which(fallback):
            return [fallback]
    raise NoEditor(_("No editor is set: EDITOR=nano planner uses nano."))


def command_of(words: list[str], path: Path, line: int, column: int) -> list[str]:
    """Return *words* with what opens *path* at *line* and *column*, both from 1; line 0: at its beginning.

    ``--`` stands before the path where the editor knows it. An editor that is not known gets the path alone.
    """
    kind, file = kind_of(words[0]), str(path.absolute())
    at, column = max(line, 1), max(column, 1)
    if kind in _PLUS:
        return [*words, f"+{at}", "--", file]
    if kind in _PLUS_COLUMN:
        return [*words, f"+{at}{_PLUS_COLUMN[kind]}{column}", "--", file]
    if kind == "micro":
        return [*words, "--", f"+{at}:{column}", file]
    if kind in _GOTO:
        wait = [] if {"--wait", "-w"} & set(words) else ["--wait"]
        return [*words, *wait, "--goto", f"{file}:{at}:{column}"]
    return [*words, file]


def kind_of(word: str) -> str:
    """Return which editor *word* starts, without path, version and variant: ``vim`` for ``/usr/bin/vim.tiny``.

    A name that says nothing, like ``editor``, is followed to the file it stands for.
    """
    known = {*_PLUS, *_PLUS_COLUMN, *_GOTO, "micro"}
    found = shutil.which(word)
    for name in (Path(word).name, Path(found).resolve().name if found else ""):
        match = re.match(r"[a-z]+", name.lower())
        if match and match[0] in known:
            return match[0]
    return ""


def run_editor(app: Any, command: list[str]) -> None:
    """Lend the terminal of the textual *app* to *command* until it ends.

    Raises:
        NoEditor: it cannot be started, or this terminal cannot be lent.
    """
    from textual.app import SuspendNotSupported

    failed: OSError | None = None
    try:
        with app.suspend(), _keys_are_the_editors():
            try:
                subprocess.run(command, check=False)
            except OSError as error:
                failed = error
    except SuspendNotSupported as error:
        raise NoEditor(_("This terminal cannot be lent to an editor.")) from error
    if failed:
        raise NoEditor(_("{editor}: {reason}").format(editor=command[0], reason=failed.strerror)) from failed


@contextmanager
def _keys_are_the_editors() -> Iterator[None]:
    """Let the keys that interrupt or quit the editor not end the planner too: both get the signal."""
    before = {number: signal.signal(number, _nothing) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nothing(_number: int, _frame: object) -> None:
    """Take a signal; with this the child starts with its own default, with SIG_IGN it would not."""


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Give a copy of *path*, which cannot be written to, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="planner-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        copy.chmod(stat.S_IRUSR)
        yield copy


def edit(app: Any, words: list[str], path: Path, place: Place, *, read_only: bool) -> None:
    """Open *path* at *place* in the editor that *words* start, and return when it has ended.

    Raises:
        NoEditor: it could not be opened.
    """
    if not read_only:
        run_editor(app, command_of(words, path, place.line, place.column))
        return
    try:
        with copied(path) as copy:
            run_editor(app, command_of(words, copy, place.line, place.column))
    except OSError as error:
        raise NoEditor(_("{path}: {reason}").format(path=path, reason=error.strerror)) from error
