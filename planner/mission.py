"""Owns the mission as a whole: its sound entries, found by id; it computes no figure and reads no file."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from planner.curriculum import Curriculum, Module
from planner.model import (
    Activity,
    Deployment,
    Observation,
    Partner,
    Region,
    Session,
    Settings,
    Team,
    Unit,
    Venue,
    Zone,
)

Origin = tuple[str, str, int]
"""Where an entry stands: file relative to the mission folder, table, index among that file's entries of the table."""
_E = TypeVar("_E", bound=Zone | Region | Unit | Partner | Team | Venue | Curriculum | Module | Session | Activity)


class Mission(Struct, frozen=True, kw_only=True, dict=True):
    """All sound entries of a mission, in the order of the files, and where each stands."""

    root: Path
    settings: Settings
    zones: tuple[Zone, ...] = ()
    regions: tuple[Region, ...] = ()
    deployments: tuple[Deployment, ...] = ()
    units: tuple[Unit, ...] = ()
    partners: tuple[Partner, ...] = ()
    teams: tuple[Team, ...] = ()
    venues: tuple[Venue, ...] = ()
    curricula: tuple[Curriculum, ...] = ()
    modules: tuple[Module, ...] = ()
    """Of all curricula, in the order of their file names."""
    sessions: tuple[Session, ...] = ()
    activities: tuple[Activity, ...] = ()
    observations: tuple[Observation, ...] = ()
    curriculum_of: dict[str, Curriculum] = field(default_factory=dict)
    """The curriculum of each module id."""
    origins: dict[int, Origin] = field(default_factory=dict)
    """By ``id(record)``; ask ``origin``."""
    left_out: int = 0
    """Entries with an error: in no figure."""
    contents: tuple[tuple[str, bytes], ...] = ()
    """Name and bytes of all files read."""

    def origin(self, record: Struct) -> Origin:
        """Return where *record*, one of this mission's entries, stands."""
        return self.origins.get(id(record), ("mission.toml", "mission", 0))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the names and bytes of all files read, in hexadecimal: equal for equal data."""
        from hashlib import sha256

        whole = sha256()
        for name, data in self.contents:
            encoded = name.encode("utf-8", "surrogateescape")
            whole.update(b"%d %s %d\n" % (len(encoded), encoded, len(data)) + data)
        return whole.hexdigest()

    @cached_property
    def zone(self) -> dict[str, Zone]:
        """Zones by id."""
        return _by_id(self.zones)

    @cached_property
    def region(self) -> dict[str, Region]:
        """Regions by id."""
        return _by_id(self.regions)

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """Units by id."""
        return _by_id(self.units)

    @cached_property
    def partner(self) -> dict[str, Partner]:
        """Partners by id."""
        return _by_id(self.partners)

    @cached_property
    def team(self) -> dict[str, Team]:
        """Teams by id."""
        return _by_id(self.teams)

    @cached_property
    def venue(self) -> dict[str, Venue]:
        """Venues by id."""
        return _by_id(self.venues)

    @cached_property
    def curriculum(self) -> dict[str, Curriculum]:
        """Curricula by id."""
        return _by_id(self.curricula)

    @cached_property
    def module(self) -> dict[str, Module]:
        """Modules by id."""
        return _by_id(self.modules)

    @cached_property
    def session(self) -> dict[str, Session]:
        """Sessions by id."""
        return _by_id(self.sessions)

    @cached_property
    def activity(self) -> dict[str, Activity]:
        """Activities by id."""
        return _by_id(self.activities)

    @cached_property
    def modules_in(self) -> dict[str, tuple[Module, ...]]:
        """Modules by curriculum id, in the order of the file."""
        groups: dict[str, list[Module]] = {curriculum.id: [] for curriculum in self.curricula}
        for module in self.modules:
            groups[self.curriculum_of[module.id].id].append(module)
        return {name: tuple(modules) for name, modules in groups.items()}

    @cached_property
    def _taught(self) -> dict[tuple[str, ...], tuple[Module, ...]]:
        return {}

    def taught(self, session: Session) -> tuple[Module, ...]:
        """Return the modules of *session*, each once, curricula opened; those left out are not among them."""
        known = self._taught.get(session.modules)
        return self.taught_by(session.modules) if known is None else known

    def taught_by(self, names: tuple[str, ...]) -> tuple[Module, ...]:
        """Return what ``taught`` does of a session with the modules and curricula *names*."""
        if names not in self._taught:
            found: dict[str, Module] = {}
            for name in names:
                if name in self.module:
                    found.setdefault(name, self.module[name])
                for module in self.modules_in.get(name, ()):
                    found.setdefault(module.id, module)
            self._taught[names] = tuple(found.values())
        return self._taught[names]


def _by_id(entries: tuple[_E, ...]) -> dict[str, _E]:
    return {entry.id: entry for entry in entries}
