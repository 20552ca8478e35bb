"""The findings can be looked through by rule and by what they are about, sifted, understood, gone to and mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from planner.diagnostics import Place
from planner.reports.panes import Target
from planner.tui import editor
from planner.tui.app import PlannerApp
from planner.tui.desk import Desk, Focus
from planner.tui.editor import NoEditor
from planner.tui.screens import finding_panes
from planner.tui.screens.findings import Findings
from planner.tui.theme import Look
from planner.tui.widgets.pair import Pair
from planner.workspace import Workspace
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown

WRONG = """
[[unit]]
id = "no-strength"
title = "Post [/] without strength"
region = "city"
"""


@pytest.fixture
def faulty(workspace: Workspace) -> Workspace:
    """The small mission with an entry that is left out."""
    (workspace.root / "wrong.toml").write_text(WRONG, encoding="utf-8")
    workspace.reload()
    assert [finding.code for finding in workspace.load_findings] == ["LD006"]
    return workspace


def after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    """The text on the screen after *keys*."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode, first="findings")
    return seen[0]


def typed(text: str) -> list[str]:
    """The keys that type *text*."""
    return [{" ": "space", "-": "minus"}.get(char, char) for char in text]


def page_of(app: PlannerApp) -> Findings:
    """The screen of findings."""
    assert isinstance(app.screen, Findings)
    return app.screen


def target(app: PlannerApp) -> Target | None:
    """What the cursor of the list is on."""
    return app.screen.query_one(Pair).target


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_first_sight(faulty: Workspace, size: tuple[int, int]) -> None:
    """What is worth doing first is open, every rule has its count; large: the finding and its rule beside it."""
    compare(f"findings-{size[0]}x{size[1]}", after(faulty, "down", size=size))


def test_page_at_80_columns(faulty: Workspace) -> None:
    """Tab shows message, advice, line, whom it is about, and why the rule is there."""
    compare("findings-80x24-page", after(faulty, "down", "tab"))


def test_by_what_they_are_about(faulty: Workspace) -> None:
    """One group a unit, session, region; what is about nothing is about the mission as a whole."""
    compare("findings-80x24-entities", after(faulty, "t", "end", "enter"))


def test_every_finding_is_counted_once(faulty: Workspace) -> None:
    """The counts of the groups beside those worth doing first add up to all findings."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for _way in ("by rule", "by entity"):
            groups = [group for key, group in page_of(app).groups.items() if key != "first"]
            numbers = [number for group in groups for number in group.findings]
            assert sorted(numbers) == list(range(len(faulty.unsorted_findings)))
            await pilot.press("t")

    drive(faulty, steps, first="findings")


def test_a_group_opens_and_closes(faulty: Workspace) -> None:
    """Enter on it, and the cursor stays."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("end", "enter")
        group = target(app)
        assert group is not None
        assert group.id in (page_of(app).opened or ())
        await pilot.press("down")
        assert target(app) != group
        await pilot.press("up", "enter")
        assert target(app) == group
        assert group.id not in (page_of(app).opened or ())

    drive(faulty, steps, first="findings")


def test_of_very_many_the_first_are_listed(faulty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A group of thousands opens at once, and says how to narrow it down."""
    monkeypatch.setattr(finding_panes, "MOST", 2)
    text = after(faulty, "slash", *typed("cu003"), "enter")
    assert text.count("has no learning objective") == 2 or text.count("RI-0") + text.count("CC-0") == 2
    assert "4 more: / narrows them down" in text
    assert text.count("narrows them down") == 1
    assert after(faulty, "t").count("narrows them down") == 2


def test_severities_in_turn(faulty: Workspace) -> None:
    """All, then errors and warnings, errors, warnings, notes; the twin says so too."""
    seen = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for _turn in range(6):
            screen = page_of(app)
            seen.append(
                (
                    screen.twin,
                    sorted({screen.found[n].severity.word for g in screen.groups.values() for n in g.findings}),
                )
            )  # type: ignore[index]
            await pilot.press("v")

    drive(faulty, steps, first="findings")
    assert seen == [
        ("planner check --notes", ["error", "note", "warning"]),
        ("planner check", ["error", "warning"]),
        ("planner check", ["error"]),
        ("planner check", ["warning"]),
        ("planner check --notes", ["note"]),
        ("planner check --notes", ["error", "note", "warning"]),
    ]


def test_filter_by_code_and_back(faulty: Workspace) -> None:
    """Typing narrows at once, Enter keeps it, Esc shows all again; the twin selects the code."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        every = len(page_of(app).groups)
        await pilot.press("slash", *typed("cv0"))
        await settled(app, pilot)
        screen = page_of(app)
        assert {key[:3] for key in screen.groups if key != "first"} == {"CV0"}
        assert screen.twin == "planner check --notes --select CV0"
        assert "filter: cv0" in shown(app)
        await pilot.press("enter", "down")
        assert target(app) is not None
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(page_of(app).groups) == every
        assert "filter" not in shown(app).splitlines()[0]

    drive(faulty, steps, size=(120, 30), first="findings")


def test_filter_without_a_match(faulty: Workspace) -> None:
    """It says so, and how to go back; keys do no harm."""
    text = after(faulty, "slash", *typed("qqq"), "enter", "down", "enter", "tab", "t", "v")
    assert "No finding matches. Esc shows all again." in text


@pytest.mark.parametrize(
    ("query", "focus"),
    [
        ("sr005", Focus()),
        ("pl501 s-01", Focus(session="s-01")),
        ("un003", Focus(unit="up-records")),
        ("ds001", Focus(region="north")),
        ("cu003 ri-02", Focus(module="RI-02")),
        ("ld006", Focus()),
    ],
)
def test_enter_goes_to_what_it_is_about(faulty: Workspace, query: str, focus: Focus) -> None:
    """A session, a unit, a zone, a module; where no screen shows it, that is said."""
    asked: list[Focus] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        app.open_focus = asked.append  # type: ignore[method-assign, assignment]
        await pilot.press("slash", *typed(query), "enter", "down", "enter")
        await settled(app, pilot)
        if focus == Focus():
            assert "There is no screen for that; E opens its line." in shown(app)

    drive(faulty, steps, first="findings")
    assert asked == ([] if focus == Focus() else [focus])


def test_markup_in_names_is_text(faulty: Workspace) -> None:
    """A name with brackets stands in list and page as it is."""
    assert "[/] [bold]5[/bold]" in after(faulty, "slash", *typed("city-mobile"), "enter", "t", "home", size=LARGE)


class Editor:
    """Stands for the person's editor: notes what it was started with, and changes a file."""

    def __init__(self, change: tuple[Path, str, str] | None = None) -> None:
        self.change = change
        self.commands: list[list[str]] = []

    def run(self, _app: object, command: list[str]) -> None:
        self.commands.append(command)
        if self.change:
            file, old, new = self.change
            file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_editing_the_line_mends_it(faulty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """E opens the file at the line of the finding; on return the files are read again and the finding is gone."""
    file = faulty.root / "wrong.toml"
    stand_in = Editor((file, 'region = "city"', 'region = "city"\nstrength = 5'))
    monkeypatch.setattr(editor, "run_editor", stand_in.run)
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.delenv("VISUAL", raising=False)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        place = next(faulty.place(finding) for finding in faulty.load_findings)
        await pilot.press("slash", *typed("ld006"), "enter", "down", "E")
        await settled(app, pilot)
        assert stand_in.commands == [["vi", f"+{place.line}", "--", str(file)]]
        assert "The files were read again." in shown(app)
        assert "No finding matches" in shown(app)
        assert not faulty.load_findings

    drive(faulty, steps, first="findings")


def test_cursor_stays_on_its_finding(faulty: Workspace) -> None:
    """Though others came or went before it when the files were read again."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = page_of(app)
        await pilot.press("end", "enter", "down")
        at = target(app)
        assert at is not None
        before = screen.found[int(at.id)]  # type: ignore[index]
        (faulty.root / "wrong.toml").unlink()
        await pilot.press("r")
        await settled(app, pilot)
        now = target(app)
        assert now is not None
        found = screen.found[int(now.id)]  # type: ignore[index]
        assert (found.code, found.entities, found.message) == (before.code, before.entities, before.message)
        assert now != at

    drive(faulty, steps, first="findings")


def test_the_example_is_shown_as_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the package is opened for writing, and it is said how to get a folder of one's own."""
    stand_in = Editor()
    monkeypatch.setattr(editor, "run_editor", stand_in.run)
    monkeypatch.setenv("VISUAL", "nano")
    shipped = Workspace.open(None)
    text = after(shipped, "down", "E")
    assert "The example is read-only: planner init DIR --example mali-2014 copies it." in text
    (command,) = stand_in.commands
    assert not Path(command[-1]).is_relative_to(shipped.root)


def test_editing_says_why_not(faulty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line under the cursor, something unsaved, or no editor: said, and nothing is opened."""

    def none(_app: object, _command: list[str]) -> None:
        raise NoEditor("vi: No such file [/]")

    monkeypatch.setattr(editor, "run_editor", none)
    monkeypatch.setenv("VISUAL", "vi")
    assert "What the cursor is on stands in no file." in after(faulty, "E")
    assert "vi: No such file [/]" in after(faulty, "down", "E")

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        monkeypatch.setattr(Desk, "unsaved", 1)
        await pilot.press("down", "E")
        await settled(app, pilot)
        assert "Something is not saved yet" in shown(app)

    drive(faulty, steps, first="findings")


def test_export_has_every_finding_in_full(faulty: Workspace) -> None:
    """x writes what is chosen, with hints and source lines."""
    texts: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *typed("ld006"), "enter")
        texts.append(page_of(app).export_text())
        await pilot.press("escape", "t")
        texts.append(page_of(app).export_text())

    drive(faulty, steps, first="findings")
    assert "[[unit]]" in texts[0]
    for finding in faulty.unsorted_findings:
        assert finding.code in texts[1]


def test_while_findings_are_looked_for(faulty: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large mission the screen is there before the findings are."""
    monkeypatch.setattr(Desk, "findings", None)
    text = after(faulty, "down", "enter", "tab", "v", "t", "E")
    assert "The findings are being looked for." in text


def test_no_finding_at_all(tmp_path: Path) -> None:
    """That is said too."""
    (tmp_path / "mission.toml").write_text('[mission]\ntitle = "Empty"\nas_of = 2026-01-01\n', encoding="utf-8")
    (tmp_path / "curricula").mkdir()
    app = PlannerApp(Desk(Workspace.open(tmp_path), Look()), "findings")
    assert app.desk.workspace.unsorted_findings == []
    assert "No finding." in after(Workspace.open(tmp_path))


def test_place_of_a_finding_is_that_of_its_value(faulty: Workspace) -> None:
    """E goes to the field, not to the head of the entry."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *typed("un003"), "enter", "down")
        place = page_of(app).place_now()
        assert isinstance(place, Place)
        assert "records" in faulty.source_line(place)

    drive(faulty, steps, first="findings")


def test_on_the_page_the_entry_of_the_line_is_edited(faulty: Workspace) -> None:
    """With the cursor on one of those that a finding is about, E means that one."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *typed("ds001"), "enter", "down", "tab", "down")
        inner = app.screen.query_one(Pair).inner
        assert inner is not None
        place = page_of(app).place_now()
        assert place is not None
        assert faulty.source_line(place._replace(line=place.line + 1)) == f'id = "{inner.id}"'

    drive(faulty, steps, first="findings")
