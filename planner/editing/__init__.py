"""Owns edits as text: one entry of a file changes, every other byte of the file stays as it is.

It refuses, with ``EditRefused``, what it cannot prove: each edit has a quick proof of its own, for work at the
keyboard; before a save ``guard`` parses the new text as a whole, compares it with what the edits promised, and wants
every comment still there unless its entry is gone. Nothing here reads or writes a file.
"""

from __future__ import annotations

from planner.editing.guards import Promise, guard
from planner.editing.placing import Edit
from planner.editing.steps import Changes, added, changed, copied, entry_text, removed
from planner.editing.values import EditRefused

__all__ = [
    "Changes",
    "Edit",
    "EditRefused",
    "Promise",
    "added",
    "changed",
    "copied",
    "entry_text",
    "guard",
    "removed",
]
