"""PL303, team lacks the skill: some team of the session must have it."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

TEAMS = entries(
    "team",
    'id = "none"; title = "T"; region = "gao"; trainers = 2',
    'id = "one"; title = "T"; region = "gao"; trainers = 2; skills = ["HR-01"]',
    'id = "all"; title = "T"; region = "gao"; trainers = 2; skills = ["human-rights"]',
)


def session(teams: str, modules: str = '"HR-01", "HR-02"', status: str = "planned") -> str:
    row = f'id = "s"; modules = [{modules}]; start = 2014-07-07; teams = [{teams}]; status = "{status}"'
    return TEAMS + entries("session", row)


def test_module_or_curriculum(found: Found) -> None:
    """A skill is a module or a whole curriculum; what no team has is listed."""
    (finding,) = found("PL303", session('"one"'))
    assert finding.message == "s: one without the skill for HR-02"
    assert finding.entities == ("s", "one", "HR-02")
    assert finding.anchor.path == "session[0].teams"
    assert found("PL303", session('"all"')) == []


def test_one_team_of_several_is_enough(found: Found) -> None:
    """Teams complement each other."""
    assert found("PL303", session('"none", "all"')) == []
    (finding,) = found("PL303", session('"none", "one"'))
    assert finding.message == "s: none, one without the skill for HR-02"


def test_team_without_skills_has_none(found: Found) -> None:
    """Nothing recorded is not everything."""
    (finding,) = found("PL303", session('"none"'))
    assert "HR-01, HR-02" in finding.message


def test_no_team_named_says_nothing(found: Found) -> None:
    """There is nobody to lack it."""
    assert found("PL303", session("")) == []


def test_status(found: Found) -> None:
    """A note for an idea, nothing for what took place."""
    (finding,) = found("PL303", session('"none"', status="idea"))
    assert finding.severity.word == "note"
    assert found("PL303", session('"none"', status="delivered")) == []
