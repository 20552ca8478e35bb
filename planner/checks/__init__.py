"""Owns the choice of rule families: importing it fills the registry; a family that is not named here is never run."""

from planner.checks import (
    coverage,
    curriculum,
    curriculum_content,
    distribution,
    load,
    load_entry,
    plan_people,
    plan_places,
    plan_process,
    reform,
    unit,
)
from planner.checks.registry import RULES, Hit, Rule, check, findings_of, run

FAMILIES = (
    *(load, load_entry),
    *(curriculum, curriculum_content),
    unit,
    *(plan_places, plan_people, plan_process),
    coverage,
    distribution,
    reform,
)
"""In the order of the design's table; rules run in that of the imports, and findings are sorted by place in the end."""

__all__ = ["FAMILIES", "RULES", "Hit", "Rule", "check", "findings_of", "run"]
