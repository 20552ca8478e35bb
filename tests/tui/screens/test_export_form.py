"""What x shows is what Enter writes and what the command prints, byte for byte; and it is written over nothing."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from planner import i18n
from planner.cli import main
from planner.exporting import Wish
from planner.exporting import made as made_of
from planner.loading import tables
from planner.reports.documents import exports
from planner.reports.lines import text_of
from planner.tui import desk as desks
from planner.tui.app import PlannerApp
from planner.tui.desk import Desk, Focus
from planner.tui.forms.export import ExportDraft
from planner.tui.forms.preview import preview_lines
from planner.tui.screens.export_form import ExportForm
from planner.tui.theme import Look
from planner.tui.widgets.notice import Notice
from planner.workspace import Workspace
from tests.tui.busy import make_busy
from tests.tui.driving import drive, settled, shown
from tests.tui.hostile import poison
from tests.tui.test_dated import held


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def form_of(app: PlannerApp) -> ExportForm:
    assert isinstance(app.screen, ExportForm)
    return app.screen


def pressed(
    workspace: Workspace, *steps: tuple[str, Callable[[PlannerApp], object]], size: tuple[int, int] = (80, 24)
) -> PlannerApp:
    """Press the keys of each step, one after the other from the coverage on, and look at what came of them."""

    async def take(app: PlannerApp, pilot: Pilot[None]) -> None:
        for keys, look in steps:
            await pilot.press(*keys.split())
            await settled(app, pilot)
            look(app)

    return drive(workspace, take, size=size)


def printed(workspace: Workspace, *words: str) -> bytes:
    """Return what the command prints, each byte of it."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(out):
        assert main(["-C", str(workspace.root), "export", *words]) in (0, 1)
        out.flush()
    i18n.use_language("en")
    return out.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]


ASKED: Mapping[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "plan, by team": (
        {"what": "plan", "by": "team", "unit": "", "region": "upriver", "from": "2026-01-01", "format": "ics"},
        ("plan", "--by", "team", "--region", "upriver", "--from", "2026-01-01", "--format", "ics"),
    ),
    "gaps for French Excel": (
        {"what": "gaps", "format": "csv-fr", "unit": "", "region": "", "limit": "3"},
        ("gaps", "--format", "csv-fr", "--limit", "3"),
    ),
    "the unit under the cursor, in ASCII": (
        {"what": "unit", "letters": "ascii"},
        ("unit", "up-station", "--ascii"),
    ),
    "every unit of a region": (
        {"what": "unit", "unit": "", "region": "city", "format": "md"},
        ("unit", "--region", "city", "--format", "md"),
    ),
    "a page to print": ({"what": "region", "format": "html"}, ("region", "upriver", "--format", "html")),
    "in French": (
        {"what": "distribution", "weight": "strength", "language": "fr"},
        ("distribution", "--weight", "strength", "--lang", "fr"),
    ),
    "findings": ({"what": "findings", "select": "cv, pl1"}, ("findings", "--select", "cv,pl1")),
    "week": (
        {"what": "week", "region": "", "since": "-3m", "format": "json"},
        ("week", "--since", "2026-03-30", "--format", "json"),
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_the_same_bytes_as_the_command(workspace: Workspace, name: str) -> None:
    """Whatever is chosen, it is what the options of the command make of it; and no language stays behind."""
    texts, words = ASKED[name]
    draft = ExportDraft(Desk(workspace, Look()), "coverage", "Coverage", Focus(unit="up-station"))
    draft.texts |= texts
    wish = draft.wish()
    assert not draft.errors()
    assert wish
    ((file, data),) = made_of(workspace, wish).items()
    assert data == printed(workspace, *words)
    assert file == draft.own_name()
    assert i18n.language() == "en"


def test_shown_is_written_is_printed(workspace: Workspace, here: Path) -> None:
    """Chosen with keys: the preview holds the bytes of the file, and they are those of the command."""
    seen: list[list[str]] = []

    def look(app: PlannerApp) -> None:
        page = form_of(app).query_one("#export-preview")
        seen.append([text_of(parts) for parts in page._lines])  # type: ignore[attr-defined]
        assert "planner-gaps-2026-06-30.csv  " in shown(app)

    pressed(
        workspace,
        ("x p a r t g", lambda app: None),
        ("backspace backspace backspace backspace backspace g a p s tab c s v", look),
        ("enter", lambda app: None),
    )
    (file,) = here.iterdir()
    assert file.name == "planner-gaps-2026-06-30.csv"
    data = file.read_bytes()
    assert seen == [[text_of(parts) for parts in preview_lines({"": data}, 80)]]
    wish = Wish(what="gaps", format="csv", unit="up-station")
    assert (
        data
        == made_of(workspace, wish)[file.name]
        == printed(workspace, "gaps", "--format", "csv", "--unit", "up-station")
    )


def test_the_page_by_default_and_what_is_laid_over_it(workspace: Workspace, here: Path) -> None:
    """x and Enter write the page that is seen, the help if it is; and it is said where."""
    texts: list[str] = []

    def look(app: PlannerApp) -> None:
        assert "Written to planner-coverage-2026-06-30.txt in" in shown(app)
        texts.append(app.screen.export_text())  # type: ignore[attr-defined]

    pressed(workspace, ("x enter", look), ("question_mark x enter", lambda app: None), size=(160, 50))
    page, laid = (here / f"planner-coverage-2026-06-30{number}.txt" for number in ("", "-2"))
    assert page.read_text("utf-8") == texts[0]
    assert laid.read_text("utf-8").lstrip().startswith("Help: Coverage")


def test_nothing_is_written_over(workspace: Workspace, here: Path) -> None:
    """A file that was named and is there stays; it is said, and what was chosen stays for another name."""
    (here / "a.txt").write_text("mine", "utf-8")
    erase = "x shift+tab ctrl+u"

    def refused(app: PlannerApp) -> None:
        assert "a.txt is there already" in shown(app)
        assert form_of(app).parts

    def gone(app: PlannerApp) -> None:
        assert "Not written" in shown(app)

    def free(app: PlannerApp) -> None:
        assert "Written to planner-coverage-2026-06-30.txt in" in shown(app)

    pressed(
        workspace,
        (f"{erase} a full_stop t x t enter", refused),
        ("ctrl+u n o slash b enter", gone),
        ("ctrl+u enter", free),
        size=(160, 30),
    )
    assert (here / "a.txt").read_text("utf-8") == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["a.txt", "planner-coverage-2026-06-30.txt"]


def test_a_folder_takes_a_file_for_each_unit(workspace: Workspace, here: Path) -> None:
    """As with -o FOLDER: names by their ids, and none is written where one is taken."""
    (here / "sheets").mkdir()
    folder = " ".join("sheets")

    def look(app: PlannerApp) -> None:
        names = sorted(path.name for path in (here / "sheets").iterdir())
        assert names == sorted(f"planner-unit-{each.id}-2026-06-30.txt" for each in app.desk.view.units_in("city"))
        assert len(names) > 1
        assert f"{len(names)} files written in" in shown(app)

    def taken(app: PlannerApp) -> None:
        assert "is there already" in shown(app)

    keys = f"x u n i t tab tab end tab c i t y shift+tab shift+tab shift+tab shift+tab ctrl+u {folder}"
    pressed(workspace, (f"{keys} enter", look), (f"{keys} enter", taken), size=(160, 40))


def test_what_cannot_be_is_said(workspace: Workspace, here: Path) -> None:
    """A date that is none and a code that nothing begins with: nothing is made, nothing written."""

    def look(app: PlannerApp) -> None:
        assert "That is no date" in shown(app)
        assert form_of(app).at == "to"

    def code(app: PlannerApp) -> None:
        assert "no such code" in shown(app)

    pressed(
        workspace,
        ("x w e e k tab tab tab x y enter", look),
        ("escape x f i n d tab tab tab Q Q enter", code),
        ("escape", lambda app: None),
    )
    assert not list(here.iterdir())


def test_a_large_mission_is_written_when_it_is_made(
    workspace: Workspace, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key shows the form at once; Enter before the bytes are there writes them when they are."""
    monkeypatch.setattr(desks, "MANY_SESSIONS", 0)

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        background = held(app)
        await pilot.press("x")
        await settled(app, pilot)
        assert "It is being made." in shown(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert not list(here.iterdir())
        background.finish()
        await settled(app, pilot)
        assert "Written to" in shown(app)

    drive(workspace, steps)
    assert [path.name for path in here.iterdir()] == ["planner-coverage-2026-06-30.txt"]


def test_keys_after_quitting_open_nothing(workspace: Workspace) -> None:
    """Typed at once with q they come while all is being taken away: nothing is laid over what is going."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        for key in ("q", "x", "e"):
            app.post_message(events.Key(key, key))
        await pilot.pause()

    app = drive(workspace, steps)
    assert app.return_code == 0
    assert len(app.screen_stack) <= 1


@pytest.mark.parametrize("size", [(80, 24), (120, 30)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_hostile_text_moves_and_steers_nothing(
    workspace: Workspace, here: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every export and every field, with names that are no friends: each row is as wide as the terminal."""
    monkeypatch.setattr(tables, "_control_in", lambda _text: "")  # such text is an error: here it gets in

    def look(app: PlannerApp) -> None:
        for strip in app.screen._compositor.render_strips():
            assert strip.text.isprintable()
            assert cell_len(strip.text) == size[0]

    down = [("down", look) for _export in exports()]
    tabs = [("tab", look) for _field in range(10)]
    pressed(poison(make_busy(workspace)), ("x", look), *down, ("home down", look), *tabs, size=size)
    assert not list(here.iterdir())


def test_any_size_and_back(workspace: Workspace) -> None:
    """While the terminal is too small a notice covers all; what was chosen stays, the focus where it was."""

    async def steps(app: PlannerApp, pilot: Pilot[None]) -> None:
        await pilot.press("x", *"plan", "tab", "tab")
        await settled(app, pilot)
        before, focus = shown(app, tabs=True), app.focused
        assert "preview" in before.splitlines()[-1]
        for size in ((20, 5), (1, 1), (200, 60), (79, 24), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(app, pilot)
            assert app.focused is focus
            assert bool(app.screen.query(Notice)) == (size < (80, 24))
        assert shown(app, tabs=True) == before

    drive(workspace, steps)
