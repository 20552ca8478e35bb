"""Owns the list of rules: code, severity and reason of each stand with its function; it runs them, judging nothing."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from msgspec import Struct

from planner.diagnostics import Anchor, Finding, Severity, Step
from planner.view import View


class Hit(NamedTuple):
    """What a rule yields: the entry it is about and what to say; the registry adds code and place."""

    record: Struct
    """The entry, one of the mission's."""
    message: str
    hint: str = ""
    """What to do about it."""
    entities: tuple[str, ...] = ()
    """The ids concerned, the one it is filed under first."""
    steps: tuple[Step, ...] = ()
    """The way to the field, like ``("seats", "gao-gms")``."""
    severity: Severity | None = None
    """Where it differs from the rule's."""
    key: bool = False
    """Whether the place is that of the field's name, not of its value."""


RuleFunction = Callable[[View], Iterable[Hit]]
Per = Literal["unit", "team", "venue", "session", "curricula"]


class Rule(NamedTuple):
    """One rule: ``PL104``, how bad, and the function whose docstring explains it."""

    code: str
    severity: Severity
    function: RuleFunction
    per: Per | None = None
    """What each of its findings is about and rests on, as the view's reach has it; None: on the whole mission."""
    named: int = 0
    """The number of that thing's id among a finding's entities."""

    def about(self, finding: Finding) -> str:
        """Return the id of what *finding*, one of this rule, is about; empty if it rests on the whole mission."""
        return finding.entities[self.named] if self.per and self.per != "curricula" else ""

    @property
    def title(self) -> str:
        """The docstring's first line."""
        return (self.function.__doc__ or "").strip().split("\n", 1)[0].rstrip(".")


RULES: dict[str, Rule] = {}


def check(
    code: str, severity: Severity, per: Per | None = None, named: int = 0
) -> Callable[[RuleFunction], RuleFunction]:
    """Register the function below as the rule *code*.

    With *per* it promises that a finding about one unit, say, whose id is the entity *named* there, stays the same
    after any edit that has not this unit in its reach, and that on a view within a reach it yields the findings about
    all that is in it. Rules per curricula look at modules and curricula alone. A rule without is run as a whole each
    time.

    Raises:
        ValueError: another rule has the code.
    """

    def register(function: RuleFunction) -> RuleFunction:
        if code in RULES:
            raise ValueError(f"{code} is already {RULES[code].function.__name__}")
        RULES[code] = Rule(code, severity, function, per, named)
        return function

    return register


def run(view: View, codes: Iterable[str] = ()) -> Iterator[Finding]:
    """Yield the findings of all rules, or of those whose code begins with one of *codes*, rule by rule."""
    wanted = tuple(codes)
    for rule in RULES.values():
        if not wanted or rule.code.startswith(wanted):
            yield from findings_of(rule, view)


def findings_of(rule: Rule, view: View) -> Iterator[Finding]:
    """Yield the findings of one rule."""
    origin = view.mission.origin
    for hit in rule.function(view):
        anchor = Anchor(origin(hit.record), hit.steps, hit.key)
        yield Finding(rule.code, hit.severity or rule.severity, anchor, hit.message, hit.hint, hit.entities)
