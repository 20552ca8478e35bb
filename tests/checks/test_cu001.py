"""CU001, prerequisite cycle: each circle once, at its first module, and nothing else."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries


def course(**requires: str) -> str:
    modules = (f'id = "{name}"; title = "T"; hours = 1; requires = {list(needs)}' for name, needs in requires.items())
    return curriculum_of(entries("module", *modules).replace("'", '"'))


def test_circle_is_named_once_at_its_first_module(found: Found) -> None:
    """Three modules in a circle are one finding, and the chain says which."""
    (finding,) = found("CU001", course(X="", A="C", B="A", C="B"))
    assert finding.entities == ("A", "C", "B")
    assert "A → C → B → A" in finding.message
    assert finding.anchor.path == "module[1].requires[0]"


def test_module_that_requires_itself(found: Found) -> None:
    """The shortest circle counts too."""
    (finding,) = found("CU001", course(A="A"))
    assert finding.entities == ("A",)


def test_two_circles_through_one_module_are_two(found: Found) -> None:
    """Mending the one must not be needed to see the other."""
    assert [finding.entities for finding in found("CU001", course(A="BC", B="A", C="A"))] == [("A", "B"), ("A", "C")]


def test_ladder_and_diamond_are_no_circle(found: Found) -> None:
    """Several ways to one module are not a way back."""
    assert found("CU001", course(A="", B="A", C="A", D="BC", E="AD")) == []


def test_long_chain_takes_no_stack(found: Found) -> None:
    """A chain of two thousand modules that closes is found without recursion."""
    names = [f"M{number}" for number in range(2000)]
    modules = entries(
        "module",
        *(
            f'id = "{name}"; title = "T"; hours = 1; requires = ["{names[number - 1]}"]'
            for number, name in enumerate(names)
        ),
    )
    (finding,) = found("CU001", curriculum_of(modules))
    assert len(finding.entities) == 2000
