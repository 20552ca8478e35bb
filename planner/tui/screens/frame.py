"""Owns the frame that every screen stands in: title, tabs, lines about the cursor, signs, keys; and what fits not.

A screen gives its body, its lines and its commands; it holds no figures of its own and never asks another screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from planner.diagnostics import Place
from planner.i18n import _
from planner.reports.lines import Line, line
from planner.reports.tables import wrapped
from planner.tui.commands import Command, bindings_of
from planner.tui.desk import Desk, Focus
from planner.tui.places import place_of
from planner.tui.screens import entries
from planner.tui.screens.covered import Covered
from planner.tui.screens.parts import key_line, legend_line, tab_line, title_line, trouble_line
from planner.tui.widgets.bars import Bar, Row
from planner.view import View

if TYPE_CHECKING:
    from planner.tui.forms.entries import Entity
    from planner.tui.widgets.question import Answer

LEAST = (80, 24)
"""Columns and rows under which a screen is not whole."""
MOST_SAID = 4
"""Lines of a message at most."""
WIDE, TALL = 120, 40
"""Columns and rows from which there is room for more about the cursor."""


class Frame(Covered):
    """One screen. Subclasses name themselves in ``screens.entries`` and fill in what is below."""

    NAME: ClassVar[str] = ""
    """The name of its entry."""
    SIGNS: ClassVar[tuple[str, ...]] = ()
    """The states whose signs its legend explains."""

    _rows_below: ClassVar[dict[str, int]] = {}
    """How many lines each screen had below its body when it was seen last: it will be laid out so at once."""

    class Wanted(Message):
        """Something is to be shown on the screen made for it."""

        def __init__(self, focus: Focus) -> None:
            super().__init__()
            self.focus = focus

    def __init_subclass__(cls) -> None:
        cls.BINDINGS = [*bindings_of(cls.commands())]
        super().__init_subclass__()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self.desk = desk
        self._shown: tuple[View, tuple[bool, bool], Size] | None = None
        self._lacks_findings = False
        self.going_to: Focus | None = None
        """What the cursor is to be on once it is shown."""
        self._below: list[Row] = []
        self._said: Sequence[Line] = ()
        self._first_words = ""
        self._noticed = self._silent = False
        self._laid: Widget | None = None
        self._focus_below: Widget | None = None

    # What a screen fills in.

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        """Return its own commands; their actions are ``screen.…`` and its methods ``action_…``."""
        return ()

    @property
    def heading(self) -> str:
        """What the title line calls it."""
        return next((entry.title for entry in entries() if entry.name == self.NAME), self.NAME)

    @property
    def twin(self) -> str:
        """The command that prints the same figures."""
        return f"planner {self.NAME}"

    @property
    def whole_twin(self) -> str:
        """The command that prints the same figures on the same date."""
        day = self.desk.view.day
        dated = f"planner --as-of {day.isoformat()} " if day != self.desk.home else "planner "
        return self.twin.replace("planner ", dated, 1)

    def body(self) -> Widget:
        """Return its one widget."""
        raise NotImplementedError

    def take(self) -> None:
        """Take all figures anew from ``self.desk.view`` and show them in ``self.app.size``, the cursor where it was."""

    def fit(self) -> None:
        """Fit what is shown to another ``self.app.size``."""
        self.take()

    def about(self) -> Sequence[Line]:
        """Return lines about what the cursor is on."""
        return ()

    def aside(self) -> str:
        """Return what the title line says beside title and date, like a filter."""
        return ""

    def export_text(self) -> str:
        """Return the page as text."""
        raise NotImplementedError

    def help_lines(self) -> Sequence[str]:
        """Return sentences that its help says beside keys, signs and command."""
        return ()

    def focus_now(self) -> Focus:
        """Return what the cursor is on."""
        return Focus()

    def entities_now(self) -> Sequence[Entity]:
        """Return the entries that ``e`` may edit: what the cursor is on; several where it is not said which."""
        from planner.tui.forms.entries import entities_of

        focus = self.focus_now()
        named = [(kind, name) for kind in ("session", "unit", "region") if (name := focus.of(kind))]
        return entities_of(self.desk.workspace, named)[:1]

    def field_now(self) -> str:
        """Return which field of it the cursor is on; empty: none."""
        focus = self.focus_now()
        return "needs" if focus.unit and focus.module and not focus.session else ""

    def place_now(self) -> Place | None:
        """Return where what the cursor is on stands in the files."""
        return place_of(self.desk.workspace, self.focus_now())

    def go_to(self, focus: Focus) -> None:
        """Put the cursor on *focus*."""

    def back(self) -> bool:
        """Close what is open on the screen; return whether there was anything."""
        return False

    # The frame itself.

    def compose(self) -> ComposeResult:
        yield Bar(self.desk.look, id="top", height=2)
        yield self.body()
        yield Bar(self.desk.look, id="bottom", height=self._rows_below.get(self.NAME, 2))

    def on_mount(self) -> None:
        if self._first_words:
            self.say(self._first_words)
        self.catch_up()

    def on_screen_resume(self) -> None:
        self._silent = True  # until it is known what is to be told
        self.catch_up()
        if self.going_to:
            self.go_to(self.going_to)
            self.going_to = None
        self._silent = False
        self.tell()

    def on_resize(self, event: events.Resize) -> None:
        self.catch_up()
        if self.is_whole:
            self._judge_size()

    @property
    def is_whole(self) -> bool:
        """Whether the terminal is large enough for it."""
        return self.app.size.width >= LEAST[0] and self.app.size.height >= LEAST[1]

    @property
    def is_caught_up(self) -> bool:
        """Whether it shows all that the desk has now."""
        shown, lacks = self._shown, self._lacks_findings and self.desk.workspace.findings_known
        return shown is not None and shown[0] is self.desk.view and not lacks

    def catch_up(self) -> None:
        """Show what the desk has now in the size that the terminal has now, if it does not yet.

        While the terminal is too small, or the planner ends while this is made, all stays as it is, the cursor with it.
        """
        if self.app._exit or not self.is_whole:
            self._judge_size()
            return
        look, current, shown = self.desk.look, self.is_caught_up, self._shown
        self._shown = (self.desk.view, (look.unicode, look.light), self.app.size)
        if shown is None or not current or shown[1] != self._shown[1]:
            self.desk.missed = False
            self.take()
            self._lacks_findings = self.desk.missed
        elif shown[2] != self._shown[2]:
            self.fit()
        else:
            if self._lacks_findings:
                self.desk.seek()
            return
        self.tell()

    def begin_with(self, text: str) -> None:
        """Have *text* stand in place of the keys when the screen is first seen."""
        self._first_words = text

    def say(self, text: str, style: str = "title") -> None:
        """Show *text* in place of the keys until the next key is pressed."""
        self._said = [line(" ", (each, style)) for each in wrapped(text, self.app.size.width - 2)[:MOST_SAID]]
        self.tell_about()

    def hush(self) -> None:
        """Take away what was said."""
        if self._said:
            self._said = ()
            self._show_below()

    def ask(self, asked: str, value: str, answer: Answer) -> None:
        """Ask for one text below the body; *answer* says what is wrong with it, and then it goes on being asked."""
        from planner.tui.widgets.question import Question  # not needed for the first screen

        def answered(text: str) -> str:
            wrong = answer(text)
            if not wrong:
                self.lift(question)
            return wrong

        question = Question(asked, value, answered)
        self.lay(question, before="#bottom")

    def lay(self, widget: Widget, before: str | None = None) -> None:
        """Put *widget* on the screen, in place of what was laid there, and let the keys go to it."""
        self.lift()
        self._laid, self._focus_below = widget, self.focused
        self.mount(widget, before=before)
        self.set_focus(widget)

    def lift(self, only: Widget | None = None) -> bool:
        """Take away what was laid on the screen, or *only* that; return whether there was anything."""
        laid = self._laid
        if laid is None or only not in (None, laid):
            return False
        self._laid = None
        self.take_away(laid)
        self.set_focus(self._focus_below)
        return True

    @property
    def laid(self) -> Widget | None:
        """What is laid on the screen: a question, the palette, the help."""
        return self._laid

    def tell(self) -> None:
        """Write the lines above and below the body anew; only what changed is drawn."""
        if self._shown is None or self._silent:
            return
        room = self.app.size.width
        bar = title_line(self.desk, self.heading, self.aside(), room)
        tabs = trouble_line(self.desk, room) or tab_line(self.NAME, room)
        self.query_one("#top", Bar).show([("bar", bar), ("tabs", tabs)])
        self.tell_about()

    def tell_about(self) -> None:
        """Write the lines below the body anew."""
        if self._shown is None or self._silent:
            return
        self._below = [("status", parts) for parts in self.about()]
        if self.SIGNS:
            self._below.append(("status", legend_line(self.desk.look, self.SIGNS, self.app.size.width)))
        self._show_below()

    def _show_below(self) -> None:
        said = self._said or [key_line(self.commands(), self.app.size.width)]
        self.query_one("#bottom", Bar).show([*self._below, *(("keys", parts) for parts in said)])
        self._rows_below[self.NAME] = len(self._below) + 1

    def _judge_size(self) -> None:
        """Lay a notice over the screen while the terminal is too small for it."""
        if self.is_whole and not self._noticed:
            return
        from planner.tui.widgets.notice import cover

        self._noticed = True
        advice = _("Make it larger, or leave with q and print the same: {command}").format(command=self.whole_twin)
        cover(self, self.desk.look, advice, self.whole_twin)
