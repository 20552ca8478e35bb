"""Owns what a form shows: its fields, the list of the one that is typed in, reasons and findings as they change.

What the fields are and what they mean is the draft's; what its keys do is the form's.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer

from planner.i18n import _
from planner.plain import one_line, width_of
from planner.reports.lines import line
from planner.reports.tables import wrapped
from planner.tui.background import Job
from planner.tui.dated import DatedApp
from planner.tui.desk import Desk
from planner.tui.forms.draft import Draft
from planner.tui.forms.fields import Spec
from planner.tui.forms.options import Option, matching
from planner.tui.forms.page import (
    INNER,
    LABEL,
    Moved,
    change_words,
    finding_lines,
    label_line,
    list_lines,
    moved,
    obstacle_lines,
    reason_lines,
    window_of,
)
from planner.tui.screens.over import Over
from planner.tui.widgets.bars import Bar, Row
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.drawn import Beside, Stack, box
from planner.tui.widgets.field import Field, typed_or_chosen
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt
from planner.tui.widgets.strips import rule_of
from planner.workspace import Consequences

WIDE = 120
"""Columns from which findings stand beside the form, and below its fields in fewer."""
PAUSE = 0.1
"""Seconds without a key after which findings are looked for."""
HEIGHT = 20
"""Lines of the form, its edge with them."""
MOST = 3
"""Lines of a message."""


class FormShown(Over[str | None]):
    """A draft on the screen, one of its fields ready to be typed in."""

    app: DatedApp

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.draft: Draft | None = None
        self.found: Moved | None = None
        self.options: list[Option] = []
        """What the field that is typed in can say, ranked."""
        self.at = self._top = 0
        self.pick: int | None = None
        """Which of them is marked, in a field that is typed."""
        self.lists: dict[str, list[Option]] = {}
        self.said: tuple[str, str] = ("", "")
        self.asked = False
        """Whether somebody wanted to accept it."""
        self._timer: Timer | None = None
        self._job: Job | None = None

    def on_resize(self) -> None:
        """Cover what is typed while the terminal is too small for it; it stays, with the focus where it was."""
        from planner.tui.widgets.notice import cover

        cover(self, self.desk.look, _("Make it larger; what was typed stays. Esc leaves it."))
        if self.draft:
            self.tell()

    def press(self, event: events.Key) -> bool:
        """Do what a key means in the form; return whether it means anything."""
        raise NotImplementedError

    def paste(self, event: events.Paste) -> None:
        """Take in text that was pasted."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        look = self.desk.look
        self.prompt, self.choice = typed_or_chosen(look)
        row = (Bar(look, id="form-label"), self.prompt, self.choice, Bar(look, id="form-beside"))
        form = Stack(
            Bar(look, id="form-head"),
            Bar(look, id="form-above", height=0),
            Field(self.press, self.paste, *row),
            Bar(look, id="form-below", height=0),
            Bar(look, id="form-rule"),
            Page(look, id="form-notes"),
            Bar(look, id="form-keys"),
            id="form",
            shape=box(look, width=INNER + 2, height=HEIGHT),
        )
        side = Page(look, id="form-side", shape=box(look, height=HEIGHT))
        yield Beside(form, side, id="form-both", shape={"width": "auto", "height": HEIGHT})

    def prepare(self) -> None:
        """Hide the form until it is known what is typed."""
        self.query_one("#form-notes").can_focus = self.query_one("#form-side").can_focus = False
        self.query_one("#form-label").styles.width = LABEL
        self.query_one("#form-both").display = False
        self.prompt.can_focus = self.choice.can_focus = False
        self.prompt.driven = self.choice.driven = True

    @property
    def spec(self) -> Spec:
        """The field that is typed in."""
        assert self.draft
        return self.draft.specs[self.at]

    def go(self, name: str) -> None:
        """Let the field *name* be typed in."""
        assert self.draft
        self.go_to([spec.name for spec in self.draft.specs].index(name))

    def go_to(self, at: int) -> None:
        """Let the field at *at* be typed in, round and round."""
        assert self.draft
        self.at = at % len(self.draft.specs)
        spec = self.spec
        self.pick = None
        self.options = self.list_of(spec)
        prompt, choice = self.prompt, self.choice
        text = self.draft.texts.get(spec.name, "")
        chooses = spec.kind == "choice"
        prompt.display, choice.display = not chooses, chooses
        with self.prevent(Prompt.Changed, Choice.Changed):
            if chooses:
                choice.offer(self.options, text)
            else:
                prompt.value = text
        self.tell()

    def list_of(self, spec: Spec) -> list[Option]:
        """Return what the field *spec* can say, ranked; made when it is first asked for."""
        assert self.draft
        if spec.name not in self.lists:
            options = self.draft.options(spec)
            text = self.draft.texts.get(spec.name, "")
            if spec.kind == "choice" and all(option.id != text for option in options):
                options.insert(0, Option(text, one_line(text) or _("choose one")))
            self.lists[spec.name] = options
        return self.lists[spec.name]

    @property
    def shown(self) -> Sequence[int]:
        """Which of the options are listed."""
        if self.spec.kind == "choice":
            return self.choice.found or range(len(self.options))
        if self.spec.kind == "text":
            return range(len(self.options))
        return matching(self.options, self.prompt.value)

    def tell(self) -> None:
        """Write what is said of the draft anew."""
        draft = self.draft
        if draft is None:
            return
        errors = self._errors(draft)
        window = window_of(draft, self.at, self._top, errors)
        self._top = window.top
        self._bar("form-head", [("bar", line(" ", (one_line(draft.heading(), INNER - 2), "title")))])
        self._bar("form-above", [("", each) for each in window.above])
        self._bar("form-label", [("", label_line(draft, self.spec, here=True))])
        beside = draft.beside(self.spec.name)
        bar = self.query_one("#form-beside", Bar)
        bar.styles.width = width_of(beside) + 2 if beside else 0
        bar.show([("", line((beside, "dim")))])
        self._bar("form-below", [("", each) for each in window.below])
        self._tell_notes(draft, errors)

    def _errors(self, draft: Draft) -> dict[str, str]:
        """Return what is known to be wrong: what each text is, and of the whole once there was a pause.

        Of a form as it was opened nothing is said before somebody types in it or wants to accept it.
        """
        whole = self.settled and (draft.touched or self.asked)
        return draft.errors() if whole else draft.mistyped()

    def _tell_notes(self, draft: Draft, errors: dict[str, str]) -> None:
        place = _("field {place} of {count}").format(place=self.at + 1, count=len(draft.specs))
        listed = list(self.shown)
        many = _("{count} to choose from").format(count=len(listed)) if listed else ""
        said = " | ".join(part for part in (place, many, change_words(self.found)) if part)
        self._bar("form-rule", [("", rule_of(said, self.desk.look, INNER))])
        notes = [line(" ", (one_line(errors[""], 400), "error"))] if "" in errors else []
        at = self.choice.at if self.spec.kind == "choice" else self.pick
        choices = list(list_lines(self.options, listed, at, draft.texts.get(self.spec.name, "")))
        ways = list(obstacle_lines(draft))
        notes += [*reason_lines(draft, self.spec.name), *(ways + choices if self.at == 0 else choices + ways)]
        side = self.query_one("#form-side", Page)
        side.display = self.app.size.width >= WIDE
        room = min(INNER, self.app.size.width - INNER - 6) if side.display else INNER
        findings = list(finding_lines(self.found, room)) if self.found else []
        if side.display:
            side.styles.width = room + 2
            side.show([line(" ", (_("Findings of this edit"), "title")), *findings], row=0)
        self.query_one("#form-notes", Page).show(notes if side.display else [*notes, *findings], row=0)
        text, style = self.said
        keys = _("Ctrl+S accept  Tab next  Up Down choose  Enter take  PgDn more  Esc leave")
        lines = wrapped(text, INNER - 2)[:MOST] or [keys]
        self._bar("form-keys", [("keys", line(" ", (each, style))) for each in lines])

    def _bar(self, name: str, rows: list[Row]) -> None:
        self.query_one(f"#{name}", Bar).show(rows)

    def say(self, text: str, style: str = "error") -> None:
        """Show *text* in place of the keys until something is typed."""
        self.said = (text, style)
        self.tell()

    def look_soon(self) -> None:
        """Look for errors and findings once no key has come for a moment."""
        self.stop()
        self._timer = self.set_timer(PAUSE, self.look)

    def stop(self) -> None:
        """Look for nothing any more."""
        if self._job:
            self._job.unwanted = True
        if self._timer:
            self._timer.stop()
        self._timer = None

    def look(self) -> None:
        """Look for errors of the whole, and for findings that would come and go."""
        self.stop()
        if self.draft is None:
            return
        if self.desk.large:
            self._look_beside(self.draft)
        else:
            self._know(self.draft.consequences())

    def _look_beside(self, draft: Draft) -> None:
        """Look for findings beside the form, which goes on being typed in."""
        change, texts = draft.made, dict(draft.texts)
        self._know(None)
        if change is None or not change.files:
            return

        def done(found: Consequences) -> None:
            if draft.texts == texts and self.is_current:
                self._know(found)

        workspace = self.desk.workspace
        self._job = Job("", lambda _stopped: workspace.consequences(change), done)
        self.app.background.start(self._job)

    def _know(self, found: Consequences | None) -> None:
        """Show which findings would come and go."""
        self.found = moved(found) if found else None
        self.tell()

    @property
    def settled(self) -> bool:
        """Whether all that is shown is that of what is typed."""
        return self._timer is None
