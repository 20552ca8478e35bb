"""Owns the list of screens: key, name and class of each; a screen is imported when it is first shown.

A new screen is one module in this package and its entry here. An entry whose module is not there is not offered.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from planner.i18n import _
from planner.tui.commands import Command

if TYPE_CHECKING:
    from textual.screen import Screen

    from planner.tui.desk import Desk


class Entry(NamedTuple):
    """One screen."""

    name: str
    """The name of its module, and its name in file names."""
    kind: str
    """The name of its class."""
    key: str
    title: str
    help: str
    shows: tuple[str, ...] = ()
    """Of which fields of ``Focus`` it can show one, like ``unit``; of two screens the first listed is used."""
    modal: bool = False
    """Whether it lies over the screen it is asked for from."""

    @property
    def there(self) -> bool:
        """Whether its module is there."""
        return _exists(self.name)

    @property
    def command(self) -> Command:
        """The command that shows it."""
        action = f"app.lay_over({self.name!r})" if self.modal else f"app.open({self.name!r})"
        return Command(action, self.key, self.title, self.help)

    def screen_class(self) -> type[Screen[str | None]]:
        """Return the class of the screen; this imports its module."""
        found: type[Screen[str | None]] = getattr(import_module(f"{__name__}.{self.name}"), self.kind)
        return found

    def build(self, desk: Desk) -> Screen[str | None]:
        """Return a new screen."""
        return self.screen_class()(desk)  # type: ignore[arg-type]


@cache
def _exists(name: str) -> bool:
    return find_spec(f"{__name__}.{name}") is not None


def entries() -> tuple[Entry, ...]:
    """Return the screens that are there, in the order of the tabs, with what lies over them last."""
    every = (
        Entry("overview", "Overview", "o", _("Overview"), _("The mission on one page.")),
        Entry(
            "unit", "UnitSheet", "u", _("Unit"), _("What one unit was taught, what is due, what is coming."), ("unit",)
        ),
        Entry("coverage", "Coverage", "c", _("Coverage"), _("Which unit lacks which module."), ("unit", "region")),
        Entry(
            "distribution", "DistributionScreen", "d", _("Distribution"), _("Whether teaching goes where the need is.")
        ),
        Entry("sessions", "Sessions", "s", _("Sessions"), _("What is planned, by whom, when and where."), ("session",)),
        Entry("due", "Due", "w", _("Due"), _("What to chase this week, by who has to act.")),
        Entry(
            "modules",
            "Modules",
            "m",
            _("Modules"),
            _("What is taught, who has it, where, and with what."),
            ("module", "curriculum"),
        ),
        Entry("reform", "Reform", "b", _("Balance"), _("What the plan's hours are for: the balance of reform.")),
        Entry("findings", "Findings", "f", _("Findings"), _("What is wrong in the files or worth doing.")),
        *_forms(),
    )
    return tuple(entry for entry in every if entry.there)


def _forms() -> tuple[Entry, ...]:
    """Return what is typed over a screen, about what the cursor is on."""
    return (
        Entry(
            "session_form",
            "SessionForm",
            "n",
            _("New session"),
            _("Plans a session for what the cursor is on."),
            modal=True,
        ),
        Entry("edit_form", "EditForm", "e", _("Edit"), _("Edits what the cursor is on."), modal=True),
        Entry(
            "attendance_form",
            "AttendanceForm",
            "A",
            _("Attendance"),
            _("Records the session as delivered, and who came."),
            modal=True,
        ),
        Entry(
            "observation_form",
            "ObservationForm",
            "N",
            _("Observation"),
            _("Notes what a mentor saw at the unit; it closes the visits that were to follow."),
            modal=True,
        ),
        Entry(
            "visit_form",
            "VisitForm",
            "V",
            _("Follow-up visit"),
            _("Says when the unit is visited after a session."),
            modal=True,
        ),
    )
