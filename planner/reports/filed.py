"""Owns the findings of one view as pages ask for them: by session, by unit, worth doing first; each is found once.

A mission may have ten thousands of findings, and a page is made anew whenever the terminal changes its size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from planner.diagnostics import Finding, Severity
from planner.model import Session, Unit
from planner.reports.findings import by_urgency, counted_levels, first_of, severity_of, words_of
from planner.reports.footnotes import UNIT_TABLES, by_session, concerns
from planner.view import View

if TYPE_CHECKING:
    from planner.reports.session_facts import Marks
    from planner.reports.sessions import Codes

T = TypeVar("T")
MOST = 80
"""Findings worth doing first that the largest page shows."""


class Filed:
    """All findings of one view."""

    def __init__(self, view: View, findings: Iterable[Finding]) -> None:
        self.view = view
        self.findings: Sequence[Finding] = findings if isinstance(findings, list | tuple) else list(findings)

        self._kept: dict[Callable[[Filed], Any], Any] = {}

    def kept(self, make: Callable[[Filed], T]) -> T:
        """Return what *make* derives from these findings, made once."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: T = self._kept[make]
        return made

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        return counted_levels(self.levels)

    @cached_property
    def levels(self) -> list[int]:
        """The severity of each, as a number: what is asked of all of them at once is quicker asked of that."""
        return list(map(int, map(severity_of, self.findings)))

    @property
    def words(self) -> str:
        """How many errors, warnings and notes there are."""
        return words_of(self.counts)

    @cached_property
    def urgent(self) -> list[Finding]:
        """All but notes, the most urgent first."""
        return by_urgency(self.view, self.findings)

    @cached_property
    def first(self) -> list[Finding]:
        """Those worth doing first; no notes are among them."""
        return first_of(self.urgent, MOST)

    @cached_property
    def searched(self) -> list[str]:
        """The folded text of each that is searched."""
        from planner.reports.findings_groups import searched  # not needed for the first screen

        return [searched(finding) for finding in self.findings]

    @cached_property
    def index(self) -> dict[int, int]:
        """The place of each finding among all, by its identity."""
        return {id(finding): number for number, finding in enumerate(self.findings)}

    @cached_property
    def codes(self) -> Codes:
        """The code of each finding of each session."""
        from planner.reports.sessions import codes_of  # not needed for the first screen

        return codes_of(self.by_session)

    @cached_property
    def by_session(self) -> dict[str, list[Finding]]:
        """The findings of each session that has any."""
        return by_session(self.view.mission, self.findings)

    @cached_property
    def marks(self) -> Marks:
        """The mark of each session."""
        from planner.reports.session_facts import Marks  # what the first picture does without

        return Marks(self.view, filed=self.by_session)

    @cached_property
    def blocked(self) -> list[Session]:
        """The sessions that are blocked, by start, then id."""
        return [session for session in self.view.by_start if self.marks.of(session) == "blocked"]

    @cached_property
    def _by_unit(self) -> dict[str, list[Finding]]:
        groups: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            if finding.anchor.origin[1] in UNIT_TABLES and finding.entities:
                groups[finding.entities[0]].append(finding)
        return dict(groups)

    def of_unit(self, unit: Unit) -> list[Finding]:
        """Return what is filed under *unit* or concerns it in one of its sessions, the worst first, each once."""
        found = list(self._by_unit.get(unit.id, ()))
        for session in self.view.sessions_of.get(unit.id, ()):
            about = self.by_session.get(session.id, ())
            found += [each for each in about if concerns(self.view.mission, unit.id, each)]
        once = {id(finding): finding for finding in found}
        return sorted(once.values(), key=lambda finding: (-finding.severity, finding.code))
