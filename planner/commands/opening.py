"""Owns how commands open a mission."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import UsageError
from planner.i18n import _
from planner.workspace import NoMission, Workspace


def opened(options: Namespace, *, readable: bool = True) -> Workspace:
    """Return the mission that the options name.

    Args:
        options: the command's, with ``folder`` and ``as_of``.
        readable: refuse a folder of which no file is valid TOML: there would be nothing but zeros to report.

    Raises:
        UsageError: there is no readable mission.
    """
    try:
        workspace = Workspace.open(options.folder, options.as_of)
    except NoMission as reason:
        raise UsageError(str(reason)) from reason
    if readable and not workspace.loaded.readable:
        found = workspace.load_findings
        faults = [f"{workspace.place(finding)}: {finding.code} {finding.message}" for finding in found]
        raise UsageError("\n".join([_("no readable mission in {folder}").format(folder=workspace.root), *faults]))
    return workspace
