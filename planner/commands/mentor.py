"""Owns whose units are meant where a mentor asks: the option, else the environment; it filters nothing itself."""

from __future__ import annotations

import os
from argparse import Namespace

from planner.commands.arguments import Parser, UsageError, known
from planner.i18n import _
from planner.mission import Mission

VARIABLE = "PLANNER_MENTOR"
"""The environment variable that stands for the option."""


def declare_mentor(parser: Parser) -> None:
    """Declare the option."""
    words = _("only what is about units that this team mentors; default: {variable}").format(variable=VARIABLE)
    parser.add_argument("--mentor", metavar="TEAM", help=words)


def asked_mentor(options: Namespace) -> str | None:
    """Return the team that was asked for, unchecked; None: everybody is meant."""
    return getattr(options, "mentor", None) or os.environ.get(VARIABLE) or None


def mentor_of(options: Namespace, mission: Mission) -> str | None:
    """Return the team that was asked for; None: everybody is meant.

    Raises:
        UsageError: the mission has no such team; the message proposes the nearest, and names the variable if it is its.
    """
    mentor = asked_mentor(options)
    if mentor is None:
        return None
    try:
        known(_("team"), [mentor], mission.team)
    except UsageError as reason:
        if getattr(options, "mentor", None):
            raise
        raise UsageError(_("{variable}: {reason}").format(variable=VARIABLE, reason=reason)) from reason
    return mentor
