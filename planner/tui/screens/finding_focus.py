"""Owns which entry a finding leads to: the one that it stands at, else the first that it names and a screen shows.

For editing it leads to all that it names, the one it stands at first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.diagnostics import Finding
from planner.reports.findings_groups import kinds_of
from planner.reports.panes import Target
from planner.tui.desk import Focus
from planner.tui.screens.spots import focus_of
from planner.view import View
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.tui.forms.entries import Entity


def focus_on(view: View, findings: Sequence[Finding], target: Target) -> Focus:
    """Return what *target*, one of *findings* or an entity, leads to; nothing where no screen shows it."""
    if target.kind == "finding":
        targets = _targets(view, findings[int(target.id)])
        return next((focus for each in targets if (focus := focus_on(view, findings, each)) != Focus()), Focus())
    if target.kind in ("session", "unit", "region", "module"):
        return Focus()._replace(**{target.kind: target.id})
    if target.kind in ("zone", "curriculum"):
        return focus_of(view, target, ())
    return Focus()


def _targets(view: View, finding: Finding) -> Iterator[Target]:
    table = finding.anchor.origin[1]
    yield from (Target(table, name) for name in finding.entities[:1] if name in getattr(view.mission, table, ()))
    yield from (Target(kind, name) for name in finding.entities for kind in kinds_of(view.mission, name))


def entities_in(workspace: Workspace, finding: Finding) -> list[Entity]:
    """Return the entries that *finding* is about and that have a form: that at which it stands, then those it names."""
    from planner.tui.forms.entries import entities_of, entity_at  # not needed to show a screen

    named = [(kind, name) for name in finding.entities for kind in kinds_of(workspace.view.mission, name)]
    here = entity_at(workspace, finding.anchor.origin)
    rest = entities_of(workspace, named)
    return [*([here] if here else []), *(each for each in rest if not here or each[:2] != here[:2])]


def field_of(finding: Finding) -> str:
    """Return the field that *finding* stands at; empty: none."""
    return next((step for step in finding.anchor.steps if isinstance(step, str)), "")
