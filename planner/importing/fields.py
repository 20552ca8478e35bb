"""Owns which fields each kind of table may fill, by which headers, and how their cells are read; it reads no table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.importing import cells
from planner.importing.result import Kind
from planner.intake.columns import NAMES as UNIT_NAMES
from planner.intake.columns import header_key


class Field(NamedTuple):
    """A field that a column may hold."""

    names: tuple[str, ...]
    """Headers that mean it; messages name the first two, English and French."""
    read: cells.Reader


class Form(NamedTuple):
    """What a kind of table may and must hold."""

    table: str
    """The kind of entry that its other fields belong to."""
    fields: Mapping[str, Field]
    least: tuple[tuple[str, ...], ...]
    """Sets of fields of which a row needs one."""
    computed: frozenset[str] = frozenset()
    """Headers, folded, of what exports hold and the planner computes itself."""

    @property
    def headers(self) -> dict[str, str]:
        """The field that each header means, folded."""
        return {header_key(header): name for name, field in self.fields.items() for header in field.names}


PROVENANCE = ("mission", "as of", "data", "planner", "left out")
"""What exports say of themselves on every row."""
EXPORTED = frozenset(
    (
        "unit title", "need weight", "idea seats", "standing hours", "cause about", "gap hours", "need hours",
        "held hours", "planned hours", "for units", "trainee hours", "blocked by", "venue title", "covered until",
    )
)  # fmt: skip
"""Headers of figures in exports, also of workbooks, whose rows do not say where they are from."""
_CONFIDENCE = {"sourced": "sourcé, source connue", "estimate": "estimation, estimé", "illustrative": "illustratif"}
_PRESENCE = {"present": "présent, présente", "relocated": "déplacé, déplacée, relocalisé", "absent": "absente"}
_STATUS = {
    "idea": "idée",
    "planned": "prévu, prévue, planifié, planifiée",
    "approved": "approuvé, approuvée, validé, validée",
    "delivered": "held, done, tenu, tenue, réalisé, réalisée, effectué, effectuée",
    "cancelled": "canceled, annulé, annulée",
}
_DILIGENCE = {
    "not-needed": "not required, non requise, non requis, sans objet",
    "pending": "en cours, en attente",
    "cleared": "accordée, accordé, favorable",
}
UNITS: dict[str, Field] = {
    "id": Field((*UNIT_NAMES["id"], "unit id", "id unité"), cells.name),
    "title": Field(UNIT_NAMES["title"], cells.text),
    "region": Field(UNIT_NAMES["region"], cells.one("region")),
    "strength": Field(UNIT_NAMES["strength"], cells.count),
    "service": Field(UNIT_NAMES["service"], cells.text),
    "roles": Field(UNIT_NAMES["roles"], cells.roles),
    "town": Field(UNIT_NAMES["town"], cells.text),
    "women": Field(UNIT_NAMES["women"], cells.count),
    "mentor": Field(("mentor", "mentor team", "équipe de mentorat", "conseiller"), cells.one("team")),
    "source": Field(UNIT_NAMES["source"], cells.text),
    "confidence": Field(("confidence", "fiabilité", "confiance"), cells.choice(_CONFIDENCE)),
    "status": Field(("status", "statut", "présence", "état"), cells.choice(_PRESENCE)),
    "records": Field(
        ("records", "dossiers", "archives"),
        cells.choice({"complete": "complet, complets", "unknown": "inconnu, inconnus"}),
    ),
    "turnover": Field(("turnover", "rotation", "taux de rotation"), cells.share),
    "note": Field(("note", "remarque", "notes", "remarques", "observations", "comment", "commentaire"), cells.text),
}
SESSIONS: dict[str, Field] = {
    "id": Field(("id", "identifiant", "session", "session id", "identifier", "référence", "réf"), cells.name),
    "title": Field(("title", "titre", "course", "cours", "formation", "training", "intitulé", "stage"), cells.text),
    "modules": Field(("modules", "module", "module ids", "contenu"), cells.many("module", "curriculum")),
    "start": Field(("start", "début", "date", "date de début", "start date", "from", "du"), cells.day),
    "end": Field(("end", "fin", "date de fin", "end date", "to", "until", "au"), cells.day),
    "status": Field(("status", "statut", "état"), cells.choice(_STATUS)),
    "venue": Field(("venue", "lieu", "salle", "site", "place"), cells.one("venue")),
    "partner": Field(("partner", "partenaire", "organiser", "organisateur", "bailleur"), cells.one("partner")),
    "teams": Field(("teams", "équipes", "team", "équipe", "trainers", "formateurs"), cells.many("team")),
    "units": Field(
        ("units", "unités", "unit", "unité", "heads by unit", "effectif par unité", "bénéficiaires"), cells.heads
    ),
    "seats": Field(("seats", "places", "seats by unit", "places par unité", "sièges"), cells.heads),
    "attended": Field(("attended", "présents", "attendance", "présence", "participants"), cells.heads),
    "women": Field(UNIT_NAMES["women"], cells.count),
    "counterpart": Field(("counterpart", "homologue", "national counterpart", "homologue national"), cells.text),
    "funding": Field(("funding", "financement", "fonds", "budget"), cells.text),
    "nominated_by": Field(("nominated by", "désigné par", "désignés par", "nominations"), cells.text),
    "due_diligence": Field(("due diligence", "diligence raisonnable", "vetting"), cells.choice(_DILIGENCE)),
    "follow_up": Field(("follow up", "suivi", "visite de suivi", "follow up visit"), cells.day),
    "public_note": Field(("public note", "note publique"), cells.text),
    "note": Field(("note", "remarque", "notes", "remarques", "comment", "commentaire"), cells.text),
}
ATTENDANCE: dict[str, Field] = {
    "session": Field(
        (
            "session", "formation", "session id", "id session", "identifiant de session", "stage", "cours", "course",
            "training", "intitulé", "titre", "title", "code session", "n° session", "référence",
        ),
        cells.one("session"),
    ),
    "unit": Field(
        ("unit", "unité", "unit id", "id unité", "unit name", "nom de l'unité", "units", "unités", "service d'origine"),
        cells.one("unit"),
    ),
    "count": Field(
        (
            "count", "présents", "attended", "effectif", "heads", "participants", "present", "nombre", "attendance",
            "présence", "number attended", "nombre de participants", "nombre de présents", "effectif présent",
            "nb présents", "nbre de présents", "nb de présents", "effectifs présents", "total présents",
        ),
        cells.count,
    ),
    "women": Field((*UNIT_NAMES["women"], "femmes présentes"), cells.count),
}  # fmt: skip
FORMS: dict[Kind, Form] = {
    "units": Form("unit", UNITS, (("title",), ("id",))),
    "sessions": Form(
        "session",
        SESSIONS,
        (("id",), ("modules", "start")),
        frozenset(
            {
                "group", "days", "week", "hours", "region", "zone", "venue title", "trainee hours", "blocked by",
                "clears", "findings", "seats total", "attended total",
            }
        ),
    ),
    "attendance": Form("session", ATTENDANCE, (("session", "unit", "count"),)),
}  # fmt: skip
