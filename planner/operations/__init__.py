"""Owns what people do to a mission, as pure functions: what was loaded goes in, a change comes out, not yet made.

The command line and the screens use the same ones. They refuse, with ``BadField`` or ``EditRefused``, what would leave
an entry with an error it did not have; they read and write no file.
"""

from __future__ import annotations

from planner.operations.entries import Standing, add, copy, find, remove, set_fields, standing_at
from planner.operations.observations import observe
from planner.operations.sessions import (
    add_session,
    cancel_session,
    copy_session,
    deliver_session,
    move_session,
    new_session_id,
    plan_file,
    remove_session,
    set_session,
    step_session,
)
from planner.operations.values import BadField, path_of, type_of, value_of, written

__all__ = [
    "BadField",
    "Standing",
    "add",
    "add_session",
    "cancel_session",
    "copy",
    "copy_session",
    "deliver_session",
    "find",
    "move_session",
    "new_session_id",
    "observe",
    "path_of",
    "plan_file",
    "remove",
    "remove_session",
    "set_fields",
    "set_session",
    "standing_at",
    "step_session",
    "type_of",
    "value_of",
    "written",
]
