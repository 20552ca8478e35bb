"""Owns ``x``: what would be written is chosen and seen, and Enter writes just those bytes, never over a file.

The bytes are those of ``exporting``, or of the page that is seen; how it is drawn is ``export_shown``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import copy_context
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from planner.exporting import Wish, made
from planner.exporting.filed import Taken, free_name, write_parts
from planner.i18n import _, ngettext
from planner.plain import ascii_only, one_line
from planner.tui.background import Job
from planner.tui.desk import Desk
from planner.tui.forms.export import ExportDraft
from planner.tui.screens.export_shown import ExportShown
from planner.tui.screens.frame import Frame
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.field import Field
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt

Key = tuple[Wish | None, bool]
"""What is made: a document, or the page that is seen, and whether in ASCII."""


class ExportForm(ExportShown):
    """What to write, how, and where."""

    BINDINGS: ClassVar[list[BindingType]] = [  # for keys that come before there is a field
        Binding("escape", "cancel"),
        Binding("enter,ctrl+s", "write"),
    ]
    KEYS: ClassVar[Mapping[str, Callable[[ExportForm], None]]] = {
        "escape": lambda form: form.action_cancel(),
        "enter": lambda form: form.action_write(),
        "ctrl+s": lambda form: form.action_write(),
        "tab": lambda form: form.step(1),
        "shift+tab": lambda form: form.step(-1),
        "down": lambda form: form.choose(1),
        "up": lambda form: form.choose(-1),
        "pagedown": lambda form: form.query_one(Page).action_page(1),
        "pageup": lambda form: form.query_one(Page).action_page(-1),
    }

    def __init__(self, desk: Desk, below: Frame) -> None:
        super().__init__(desk, ExportDraft(desk, below.NAME, below.heading, below.focus_now()))
        self._page_text: Callable[[], str] = getattr(below.laid, "export_text", below.export_text)
        self._made_for: Key | None = None
        self._early = self._left = False
        """Whether it is to be written as soon as it is made, and whether the form is being left."""
        self._job: Job | None = None

    def on_mount(self) -> None:
        self.query_one("#export-preview").can_focus = False
        self.prompt.can_focus = self.choice.can_focus = False
        self.prompt.driven = self.choice.driven = True
        self.turn()
        self.make()
        self.go("what")
        self.set_focus(self.query_one(Field))

    # Choosing and typing.

    def press(self, event: events.Key) -> bool:
        if self._left:  # it came with the key that left the form, and is meant for what is below
            self.app.post_message(events.Key(event.key, event.character))
            return True
        self.said = ("", "")
        if act := self.KEYS.get(event.key):
            act(self)
            return True
        with self.prevent(Prompt.Changed, Choice.Changed):
            taken = (self.choice if self.choice.display else self.prompt).press(event)
        self._put()
        return taken

    def paste(self, event: events.Paste) -> None:
        with self.prevent(Prompt.Changed):
            if self.prompt.display and not self._left:
                self.prompt.on_paste(event)
                self._put()

    def step(self, by: int) -> None:
        """Go to the next field, or the one before, round and round."""
        names = [setting.name for setting in self.draft.settings]
        self.go(names[(names.index(self.at) + by) % len(names)])

    def choose(self, by: int) -> None:
        """Choose the next of what there is, or the one before; in a field that is typed, go to the next."""
        if self.prompt.display:
            self.step(by)
            return
        with self.prevent(Choice.Changed):
            self.choice.action_step(by)
        self._put()

    def _put(self) -> None:
        """Let the field say what it shows."""
        text = self.choice.chosen if self.choice.display else self.prompt.value
        if self.at == "file" and text == self.file_shown():
            self.tell()
            return
        if text != self.draft.texts.get(self.at, self.draft.value(self.at)):
            self.draft.texts[self.at] = text
            self._early = False
        self.tell()
        self.call_after_refresh(self.make)

    # Making.

    def make(self) -> None:
        """Have what is asked for made, if it is not yet: at once, or beside the screens in a large mission."""
        if self._left or self.draft.errors():
            return
        key = self._key()
        if key == self._made_for:
            return
        self._made_for, self.parts = key, None
        if self.desk.large:
            self._make_beside(key)
        else:
            self._know(key, self._made(key))

    def _key(self) -> Key:
        wish = self.draft.wish(each=self._folder_typed() is not None)
        return wish, self.draft.value("letters") == "ascii"

    def _made(self, key: Key) -> Mapping[str, bytes]:
        wish, plain = key
        if wish:
            return made(self.desk.workspace, wish)
        text = self._page_text()
        if plain:
            text = ascii_only(text.replace("…", "."))
        return {self.draft.own_name(): text.encode("utf-8", "backslashreplace")}

    def _make_beside(self, key: Key) -> None:
        """Make it beside the form, which goes on being typed in."""
        context = copy_context()
        self._give_up()
        self._job = Job("", lambda _stopped: context.run(self._made, key), lambda parts: self._know(key, parts))
        self.app.background.start(self._job)
        self.tell()

    def _give_up(self) -> None:
        if self._job:
            self._job.unwanted = True

    def _know(self, key: Key, parts: Mapping[str, bytes]) -> None:
        """Show what was made, if it is still what is asked for."""
        if key != self._made_for or self._left:
            return
        self.parts = parts
        self.tell()
        if self._early:
            self._write(parts)

    # Writing.

    def _folder_typed(self) -> Path | None:
        """Return the folder that was typed; None: nothing was, or a file."""
        text = self.draft.texts.get("file", "").strip()
        try:
            path = Path(text).expanduser() if text else None
        except RuntimeError:  # whose home it would be nobody knows
            return None
        return path if path and path.is_dir() else None

    def file_shown(self) -> str:
        """Return what was typed as a file, else a free name in the current folder."""
        return self.draft.texts.get("file") or free_name(Path(), self.draft.own_name())

    def action_write(self) -> None:
        """Write what is shown, as soon as it is made."""
        if self._left:
            return
        if errors := self.draft.errors():
            self.go(next(iter(errors)))
            self.say(next(iter(errors.values())))
            return
        self.make()
        if self.parts is None:
            self._early = True
            self.say(_("It is being made, and written then."), "title")
        else:
            self._write(self.parts)

    def _write(self, parts: Mapping[str, bytes]) -> None:
        self._early = False
        try:
            files = self._written(parts)
        except Taken as taken:
            self.tell()
            text = _("{file} is there already, and nothing is written over a file: name another.")
            self.say(text.format(file=one_line(str(taken.path), 400)))
        except (OSError, ValueError, RuntimeError) as error:
            self.say(_("Not written: {reason}").format(reason=one_line(str(error), 400)))
        else:
            self._leave(_told(files))

    def _written(self, parts: Mapping[str, bytes]) -> list[Path]:
        """Write *parts*, and return their files. Raises Taken, OSError and what a path that is none raises."""
        typed = self.draft.texts.get("file", "").strip()
        folder = self._folder_typed() or (None if typed else Path())
        if folder is None:
            return write_parts(Path(typed).expanduser(), parts)
        if len(parts) > 1:
            return write_parts(folder, parts)
        data = next(iter(parts.values()))
        return write_parts(folder / free_name(folder, self.draft.own_name()), {"": data})

    def action_cancel(self) -> None:
        """Leave without writing."""
        self._leave(None)

    def _leave(self, said: str | None) -> None:
        if not self._left:
            self._left = True
            self._give_up()
            self.dismiss(said)


def _told(files: list[Path]) -> str:
    """Return what is said of *files* that were written."""
    folder = one_line(str(files[0].parent.absolute())) if files else ""
    if len(files) == 1:
        return _("Written to {file} in {folder}").format(file=one_line(files[0].name), folder=folder)
    text = ngettext("{count} file written in {folder}", "{count} files written in {folder}", len(files))
    return text.format(count=len(files), folder=folder)
