"""Owns findings as footnotes of a page: each is numbered where it is first named and printed once; it finds nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from planner.diagnostics import Finding, Severity
from planner.i18n import _
from planner.mission import Mission
from planner.reports.page import Page, whole

UNIT_TABLES = ("unit", "observation")
"""The tables whose findings are filed under a unit, if they are."""


class Footnotes:
    """The findings named on a page, in the order of their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[Finding, int] = {}

    def marks(self, findings: Iterable[Finding]) -> str:
        """Return the numbers of *findings* to stand after what they are about, like `` [1] [2]``; empty for none."""
        numbers = [self._numbers.setdefault(finding, len(self._numbers) + 1) for finding in findings]
        return "".join(f" [{number}]" for number in sorted(set(numbers)))

    def print(self, page: Page) -> None:
        """Add the footnotes to *page* under a heading of their own; nothing if no finding was named."""
        if not self._numbers:
            return
        page.heading(_("Findings"))
        indent = len(f"[{len(self._numbers)}] ")
        for finding, number in self._numbers.items():
            lead = f"[{number}] ".ljust(indent)
            style = "dim" if finding.severity is Severity.NOTE else "warning"
            code = finding.code
            if finding.severity is Severity.NOTE:
                code = _("{code} (note)").format(code=code)
            text = _("{code} {message}.").format(code=code, message=whole(finding.message).rstrip("."))
            if finding.hint:
                hint = whole(finding.hint).rstrip(".")
                text = _("{text} Hint: {hint}.").format(text=text, hint=hint)
            page.entry(((lead, style),), text)


def by_session(mission: Mission, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return the findings about sessions by the id of each session that they name, the worst first and notes last.

    This is what "its findings" means of a session wherever they are counted or listed: a conflict is a finding of both
    sessions, whichever of them it is filed under.
    """
    groups: dict[str, list[Finding]] = defaultdict(list)
    sessions = mission.session
    for finding in findings:
        if finding.anchor.origin[1] == "session":
            for name in finding.entities:
                if name in sessions:
                    about = groups[name]
                    if not about or about[-1] is not finding:  # it names the session twice
                        about.append(finding)
    for about in groups.values():
        about.sort(key=lambda finding: -finding.severity)
    return groups


def of_unit(unit: str, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that are filed under *unit*."""
    return [
        finding
        for finding in findings
        if finding.anchor.origin[1] in UNIT_TABLES and finding.entities and finding.entities[0] == unit
    ]


def concerns(mission: Mission, unit: str, finding: Finding) -> bool:
    """Return whether a finding about a session concerns *unit*: it names it, or no unit at all."""
    units = [name for name in finding.entities[1:] if name in mission.unit]
    return not units or unit in units
