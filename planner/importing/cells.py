"""Owns what the cells of an imported table may hold, and what stands in them; it knows no row and no entry's fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from planner.i18n import _
from planner.importing.lookup import Lookup, Unfit, ended
from planner.intake.names import same
from planner.intake.roles import roles_of
from planner.intake.values import heads_of, id_of
from planner.plain import one_line

_T = TypeVar("_T")
Reader = Callable[[str, Lookup], object]
"""Returns the value of a cell's text, which is not empty. Raises Unfit."""

LONGEST_TEXT = 10_000
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?: 00:00(?::00)?)?")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:er)? ([^0-9 .]{3,9})\.? ([0-9]{4})")
_MONTHS = {
    same(name): number
    for number, names in enumerate(
        (
            "janvier january janv jan", "février february févr fév feb", "mars march mar", "avril april avr apr",
            "mai may", "juin june jun", "juillet july juil jul", "août august aug", "septembre september sept sep",
            "octobre october oct", "novembre november nov", "décembre december déc dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SERIAL = re.compile(r"[34][0-9]{4}")
"""What a spreadsheet shows for days from 1982 to 2036 in a column that is not formatted as dates."""
_NO_DECIMALS = re.compile(r"(?<=[0-9])[.,]0{1,2}$")
_NUMBER = re.compile(r"([0-9]{1,9}(?:[.,][0-9]{1,9})?) ?(%?)")
_PAIR = re.compile(r"([^=:()]+?) ?(?:[=:] ?|\( ?)([0-9][0-9 ,.'’]*?) ?\)?")
_BETWEEN, _APART = re.compile(r"[,;|]"), re.compile(r"[;|]")
Heads = Mapping[str, int | None]
"""By unit; None: the cell names the unit alone."""


def text(cell: str, _lookup: Lookup) -> str:
    """Return *cell* as it is."""
    if len(cell) > LONGEST_TEXT:
        raise Unfit(_("the text is longer than {most} characters.").format(most=LONGEST_TEXT))
    return cell


def count(cell: str, _lookup: Lookup) -> int:
    """Return heads; a spreadsheet's ``12,0`` is 12."""
    return _sound(heads_of(_NO_DECIMALS.sub("", cell)))


def share(cell: str, _lookup: Lookup) -> float:
    """Return a share, which is written like 0.1, 0,1 or 10 %."""
    found = _NUMBER.fullmatch(cell)
    if not found:
        raise Unfit(_("“{text}” is no share; write it like 0.1 or 10 %.").format(text=one_line(cell, 40)))
    number = float(found[1].replace(",", "."))
    return round(number / 100, 11) if found[2] else number


def name(cell: str, _lookup: Lookup) -> str:
    """Return an id, which need not be there yet."""
    return _sound(id_of(cell))


def day(cell: str, _lookup: Lookup) -> dt.date:
    """Return a date: 2014-06-30, or day first as in French, 30/06/2014 or 30 juin 2014."""
    found = _ISO.fullmatch(cell)
    parts: tuple[str | int, ...] | None = found.groups() if found else None
    if not parts and (found := _DAY_FIRST.fullmatch(cell)):
        parts = found[4], found[3], found[1]
    if not parts and (found := _IN_WORDS.fullmatch(cell)):
        parts = found[3], _MONTHS.get(same(found[2]), 0), found[1]
    if _SERIAL.fullmatch(cell):
        raise Unfit(_("“{text}” is a number; format the column as dates.").format(text=cell))
    try:
        year, month, date = map(int, parts or ())
        return dt.date(year, month, date)
    except ValueError:
        message = _("“{text}” is not a date like 2014-06-30 or 30/06/2014.")
        raise Unfit(message.format(text=one_line(cell, 40))) from None


def is_ambiguous_day(cell: str) -> bool:
    """Return whether *cell* is a date that an American would read with the month first."""
    found = _DAY_FIRST.fullmatch(cell)
    return found is not None and int(found[1]) <= 12 and int(found[1]) != int(found[3])


def choice(words: Mapping[str, str]) -> Reader:
    """Return a reader of one of a few words, each with the names that mean it, with commas between them."""
    meant = {same(each): word for word, names in words.items() for each in (word, *names.split(", "))}

    def chosen(cell: str, _lookup: Lookup) -> str:
        if (found := meant.get(same(cell))) is None:
            message = _("“{text}” is none of {words}").format(text=one_line(cell, 40), words=", ".join(words))
            raise Unfit(ended(message, cell, list(words)))
        return found

    return chosen


def one(*tables: str) -> Reader:
    """Return a reader of the id or title of an entry of *tables*."""
    return lambda cell, lookup: lookup.find(cell, *tables)


def many(*tables: str) -> Reader:
    """Return a reader of ids or titles, with commas between them, or of ids with blanks between them."""

    def found(cell: str, lookup: Lookup) -> list[str]:
        return list(dict.fromkeys(lookup.find(part, *tables) for part in _parts(cell, lookup, tables)))

    return found


def roles(cell: str, _lookup: Lookup) -> list[str]:
    """Return the roles of a unit, with commas between them, or with blanks where each word is one."""
    words = cell.split(" ")
    apart = len(words) > 1 and not any(roles_of(word)[1] for word in words)
    return list(roles_of(";".join(words) if apart else cell)[0])


def heads(cell: str, lookup: Lookup) -> Heads | int:
    """Return heads by unit, written like ``gao-gms=12 kidal-gn=8``, or by their titles with commas; or a total."""
    if (total := heads_of(_NO_DECIMALS.sub("", cell)))[1] == "":
        return total[0]
    result: dict[str, int | None] = {}
    for part in _parts(cell, lookup, ("unit",), pairs=True):
        pair = _PAIR.fullmatch(part)
        unit = lookup.find(pair[1] if pair else part, "unit")
        if unit in result:
            raise Unfit(_("{unit} stands twice.").format(unit=unit))
        result[unit] = count(pair[2], lookup) if pair else None
    return result


def _parts(cell: str, lookup: Lookup, tables: tuple[str, ...], *, pairs: bool = False) -> list[str]:
    """Return the names in *cell*: between commas, and between blanks where what stands there is no name as a whole."""
    parts = []
    for part in _between(cell, lookup, tables, pairs=pairs):
        words = part.split(" ")
        ids = [word.partition("=")[0] for word in words] if pairs else words
        together = len(words) > 1 and all(any(lookup.knows(table, each) for table in tables) for each in ids)
        parts += words if together else [part]
    return parts


def _between(cell: str, lookup: Lookup, tables: tuple[str, ...], *, pairs: bool) -> Iterator[str]:
    """Yield what stands between the commas of *cell*; a title may hold some: ``Escadron, Gao (12)``."""
    for part in _APART.split(cell):
        pair = _PAIR.fullmatch(part.strip()) if pairs else None
        names = [part.strip()] if _is_one(pair[1] if pair else part.strip(), lookup, tables) else _BETWEEN.split(part)
        yield from filter(None, map(str.strip, names))


def _is_one(name: str, lookup: Lookup, tables: tuple[str, ...]) -> bool:
    """Return whether *name* is the title of one entry, commas and all."""
    if "," not in name:
        return False
    try:
        lookup.find(name, *tables)
    except Unfit:
        return False
    return True


def _sound(value: tuple[_T, str]) -> _T:
    """Return the value that the intake read, unless it says what is wrong."""
    if value[1]:
        raise Unfit(value[1])
    return value[0]
