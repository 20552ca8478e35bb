"""Owns how titles become ids and when two titles are the same; it knows no table and no entity."""

from __future__ import annotations

import re
import unicodedata

from planner.plain import ascii_only

LONGEST = 64
"""Characters of an id."""
_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "region"))
_WORDS = re.compile(r"\w+")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def slug_of(text: str) -> str:
    """Return *text* as lower-case words with hyphens, at most 64 characters; empty where no letter is a Latin one."""
    return _NOT_IN_IDS.sub("-", ascii_only(text).casefold()).strip("-")[:LONGEST].rstrip("-")


def same(text: str) -> str:
    """Return what two spellings of one name share: letters of any script and digits, without case and accents.

    A text of signs alone stands for itself; only an empty one gives an empty text.
    """
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in split if char.isalnum()) or text.strip()


def called(text: str) -> str:
    """Return what two ways to call one place or unit share: its words without articles and "région".

    ``Commissariat de police de Gao`` and ``Commissariat de police, Gao`` are one, and so are ``Région de Gao`` and Gao.
    """
    words = _WORDS.findall(_plain(text))
    return "".join(word for word in words if word not in _SMALL) or same(text)


def _plain(text: str) -> str:
    """Return *text* without case and accents, its signs kept."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in split if not unicodedata.combining(char))


class Ids:
    """Ids of one kind, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def keep(self, wanted: str) -> bool:
        """Give exactly *wanted*; return whether it was free."""
        free = wanted not in self._given
        self._given.add(wanted)
        return free

    def make(self, title: str, *, otherwise: str, apart: str = "") -> str:
        """Return a free id made from *title*, of *otherwise* where that has no Latin letter.

        Args:
            title: what the id should remind of.
            otherwise: the word that stands for a title without Latin letters.
            apart: what tells namesakes apart, before a number does.
        """
        base = slug_of(title) or otherwise
        wanted = [base, *([_joined(base, slug_of(apart))] if slug_of(apart) else [])]
        for name in wanted:
            if self.keep(name):
                return name
        number = 2
        while not self.keep(name := _joined(base, str(number))):
            number += 1
        return name


def _joined(base: str, end: str) -> str:
    """Return base-end, the base cut so that the id is not too long."""
    end = end[: LONGEST // 2]
    return f"{base[: LONGEST - 1 - len(end)].rstrip('-')}-{end}"
