"""The page of the reform balance shows every figure of the core once, the empty cells too, and says what it is not."""

from __future__ import annotations

import pytest

from planner.mission import Mission
from planner.model import Session
from planner.reform import AREAS, INSTRUMENTS, Women, balance_of, heads_counted
from planner.reports.filed import Filed
from planner.reports.lines import Line, text_of, width
from planner.reports.panes import ASCII, Drawing, Pane, Target
from planner.reports.reform_page import about_balance, reform_lines, reform_pane, women_words
from planner.reports.reform_spots import Spots
from planner.reports.words import number
from planner.workspace import Workspace


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The shipped mission."""
    return Workspace.open(None)


@pytest.fixture(scope="module")
def spots(workspace: Workspace) -> Spots:
    """What its figures are made of."""
    return Spots(workspace.view)


def at(pane: Pane, target: Target) -> list[str]:
    """The words on the lines of *target*."""
    spot = next(spot for spot in pane.spots if spot.target == target)
    lines: tuple[Line, ...] = pane.lines[spot.row : spot.row + spot.height]
    return [text_of(parts)[spot.start : spot.stop].strip() for parts in lines]


@pytest.mark.parametrize("room", [77, 80, 111, 112, 120, 160])
@pytest.mark.parametrize("spaced", [True, False])
def test_nothing_is_wider_than_its_room(workspace: Workspace, spots: Spots, room: int, spaced: bool) -> None:
    """Neither the matrix nor the lists, side by side or below each other."""
    found = about_balance(Filed(workspace.view, workspace.unsorted_findings))
    pane = reform_pane(spots.balance, found, room, Drawing(True), spaced=spaced)
    assert max(width(parts) for parts in pane.lines) <= room


@pytest.mark.parametrize("room", [80, 160])
def test_every_cell_of_the_matrix_is_there(spots: Spots, room: int) -> None:
    """25 cells, planned over delivered, each as the core says; what is empty is a dash and is counted."""
    pane = reform_pane(spots.balance, {}, room, ASCII)
    empty = 0
    for instrument in INSTRUMENTS:
        for area in AREAS:
            hours = spots.balance.matrix[instrument, area]
            shown = [text.split()[0] for text in at(pane, Target("matrix", instrument, area))]
            assert shown == [number(each) if each else "-" for each in hours]
            empty += not any(hours)
    assert f"{empty} of 25 cells are empty" in "\n".join(map(text_of, pane.lines))


def test_every_list_holds_the_cores_hours(spots: Spots) -> None:
    """Lenses with the elements of operationality, levels, paces, components, leads: planned and delivered apart."""
    pane, balance = reform_pane(spots.balance, {}, 160, ASCII), spots.balance
    for kind, groups in (
        ("lens", balance.lenses),
        ("level", balance.levels),
        ("pace", balance.paces),
        ("component", balance.components),
        ("lead", balance.leads),
    ):
        for key, hours in groups.items():
            if key != "none" or any(hours):
                words = at(pane, Target(kind, key))[0].split()
                assert {number(each) for each in hours} <= set(words), (kind, key)


def test_lines_for_a_pipe_are_plain(spots: Spots) -> None:
    """76 columns of ASCII at most, without the cursor's column, and with the warning that hours are no outcome."""
    texts = [text_of(parts) for parts in reform_lines(spots.balance)]
    assert max(map(len, texts)) <= 76
    assert all(text.isascii() for text in texts)
    assert texts[0].startswith("* ")
    assert "Hours say what is taught, never what it achieves." in texts


def test_findings_on_the_balance_are_listed(workspace: Workspace, spots: Spots) -> None:
    """Those of the family SR, each leading to itself."""
    findings = workspace.unsorted_findings
    pane = reform_pane(spots.balance, about_balance(Filed(workspace.view, findings)), 120, ASCII)
    listed = [findings[int(spot.target.id)].code for spot in pane.spots if spot.target.kind == "finding"]
    assert listed == [finding.code for finding in findings if finding.code.startswith("SR")]


@pytest.mark.parametrize(
    ("women", "said"),
    [
        (Women(0, 0, 0, 4), "No delivered session records how many women attended."),
        (Women(2, 19, 1, 0), "Women attending: 2 of 19, in 1 session; 0 do not record it."),
        (Women(5, 20, 2, 1), "Women attending: 5 of 20, 25 %, in 2 sessions; 1 do not record it."),
    ],
)
def test_women(women: Women, said: str) -> None:
    """Nothing recorded is not 0 %, and under 20 heads there is no percentage."""
    assert women_words(women) == said


def test_spots_say_what_a_figure_is_made_of(spots: Spots) -> None:
    """An empty cell says whether the curricula could fill it; others name modules, partners or teams."""
    nothing = "; ".join(spots.phrases(Target("matrix", "material-support", "policy")))
    assert nothing == "no hours; no module of the curricula is of this kind"
    some = "; ".join(spots.phrases(Target("matrix", "mentoring", "policing")))
    assert some.startswith("372 of 33,701 hours planned; 450 of 46,661 delivered; ")
    assert "sessions; modules " in some
    assert "hours planned" in "; ".join(spots.phrases(Target("lead", "national")))
    for kind in ("lead", "component"):
        keys = spots.balance.leads if kind == "lead" else spots.balance.components
        for key, hours in keys.items():
            assert bool(spots.sessions(Target(kind, key))) == any(hours)


def test_modules_of_all_cells_are_all_modules(workspace: Workspace, spots: Spots) -> None:
    """Each module is in one cell of the matrix, so none is missing from what could fill it."""
    targets = [Target("matrix", instrument, area) for instrument in INSTRUMENTS for area in AREAS]
    names = [module.id for target in targets for module in spots.modules(target)]
    assert sorted(names) == sorted(workspace.view.mission.module)


def test_balance_is_the_cores(workspace: Workspace, spots: Spots) -> None:
    """The screen computes nothing itself."""
    assert spots.balance == balance_of(workspace.view.mission, workspace.view.day)


def test_sessions_of_a_figure_are_those_whose_hours_it_counts(workspace: Workspace, spots: Spots) -> None:
    """Of every figure, whichever was asked for before; asked again it says the same."""
    mission = workspace.view.mission
    counted = [(session, heads_counted(session, workspace.view.day)) for session in mission.sessions]
    taught = [
        (session, module) for session, heads in counted if heads and heads.heads for module in mission.taught(session)
    ]
    for make in spots.makes():
        make()
    for kind, by in {"level": "level", "pace": "pace", "instrument": "instrument"}.items():
        for key in {getattr(module, by) for module in mission.modules}:
            targets = [Target(kind, key)] if kind != "instrument" else [Target("matrix", key, area) for area in AREAS]
            found = {session.id for target in targets for session in spots.sessions(target)}
            assert found == {session.id for session, module in taught if getattr(module, by) == key}
            for target in targets:
                assert spots.phrases(target) == Spots(workspace.view).phrases(target)
    national = {session.id for session, _module in taught if kind_of(mission, session) == "national"}
    assert {session.id for session in spots.sessions(Target("lead", "national"))} == national


def kind_of(mission: Mission, session: Session) -> str:
    partner = mission.partner.get(session.partner or "")
    return partner.kind if partner else ""
