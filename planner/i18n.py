"""Owns the translation of texts that people read; codes, keys and JSON never pass through here.

It reads the message catalogues in ``planner/locale`` and refuses to guess: without a catalogue the English text stands.
"""

from __future__ import annotations

import os
from _thread import get_ident
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol


class _Catalogue(Protocol):
    """What translates, as ``gettext`` has it; that is read only where there is a catalogue."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, one: str, many: str, count: int, /) -> str: ...


class _English:
    """The texts as they stand."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return one if count == 1 else many


_CATALOGUES = Path(__file__).parent / "locale"
_translation: _Catalogue = _English()
_language = "en"
_aside: dict[int, tuple[_Catalogue, str]] = {}
"""By thread: what is spoken there for a while, whatever is in force."""


def use_language(wanted: str | None = None) -> None:
    """Choose the language of all texts: *wanted*, else the environment's first one that has a catalogue."""
    global _translation, _language
    _translation, _language = _found(wanted)


def _found(wanted: str | None) -> tuple[_Catalogue, str]:
    names = [wanted] if wanted else _environment_languages()
    translation = _translation
    if os.path.isdir(_CATALOGUES):  # noqa: PTH112 - cheaper than Path at start-up
        import gettext

        translation = gettext.translation("planner", _CATALOGUES, languages=names, fallback=True)
    return translation, "fr" if names and names[0].lower().startswith("fr") else "en"


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Use the language *wanted* while the context lasts, in this thread alone: what others draw stays as it is."""
    thread = get_ident()
    before = _aside.get(thread)
    _aside[thread] = _found(wanted)
    try:
        yield
    finally:
        if before:
            _aside[thread] = before
        else:
            del _aside[thread]


def _spoken() -> tuple[_Catalogue, str]:
    return _aside.get(get_ident(), (_translation, _language))


def language() -> str:
    """Return the two-letter code of the language in force: which twin of a text field is shown."""
    return _spoken()[1] if _aside else _language


def _(message: str) -> str:
    """Return *message* in the language in force."""
    return (_spoken()[0] if _aside else _translation).gettext(message)


def mark(message: str) -> str:
    """Return *message* as it is, to be translated where it is shown: for texts that also stand in JSON."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Return *one* or *many* in the language in force, by its plural rule for *count*."""
    return (_spoken()[0] if _aside else _translation).ngettext(one, many, count)


def _environment_languages() -> list[str]:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return [part.split(".")[0] for part in value.split(":") if part]
    return []
