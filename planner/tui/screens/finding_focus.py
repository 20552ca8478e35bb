"""Owns which entry a finding leads to: the one that it stands at, else the first that it names and a screen shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.diagnostics import Finding
from planner.reports.findings_groups import kinds_of
from planner.reports.panes import Target
from planner.tui.desk import Focus
from planner.tui.screens.spots import focus_of
from planner.view import View


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
