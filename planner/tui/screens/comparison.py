"""Owns the comparison laid over a screen: each of its figures on another date, as of now, and the difference.

What is compared is ``comparison_sheets``'; the keys that move the as-of date move it here too.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from planner.i18n import _
from planner.reports.comparison import in_order
from planner.reports.comparison_words import change_lines, verdict_lines
from planner.reports.lines import Line, line
from planner.reports.provenance import header_lines
from planner.reports.tables import wrapped
from planner.reports.words import heads_note, illustrative_note
from planner.tui.commands import Command
from planner.tui.compared import ComparedTable, Sheet
from planner.tui.desk import Desk, Focus
from planner.tui.screens.comparison_sheets import cells_of, sheet_of, weight_of
from planner.tui.screens.frame import Frame
from planner.tui.screens.sessions_shown import SessionsShown
from planner.tui.table import plain_text
from planner.tui.widgets.bars import Bar
from planner.tui.widgets.drawn import Settled
from planner.tui.widgets.grid import Grid
from planner.view import View

TWINS = {"coverage": "unit", "distribution": "region", "modules": "module"}
"""By what the command has a row where a screen has one."""
LISTS = ("sessions", "due", "reform", "findings")
"""Screens that the command compares by name."""


class Body(Settled):
    """What came of it all in words, over the figures."""

    BLANK = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look

    def compose(self) -> ComposeResult:
        yield Bar(self._look, id="verdict")
        yield Grid(self._look, id="grid")


class Comparison(Frame):
    """The figures of one screen on two dates."""

    NAME = "comparison"

    def __init__(self, desk: Desk, about: Frame) -> None:
        super().__init__(desk)
        self._about = about
        self._sheet: Sheet | None = None
        self._table: ComparedTable | None = None
        self._verdict: list[str] = []

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        return (
            Command("screen.choose", "enter", _("Open"), _("Shows what the row is about."), _("open")),
            Command("app.step_back", "escape", _("Back"), _("Closes the comparison."), _("back")),
        )

    @property
    def of(self) -> str:
        """The name of the screen that is compared."""
        return self._about.NAME

    @property
    def heading(self) -> str:
        return _("{screen} compared").format(screen=self._about.heading)

    @property
    def twin(self) -> str:
        name = self._about.NAME
        unit = self._about.focus_now().unit if name == "unit" else None
        day = self._other.day.isoformat()
        if name in LISTS:
            kind = self._about.kind if isinstance(self._about, SessionsShown) and self._about.on_timeline else "region"
            mentor = getattr(self._about, "mentor", None)
            more = (
                f" --by {kind}" if name == "sessions" and kind != "region" else f" --mentor {mentor}" if mentor else ""
            )
            return f"planner compare {day} --of {name}{more}"
        by = f"module --unit {unit}" if unit else TWINS.get(name, "zone")
        return f"planner compare {day} --by {by}"

    def help_lines(self) -> Sequence[str]:
        return (
            _("Each figure on the earlier date, then on the later one, then the difference; of percentages in points."),
            _("The mission is as it is today on both dates: what was entered or changed in between is not known."),
            heads_note(),
            *([illustrative_note()] if self._now.coverage.illustrative else []),
        )

    @property
    def _other(self) -> View:
        return self.desk.on(self.desk.other_day or self.desk.view.day)

    @property
    def _then(self) -> View:
        return in_order(self.desk.view, self._other)[0]

    @property
    def _now(self) -> View:
        return in_order(self.desk.view, self._other)[1]

    def body(self) -> Widget:
        return Body(self.desk)

    def take(self) -> None:
        self._sheet = sheet_of(self._about, self.desk.view, self._other)
        lines = change_lines(self._then, self._now, cells_of(self._about, self._now))
        if self._about.NAME != "unit":
            lines += verdict_lines(self._then, self._now, weight_of(self._about))
        self._verdict = lines
        self.fit()

    def fit(self) -> None:
        room = self.app.size.width
        texts = wrapped(" ".join(self._verdict), room - 2)
        self.query_one("#verdict", Bar).show([("", line(" ", (text, "bold"))) for text in texts])
        if self._sheet:
            self._table = ComparedTable(self._sheet, room)
            self.query_one(Grid).show(self._table)

    def about(self) -> Sequence[Line]:
        grid, sheet = self.query_one(Grid), self._sheet
        if sheet is None or not len(sheet):
            return [()]
        entry = sheet.entry(grid.row)
        if grid.column < 2:
            return [line(" ", (entry.title.strip(), "title"), f"  {_('need')} {entry.need}" if entry.need else "")]
        index = (grid.column - 2) // 3
        text = _("{then} on {day}, {now} on {later}: {difference}").format(
            then=entry.figures[index].then,
            day=self._then.day.isoformat(),
            now=entry.figures[index].now,
            later=self._now.day.isoformat(),
            difference=entry.figures[index].difference or "-",
        )
        return [line(" ", (f"{entry.title.strip()} | {sheet.titles[index]}: ", "title"), text)]

    def export_text(self) -> str:
        head = [*header_lines(self.desk.view), "", *wrapped(" ".join(self._verdict)), ""]
        grid = plain_text(self._table) if self._table else []
        return "\n".join([*head, *grid, "", *(text for said in self.help_lines() for text in wrapped(said)), ""])

    def focus_now(self) -> Focus:
        row = self.query_one(Grid).row
        return self._sheet.entry(row).focus if self._sheet and row < len(self._sheet) else Focus()

    def back(self) -> bool:
        self.dismiss(None)
        return True

    @on(Grid.Moved)
    def _moved(self) -> None:
        self.tell_about()

    @on(Grid.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Show what the row is about."""
        focus = self.focus_now()
        if focus != Focus():
            self.post_message(self.Wanted(focus))
