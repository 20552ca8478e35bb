"""A list and the page beside it have one cursor between them, and nothing is lost when there is room for one only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from planner.reports.lines import line
from planner.reports.panes import Pane, Row, Target, list_pane
from planner.tui.theme import Look
from planner.tui.widgets.pair import Pair
from tests.tui.driving import running

Steps = Callable[["Bench", Pilot[None]], Awaitable[None]]


def pane(kind: str, count: int) -> Pane:
    """*count* lines that each lead somewhere."""
    rows = [Row(line(f"{kind} {number}"), Target(kind, str(number))) for number in range(count)]
    return list_pane(kind, rows, 40)


class Bench(App[None]):
    """A pair alone."""

    CSS = "Pair { height: 1fr; layout: horizontal; } Entries, Detail { height: 1fr; } Divider { width: 1; }"

    def __init__(self, left: int | None) -> None:
        super().__init__()
        self.left = left
        self.chosen: list[tuple[Target, bool]] = []
        self.moved = 0

    def compose(self) -> ComposeResult:
        yield Pair(Look(unicode=False))

    def on_mount(self) -> None:
        pair = self.query_one(Pair)
        pair.fit(self.left)
        pair.show_list(pane("entry", 5))
        pair.show_detail(pane("fact", 30))

    def on_pair_moved(self) -> None:
        self.moved += 1

    def on_pair_chosen(self, event: Pair.Chosen) -> None:
        self.chosen.append((event.target, event.in_detail))

    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


def drive(steps: Steps, left: int | None) -> None:
    app = Bench(left)

    async def run() -> None:
        async with running(app, (80, 12)) as pilot:
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(run())


def test_one_cursor_between_them() -> None:
    """The page has a cursor only while it is gone into."""

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        pair = app.query_one(Pair)
        await pilot.press("down")
        assert sum(text.count(">") for text in app.lines()) == 1
        assert (pair.target, pair.inner) == (Target("entry", "1"), None)
        pair.go_in()
        await pilot.press("down", "down")
        await pilot.pause()
        assert pair.inner == Target("fact", "2")
        assert pair.target == Target("entry", "1")
        assert pair.go_out()
        await pilot.pause()
        assert pair.inner is None
        assert not pair.go_out()

    drive(steps, 30)


def test_one_at_a_time_without_room() -> None:
    """The list, or the page over all columns; going out shows the entry again that it is about."""

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        pair = app.query_one(Pair)
        await pilot.press("end")
        assert not any("fact" in text for text in app.lines())
        pair.go_in()
        await pilot.pause()
        assert not any("entry" in text for text in app.lines())
        pair.go_out()
        await pilot.pause()
        assert pair.target == Target("entry", "4")
        assert app.focused is not None
        assert app.focused.id == "entries"

    drive(steps, None)


def test_room_comes_and_goes() -> None:
    """What was gone into stays so when the terminal grows and shrinks."""

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        pair = app.query_one(Pair)
        pair.go_in()
        await pilot.press("down")
        for left in (30, None, 30):
            pair.fit(left)
            await pilot.pause()
            assert pair.inner == Target("fact", "1")
            assert pair.opened

    drive(steps, None)


def test_choosing_says_where() -> None:
    """Enter in the list and in the page are told apart; a move in the page is none of the list's."""

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        pair = app.query_one(Pair)
        await pilot.press("down", "enter")
        pair.go_in()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.chosen == [(Target("entry", "1"), False), (Target("fact", "1"), True)]
        assert app.moved == 1

    drive(steps, 30)


def test_cursor_stays_on_what_it_was_on() -> None:
    """A list that is shown anew puts it on the entry asked for, else near where it was."""

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        pair = app.query_one(Pair)
        pair.show_list(pane("entry", 9), Target("entry", "7"))
        assert pair.target == Target("entry", "7")
        pair.show_list(pane("entry", 3), Target("entry", "7"))
        assert pair.target == Target("entry", "2")
        pair.show_list(Pane())
        assert pair.target is None

    drive(steps, 30)


def test_a_page_about_something_else_begins_at_its_beginning() -> None:
    """And one that is shown again stays where it was scrolled to."""

    async def steps(app: Bench, pilot: Pilot[None]) -> None:
        pair = app.query_one(Pair)
        pair.go_in()
        await pilot.press("end")
        await pilot.pause()
        pair.show_detail(pane("fact", 30), anew=False)
        await pilot.pause()
        assert pair.inner == Target("fact", "29")
        pair.show_detail(pane("fact", 30))
        await pilot.pause()
        assert pair.inner == Target("fact", "0")
        pair.go_out()
        await pilot.pause()
        assert "fact 0" in app.lines()[0]

    drive(steps, 30)
