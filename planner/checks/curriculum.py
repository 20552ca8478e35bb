"""Owns the rules about how modules fit together and to the units (CU); it asks nothing of teaching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planner.checks.circle import circles
from planner.checks.phrase import listed
from planner.checks.registry import Hit, check
from planner.curriculum import Module
from planner.diagnostics import Severity
from planner.i18n import _
from planner.plain import one_line
from planner.view import View


@check("CU001", Severity.ERROR, per="curricula")
def prerequisites_in_a_circle(view: View) -> Iterator[Hit]:
    """Prerequisite cycle.

    Modules require each other in a circle, so that none of them can come first. Each circle is reported once, at
    the module of it that stands first in the files.

    Why: Prerequisites cross curricula: the public-order course builds on the use of force and on arrest, which the
    rights course teaches. With a circle in them no order of sessions is right, and a plan that is checked against it
    never becomes clean.

    Remedy: Decide which of the modules can be taught to people who know none of the others, and drop its `requires`.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Arrest"
        hours = 4
        requires = ["M-2"]

        [[module]]
        id = "M-2"
        title = "Custody"
        hours = 4
        requires = ["M-1"]

    Right:
        [[module]]
        id = "M-1"
        title = "Arrest"
        hours = 4

        [[module]]
        id = "M-2"
        title = "Custody"
        hours = 4
        requires = ["M-1"]
    """
    for chain in circles({module.id: module.requires for module in view.mission.modules}):
        yield _circle(view, chain)


def _circle(view: View, chain: tuple[str, ...]) -> Hit:
    first = view.mission.module[chain[0]]
    following = chain[1] if len(chain) > 1 else chain[0]
    return Hit(
        first,
        _("prerequisites run in a circle: {chain}").format(chain=" → ".join((*chain, chain[0]))),
        _("drop one of these prerequisites, so that one module can come first"),
        chain,
        ("requires", first.requires.index(following)),
    )


@check("CU002", Severity.ERROR, per="curricula")
def smallest_class_over_largest(view: View) -> Iterator[Hit]:
    """class_min over class_max.

    The smallest class of a module is larger than its largest.

    Why: No session of the module can be right: each is too small or too large. Regional courses had 12 to 28 people,
    public order whole companies; two digits are easily exchanged.

    Remedy: Exchange the two figures, or drop `class_max` where only the room sets a limit.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4
        class_min = 28
        class_max = 20

    Right:
        [[module]]
        id = "M-1"
        title = "Custody"
        hours = 4
        class_min = 20
        class_max = 28
    """
    for module in view.mission.modules:
        if module.class_max is not None and module.class_min > module.class_max:
            yield Hit(
                module,
                _("{module}: the smallest class, {least}, is over the largest, {most}").format(
                    module=module.id, least=module.class_min, most=module.class_max
                ),
                _("exchange the two figures, or drop class_max"),
                (module.id,),
                ("class_min",),
            )


@check("CU007", Severity.WARNING)
def role_without_unit(view: View) -> Iterator[Hit]:
    """Audience role no unit has.

    Modules are for a role that no unit of the mission has. Each role is reported once, at the first module that names
    it; as a note where other roles still bring every one of those modules to some unit. A mission without units
    yields nothing.

    Why: Need is counted from the audience. A role that is spelt differently in the units' file makes a need of
    nothing, and a gap of nothing looks like success.

    Remedy: Give the role to the units that have the task, or correct its name.

    Wrong:
        [[module]]
        id = "M-1"
        title = "Scene preservation"
        hours = 4
        audience = { roles = ["forensic-team"] }

    Right:
        [[module]]
        id = "M-1"
        title = "Scene preservation"
        hours = 4
        audience = { roles = ["judicial-police"] }
    """
    held = {role for unit in view.mission.units for role in unit.roles}
    wanting: dict[str, list[Module]] = defaultdict(list)
    for module in view.mission.modules if view.mission.units else ():
        for role in dict.fromkeys(module.audience.roles):
            if role not in held:
                wanting[role].append(module)
    for role, modules in wanting.items():
        yield _wanting(role, modules, held)


def _wanting(role: str, modules: list[Module], held: set[str]) -> Hit:
    reached = all(not held.isdisjoint(module.audience.roles) for module in modules)
    names = [module.id for module in modules]
    roles = [one_line(name) for name in sorted(held)]
    hint = _("give the role to a unit, or correct its name; no unit has any role")
    if roles:
        hint = _("give the role to a unit, or correct its name; the units have {roles}").format(roles=listed(roles, 8))
    return Hit(
        modules[0],
        _("no unit has the role {role}, asked for by {modules}").format(role=one_line(role), modules=listed(names)),
        hint,
        tuple(names),
        ("audience", "roles", modules[0].audience.roles.index(role)),
        Severity.NOTE if reached else None,
    )
