"""Owns the way from a TOML document to records: which tables a file may hold, and which entries are sound.

It looks at one entry at a time; whether ids clash or references hold is seen by ``references``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from planner.curriculum import Curriculum, Module
from planner.diagnostics import Anchor, Finding, Severity, Step
from planner.i18n import _
from planner.loading.faults import BUILTIN, Fault, faults_of, nearest, sound_part
from planner.loading.files import DEEPEST, Source, too_deep
from planner.mission import Origin
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
from planner.vocabulary import Text, Texts

MISSION_TABLES: dict[str, type[Struct]] = {
    "mission": Settings,
    "zone": Zone,
    "region": Region,
    "deployment": Deployment,
    "unit": Unit,
    "partner": Partner,
    "team": Team,
    "venue": Venue,
    "session": Session,
    "activity": Activity,
    "observation": Observation,
}
CURRICULUM_TABLES: dict[str, type[Struct]] = {"curriculum": Curriculum, "module": Module}
SINGLE = frozenset({"mission", "curriculum"})
"""Tables of one entry, written ``[table]``."""

_SUSPECT = re.compile(r"\\[^nt\"\\\s]")
_RAW = tuple(map(chr, range(0x7F, 0xA0)))
"""Without one of these two in a file, no text in it can hold a control character: tomli refuses raw ones below."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All of Unicode's control characters but newline and tab."""


class Row(NamedTuple):
    """One entry of a file: the raw table, and its record if it is sound."""

    origin: Origin
    raw: Mapping[str, Any]
    record: Any
    """None: its own text has an error and it is left out."""
    sound_part: Any = None
    """Of such an entry, what its sound fields say: only for finding further errors in it."""
    sound_fields: frozenset[str] | None = None
    """Their names; None: the entry has no error of its own."""


class Tables:
    """All entries of all files, by table, with the findings about each."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in (*MISSION_TABLES, *CURRICULUM_TABLES)}
        self.findings: list[Finding] = []
        self.left_out: set[Origin] = set()

    def read(self, source: Source, known: dict[str, type[Struct]]) -> None:
        """Take the entries of *source*, whose tables may be *known* ones."""
        text = source.text or ""
        suspect = bool(_SUSPECT.search(text)) or any(char in text for char in _RAW)
        for name, value in (source.document or {}).items():
            if name not in known:
                self._unknown_table(source, name, value, known)
            elif (entries := self._entries(source, name, value)) is not None:
                self._take(source, name, known[name], entries, suspect)

    def fault(self, origin: Origin, fault: Fault, entities: tuple[str, ...] = ()) -> None:
        """Note that the entry at *origin* has *fault* and is left out."""
        anchor = Anchor(origin, fault.steps, fault.key)
        self.findings.append(Finding(fault.code, Severity.ERROR, anchor, fault.message, fault.hint, entities))
        self.left_out.add(origin)

    def _entries(self, source: Source, name: str, value: object) -> list[Any] | None:
        """Return the raw entries of a table, or None where it has the wrong brackets."""
        if name in SINGLE:
            if isinstance(value, dict):
                return [value]
            message, hint = (
                _("[{name}] stands once in a file").format(name=name),
                _("write [{name}] in single brackets"),
            )
        elif isinstance(value, list):
            return value
        else:
            message = _("{name} is a list of entries").format(name=name)
            hint = _("write [[{name}]] in double brackets")
        self.fault((source.name, name, -1), Fault("LD007", (), message, hint.format(name=name)))
        return None

    def _unknown_table(self, source: Source, name: str, value: object, known: dict[str, type[Struct]]) -> None:
        entries = value if isinstance(value, list) else [value]
        if too_deep(value):
            self.fault((source.name, name, -1), _too_deep_fault())
            return
        origin = (source.name, name, 0 if isinstance(value, list) else -1)
        if not isinstance(value, list | dict):
            message = _('unknown field "{name}" above the first table').format(name=name) + nearest(name, list(known))
        else:
            message = _('unknown table "{name}"').format(name=name) + nearest(name, list(known))
        other = CURRICULUM_TABLES if "mission" in known else MISSION_TABLES
        if name in other and "mission" in known:
            hint = _("curricula stand in files of their own, in the folder curricula")
        elif name in other:
            hint = _("a curriculum file holds [curriculum] and [[module]]; move it to a file of the mission folder")
        else:
            hint = _("known here: {names}").format(names=", ".join(known))
        self.fault(origin, Fault("LD005", (), message, hint, key=True))
        self.left_out.update((source.name, name, index) for index in range(1, len(entries)))

    def _take(self, source: Source, name: str, kind: type[Struct], entries: list[Any], suspect: bool) -> None:
        try:
            records = msgspec.convert(entries, list[kind], builtin_types=BUILTIN)  # type: ignore[valid-type]
        except (msgspec.ValidationError, ValueError, OverflowError):
            records = None
        single = name in SINGLE
        rows = self.rows[name]
        for index, raw in enumerate(entries):
            origin = (source.name, name, -1 if single else index)
            row = Row(origin, raw, records[index]) if records is not None else self._convert(origin, raw, kind)
            faults = list(_later_faults(row, suspect))
            for fault in faults:
                self.fault(origin, fault, _own_id(raw))
            rows.append(row._replace(record=None, sound_part=row.record) if faults and row.record else row)

    def _convert(self, origin: Origin, raw: Any, kind: type[Struct]) -> Row:
        try:
            return Row(origin, raw, msgspec.convert(raw, kind, builtin_types=BUILTIN))
        except (msgspec.ValidationError, ValueError, OverflowError) as error:
            found = [_too_deep_fault()] if too_deep(raw) else faults_of(raw, kind)
            found = found or [Fault("LD007", (), str(error), _("compare with the documentation"))]
            for fault in found:
                self.fault(origin, fault, _own_id(raw))
            if not isinstance(raw, dict):
                return Row(origin, {}, None)
            bad = {str(fault.steps[0]) for fault in found if fault.steps}
            return Row(origin, raw, None, *sound_part(raw, kind, bad))


def _too_deep_fault() -> Fault:
    message = _("nested too deep: more than {most} levels").format(most=DEEPEST)
    return Fault("LD013", (), message, _("no table of a mission needs more than four levels"))


def _own_id(raw: object) -> tuple[str, ...]:
    name = raw.get("id") if isinstance(raw, dict) else None
    return (name,) if isinstance(name, str) else ()


def _later_faults(row: Row, suspect: bool) -> Iterator[Fault]:
    """Yield what the types cannot say: dates in order, plain text, French twins of fields that exist."""
    record, sound = row.record, row.sound_fields
    if record is None:
        record = row.sound_part
    if isinstance(record, Session | Activity):
        if sound is None or {"start", "end"} <= sound:
            yield from _date_fault(record, ("end",))
    elif isinstance(record, Region):
        for index, closure in enumerate(record.closures):
            yield from _date_fault(closure, ("closures", index, "end"))
    elif isinstance(record, Settings) and record.horizon:
        yield from _date_fault(record.horizon, ("horizon", "end"))
    if suspect:
        yield from _control_faults(row.raw)
    if record is not None and record.fr:
        yield from _twin_faults(row.raw["fr"], type(record))


def _date_fault(period: Any, steps: tuple[Step, ...]) -> Iterator[Fault]:
    if period.end < period.start:
        message = _("ends on {end}, before it starts on {start}").format(end=period.end, start=period.start)
        yield Fault("LD011", steps, message, _("exchange or correct the dates"))


def _control_faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    pending: list[tuple[tuple[Step, ...], object]] = [((), raw)]
    while pending:
        steps, value = pending.pop()
        if isinstance(value, dict):
            for name, inner in value.items():
                if bad := _control_in(name):
                    yield Fault("LD012", (*steps, name), _control_words(bad), _("delete it"), key=True)
                pending.append(((*steps, name), inner))
        elif isinstance(value, list):
            pending.extend(((*steps, index), inner) for index, inner in enumerate(value))
        elif isinstance(value, str) and (bad := _control_in(value)):
            yield Fault("LD012", steps, _control_words(bad), _("delete it"))


def _control_in(text: str) -> str:
    found = _CONTROL.search(text)
    return found[0] if found else ""


def _control_words(char: str) -> str:
    return _("control character {code} in the text").format(code=f"U+{ord(char):04X}")


def _twin_faults(twins: Mapping[str, object], kind: type[Struct]) -> Iterator[Fault]:
    texts = text_fields(kind)
    for name, value in twins.items():
        if name not in texts:
            message = _('"{name}" has no French twin').format(name=name) + nearest(name, list(texts))
            hint = _("fields with a twin: {names}").format(names=", ".join(texts))
            yield Fault("LD005", ("fr", name), message, hint, key=True)
        elif isinstance(value, list) != texts[name]:
            hint = _("write a list in square brackets") if texts[name] else _("write a text in quotation marks")
            yield Fault("LD007", ("fr", name), _("the French twin is of another kind than the text"), hint)


@cache
def text_fields(kind: type[Struct]) -> Mapping[str, bool]:
    """Return the fields of *kind* that may have a French twin, and whether each is a list of texts."""
    return {name: note == Texts for name, note in kind.__annotations__.items() if note in (Text, Texts)}
