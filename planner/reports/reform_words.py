"""Owns the words for what support is for: instruments, areas, lenses, levels, paces and leads; it words no figure."""

from __future__ import annotations

from planner.i18n import _


def instrument_word(instrument: str) -> str:
    """Return an instrument of support in a word or two, to stand beside a row, in the language in force."""
    words = {
        "material-support": _("material support"),
        "training": _("training"),
        "mentoring": _("mentoring"),
        "organisation": _("organisation"),
        "governance": _("governance"),
    }
    return words[instrument]


def instrument_words(instrument: str) -> str:
    """Return an instrument of support spelt out, in the language in force."""
    words = {
        "material-support": _("material support"),
        "training": _("training"),
        "mentoring": _("monitoring, advising and mentoring"),
        "organisation": _("organisational infrastructure and management systems"),
        "governance": _("governance, accountability and integrity"),
    }
    return words[instrument]


def area_word(area: str) -> str:
    """Return an area of support in one word, to stand over a column, in the language in force."""
    words = {
        "policing": _("policing"),
        "enabling": _("enabling"),
        "policy": _("policy"),
        "accountability": _("accountability"),
        "stakeholders": _("stakeholders"),
    }
    return words[area]


def area_words(area: str) -> str:
    """Return an area of support spelt out, in the language in force."""
    words = {
        "policing": _("policing services"),
        "enabling": _("enabling services"),
        "policy": _("policy formulation"),
        "accountability": _("accountability and governance"),
        "stakeholders": _("stakeholder engagement"),
    }
    return words[area]


def lens_word(lens: str) -> str:
    """Return a lens, or an element of operationality, in the language in force."""
    words = {
        "operationality": _("operationality"),
        "operationality.effectiveness": _("effectiveness"),
        "operationality.efficiency": _("efficiency"),
        "operationality.readiness": _("readiness"),
        "operationality.professionalism": _("professionalism"),
        "governance": _("governance"),
        "human-rights": _("human rights"),
        "none": _("no lens"),
    }
    return words[lens]


def level_word(level: str) -> str:
    """Return the level that a module works on, in the language in force."""
    words = {
        "individual": _("individual"),
        "organisation": _("organisation"),
        "institution": _("institution"),
        "society": _("society"),
    }
    return words[level]


def pace_word(pace: str) -> str:
    """Return the pace of a module, in the language in force."""
    words = {"operational": _("operational, now"), "institutional": _("institutional, later")}
    return words[pace]


def lead_word(lead: str) -> str:
    """Return who leads, in the language in force."""
    words = {
        "national": _("a national partner"),
        "international": _("an international partner"),
        "none": _("no partner named"),
    }
    return words[lead]
