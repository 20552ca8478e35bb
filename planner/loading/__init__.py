"""Owns the way from a folder to a mission: every sound entry, and a finding for each that is not.

It never raises on data. The only exception is ``NoMission``: there is no folder or no ``mission.toml`` to begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from planner.curriculum import Curriculum, Module
from planner.diagnostics import Anchor, Finding, Place, Severity
from planner.i18n import _
from planner.loading.faults import BUILTIN
from planner.loading.files import Source, read_all, toml_names
from planner.loading.references import known_ids, refuse_duplicates, refuse_unknown
from planner.loading.tables import CURRICULUM_TABLES, MISSION_TABLES, Row, Tables
from planner.mission import Mission, Origin
from planner.model import Settings

__all__ = ["Loaded", "NoMission", "load", "shipped_curricula", "shipped_missions"]

_PACKAGE = Path(__file__).parent.parent
_OWN = "curricula/"
SHIPPED = "<planner>/curricula"
"""What the folder of the curricula that ship is called in places."""


class NoMission(Exception):
    """There is no mission to read; the message says what was looked for."""


class Loaded:
    """What came out of a folder: the mission, the errors, and the files for looking up places."""

    def __init__(self, mission: Mission, findings: tuple[Finding, ...], sources: dict[str, Source]) -> None:
        self.mission = mission
        self.findings = findings
        self.sources = sources

    @property
    def readable(self) -> bool:
        """Whether any file of the mission folder itself is valid TOML."""
        return any(source.document is not None for source in self.sources.values() if "/" not in source.name)

    def place(self, anchor: Anchor) -> Place:
        """Return file, line and column of what *anchor* is about."""
        if anchor.known:
            return anchor.known
        name, table, index = anchor.origin
        source = self.sources.get(name)
        if source is None or source.document is None:
            return Place(name)
        return Place(name, *source.positions.find(table, index, anchor.steps, key=anchor.key))

    def entry_place(self, anchor: Anchor) -> Place:
        """Return where the header of the entry stands that *anchor* is about: quicker than ``place``, for ordering."""
        name, table, index = anchor.origin
        source = self.sources.get(name)
        if anchor.known or source is None or source.document is None:
            return anchor.known or Place(name)
        return Place(name, *source.positions.entry(table, index))

    def source_line(self, place: Place) -> str:
        """Return the line of text at *place*, without its newline; empty where there is none."""
        source = self.sources.get(place.file)
        lines = (source.text or "").split("\n") if source else []
        return lines[place.line - 1].rstrip("\r") if 0 < place.line <= len(lines) else ""


def shipped_curricula() -> Path:
    """Return the folder of the curricula that ship: in the package, or beside it in a checkout."""
    inside = _PACKAGE / "curricula"
    return inside if inside.is_dir() else _PACKAGE.parent / "curricula"


def shipped_missions() -> Path:
    """Return the folder of the missions that ship."""
    return _PACKAGE / "missions"


def load(root: Path, held: Mapping[str, bytes | None] | None = None) -> Loaded:
    """Read the mission in the folder *root*.

    Files that are *held*, by their names in the folder, count as they stand there and not as they are on the disk;
    None: there is no such file.

    Raises:
        NoMission: *root* is no folder that can be listed, or has no ``mission.toml``.
    """
    sources = _sources(root, held or {})
    findings = list(read_all(sources))
    tables = Tables()
    for source in sources:
        tables.read(source, CURRICULUM_TABLES if "/" in source.name else MISSION_TABLES)
    _require_tables(tables, sources)
    by_name = {source.name: source for source in sources}
    salvaged = [(source.name, *pair) for source in sources if source.document is None for pair in salvage_of(source)]
    refuse_duplicates(tables, lambda origin: _where(by_name, origin), _copies(sources, tables))
    if not any(source.unseen for source in sources):
        refuse_unknown(tables, known_ids(tables, [(table, name) for _file, table, name in salvaged]))
    mission = _mission(root, tables, sources, len(salvaged))
    return Loaded(mission, (*findings, *tables.findings), by_name)


def _sources(root: Path, held: Mapping[str, bytes | None]) -> list[Source]:
    own = {name.removeprefix(_OWN): data for name, data in held.items() if name.startswith(_OWN)}
    mine = {name: data for name, data in held.items() if "/" not in name}
    names = _names(root, mine)
    if "mission.toml" not in names:
        raise NoMission(_("no mission.toml in {folder}").format(folder=root))
    folder, prefix = root / "curricula", "curricula"
    if not own and not folder.is_dir():
        folder, prefix = shipped_curricula(), SHIPPED
    return [Source(name, root / name, mine.get(name)) for name in names] + [
        Source(f"{prefix}/{name}", folder / name, own.get(name)) for name in _names(folder, own)
    ]


def _names(folder: Path, held: Mapping[str, bytes | None]) -> list[str]:
    """Return the names of the files to read in *folder*, which may be gone if all that was in it is *held*.

    Raises:
        NoMission: it cannot be listed.
    """
    try:
        names = set(toml_names(folder))
    except OSError as error:
        if not held:
            raise NoMission(_("{folder}: {reason}").format(folder=folder, reason=error.strerror)) from error
        names = set()
    return sorted((names | held.keys()) - {name for name, data in held.items() if data is None})


def salvage_of(source: Source) -> list[tuple[str, str]]:
    """Return table and id of the entries in a file that is not valid TOML: at least one, the file itself."""
    from planner.positions import salvage  # only for such a file

    return salvage(source.data.decode("latin-1") if source.text is None else source.text) or [("file", "")]


def _require_tables(tables: Tables, sources: list[Source]) -> None:
    """Note each file that lacks the one table it is there for; nothing is left out for it."""
    if not tables.rows["mission"] and not any(source.document is None for source in sources):
        message = _("no table [mission] in any file")
        hint = _('write [mission] and title = "…" into mission.toml')
        anchor = Anchor(("mission.toml", "mission", -1))
        tables.findings.append(Finding("LD006", Severity.ERROR, anchor, message, hint))
    named = {row.origin[0] for row in tables.rows["curriculum"]}
    for file in dict.fromkeys(row.origin[0] for row in tables.rows["module"] if row.origin[0] not in named):
        message, hint = _("modules without a table [curriculum]"), _("write [curriculum], id and title above them")
        tables.findings.append(Finding("LD006", Severity.ERROR, Anchor((file, "curriculum", -1)), message, hint))


def _where(sources: dict[str, Source], origin: Origin) -> str:
    name, table, index = origin
    return f"{name}:{sources[name].positions.entry(table, index)[0]}"


def _copies(sources: list[Source], tables: Tables) -> dict[str, str]:
    """Return the files that repeat another one, each with that one: of two names the longer is the copy's.

    A file repeats another if the ids are the same, or if it has more than two and the other has them all.
    """
    ids: dict[str, set[tuple[str, str]]] = {source.name: set() for source in sources}
    for table, rows in tables.rows.items():
        for row in rows:
            if isinstance(row.raw.get("id"), str):
                ids[row.origin[0]].add((table, row.raw["id"]))
    by_age = sorted((name for name in ids if ids[name]), key=lambda name: (name != "mission.toml", len(name), name))
    copies = {}
    for index, name in enumerate(by_age):
        mine = ids[name]
        earlier = (other for other in by_age[:index] if mine == ids[other] or (len(mine) > 2 and mine < ids[other]))
        if original := next(earlier, None):
            copies[name] = original
    return copies


def _mission(root: Path, tables: Tables, sources: list[Source], salvaged: int) -> Mission:
    origins: dict[int, Origin] = {}

    def sound(table: str) -> tuple[Any, ...]:
        rows = [row for row in tables.rows[table] if row.record is not None and row.origin not in tables.left_out]
        origins.update((id(row.record), row.origin) for row in rows)
        return tuple(row.record for row in rows)

    modules = sound("module")
    curricula, owners = _curricula(tables, sound("curriculum"), modules, origins)
    settings = _settings(root, tables, origins)
    return Mission(
        root=root,
        settings=settings,
        zones=sound("zone"),
        regions=sound("region"),
        deployments=sound("deployment"),
        units=sound("unit"),
        partners=sound("partner"),
        teams=sound("team"),
        venues=sound("venue"),
        curricula=curricula,
        modules=modules,
        sessions=sound("session"),
        activities=sound("activity"),
        observations=sound("observation"),
        curriculum_of=owners,
        origins=origins,
        left_out=len(tables.left_out) + salvaged,
        contents=contents_of(sources),
    )


def contents_of(sources: Iterable[Source]) -> tuple[tuple[str, bytes], ...]:
    """Return name and bytes of each of *sources*; curricula have the same names whether they ship or not."""
    return tuple((source.name.replace(SHIPPED, "curricula"), source.data) for source in sources)


def _curricula(
    tables: Tables, sound: Iterable[Curriculum], modules: Iterable[Module], origins: dict[int, Origin]
) -> tuple[tuple[Curriculum, ...], dict[str, Curriculum]]:
    """Return the curricula by file name, and that of each module id.

    The modules of a file whose ``[curriculum]`` is left out are still taught, under the id that it gives if no other
    curriculum has it, else under the file's name.
    """
    by_file = {origins[id(curriculum)][0]: curriculum for curriculum in sound}
    declared = [(row.origin[0], str(row.raw.get("id", ""))) for row in tables.rows["curriculum"]]
    owners = {}
    for module in modules:
        file = origins[id(module)][0]
        if file not in by_file:
            own = next((name for origin, name in declared if origin == file), "")
            others = {name for origin, name in declared if origin != file} | {c.id for c in by_file.values()}
            name = own if own and own not in others else _free(Path(file).stem, others)
            by_file[file] = Curriculum(id=name, title=name)
            origins[id(by_file[file])] = (file, "curriculum", -1)
        owners[module.id] = by_file[file]
    return tuple(by_file[file] for file in sorted(by_file)), owners


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "-"
    return name


def _settings(root: Path, tables: Tables, origins: dict[int, Origin]) -> Settings:
    """Return the table ``[mission]``; of a faulty one the sound fields, so that the as-of date is not lost."""
    rows = tables.rows["mission"]
    settings = Settings(title=root.resolve().name)
    if len(rows) == 1:
        settings = _sound_settings(rows[0], tables, settings)
    origins[id(settings)] = rows[0].origin if rows else ("mission.toml", "mission", -1)
    return settings


def _sound_settings(row: Row, tables: Tables, default: Settings) -> Settings:
    if row.origin not in tables.left_out:
        record: Settings = row.record
        return record
    bad = {f.anchor.steps[:2] for f in tables.findings if f.anchor.origin == row.origin}
    kept: dict[str, Any] = {"title": default.title}
    for name, value in row.raw.items():
        if name == "targets" and isinstance(value, dict):
            kept[name] = {key: target for key, target in value.items() if (name, key) not in bad}
        elif all(steps[:1] != (name,) for steps in bad):
            kept[name] = value
    try:
        return msgspec.convert(kept, Settings, builtin_types=BUILTIN)
    except msgspec.ValidationError:
        return default
