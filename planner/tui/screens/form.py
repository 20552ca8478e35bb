"""Owns the form: one modal for entries of every table, its keys, accepting and leaving.

Accepting is a change in memory; it writes no file, and nothing typed is lost by an error. What is shown is
``form_shown``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from planner.editing import EditRefused
from planner.history import OutOfDate
from planner.i18n import _
from planner.operations import BadField
from planner.plain import one_line
from planner.tui.desk import Desk
from planner.tui.forms.draft import Draft
from planner.tui.forms.options import Option, typed_word, with_item
from planner.tui.screens.form_shown import FormShown
from planner.tui.screens.frame import Frame
from planner.tui.screens.own_folder import OwnFolder
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.field import Field
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt
from planner.workspace import ReadOnly


class Form(FormShown):
    """An entry to type. Subclasses say which."""

    BINDINGS: ClassVar[list[BindingType]] = [  # for keys that come before there is a field
        Binding("escape", "cancel"),
        Binding("ctrl+s", "accept"),
    ]
    KEYS: ClassVar[Mapping[str, Callable[[Form], None]]] = {
        "escape": lambda form: form.action_cancel(),
        "ctrl+s": lambda form: form.action_accept(),
        "enter": lambda form: form.enter(),
        "tab": lambda form: form.step(1),
        "shift+tab": lambda form: form.step(-1),
        "down": lambda form: form.choose(1),
        "up": lambda form: form.choose(-1),
        "pagedown": lambda form: form.page(1),
        "pageup": lambda form: form.page(-1),
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._warned = False
        self._moved_to = ""
        self._early = self._left = False
        """Whether it was accepted before it was shown, and whether it is being left."""

    def begin(self, below: Frame) -> Draft | str:
        """Return the draft to show over the screen *below*, or why there is none; empty: it is still being asked.

        Raises:
            BadField: the entry is gone.
        """
        raise NotImplementedError

    def first_field(self) -> str:
        """Return the name of the field that is typed in first; empty: the first one."""
        return ""

    # Opening.

    def on_mount(self) -> None:
        self.prepare()
        if self.desk.workspace.shipped:
            self.app.push_screen(OwnFolder(self.desk), self._owned)
        else:
            self.open()

    def _owned(self, folder: str | None) -> None:
        if folder is None:
            self.dismiss(None)
        else:
            self._moved_to = folder
            self.open()

    def open(self) -> None:
        """Show what is to be typed; nothing yet where that is being asked."""
        below = next((each for each in reversed(self.app.screen_stack) if isinstance(each, Frame)), None)
        try:
            draft = self.begin(below) if below else _("There is nothing to edit here.")
        except BadField as reason:
            draft = one_line(str(reason))
        if not isinstance(draft, str):
            self.show_draft(draft)
        elif draft:
            self.call_after_refresh(self._leave, draft)  # a screen cannot go while it is being made

    def show_draft(self, draft: Draft) -> None:
        """Show *draft* and let its first field be typed in."""
        self.draft = draft
        self.query_one("#form-both").display = True
        names = [spec.name for spec in draft.specs]
        first = self.first_field()
        self.go_to(names.index(first) if first in names else 0)
        self.look_soon()
        self.set_focus(self.query_one(Field))
        if self._early:
            self.action_accept()

    # Typing.

    def press(self, event: events.Key) -> bool:
        if self._left:  # it came with the key that left the form, and is meant for what is below
            self.app.post_message(events.Key(event.key, event.character))
        elif act := self.KEYS.get(event.key):
            act(self)
        elif self.draft:
            with self.prevent(Prompt.Changed, Choice.Changed):
                return self._pressed(event)
        return True

    def _pressed(self, event: events.Key) -> bool:
        """Let the field have a key."""
        if self.spec.kind == "choice":
            taken = self.choice.press(event)
            self._put(self.choice.chosen)
        elif taken := self.prompt.press(event):
            if self.prompt.value != self._text:
                self.pick = None
            self._put(self.prompt.value)
        return taken

    def paste(self, event: events.Paste) -> None:
        with self.prevent(Prompt.Changed):
            if self.draft and self.spec.kind != "choice":
                self.prompt.on_paste(event)
                self._put(self.prompt.value)

    @property
    def _text(self) -> str:
        """What the field says."""
        return self.draft.texts.get(self.spec.name, "") if self.draft else ""

    def _put(self, text: str) -> None:
        """Let the field say *text*."""
        draft, name = self.draft, self.spec.name
        if draft is None or self._text == text:
            self.tell()
            return
        if draft.spec(name).fixed:
            self.go_to(self.at)
            self.say(_("This id is referred to elsewhere and stays; E opens the file."), "warning")
            return
        draft.put(name, text)
        self.lists = {self.spec.name: self.options}
        self.said, self._warned = ("", ""), False
        self.look_soon()
        self.tell()

    # What is done.

    def step(self, by: int) -> None:
        """Go to the next field, or the one before."""
        if self.draft:
            self.go_to(self.at + by)

    def enter(self) -> None:
        """Take what is picked into the list; else go to the next field."""
        if self.draft and self.spec.kind in ("list", "map"):
            word = typed_word(self.prompt.value)
            half = bool(word) and all(option.id != word for option in self.options)
            pick = self.pick if self.pick is not None or not half else next(iter(self.shown), None)
            if pick is not None:
                self._toggle(self.options[pick])
                return
        self.step(1)

    def _toggle(self, option: Option) -> None:
        known = {each.id: each for each in self.options}
        self._type(with_item(self.prompt.value, option, known, numbers=self.spec.kind == "map"))

    def _type(self, text: str) -> None:
        """Let the field say *text*, as if it were typed; what is picked stays so."""
        with self.prevent(Prompt.Changed):
            self.prompt.value = text
        self._put(text)

    def choose(self, by: int) -> None:
        """Choose the next of the list, or the one before; without a list, go to the next field."""
        if not self.draft:
            return
        if self.spec.kind == "choice":
            with self.prevent(Choice.Changed):
                self.choice.action_step(by)
            self._put(self.choice.chosen)
            return
        shown = self.shown
        if not shown:
            self.step(by)
            return
        place = shown.index(self.pick) + by if self.pick in shown else 0
        self.pick = shown[place % len(shown)]
        if self.spec.kind == "text":
            self._type(self.options[self.pick].id)
        self.tell()

    def page(self, direction: int) -> None:
        """Page through what is said."""
        self.query_one("#form-notes", Page).action_page(direction)
        self.query_one("#form-side", Page).action_page(direction)

    def action_accept(self) -> None:
        """Make the change, if there are no errors; else say what has to be mended."""
        draft = self.draft
        if draft is None or self._left:
            self._early = draft is None
            return
        self.asked = True
        if errors := draft.errors():
            named = [spec.name for spec in draft.specs if spec.name in errors]
            self.look()
            if named:
                self.go(named[0])
                self.say(_("First mend what is marked."))
            else:
                self.say(one_line(errors[""], 400))
            return
        change = draft.made
        if change is None or not change.files:
            self._leave(_("Nothing was changed."))
            return
        try:
            self.desk.workspace.do(change)
        except (ReadOnly, BadField, EditRefused) as refused:
            self.say(one_line(str(refused), 400))
        except OutOfDate:
            self._again(draft)
        else:
            self._leave(_("{change}: done, Ctrl+S saves it").format(change=one_line(change.name)))

    def _again(self, draft: Draft) -> None:
        """Make the change anew from what others have written meanwhile; nothing typed is lost."""
        draft.forget()
        self.look()
        self.say(_("The file changed meanwhile; look again, then Ctrl+S."), "warning")

    def action_cancel(self) -> None:
        """Leave without a change; asks if anything was typed."""
        if self.draft and self.draft.dirty and not self._warned:
            self._warned = True
            self.say(_("Esc again leaves it; Ctrl+S accepts what was typed."), "warning")
            return
        self._leave(_("Your mission is in {folder}.").format(folder=self._moved_to) if self._moved_to else None)

    def _leave(self, said: str | None) -> None:
        """Go, and let what is below say *said*."""
        if not self._left:
            self._left = True
            self.stop()
            self.dismiss(said)
