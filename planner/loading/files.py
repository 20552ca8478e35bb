"""Owns the reading of files: bytes, then text, then a TOML document; it knows no table and never raises on data."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from planner.diagnostics import Anchor, Finding, Place, Severity
from planner.i18n import _
from planner.quick import pattern

if TYPE_CHECKING:
    from planner.positions import Positions

MOST_BYTES = 64 * 1024 * 1024
"""Of all files of a mission together."""
MOST_FILES = 500
DEEPEST = 64
"""Levels of lists and tables within one another."""

_MERGE_MARK = pattern(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)
_AT = pattern(r" \(at (?:line \d+, column \d+|end of document)\)$")


class Source:
    """One file as it was read: its name relative to the mission folder, bytes, text and TOML document."""

    def __init__(self, name: str, path: Path, held: bytes | None = None) -> None:
        self.name = name
        self.path = path
        self.held = held
        """What it says in the work; None: what is on the disk counts."""
        self.data = b""
        self.text: str | None = None
        """None: could not be read."""
        self.document: dict[str, object] | None = None
        """None: is not valid TOML."""
        self.unseen = False
        """Whether there are entries in it that nobody could look at."""

    @cached_property
    def positions(self) -> Positions:
        """Where each value stands; only for a file that is valid TOML."""
        from planner.positions import Positions  # most runs look no place up

        return Positions(self.text or "")

    @property
    def whole(self) -> str | None:
        """The text with the byte order mark, if it has one."""
        if self.text is None or not self.data.startswith(codecs.BOM_UTF8):
            return self.text
        return "\ufeff" + self.text

    def fault(self, code: str, message: str, hint: str, line: int = 0, column: int = 0) -> Finding:
        """Return an error about the file as a whole, at a place in it if one is known."""
        place = Place(self.name, line, column)
        return Finding(code, Severity.ERROR, Anchor((self.name, "file", -1), known=place), message, hint)


def toml_names(folder: Path) -> list[str]:
    """Return the names of the TOML files directly in *folder*, in name order; hidden ones are not read."""
    return sorted(path.name for path in folder.iterdir() if is_toml_name(path.name))


def is_toml_name(name: str) -> bool:
    """Return whether a file called *name*, directly in a folder, is read."""
    return name.endswith(".toml") and not name.startswith(".")


def read_all(sources: list[Source]) -> Iterator[Finding]:
    """Read *sources* in order and yield what is wrong with each; what is past the limits stays unread."""
    room = MOST_BYTES
    for number, source in enumerate(sources):
        if number >= MOST_FILES:
            source.unseen = True
            yield source.fault(
                "LD013",
                _("more than {most} files in one mission; this one is not read").format(most=MOST_FILES),
                _("join small files: any file may hold any table"),
            )
            continue
        yield from _read(source, room)
        room -= len(source.data)


def _read(source: Source, room: int) -> Iterator[Finding]:
    try:
        data = (
            _bytes_of(source.path, room) if source.held is None else source.held if len(source.held) <= room else None
        )
    except OSError as error:
        source.unseen = True
        yield _unreadable(source, error)
        return
    except _NotRegular as kind:
        message = _("{kind}, not a regular file").format(kind=kind)
        yield source.fault("LD002", message, _("move it out of the mission folder, or rename it"))
        return
    if data is None or len(data) > room:
        source.unseen = True
        message = _("the files of a mission are larger than {most} MB together; this one is not read")
        hint = _("split the mission, or move old plans into a folder of their own")
        yield source.fault("LD013", message.format(most=MOST_BYTES // 1024 // 1024), hint)
        return
    source.data = data
    try:
        source.text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield _undecodable(source, error)
        return
    yield from _parse(source, source.text)


class _NotRegular(Exception):
    """The name stands for something else than a file; the message is the word for it."""


def _bytes_of(path: Path, room: int) -> bytes | None:
    """Return the bytes of a regular file; None: they are more than *room*."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise _NotRegular(_("a folder"))
        if not stat.S_ISREG(status.st_mode):
            raise _NotRegular(_("a pipe or device"))
        if status.st_size > room:
            return None
        with os.fdopen(os.dup(handle), "rb") as stream:
            data = stream.read(room + 1)
        return data if len(data) <= room else None
    finally:
        os.close(handle)


def _unreadable(source: Source, error: OSError) -> Finding:
    if error.errno == errno.ENOENT and source.path.is_symlink():
        message, hint = _("a link to a file that is not there"), _("mend the link or remove it")
    elif error.errno in (errno.EACCES, errno.EPERM):
        message, hint = _("may not be read: permission denied"), _("ask its owner to let you read it")
    elif error.errno == errno.ENXIO:
        message, hint = _("a pipe or device, not a regular file"), _("move it out of the mission folder")
        return source.fault("LD002", message, hint)
    else:
        message = _("cannot be read: {reason}").format(reason=error.strerror or error)
        hint = _("check the file and the disk")
    return source.fault("LD001", message, hint)


def _undecodable(source: Source, error: UnicodeDecodeError) -> Finding:
    before = source.data[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    guess = "UTF-16" if source.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "Windows-1252"
    return source.fault(
        "LD001",
        _("not UTF-8: byte {byte} here; it looks like {guess}").format(
            byte=f"0x{source.data[error.start]:02X}", guess=guess
        ),
        _("open it in an editor and save it as UTF-8"),
        line,
        column,
    )


def _parse(source: Source, text: str) -> Iterator[Finding]:
    try:
        source.document = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        yield _syntax_fault(source, text, error)
    except (ValueError, RecursionError, MemoryError) as error:
        yield source.fault("LD013", *_too_much(error), 1, 1)


def _too_much(error: Exception) -> tuple[str, str]:
    if isinstance(error, ValueError):
        return _("a number of thousands of digits"), _("write a number of at most ten digits")
    return _("nested too deep: more than {most} levels").format(most=DEEPEST), _(
        "no table of a mission needs more than four levels"
    )


def too_deep(value: object) -> bool:
    """Return whether lists and tables stand more than ``DEEPEST`` levels within one another."""
    level = [value]
    for _depth in range(DEEPEST):
        inner = (item.values() if isinstance(item, dict) else item for item in level if isinstance(item, dict | list))
        level = [item for items in inner for item in items]
    return any(isinstance(item, dict | list) for item in level)


def _syntax_fault(source: Source, text: str, error: tomli.TOMLDecodeError) -> Finding:
    if mark := _MERGE_MARK.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        message = _("unresolved merge: two versions stand side by side from here")
        return source.fault(
            "LD004", message, _("keep one version and delete the lines with <<<<<<<, =======, >>>>>>>"), line, 1
        )
    reason = _AT.sub("", str(error))
    bad = text[error.pos : error.pos + 1]
    if bad != "\n" and bad != "\r" and bad != "\t" and bad and not bad.isprintable() and (bad < " " or bad == "\x7f"):
        message = _("control character {code} in the text").format(code=f"U+{ord(bad):04X}")
        return source.fault("LD012", message, _("delete it"), error.lineno, error.colno)
    message, hint = _words(reason)
    return source.fault("LD003", message, hint, error.lineno, error.colno)


def _words(reason: str) -> tuple[str, str]:
    """Return message and hint for what tomli says."""
    plain = {
        "Cannot overwrite a value": _("this key or table stands twice"),
        "Unterminated string": _("a text is not closed"),
        "Illegal character '\\n'": _("a text is not closed on its line"),
        "Invalid value": _("a value is missing or not valid"),
        "Invalid statement": _("neither a key nor a table begins like this"),
    }
    hints = {
        "Cannot overwrite a value": _("keep one of the two"),
        "Unterminated string": _("put a quotation mark at its end"),
        "Illegal character '\\n'": _("put a quotation mark at its end"),
        "Invalid value": _("texts stand in quotation marks, dates like 2014-06-30 do not"),
    }
    if reason.startswith(("Cannot declare", "Duplicate inline table key")):
        return _("not valid TOML: {reason}").format(reason=reason), _("keep one of the two, or write [[table]]")
    message = plain.get(reason)
    shown = _("not valid TOML: {reason}").format(reason=message or reason)
    return shown, hints.get(reason, _("mend the line; the file is left out until then"))
