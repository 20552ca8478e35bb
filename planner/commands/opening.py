"""Owns how commands open a mission."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import UsageError
from planner.workspace import NoMission, Workspace


def opened(options: Namespace) -> Workspace:
    """Return the mission that the options name.

    Raises:
        UsageError: there is no readable mission.
    """
    try:
        return Workspace.open(options.folder, options.as_of)
    except NoMission as reason:
        raise UsageError(str(reason)) from reason
