"""PL301, more than the class: the sum of a session against the smallest class_max."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

UNIT = entries("unit", 'id = "u"; title = "U"; region = "gao"; strength = 300')
MODULES = ('id = "A"; title = "A"; hours = 1; class_max = 30', 'id = "B"; title = "B"; hours = 1; class_max = 20')
COURSE = curriculum_of(entries("module", *MODULES, 'id = "C"; title = "C"; hours = 1'))


def session(modules: str, seats: str, status: str = "planned") -> str:
    row = f'id = "s"; modules = [{modules}]; start = 2014-07-07; seats = {{ {seats} }}; status = "{status}"'
    return UNIT + entries("session", row) + COURSE


def test_smallest_class_is_named(found: Found) -> None:
    """The module that allows least decides; a hint says into how many classes."""
    (finding,) = found("PL301", session('"A", "B", "C"', "u = 45"))
    assert finding.message == "s: 45 seats are booked, a class of B takes at most 20"
    assert finding.hint == "split it into 3 classes"
    assert finding.entities == ("s", "B")
    assert finding.anchor.path == "session[0].seats"


def test_full_class_and_no_limit(found: Found) -> None:
    """As many as fit, or no limit at all."""
    assert found("PL301", session('"A", "B"', "u = 20")) == []
    assert found("PL301", session('"C"', "u = 300")) == []


def test_status(found: Found) -> None:
    """A note for an idea; what took place took place."""
    (finding,) = found("PL301", session('"B"', "u = 45", "idea"))
    assert finding.severity.word == "note"
    assert found("PL301", session('"B"', "u = 45", "delivered")) == []


def test_class_of_none(found: Found) -> None:
    """A class_max of 0 is no reason to divide by it."""
    course = curriculum_of(entries("module", 'id = "A"; title = "A"; hours = 1; class_max = 0'))
    row = 'id = "s"; modules = ["A"]; start = 2014-07-07; seats = { u = 1 }'
    (finding,) = found("PL301", UNIT + entries("session", row) + course)
    assert finding.hint == "book no seats, or correct the module's class_max"
