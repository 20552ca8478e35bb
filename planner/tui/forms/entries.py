"""Owns the editing of one entry of any table, and the making of a new one: all its fields, and the change they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.history import Change
from planner.i18n import _
from planner.mission import Origin
from planner.operations import BadField, Standing, add, find, set_fields, standing_at, written
from planner.operations.entries import standing
from planner.plain import one_line
from planner.tui.forms.draft import Draft
from planner.tui.forms.fields import Spec, specs_of
from planner.tui.forms.labels import label_of, table_word
from planner.workspace import Workspace

FREE_IDS = ("session", "activity")
"""Tables whose entries nothing refers to: their ids can be changed."""
EDITED = ("session", "unit", "region", "team", "venue", "partner", "activity", "observation", "zone", "mission")
"""The tables whose entries have a form."""
FILES = {"unit": "units.toml", "region": "mission.toml", "activity": "plan.toml"}
"""Where the first entry of a table goes; others go to ``resources.toml``."""


class Entity(NamedTuple):
    """One entry: its table and id, or where it stands if it has none, or is left out."""

    table: str
    name: str
    origin: Origin | None = None


class EntryDraft(Draft):
    """An entry that is there."""

    def __init__(self, workspace: Workspace, entity: Entity) -> None:
        """Take the entry as its file has it. Raises BadField: there is none, or more than one."""
        self.table = entity.table
        self.entity = entity
        found = _standing(workspace, entity)
        self.says = found.says
        self.entity = entity._replace(origin=(found.file, entity.table, found.number))
        free = entity.table in FREE_IDS
        specs = [spec._replace(fixed=spec.path == ("id",) and not free) for spec in specs_of(entity.table)]
        super().__init__(workspace, specs, {spec.name: _text(found, spec) for spec in specs})

    def heading(self) -> str:
        assert self.entity.origin
        name = self.entity.name or str(self.says.get("unit") or self.says.get("title") or "")
        return _("{kind} {name}, in {file}").format(
            kind=table_word(self.table).capitalize(), name=one_line(name), file=one_line(self.entity.origin[0])
        )

    def now(self) -> Standing:
        """Return where the entry stands now. Raises BadField: it is gone."""
        if self.entity.name:
            return find(self.workspace.loaded, self.table, self.entity.name)
        loaded, origin = self.workspace.loaded, self.entity.origin
        there = standing_at(loaded, origin) if origin else None
        same = [there] if there else []
        same += [entry for entry in standing(loaded, self.table) if origin and entry.file == origin[0]]
        found = next((entry for entry in same if entry.says == self.says), None)
        if found is None:
            raise BadField((), _("the entry is gone or was changed meanwhile; leave the form and open it again"))
        return found

    def make(self) -> Change:
        changes = self.changed()
        said = ", ".join(label_of(self.table, spec) for spec in self.specs if spec.path in changes)
        name = _("change {fields} of {entry}").format(fields=said, entry=self.entity.name or table_word(self.table))
        return set_fields(self.workspace.loaded, name, self.table, self.now(), changes)


class NewEntry(Draft):
    """An entry that is not there yet."""

    def __init__(self, workspace: Workspace, table: str, texts: dict[str, str] | None = None) -> None:
        self.table = table
        specs = specs_of(table)
        super().__init__(workspace, specs, {spec.name: spec.default for spec in specs} | (texts or {}))

    def heading(self) -> str:
        return _("New {kind}, into {file}").format(kind=table_word(self.table), file=self.into)

    @property
    def into(self) -> str:
        """The file that it goes to: where the last of its kind stands."""
        entries = [entry for entry in standing(self.workspace.loaded, self.table) if "/" not in entry.file]
        return entries[-1].file if entries else FILES.get(self.table, "resources.toml")

    def make(self) -> Change:
        fields = self.fields([spec.name for spec in self.specs if self.texts.get(spec.name, "") != spec.default])
        name = _("add {kind} {name}").format(kind=table_word(self.table), name=fields.get("id", ""))
        return add(self.workspace.loaded, name, self.table, fields, self.into)


def _standing(workspace: Workspace, entity: Entity) -> Standing:
    found = standing_at(workspace.loaded, entity.origin) if entity.origin else None
    if found is None:
        return find(workspace.loaded, entity.table, entity.name)
    return found


def _text(entry: Standing, spec: Spec) -> str:
    """Return what *entry* says at *spec*, as people type it."""
    value: object = entry.says
    for step in spec.path:
        value = value.get(step) if isinstance(value, dict) else None
    return spec.default if value is None else written(value)


def entities_of(workspace: Workspace, names: Sequence[tuple[str, str]]) -> list[Entity]:
    """Return those of *names*, tables with ids, that are there and have a form, each once."""
    mission = workspace.view.mission
    there = [Entity(table, name) for table, name in names if table in EDITED and name in getattr(mission, table, ())]
    return list(dict.fromkeys(there))


def entity_at(workspace: Workspace, origin: Origin) -> Entity | None:
    """Return the entry at *origin*, if it has a form."""
    found = standing_at(workspace.loaded, origin) if origin[1] in EDITED else None
    return Entity(origin[1], str(found.says.get("id") or ""), origin) if found else None
