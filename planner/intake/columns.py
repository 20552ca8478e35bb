"""Owns which column of a table means which field, by its header in English or French; it reads no row below."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.i18n import _
from planner.intake.table import Problem, Row
from planner.plain import folded, one_line

NAMES = {
    "title": (
        "title", "titre", "unit", "unité", "name", "nom", "unit name", "unit title", "name of unit", "name of the unit",
        "nom de l'unité", "nom unité", "intitulé", "désignation", "dénomination", "libellé",
    ),
    "region": ("region", "région", "region name", "name of region", "nom de la région", "région d'affectation"),
    "strength": (
        "strength", "effectif", "headcount", "effectifs", "head count", "heads", "staff", "officers", "personnel",
        "total strength", "number of officers", "effectif total", "effectifs totaux", "effectif réel",
        "effectifs réels", "nombre d'agents", "agents",
    ),
    "service": ("service", "corps", "force", "agency", "arme"),
    "roles": ("roles", "rôles", "role", "rôle", "functions", "fonctions", "function", "fonction", "spécialités"),
    "town": ("town", "ville", "city", "localité", "locality", "commune", "location", "lieu"),
    "zone": ("zone", "zones"),
    "women": ("women", "femmes", "of whom women", "dont femmes", "female", "number of women", "nombre de femmes"),
    "id": ("id", "identifier", "identifiant"),
    "source": ("source", "sources"),
}  # fmt: skip
"""Fields of a unit (and the zone of its region) with the headers that mean them; messages name the first two."""

REQUIRED = ("title", "region", "strength")
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]")
_SIGNS = re.compile(r"[^a-z0-9]+")


def header_key(header: str) -> str:
    """Return *header* without what stands in brackets, accents, case and signs."""
    return _SIGNS.sub(" ", folded(_ASIDE.sub(" ", header))).strip()


_FIELD_BY_NAME = {header_key(name): field for field, names in NAMES.items() for name in names}


def field_of(header: str) -> str | None:
    """Return the field that a column with this header holds; None: none that a unit has."""
    return _FIELD_BY_NAME.get(header_key(header))


class Columns(NamedTuple):
    """The columns of one table."""

    header: Row
    place: dict[str, int]
    """Where each field stands, from 0."""
    problems: tuple[Problem, ...]

    def name(self, field: str) -> str:
        """Return the header of *field* as the table spells it, safe to print."""
        return one_line(self.header.cells[self.place[field]], 40)


def columns_of(header: Row) -> Columns:
    """Return the columns that *header* names, with a problem for each that is missing or named twice."""
    places: dict[str, int] = {}
    problems = []
    for number, cell in enumerate(header.cells):
        field = field_of(cell)
        if field is None:
            continue
        if field in places:
            first, second = one_line(header.cells[places[field]], 40), one_line(cell, 40)
            message = _("“{first}” and “{second}” both mean {field}; rename or remove one.")
            problems.append(Problem(header.number, "", message.format(first=first, second=second, field=field)))
        else:
            places[field] = number
    problems += [Problem(header.number, "", _missing(field)) for field in REQUIRED if field not in places]
    return Columns(header, places, tuple(problems))


def _missing(field: str) -> str:
    english, french = NAMES[field][:2]
    message = _("there is no column for {field}; name one “{english}” or “{french}”.")
    return message.format(field=field, english=english, french=french)
