"""Owns the words by which tables name the roles of units, in English and French; which module is for whom is data."""

from __future__ import annotations

import re

from planner.intake.names import same, slug_of

NAMES = {
    "public-security": (
        "public safety", "patrol", "general duties", "sécurité publique", "police de sécurité publique",
        "voie publique",
    ),
    "territorial": ("territoriale", "rural", "brigade territoriale", "police territoriale"),
    "judicial-police": (
        "PJ", "OPJ", "judicial", "judiciaire", "police judiciaire", "criminal investigation", "criminal investigations",
        "investigation", "investigations", "enquête", "enquêtes", "enquêtes judiciaires", "recherches", "CID",
    ),
    "forensics": (
        "forensic", "forensic science", "crime scene", "PTS", "police technique", "police scientifique",
        "police technique et scientifique", "identité judiciaire", "criminalistique",
    ),
    "public-order": (
        "MO", "crowd control", "crowd management", "riot control", "ordre public", "maintien de l'ordre",
        "maintien d'ordre", "gestion des foules", "gestion démocratique des foules", "rétablissement de l'ordre",
    ),
    "specialised-investigation": (
        "specialised investigations", "specialized investigation", "organised crime", "investigations spécialisées",
        "investigation spécialisée", "brigade d'investigations spécialisées", "criminalité organisée",
    ),
    "custody": (
        "police custody", "detention", "détention", "garde à vue", "GAV", "gardes à vue", "garde des détenus",
    ),
}  # fmt: skip
"""The roles that the shipped curricula are for, with other names of each."""

_ROLE_BY_NAME = {same(name): role for role, names in NAMES.items() for name in (role, *names)}
_BETWEEN = re.compile(r"[,;/|]")


def roles_of(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the roles that *cell* names, each once, and those among them that no shipped curriculum is for."""
    found: dict[str, bool] = {}
    for name in filter(same, _BETWEEN.split(cell)):
        role = _ROLE_BY_NAME.get(same(name))
        found.setdefault(role or slug_of(name) or " ".join(name.split()), role is None)
    return tuple(found), tuple(role for role, unknown in found.items() if unknown)
