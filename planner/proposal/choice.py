"""Owns one thing that a field could say, before it has a place in the list; it compares nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planner.proposal.conflicts import Conflict


class Choice(NamedTuple):
    """A value with what it would clash with, and what it is preferred by."""

    value: str
    conflict: str
    note: str
    preference: tuple[int, ...]
    """The smallest of those without a conflict comes first; all of one list have as many figures or differ before."""
    heads: int = 0


class Verdict(NamedTuple):
    """What is said of a value: the first conflict, and the first thing to see to."""

    conflict: str
    remark: str
    no_days: bool
    """Whether a team has too few days left in a month."""


def verdict(conflicts: Iterable[Conflict]) -> Verdict:
    """Return what is said of a value that would have *conflicts*."""
    first = remark = ""
    no_days = False
    for conflict in conflicts:
        if not conflict.mild:
            first = conflict.words
            break
        remark = remark or conflict.words
        no_days = no_days or not conflict.code
    return Verdict(first, remark, no_days)


def joined(*notes: str) -> str:
    """Return those of *notes* that say something, as one."""
    return "; ".join(note for note in notes if note)
