"""Protects what ships: three complete curricula and a mission whose figures discriminate, each part with its ground."""

import re
from collections import Counter
from pathlib import Path

import pytest

from planner.loading import shipped_curricula, shipped_missions
from planner.view import View
from planner.workspace import EXAMPLE, Workspace


@pytest.fixture(scope="module")
def shipped() -> Workspace:
    return Workspace.open(shipped_missions() / EXAMPLE)


def test_the_curricula_are_complete(shipped: Workspace) -> None:
    """HR-01 to 10 (30 h), CI-01 to 10 (60 h), PO-01 to 12 (90 h), each module with all a coordinator needs."""
    mission = shipped.view.mission
    hours = {name: sum(module.hours for module in modules) for name, modules in mission.modules_in.items()}
    assert hours == {"crowd-control": 90, "human-rights": 30, "investigations": 60}
    assert Counter(module.id[:2] for module in mission.modules) == {"HR": 10, "CI": 10, "PO": 12}
    for module in mission.modules:
        assert module.objectives, module.id
        assert module.source, module.id
        assert module.lenses, module.id
        assert module.class_max, module.id
        assert module.refresh_months, module.id
        assert module.fr["title"], module.id
        assert len(module.fr["objectives"]) == len(module.objectives), module.id
    assert all(curriculum.theory_of_change and curriculum.sources for curriculum in mission.curricula)
    assert any(requires[:2] != module.id[:2] for module in mission.modules for requires in module.requires)


def test_every_lens_and_area_of_the_curricula_is_known_to_differ(shipped: Workspace) -> None:
    """A balance of one cell would say nothing: several instruments, areas and levels are taught, and all six lenses."""
    modules = shipped.view.mission.modules
    assert len({lens for module in modules for lens in module.lenses}) == 6
    for field in ("instrument", "area", "level", "format", "pace"):
        assert len({getattr(module, field) for module in modules}) > 1, field


def test_the_mission_has_what_the_brief_describes(shipped: Workspace) -> None:
    """Regions, units, teams, venues and sessions in number, thinner in the north, individual officers in Bamako."""
    mission = shipped.view.mission
    assert [zone.id for zone in mission.zones] == ["north", "centre", "south", "bamako"]
    assert len(mission.regions) == 9
    assert all(region.population and region.area_km2 and region.tile and region.source for region in mission.regions)
    assert len(mission.units) >= 28
    assert {unit.service for unit in mission.units} >= {"police", "gendarmerie", "garde-nationale"}
    assert len(mission.venues) >= 12
    assert len([partner for partner in mission.partners if partner.kind not in ("mission", "national")]) >= 4
    trainers = {row.zone.id: row.trainers for row in shipped.view.distribution().zones if row.zone}
    assert trainers["bamako"]["IPO"] > sum(row.get("IPO", 0) for name, row in trainers.items() if name != "bamako")
    assert trainers["north"]["FPU"] > sum(row.get("FPU", 0) for name, row in trainers.items() if name != "north")
    assert len(mission.deployments) == 8


def test_sessions_of_all_statuses_over_eighteen_months(shipped: Workspace) -> None:
    """At least 45, from July 2013 to December 2014, the delivered ones mostly in Bamako."""
    view = shipped.view
    sessions = view.mission.sessions
    assert len(sessions) >= 45
    assert len({session.status for session in sessions}) == 5
    assert min(session.start.isoformat() for session in sessions) >= "2013-07-01"
    assert max(session.end.isoformat() for session in sessions) <= "2014-12-31"
    held = Counter(view.region_of(session) for session in sessions if session.status == "delivered")
    assert held["bamako"] > sum(held.values()) / 2
    north = [row for row in view.distribution().zones if row.zone and row.zone.id == "north"]
    assert north[0].taught_away_seats > 0


def test_the_figures_discriminate(shipped: Workspace) -> None:
    """Regions stand in at least three bands of coverage, each has a need, and the north is far below Bamako."""
    rows = [row.sums for row in shipped.view.distribution().regions if row.region]
    assert all(sums.need_hours for sums in rows)
    bands = {int((sums.coverage or 0) * 10 // 2) for sums in rows}
    assert len(bands) >= 3
    assert (shipped.view.distribution().parity.value or 1) < 0.5


def test_one_finding_of_each_family_and_no_error(shipped: Workspace) -> None:
    """The example shows what each family sees; nothing in it is broken."""
    families = {finding.code[:2] for finding in shipped.findings}
    assert families == {"CU", "UN", "PL", "CV", "DS", "SR"}
    assert {finding.severity.word for finding in shipped.findings} == {"warning", "note"}


def test_the_first_ten_findings_say_what_to_do(shipped: Workspace) -> None:
    """Whoever runs check for the first time has ten things to do, each with its place."""
    for finding in shipped.findings[:10]:
        assert finding.hint
        assert shipped.place(finding).line > 0


def test_invented_strengths_are_marked_and_sourced_ones_named(shipped: Workspace) -> None:
    """A unit's strength is illustrative, or has a source, or is an estimate that says so in a note."""
    for unit in shipped.view.mission.units:
        assert unit.confidence == "illustrative" or unit.source or unit.note, unit.id


def test_a_fully_sourced_mission_prints_no_mark(tmp_path: Path) -> None:
    """The mark stands exactly where an illustrative value enters: sourced strengths leave none on any page."""
    from planner.cli import main

    for path in (shipped_missions() / EXAMPLE).glob("*.toml"):
        text = path.read_text("utf-8").replace('confidence = "illustrative"', 'confidence = "sourced"')
        (tmp_path / path.name).write_text(text, "utf-8")
    view = Workspace.open(tmp_path).view
    assert not view.coverage.total.illustrative
    for command in (["overview"], ["coverage"], ["distribution"], ["unit", "com-gao"], ["export", "plan"]):
        assert not re.search(r"~\d", _printed(main, ["-C", str(tmp_path), *command])), command
        assert re.search(r"~\d", _printed(main, command)), command


def _printed(main: object, words: list[str]) -> str:
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(words) == 0  # type: ignore[operator]
    return out.getvalue()


def test_the_curricula_lie_where_the_loader_looks() -> None:
    """Three files, no more: a stray file would be a fourth curriculum."""
    assert sorted(path.name for path in shipped_curricula().iterdir()) == [
        "crowd-control.toml",
        "human-rights.toml",
        "investigations.toml",
    ]


def test_a_view_of_another_day_is_another_view(shipped: Workspace) -> None:
    """Three months on, with nothing run, refreshers have lapsed."""
    later = View(shipped.view.mission, shipped.view.day.replace(month=9))
    assert later.coverage.total.lapsed > shipped.view.coverage.total.lapsed
