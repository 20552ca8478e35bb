"""Owns the start of a mission: a folder of commented files, from an example, from people's own units, or plain.

It writes into a folder that holds no mission, all files or none, and refuses everything else with what to do instead.
"""

from __future__ import annotations

import datetime as dt
import difflib
import shlex
from pathlib import Path

from planner.i18n import _
from planner.intake import UnitsTable, UnreadableTable, read_units
from planner.loading import shipped_missions
from planner.plain import one_line
from planner.schema import FILE_NAME, schema_text
from planner.starting.example import worked_example
from planner.starting.folder import StartRefused, refuse_unless_free, write_new
from planner.starting.own_units import mission_of

__all__ = ["StartRefused", "Started", "examples", "init_mission"]


class Started(list[Path]):
    """The files that were written, in the order in which to read them."""

    def __init__(self, folder: Path, files: list[Path], notes: tuple[str, ...] = ()) -> None:
        super().__init__(files)
        self.folder = folder
        self.notes = notes
        """What was passed over or assumed, in sentences."""

    def summary(self) -> str:
        """Return what was written, what to know of it, and the command to go on with, safe to print."""
        command = f"planner -C {shlex.quote(one_line(str(self.folder)))}"
        wrote = (_("Wrote {file}").format(file=one_line(str(file))) for file in self)
        return "\n".join((*wrote, *self.notes, _("Now run: {command}").format(command=command)))


def init_mission(
    folder: Path, *, example: str | None = None, units: Path | None = None, today: dt.date | None = None
) -> Started:
    """Write a new mission into *folder* and return its files, notes with them.

    Args:
        folder: where; made if it is not there.
        example: the name of a shipped mission to copy.
        units: a CSV file with the units to start with.
        today: the day around which examples lie; default: today.

    Raises:
        StartRefused: the folder holds a mission or cannot be written, there is no such example, or the units have
            problems; nothing is written.
    """
    refuse_unless_free(folder)
    if example is not None and units is not None:
        raise StartRefused(_("An example has units of its own; name an example or units, not both."))
    notes: tuple[str, ...] = ()
    if example is not None:
        files = _copy_of(example)
    elif units is not None:
        table = _units_in(units)
        notes = table.notes
        files = _encoded(mission_of(table, units, _title_of(folder), today or dt.date.today()))
    else:
        files = _encoded(worked_example(_title_of(folder), today or dt.date.today()))
    files[FILE_NAME] = schema_text().encode()
    return Started(folder, write_new(folder, files), notes)


def examples() -> tuple[str, ...]:
    """Return the names of the missions that ship with the planner."""
    return tuple(sorted(path.parent.name for path in shipped_missions().glob("*/mission.toml")))


def _copy_of(example: str) -> dict[str, bytes]:
    names = examples()
    if example not in names:
        near = difflib.get_close_matches(example, names, 1, 0.4)
        said = _("There is no example {name}.").format(name=one_line(example, 40))
        if near:
            said += " " + _("Did you mean {name}?").format(name=near[0])
        raise StartRefused(said + " " + _("Examples: {names}.").format(names=", ".join(names)))
    source = shipped_missions() / example
    return {
        path.relative_to(source).as_posix(): _with_schema(path.relative_to(source).as_posix(), path.read_bytes())
        for path in sorted(source.rglob("*.toml"))
    }


def _units_in(file: Path) -> UnitsTable:
    try:
        table = read_units(file)
    except UnreadableTable as error:
        raise StartRefused(str(error)) from error
    if table.problems:
        head = _("{file} has errors; nothing was written.").format(file=one_line(str(file)))
        raise StartRefused("\n".join((head, *(f"  {problem}" for problem in table.problems))))
    return table


def _encoded(texts: dict[str, str]) -> dict[str, bytes]:
    return {name: _with_schema(name, text.encode()) for name, text in texts.items()}


def _with_schema(name: str, data: bytes) -> bytes:
    """Return *data* under the line by which editors find the schema, which lies in the mission's folder."""
    return f"#:schema {'../' * name.count('/')}{FILE_NAME}\n".encode() + data


def _title_of(folder: Path) -> str:
    """Return the folder's own name as a first title, where it can be one."""
    name = folder.resolve().name
    return name if name.strip() and name.isprintable() else _("Training plan")
