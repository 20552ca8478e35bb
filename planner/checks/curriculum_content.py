"""Owns the rules about what modules say of their content (CU); it compares no figure and judges no teaching."""

from __future__ import annotations

from collections.abc import Iterator

from planner.checks.phrase import listed
from planner.checks.registry import Hit, check
from planner.checks.wartime import never_leaves_armed_conflict
from planner.curriculum import Curriculum, Module
from planner.diagnostics import Severity
from planner.i18n import _, ngettext
from planner.view import View


@check("CU003", Severity.WARNING, per="curricula")
def no_objective(view: View) -> Iterator[Hit]:
    """Module with no objective.

    The module does not say what those who attended can do afterwards.

    Why: Training is wrongly judged as an activity that is over, instead of by what people do. Without an observable
    objective a mentor has nothing to rate at the unit, and hours remain the only measure.

    Remedy: Write one to four objectives that begin with an observable verb: name, keep, inspect, refuse, report.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

    Right:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4
        objectives = ["Keep the custody register without a gap, from the first minute to release."]
    """
    for module in view.mission.modules:
        if not module.objectives:
            yield _bare(module, _("{module} names no objective"), _("say what people can do afterwards"), "objectives")


@check("CU004", Severity.NOTE, per="curricula")
def no_source(view: View) -> Iterator[Hit]:
    """Module with no source.

    The module does not say on which document, course or decision its content rests.

    Why: Partners bring lessons of their own; advisers without a curriculum tell war stories. A source lets the
    national school judge what it takes over, and lets the next adviser find the text.

    Remedy: Name the manual, the law or the course in `source`, or say that it is a proposal.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

    Right:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4
        source = "Code of criminal procedure; hours are a proposal"
    """
    for module in view.mission.modules:
        if not module.source.strip():
            yield _bare(module, _("{module} names no source"), _("name the document it rests on"), "source")


@check("CU005", Severity.NOTE, per="curricula")
def no_lens(view: View) -> Iterator[Hit]:
    """Module with no lens.

    The module is not marked as serving operationality, governance or human rights.

    Why: The summary of 2018 reads security reform through three inseparable indicators: operationality, governance,
    and human security with human rights. A module without a lens is missing from that balance (SR001).

    Remedy: Name in `lenses` what the module serves; several are usual.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4

    Right:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4
        lenses = ["operationality.professionalism", "human-rights"]
    """
    for module in view.mission.modules:
        if not module.lenses:
            yield _bare(
                module,
                _("{module} has no lens"),
                _("say whether it serves operationality, governance or human rights"),
                "lenses",
            )


def _bare(module: Module, message: str, hint: str, field: str) -> Hit:
    return Hit(module, message.format(module=module.id), hint, (module.id,), (field,))


@check("CU006", Severity.WARNING, per="curricula")
def rights_of_wartime_alone(view: View) -> Iterator[Hit]:
    """Human-rights content that never leaves the law of armed conflict.

    Of all modules of a curriculum with the lens human-rights, some title, topic or objective speaks of armed
    conflict, and none speaks of a police officer's everyday: arrest, custody, identity checks, complaints, crowds.
    English and French words count; a line that names both ("arrest in armed conflict") counts as armed conflict.

    Why: The summary of 2018 asks that human-rights training reach beyond international humanitarian law and the law of
    armed conflict. What residents meet is the officer at the counter, at the checkpoint and in the cells.

    Remedy: Add modules or topics on everyday police work, or drop the lens where the course is about armed conflict.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Law of armed conflict"
        hours = 4
        lenses = ["human-rights"]
        topics = ["The Geneva Conventions", "Combatants and civilians"]

    Right:
        [[module]]
        id = "M-1"
        title = "Law of armed conflict"
        hours = 4
        lenses = ["human-rights"]
        topics = ["The Geneva Conventions", "Arrest and police custody in peacetime"]
    """
    for curriculum in view.mission.curricula:
        modules = [module for module in view.mission.modules_in[curriculum.id] if "human-rights" in module.lenses]
        if never_leaves_armed_conflict(modules):
            yield _wartime_alone(curriculum, [module.id for module in modules])


def _wartime_alone(curriculum: Curriculum, modules: list[str]) -> Hit:
    message = ngettext(
        "{curriculum}: the human-rights module {names} never leaves the law of armed conflict",
        "{curriculum}: {count} human-rights modules never leave the law of armed conflict: {names}",
        len(modules),
    )
    return Hit(
        curriculum,
        message.format(curriculum=curriculum.id, count=len(modules), names=listed(modules)),
        _("add what officers meet every day: arrest, custody, identity checks, complaints"),
        (curriculum.id, *modules),
    )
