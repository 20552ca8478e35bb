"""Owns the app: which screen is seen, what works on all of them, and how it ends; the screens own what they show."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.screen import Screen
from textual.widget import AwaitMount

from planner.i18n import _
from planner.plain import one_line
from planner.tui.commands import app_commands, bindings_of
from planner.tui.desk import Desk, Focus
from planner.tui.driver import CellDriver
from planner.tui.entering import EnteringApp
from planner.tui.preparing import prepare_some
from planner.tui.screens import Entry, entries
from planner.tui.screens.frame import Frame
from planner.tui.terminal import Harmless, write_crash
from planner.tui.watched import WatchedApp
from planner.tui.widgets.drawn import give, ground_of

AHEAD = 0.05
"""Seconds from one screen that is made ahead to the next."""
REPAINTING = "ctrl+l"
"""The key that leaves everything as it is, what was said too."""
LEAVING = ("q", "ctrl+q", "ctrl+c")
"""The keys that quit."""


class PlannerApp(EnteringApp, WatchedApp, inherit_css=False):
    """The screens on one mission."""

    BINDINGS: ClassVar[list[Any]] = [*bindings_of(app_commands())]
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    when_shown: Callable[[], None] = staticmethod(lambda: None)
    """What whoever started it wants done after the first screen."""
    last_words = ""
    """What is to be said on the terminal after an error in the program."""

    def __init__(self, desk: Desk, first: str | None = None, *, ansi_color: bool | None = None) -> None:
        self._entries = {entry.name: entry for entry in entries()}
        self._trail: list[str] = []
        self._pressed = 0.0
        self._is_made = False
        self.DEFAULT_MODE = first or next(iter(self._entries))  # type: ignore[misc]
        super().__init__(desk, driver_class=CellDriver, ansi_color=ansi_color)
        give(self, ground_of(desk.look))
        self._filters_of_ours = [
            Harmless(ascii_only=not desk.look.accents),
            *([NoColor()] if desk.look.profile == "plain" else []),
        ]
        self._disable_tooltips = self._disable_notifications = True  # never used, and each costs two widgets a screen
        self._bindings.bind("slash", "tell_of_filters", show=False)  # where no screen has one
        for entry in self._entries.values():
            self._bindings.bind(entry.key, entry.command.action, show=False)
            if not entry.modal and entry.name != self.DEFAULT_MODE:
                self.add_mode(entry.name, partial(self._build, entry))

    def _build(self, entry: Entry) -> Screen[Any]:
        """Return a new screen; it is told that its styles are up to date, or the one seen would be laid out anew."""
        screen = entry.build(self.desk)
        screen._css_update_count = self._css_update_count
        return screen

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen; as a mode it would be laid out twice."""
        first = self._entries[self.DEFAULT_MODE].build(self.desk)
        if self.desk.workspace.shipped and isinstance(first, Frame):
            first.begin_with(_("An example, read-only: n, or planner init DIR, makes one of your own."))
        return first

    def get_css_variables(self) -> dict[str, str]:
        """Return none: there is no style sheet."""
        return {}

    def get_line_filters(self) -> list[LineFilter]:
        """Return the filters of every line: ours last; textual's only where there is a colour for it to translate."""
        theirs = super().get_line_filters() if self.desk.look.profile != "colour" else ()
        return [*theirs, *self._filters_of_ours]

    def on_mount(self) -> None:
        first = self._entries[self.DEFAULT_MODE]
        self.add_mode(first.name, partial(self._build, first))
        self.call_after_refresh(self._collect_again)

    def _collect_again(self) -> None:
        """Do what the first screen could do without, and collect garbage from here on (see ``start``)."""
        self.when_shown()
        if isinstance(self._driver, CellDriver):
            self._driver.go_on()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if not self.desk.large:
            self.set_timer(AHEAD, self.go_ahead)
        elif not self.is_headless:
            self.prepare()

    def go_ahead(self) -> None:
        """Make one of the screens not seen yet, or what they will ask for; after a while more, until all is there."""
        if self.is_headless or not self.frame:
            return
        made = next((name for name in self._modes if name not in self._screen_stacks), None)
        if made:
            self._init_mode(made)
        if made or prepare_some(self.frame):
            self.set_timer(AHEAD, self.go_ahead)

    async def on_event(self, event: events.Event) -> None:
        """Take away what was said, and asked, when another key is pressed; none counts after the one that quits."""
        if self._exit and isinstance(event, events.Key):
            return
        if isinstance(event, events.Key) and not event.is_forwarded and self.frame:
            self._pressed = event.time
            if not self.background.waited_for and event.key != REPAINTING:
                self.frame.hush()
            self._asked_to_leave = self._asked_to_leave and event.key in LEAVING
        await super().on_event(event)

    # Going from screen to screen.

    def action_open(self, name: str) -> None:
        """Show the screen *name*; one that shows a single unit shows the one that the cursor is on."""
        frame, entry = self.frame, self._entries[name]
        focus = frame.focus_now() if frame else Focus()
        self._show(entry, Focus(unit=focus.unit) if entry.shows == ("unit",) and focus.unit else None)

    def open_focus(self, focus: Focus) -> None:
        """Show *focus* on the screen made for it: that of its unit, else of the first field that a screen can show."""
        for kind in ("unit", *Focus._fields):
            if focus.of(kind):
                for entry in self._entries.values():
                    if kind in entry.shows:
                        self._show(entry, focus)
                        return

    def on_frame_wanted(self, message: Frame.Wanted) -> None:
        self.open_focus(message.focus)

    def _show(self, entry: Entry, focus: Focus | None) -> None:
        if entry.name != self.current_mode and not self.is_ready(entry, partial(self._show, entry, focus)):
            return
        if self.frame:
            self.frame.lift()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if entry.name != self.current_mode:
            self._trail.append(self.current_mode)
            self.switch_mode(entry.name)
            if isinstance(self.screen, Frame):
                self.screen.going_to = focus
        elif focus and self.frame:
            self.frame.go_to(focus)

    def action_step_back(self) -> None:
        """Give up what is being done, close what is open, or go to the screen before."""
        if self.background.give_up() or self.stayed(self._pressed):
            self.say(_("Given up: these are the figures as of {day}.").format(day=self.desk.view.day.isoformat()))
            return
        if self.frame and (self.frame.lift() or self.frame.back()):
            return
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self._trail and self.is_ready(self._entries[self._trail[-1]], self._go_back):
            self._go_back()

    def switch_mode(self, mode: str) -> AwaitMount:
        """Show the screen *mode*; one that is there already is seen at once, and not a moment after it could be."""
        self._is_made = mode in self._screen_stacks
        for screen in self._screen_stacks.get(mode, ()):
            screen._css_update_count = self._css_update_count  # there is no style sheet that it could be behind
        return super().switch_mode(mode)

    def delay_update(self, delay: float = 0.05) -> None:
        """Let a screen that is not made yet be seen when it is whole."""
        if not self._is_made:
            super().delay_update(delay)

    def _go_back(self) -> None:
        if self._trail:
            self.switch_mode(self._trail.pop())

    def action_lay_over(self, name: str) -> None:
        """Lay the screen *name* over this one; if it changed anything, show that."""
        if self.frame:
            self.push_screen(self._entries[name].build(self.desk), self._laid_over)

    def _laid_over(self, said: str | None) -> None:
        if said and self.frame:
            self.frame.catch_up()
            self.say(said)

    def action_explain_page(self) -> None:
        """Show the help of this screen."""
        from planner.tui.screens.help import Help

        if self.frame and not isinstance(self.frame.laid, Help):
            self.frame.lay(Help(self.frame))

    def action_find(self) -> None:
        """Open the palette."""
        from planner.tui.screens.palette import WIDEST, Finder

        if self.frame and not isinstance(self.frame.laid, Finder):
            finder = Finder(self.desk, (*self.frame.commands(), *self.step_commands()))
            finder.styles.offset = (max(0, (self.size.width - WIDEST) // 2), 0)
            self.frame.lay(finder)

    async def on_finder_chosen(self, message: Message) -> None:
        found = getattr(message, "found", None)
        if self.frame:
            self.frame.lift()
        if isinstance(found, Focus):
            self.open_focus(found)
        elif found:
            await self.run_action(found)

    # What works on every screen.

    def action_export(self) -> None:
        """Show what would be written of this page, or of another document, and write it."""
        from planner.tui.screens.export_form import ExportForm

        if self.frame:
            self.push_screen(ExportForm(self.desk, self.frame), self._laid_over)

    def action_edit_file(self) -> None:
        """Open the line of what the cursor is on in the person's own editor."""
        from planner.tui.places import edit_at

        if self.frame:
            edit_at(self, self.frame.place_now())

    def action_make_own(self) -> None:
        """Ask for a folder for a mission of one's own, and go on there."""
        from planner.tui.screens.own_folder import OwnFolder

        if not self.desk.workspace.shipped:
            self.say(_("This mission is your own, in {folder}.").format(folder=one_line(str(self.desk.workspace.root))))
        elif self.frame:
            self.push_screen(OwnFolder(self.desk), self._made_own)

    def _made_own(self, folder: str | None) -> None:
        if folder and self.frame:
            self.frame.catch_up()
            self.say(_("Your mission is in {folder}.").format(folder=folder))

    def action_tell_of_filters(self) -> None:
        """Say that this screen has no filter, so that nobody types into it what would be commands."""
        self.say(_("There is no filter on this screen; Ctrl+P finds anything."))

    def action_repaint(self) -> None:
        """Draw everything again."""
        self.refresh(repaint=True, layout=True)
        self.screen.refresh(repaint=True, layout=True)
        if isinstance(self._driver, CellDriver):
            self._driver.forget()

    def action_switch_signs(self) -> None:
        """Change between ASCII signs and block characters."""
        self.desk.look.unicode = not self.desk.look.unicode
        if self.frame:
            self.frame.catch_up()
        self.action_repaint()

    def action_switch_theme(self) -> None:
        """Change between colours for a dark ground and for a light one."""
        look = self.desk.look
        look.light = not look.light
        kind = "light" if look.light else "dark"
        self.theme = f"textual-{kind}" if look.profile == "colour" else f"ansi-{kind}"
        screens = [screen for stack in self._screen_stacks.values() for screen in stack]
        for node in (self, *(screen for screen in screens if isinstance(screen, Frame))):
            give(node, ground_of(look))
        if self.frame:
            self.frame.catch_up()
        self.action_repaint()

    def _fatal_error(self) -> None:
        """End with ``last_words``: there was an error, and, on a line of its own, the file that says what led to it."""
        with suppress(Exception):  # whatever else is broken, the lines below must come out
            self._keep()
        error = self._exception
        path = write_crash(error) if error else None
        said = _("The planner ended because of an error in itself: {error}. What led to it is in this file:").format(
            error=type(error).__name__
        )
        self.last_words = f"{said}\n{path or '-'}"
        self._exit_renderables.clear()  # textual would break the path, which is to be copied
        self._close_messages_no_wait()
