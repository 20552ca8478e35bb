"""Owns the choice of rule families: importing it fills the registry; a family that is not named here is never run."""

from planner.checks import (
    coverage,
    coverage_upkeep,
    curriculum,
    curriculum_content,
    distribution,
    load,
    load_entry,
    plan_bookings,
    plan_people,
    plan_places,
    plan_prerequisite,
    plan_process,
    plan_records,
    plan_release,
    reform,
    unit,
)
from planner.checks.registry import RULES, Hit, Rule, check, findings_of, run

FAMILIES = (
    *(load, load_entry),
    *(curriculum, curriculum_content),
    unit,
    *(plan_places, plan_people, plan_prerequisite, plan_bookings, plan_release, plan_process, plan_records),
    *(coverage, coverage_upkeep),
    distribution,
    reform,
)
"""In the order of the design's table."""

__all__ = ["FAMILIES", "RULES", "Hit", "Rule", "check", "findings_of", "run"]
