"""Owns the words by which texts on human rights are told apart: armed conflict, or everyday policing.

From the summary of 2018, which asks that rights curricula reach beyond the law of armed conflict. It is a lint over
words and refuses to judge content: it only says that a subject is nowhere named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from planner.curriculum import Module
from planner.plain import folded

ARMED = (
    "armed conflict", "law of war", "humanitarian law", "ihl", "loac", "geneva convention", "hague convention",
    "combatant", "hostilities", "prisoner of war", "belligerent", "rules of engagement", "protection of civilians",
    "war crime", "child soldier", "armed group", "military necessity",
    "conflit armé", "droit de la guerre", "droit humanitaire", "droit international humanitaire", "dih",
    "convention de genève", "convention de la haye", "combattant", "hostilités", "prisonnier de guerre", "belligérant",
    "règle d'engagement", "protection des civils", "crime de guerre", "enfant soldat", "groupe armé",
    "nécessité militaire",
)  # fmt: skip
"""Armed conflict, in English and in French; each stands for its plural too."""
EVERYDAY = (
    "arrest", "arrested", "arresting", "custody", "cell", "identity check", "vehicle stop", "traffic stop", "roadblock",
    "house search", "search of the person", "search of persons", "search of homes", "questioning", "interview",
    "interviewing", "patrol", "complaint", "complainant", "crowd", "assembly", "assemblies", "demonstration",
    "demonstrator", "protest", "public order", "use of force", "firearm", "domestic violence", "gender-based", "gbv",
    "profiling", "bribe", "corruption", "counsel", "lawyer", "code of conduct", "codes of conduct",
    "community policing", "everyday policing", "daily police work", "police post",
    "arrestation", "interpellation", "garde à vue", "cellule", "contrôle d'identité", "contrôle routier",
    "perquisition", "fouille", "interrogatoire", "audition", "patrouille", "plainte", "plaignant", "foule",
    "manifestation", "manifestant", "rassemblement", "attroupement", "maintien de l'ordre", "ordre public",
    "usage de la force", "emploi de la force", "recours à la force", "arme à feu", "violence domestique",
    "violence conjugale", "violence basée sur le genre", "violence liée au genre", "vbg", "profilage", "pot-de-vin",
    "avocat", "déontologie", "code de conduite", "police de proximité", "poste de police",
)  # fmt: skip
"""What a police officer does and residents meet in peacetime; no term that both bodies of law share, like torture."""


def never_leaves_armed_conflict(modules: Iterable[Module]) -> bool:
    """Return whether some text of *modules* speaks of armed conflict and none of everyday policing.

    A text is one title, topic or objective, in either language. One that speaks of armed conflict is not counted as
    everyday policing, whatever else it names.
    """
    armed, everyday = _all_words(ARMED), _all_words(EVERYDAY)
    found = False
    for text in _texts(modules):
        words = _words(text)
        if any(term in words for term in armed):
            found = True
        elif any(term in words for term in everyday):
            return False
    return found


@cache
def _all_words(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_words, terms))


def _words(text: str) -> str:
    """Return the words of *text* between blanks, without accents, case and the s of a plural."""
    words = re.split(r"[^a-z0-9]+", folded(text))
    return f" {' '.join(word[:-1] if len(word) > 3 and word[-1] == 's' else word for word in words if word)} "


def _texts(modules: Iterable[Module]) -> Iterator[str]:
    for module in modules:
        yield from (module.title, *module.topics, *module.objectives)
        for field in ("title", "topics", "objectives"):
            twin = module.fr.get(field, ())
            yield from (twin,) if isinstance(twin, str) else twin
