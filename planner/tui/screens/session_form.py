"""Owns the form of a new session: its fields, what is said of them as they change, and what becomes of it.

What the fields mean is the draft's; where it is written is the workspace's. Nothing typed is lost by an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from planner.editing import EditRefused
from planner.i18n import _
from planner.loading import NoMission
from planner.operations import BadField
from planner.plain import one_line, padded
from planner.reports.lines import line
from planner.reports.tables import wrapped
from planner.saving import ChangedOnDisk, NotWritable
from planner.tui.desk import Desk, Focus
from planner.tui.draft import Draft
from planner.tui.screens.form_words import gap_of, note_lines, until_words
from planner.tui.screens.frame import Frame
from planner.tui.screens.own_folder import OwnFolder
from planner.tui.widgets.bars import Bar
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt
from planner.workspace import ReadOnly

FIELDS = ("module", "unit", "venue", "start", "seats", "status")
TYPED = ("start", "seats")
LABEL, INNER = 9, 74
"""Terminal cells of labels, and of the lines inside the border."""
MOST = 4
"""Lines of a message."""


class SessionForm(ModalScreen[str | None]):
    """A session for what the cursor is on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel"),
        Binding("ctrl+s", "accept"),  # without priority: what was typed before it arrives before it
        Binding("enter", "next_field"),
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._draft: Draft | None = None
        self._said: tuple[str, str] = ("", "")
        self._warned = False
        self._moved_to = ""
        """The folder of one's own that was made for this session."""

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Bar(self.desk.look, id="form-head")

    def on_mount(self) -> None:
        if self.desk.workspace.shipped:
            self.query_one("#form").display = False
            self.app.push_screen(OwnFolder(self.desk), self._owned)
        else:
            self._open()

    def _owned(self, folder: str | None) -> None:
        if folder is None:
            self.dismiss(None)
        else:
            self._moved_to = folder
            self._open()

    def _open(self) -> None:
        """Begin with the working proposal for what the cursor of the screen below is on."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        gap = gap_of(self.desk.view, below.focus_now() if isinstance(below, Frame) else Focus())
        if gap is None:
            self.dismiss(_("There is no unit or no module to plan a session for."))
            return
        self._draft = Draft(self.desk.workspace, *gap)
        form = self.query_one("#form", Vertical)
        form.display = True
        form.mount(*self._widgets(self._draft))
        self.call_after_refresh(self._begin)

    def _widgets(self, draft: Draft) -> Iterator[Widget]:
        labels = (_("Module"), _("Unit"), _("Venue"), _("Start"), _("Seats"), _("Status"))
        for name, label in zip(FIELDS, labels, strict=True):
            yield Horizontal(*self._row(draft, name, label), classes="field")
            below = Bar(self.desk.look, id=f"{name}-error")
            below.styles.height = 0
            yield below
        yield Page(self.desk.look, id="form-notes")
        yield Bar(self.desk.look, id="form-keys")

    def _row(self, draft: Draft, name: str, label: str) -> Iterator[Widget]:
        head = Bar(self.desk.look)
        head.show([("", line(" ", (padded(label, LABEL - 1), "dim")))])
        head.styles.width = LABEL
        yield head
        if name in TYPED:
            field = Prompt(draft.texts[name], "")
            field.id = name
            yield field
        else:
            yield Choice(self.desk.look, draft.options(name), draft.texts[name], id=name)
        if name == "start":
            yield Bar(self.desk.look, id="start-end")

    def _begin(self) -> None:
        self.query_one(Page).can_focus = False
        self.query_one(f"#{FIELDS[0]}").focus()
        self._tell()

    # What is said.

    def _tell(self) -> None:
        """Write what is said of the draft anew."""
        draft = self._draft
        if draft is None:
            return
        errors = draft.errors()
        for name in FIELDS:
            bar = self.query_one(f"#{name}-error", Bar)
            bar.show([("", line(" " * (LABEL + 2), (errors[name], "error")))] if name in errors else [])
        title = _("New session for {unit} in {module}, into {file}").format(
            unit=one_line(draft.texts["unit"]), module=one_line(draft.texts["module"]), file=one_line(draft.file)
        )
        self.query_one("#form-head", Bar).show([("bar", line(" ", (title, "title")))])
        self.query_one("#start-end", Bar).show([("", line((until_words(draft), "dim")))])
        field = self.focused.id if self.focused and self.focused.id in FIELDS else None
        rule = line((self.desk.look.rule * INNER, "rule"))
        self.query_one(Page).show([rule, *note_lines(draft, field or "", INNER - 3)], row=0)
        text, style = self._said
        keys = _("Ctrl+S write it  Tab next  Left Right or typing choose  Esc leave")
        said = wrapped(text, INNER - 2)[:MOST] or [keys]
        self.query_one("#form-keys", Bar).show([("keys", line(" ", (each, style))) for each in said])

    def _say(self, text: str, style: str = "error") -> None:
        self._said = (text, style)
        self._tell()

    # What is done.

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        self._put(event.field, event.chosen)

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self._put(event.input.id or "", event.value)

    def _put(self, field: str, text: str) -> None:
        draft = self._draft
        if draft is None or draft.texts.get(field) == text:
            return
        draft.put(field, text)
        self._said, self._warned = ("", ""), False
        for name in FIELDS:
            if name not in draft.touched:
                self._show(name, draft.texts[name])
        self._tell()

    def _show(self, name: str, text: str) -> None:
        field = self.query_one(f"#{name}")
        if isinstance(field, Choice):
            field.choose(text)
        elif isinstance(field, Prompt) and field.value != text:
            with self.prevent(Prompt.Changed):
                field.value = text

    def on_descendant_focus(self) -> None:
        if self._draft and self.query("#form-keys"):
            self._tell()

    @on(Prompt.Submitted)
    def _entered(self) -> None:
        self.action_next_field()

    def action_next_field(self) -> None:
        """Go to the next field; from the last one, write the session."""
        if self.focused and self.focused.id == FIELDS[-1]:
            self.action_accept()
        else:
            self.focus_next()

    def action_page(self, direction: int) -> None:
        """Page through what is said."""
        self.query_one(Page).action_page(direction)

    def action_accept(self) -> None:
        """Write the session, if it can be; else say what has to be mended."""
        draft = self._draft
        if draft is None:
            return
        if errors := draft.errors():
            self._say(_("First mend what is marked."))
            self.query_one(f"#{next(name for name in FIELDS if name in errors)}").focus()
            return
        try:
            file = draft.save()
        except ChangedOnDisk as changed:
            self._read_again(str(changed))
        except (ReadOnly, BadField, EditRefused, NotWritable, NoMission) as refused:
            self._say(one_line(str(refused)))
        else:
            self.dismiss(_("Written to {file}.").format(file=one_line(file)))

    def _read_again(self, reason: str) -> None:
        """Take over what somebody else wrote meanwhile, so that the session can be added to it."""
        try:
            assert self._draft is not None
            self._draft.reload()
        except NoMission as missing:
            self._say(one_line(str(missing)))
        else:
            self._say(_("The file changed on disk and was read again: Ctrl+S adds the session to it."), "warning")

    def action_cancel(self) -> None:
        """Leave without the session; asks if anything was typed."""
        if self._draft and self._draft.touched and not self._warned:
            self._warned = True
            self._say(_("Esc again leaves without the session; Ctrl+S writes it."), "warning")
            return
        moved = _("Your mission is in {folder}.").format(folder=self._moved_to) if self._moved_to else None
        self.dismiss(moved)
