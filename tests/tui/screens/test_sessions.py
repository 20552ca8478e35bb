"""The sessions screen lists and draws what is planned, finds it, marks conflicts, and says everything of a session."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from planner.reports.filed import Filed
from planner.reports.lines import text_of
from planner.reports.sessions import codes_by_session, sessions_table
from planner.tui.app import PlannerApp
from planner.tui.desk import Focus
from planner.tui.screens.session_rows import SessionRows
from planner.tui.screens.sessions import Sessions
from planner.tui.theme import Look
from planner.tui.widgets.lanes import Lanes
from planner.tui.widgets.page import Page
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import LARGE, SMALL, compare, drive, settled, shown


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    return make_busy(workspace)


def after(workspace: Workspace, *keys: str, size: tuple[int, int] = SMALL, unicode: bool = True) -> str:
    """The screen after *keys*."""
    seen: list[str] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press(*keys)
        await settled(app, pilot)
        seen.append(shown(app))

    drive(workspace, steps, size=size, unicode=unicode, first="sessions")
    return seen[0]


def screen_of(app: PlannerApp) -> Sessions:
    assert isinstance(app.screen, Sessions)
    return app.screen


@pytest.mark.parametrize("size", [SMALL, (120, 40), LARGE], ids=["80x24", "120x40", "160x50"])
def test_list(busy: Workspace, size: tuple[int, int]) -> None:
    """By start, the first that is not over under the cursor; from 120 columns with the detail beside it."""
    compare(f"sessions-{size[0]}x{size[1]}", after(busy, size=size))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x50"])
def test_timeline(busy: Workspace, size: tuple[int, int]) -> None:
    """Weeks by region, two weeks of the past; large: 26 weeks, their days, and the teams below."""
    compare(f"sessions-timeline-{size[0]}x{size[1]}", after(busy, "v", size=size))


def test_timeline_in_ascii_by_team(busy: Workspace) -> None:
    """Who is free when, without any character that a poor terminal lacks."""
    text = after(busy, "v", "y", unicode=False)
    compare("sessions-timeline-80x24-team-ascii", text)
    assert {char for char in text if not char.isascii()} <= set("…")


def test_timeline_by_month(busy: Workspace) -> None:
    """How many of each mark."""
    compare("sessions-timeline-80x24-month", after(busy, "v", "z"))


def test_a_free_cell_says_from_when_to_when(busy: Workspace) -> None:
    """And n begins the form there; the signs below are those of the rows that are shown."""
    by_region = after(busy, "v")
    assert "free" not in by_region.splitlines()[-2]
    assert "○ free ○2 2 days - busy" in after(busy, "v", "y").splitlines()[-2]
    keys = ("v", "y", "y", "home", *["right"] * 5, "enter")
    text = after(busy, *keys)
    assert "is free from 2026-0" in " ".join(text.split())
    first = " ".join(text.split()).split("is free from ")[1][:10]
    form = after(busy, *keys, "n")
    assert f"Start             {first}" in form
    assert "Venue             Town hall (hall)" in form


def test_detail_of_a_conflict(busy: Workspace) -> None:
    """Whole at 80 columns, with the finding; data is never markup."""
    text = after(busy, "g", "enter")
    compare("sessions-80x24-detail", text)
    assert "A partner [/] from abroad" in after(busy, "g", "G", "enter")


def test_findings_of_a_session_are_counted_one_way() -> None:
    """A note alone counts, and a conflict for both its parties: in the list, the overview, the command, the detail."""
    workspace = Workspace.open()
    filed = Filed(workspace.view, workspace.unsorted_findings)
    sessions = workspace.view.by_start
    listed = SessionRows(workspace.view, sessions, filed.marks, (), Look("plain"))
    listed.fit(SMALL[0])
    column = next(number for number, head in enumerate(listed.heads[0]) if head.text == "!")
    table = sessions_table(workspace.view, codes_by_session(workspace.view.mission, filed.findings))
    for number, session in enumerate(sessions):
        count = len(filed.by_session.get(session.id, ()))
        assert text_of(listed.row(number)[column]) == (str(count) if count else "")
        assert getattr(table.rows[number][-1], "text", "") == (str(count) if count else "")
        assert len(filed.codes.get(session.id, ())) == len(filed.marks.findings(session)) == count
    assert {name: filed.codes[name] for name in ("mm-021", "mm-022")} == {"mm-021": ["PL104"], "mm-022": ["PL101"]}
    severities = [finding.severity for finding in filed.by_session["bl-004"]]
    assert severities == sorted(severities, reverse=True)
    detail = after(workspace, "enter", "end")
    assert "Findings" in detail
    assert "PL104 80 of ~100 heads of gn-bko" in detail


def test_escape_closes_what_is_open_and_enter_goes_on(busy: Workspace) -> None:
    """Detail, then filter; Esc closes the one opened last; in the detail Enter goes to the unit."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = screen_of(app)
        await pilot.press("slash", *"school", "enter", "enter")
        await settled(app, pilot)
        assert screen.reading
        assert app.focused is screen.query_one(Page)
        await pilot.press("escape")
        assert not screen.reading
        assert screen.query_text == "school"
        await pilot.press("escape")
        await settled(app, pilot)
        assert not screen.query_text
        assert app.focused is screen.query_one(Lanes)
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert app.current_mode == "unit"
        assert app.screen.focus_now().unit == "city-station"  # type: ignore[attr-defined]

    drive(busy, steps, first="sessions")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("river post", ["b-01"]),
        ("[/]", ["s-04", "s-05", "b-04", "b-03", "b-01"]),
        ("approved school", ["b-03"]),
        ("CC-02", ["s-05"]),
        ("upriver delivered", ["b-01", "s-01"]),
        ("nowhere", []),
    ],
)
def test_filter(busy: Workspace, query: str, found: list[str]) -> None:
    """Units, partners, status, modules and regions find sessions, in the list and on the timeline."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *("space" if char == " " else char for char in query), "enter")
        await settled(app, pilot)
        assert sorted(session.id for session in screen_of(app).sessions) == sorted(found)
        assert f"filter: {query}" in shown(app)
        await pilot.press("v")
        await settled(app, pilot)
        if not found:
            assert "No session matches" in shown(app)

    drive(busy, steps, size=(120, 40), first="sessions")


def test_marks_stay_with_their_sessions(busy: Workspace) -> None:
    """By id: through filter, order and reload; a session that is gone is not marked any more."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = screen_of(app)
        await pilot.press("space", "down", "space", "down", "space", "space")
        assert screen.marked == {"b-02", "b-03"}
        await pilot.press("slash", *"again", "enter")
        assert screen.marked == {"b-02", "b-03"}
        await pilot.press("escape")
        file = busy.root / "more.toml"
        file.write_text(file.read_text("utf-8").replace('id = "b-03"', 'id = "b-33"'), encoding="utf-8")
        await pilot.press("r")
        await settled(app, pilot)
        assert screen.marked == {"b-02"}
        assert "1 marked" in shown(app)
        assert "◆" in shown(app)

    drive(busy, steps, size=(120, 24), first="sessions")


def test_list_and_timeline_keep_the_session(busy: Workspace) -> None:
    """v and back, another zoom, other rows: the cursor stays with its session."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = screen_of(app)
        await pilot.press("down")
        assert screen.focus_now().session == "b-03"
        for key in ("v", "v", "v", "z", "z", "z", "y", "y", "v"):
            await pilot.press(key)
            await settled(app, pilot)
            assert "b-03" in {session.id for session in screen.under}, key
        assert screen.focus_now().session == "b-03"

    drive(busy, steps, first="sessions")


def test_today_and_conflicts(busy: Workspace) -> None:
    """t goes to the as-of date, g to the first conflict and G to the next, round and round."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = screen_of(app)
        await pilot.press("end", "t")
        assert screen.focus_now().session == "b-02"
        found = []
        for key in ("g", "G", "G", "G"):
            await pilot.press(key)
            await settled(app, pilot)
            found.append(screen.focus_now().session)
            about = shown(app).splitlines()[-6:]
            assert any(line.startswith(f" {found[-1]}: ") for line in about), key
        assert found == ["b-02", "b-03", "s-04", "b-02"]
        assert "Conflict 1 of 3" in shown(app)
        await pilot.press("v", "right", "right", "right", "t")
        table = screen.lanes
        assert table
        assert screen.main.column == table.timeline.index_of(busy.view.day) + 1

    drive(busy, steps, first="sessions")


def test_palette_and_other_screens_lead_here(busy: Workspace) -> None:
    """A session that is filtered out is shown all the same."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = screen_of(app)
        await pilot.press("slash", *"river", "enter")
        screen.post_message(screen.Wanted(Focus(session="s-05")))
        await settled(app, pilot)
        assert screen.focus_now().session == "s-05"
        assert not screen.query_text

    drive(busy, steps, first="sessions")


def test_text_is_the_commands(busy: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """What x writes is what the command named in the help prints."""
    from planner.cli import main

    texts: list[tuple[str, str]] = []

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        screen = screen_of(app)
        texts.append((screen.twin, screen.export_text()))
        await pilot.press("v", "y", "z")
        texts.append((screen.twin, screen.export_text()))

    drive(busy, steps, unicode=False, first="sessions")
    assert [twin for twin, _text in texts] == ["planner sessions", "planner sessions --timeline --by team --zoom month"]
    capsys.readouterr()
    assert main(["-C", str(busy.root), "sessions"]) == 0
    assert capsys.readouterr().out == texts[0][1]
    assert main(["-C", str(busy.root), *texts[1][0].split()[1:], "--from", "2025-01-13", "--to", "2026-12-31"]) == 0
    printed = capsys.readouterr().out
    assert [line for line in texts[1][1].splitlines() if line.startswith("advisers")] == [
        line for line in printed.splitlines() if line.startswith("advisers")
    ]


def test_an_empty_plan(workspace: Workspace) -> None:
    """Without sessions both views are there and no key fails."""
    (workspace.root / "plan.toml").unlink()
    workspace.reload()
    keys = ("down", "enter", "tab", "space", "g", "G", "t", "z", "y", "v", "z", "y", "y", "down", "right", "enter", "t")
    text = after(workspace, *keys, size=(120, 40))
    assert "Upriver" in text


@pytest.mark.parametrize("query", ["", "zzz"])
def test_nothing_to_show_says_why(workspace: Workspace, query: str) -> None:
    """Without a filter nothing is recorded, and that is said with how to add the first; also of units."""
    (workspace.root / "plan.toml").unlink()
    (workspace.root / "units.toml").unlink()
    workspace.reload()
    keys = ("slash", *query, "enter") if query else ()
    sessions, units = after(workspace, *keys), after(workspace, "c", *keys)
    matches = "matches. Esc shows all again."
    assert (f"No session {matches}" if query else "No session is recorded. n plans one.") in sessions
    assert (f"No unit {matches}" if query else "No unit is recorded. Ctrl+P, New unit, adds one.") in units


def test_every_key_at_every_size(busy: Workspace) -> None:
    """No key raises, whatever was pressed before, also while the terminal changes its size."""
    views = ("v", "z", "y", "t", "g", "G", "space", "tab", "tab", "enter", "escape", "v", "enter", "escape")
    moves = ("end", "home", "pagedown", "pageup", "left", "right", "a", "a")

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for size in ((80, 24), (160, 50), (40, 10), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.press(*views, *moves)
            await settled(app, pilot)

    drive(busy, steps, first="sessions")
