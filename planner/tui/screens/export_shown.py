"""Owns how the form of ``x`` is drawn: its fields, one of them ready to be typed in, and the bytes they make.

It makes no document and writes no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual import events
from textual.app import ComposeResult

from planner.i18n import _
from planner.plain import cut, one_line, padded
from planner.reports.lines import Line, line
from planner.reports.tables import wrapped
from planner.tui.dated import DatedApp
from planner.tui.desk import Desk
from planner.tui.forms.export import ExportDraft, Setting
from planner.tui.forms.preview import facts_of, preview_lines
from planner.tui.screens.over import Over
from planner.tui.widgets.bars import Bar
from planner.tui.widgets.choice import Choice
from planner.tui.widgets.drawn import Stack, ground_of
from planner.tui.widgets.field import Field, typed_or_chosen
from planner.tui.widgets.page import Page
from planner.tui.widgets.prompt import Prompt
from planner.tui.widgets.strips import rule_of

WIDE = 120
"""Columns from which the preview stands beside the fields, and below them in fewer."""
ASIDE = 43
"""Columns of the fields beside a preview: from 120 columns on a text of 76 is whole there."""
LABEL = 11
"""Columns of a label."""
MOST = 3
"""Lines of a message."""


class ExportShown(Over[str | None]):
    """Fields on top, or on the left; what would be written below, or on the right."""

    app: DatedApp

    def __init__(self, desk: Desk, draft: ExportDraft) -> None:
        super().__init__(desk)
        self.draft = draft
        self.at = "what"
        """The field that is typed in."""
        self.parts: Mapping[str, bytes] | None = None
        """What would be written, by the name of the file; None: it is being made."""
        self.said: tuple[str, str] = ("", "")
        self._shown: tuple[Mapping[str, bytes] | None, str, int] | None = None

    def press(self, event: events.Key) -> bool:
        """Do what a key means in the form; return whether it means anything."""
        raise NotImplementedError

    def paste(self, event: events.Paste) -> None:
        """Take in text that was pasted."""
        raise NotImplementedError

    def file_shown(self) -> str:
        """Return what the field of the file says."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        look = self.desk.look
        self.prompt, self.choice = typed_or_chosen(look)
        ends = Bar(look, id="export-left"), Bar(look, id="export-right")
        label = Bar(look, id="export-label")
        fields = Stack(
            Bar(look, id="export-above", height=0),
            Field(self.press, self.paste, ends[0], label, self.prompt, self.choice, ends[1]),
            Bar(look, id="export-below", height=0),
            id="export-fields",
            shape={"height": "auto"},
        )
        made = Stack(Bar(look, id="export-rule"), Page(look, id="export-preview"), id="export-made")
        yield Stack(
            Bar(look, id="export-head"),
            Stack(fields, made, id="export-both"),
            Bar(look, id="export-keys"),
            shape=ground_of(look),
        )

    def on_resize(self) -> None:
        """Cover all while the terminal is too small for it; what was chosen stays, with the focus where it was."""
        from planner.tui.widgets.notice import cover

        cover(self, self.desk.look, _("Make it larger; what was chosen stays. Esc leaves it."))
        self.turn()
        self.tell()

    def turn(self) -> None:
        """Put the preview beside the fields where there is room, else below them."""
        both, fields, made = (self.query_one(f"#export-{name}") for name in ("both", "fields", "made"))
        both.styles.layout = "horizontal" if self.is_wide else "vertical"
        fields.styles.width = ASIDE if self.is_wide else "100%"
        made.styles.width = "1fr" if self.is_wide else "100%"

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the preview beside the fields."""
        return self.app.size.width >= WIDE

    # The fields.

    def go(self, name: str) -> None:
        """Let the field *name* be typed in."""
        setting = next((each for each in self.draft.settings if each.name == name), self.draft.settings[0])
        self.at = setting.name
        self.prompt.display, self.choice.display = setting.typed, not setting.typed
        with self.prevent(Prompt.Changed, Choice.Changed):
            if setting.typed:
                self.prompt.hint = setting.hint
                self.prompt.value = self.text_of(setting)
            else:
                self.choice.offer(self.draft.options(name), self.draft.value(name))
        self.tell()

    def text_of(self, setting: Setting) -> str:
        """Return what a field says."""
        return self.file_shown() if setting.name == "file" else self.draft.value(setting.name)

    def tell(self) -> None:
        """Write everything anew that may be another."""
        head = line(" ", (_("Write as text"), "title"), "  ", (one_line(_folder(), 400), "dim"))
        self._bar("head", [head], "bar")
        self._tell_fields()
        self._tell_preview()
        text, style = self.said
        keys = _("Enter write  Tab next  Left Right choose  PgUp PgDn preview  Esc leave")
        self._bar("keys", [line(" ", (each, style)) for each in wrapped(text, self._room - 2)[:MOST] or [keys]], "keys")

    @property
    def _room(self) -> int:
        return max(20, self.app.size.width)

    def _tell_fields(self) -> None:
        settings, errors = self.draft.settings, self.draft.errors()
        rows = _rows(settings, 1 if self.is_wide else 2)
        here = next(index for index, row in enumerate(rows) if any(each.name == self.at for each in row))
        width = ASIDE if self.is_wide else self._room
        drawn = [self._row_line(row, width, errors) for row in rows]
        self._bar("above", drawn[:here])
        self._bar("below", drawn[here + 1 :])
        names = [each.name for each in rows[here]]
        place = names.index(self.at)
        half = width // 2
        for name, index, there in (("left", 0, place == 1), ("right", 1, place == 0 and len(names) == 2)):
            bar = self.query_one(f"#export-{name}", Bar)
            bar.styles.width = half if there else 0
            bar.show([("", self._cell_line(rows[here][index], half, errors))] if there else [("", ())])
        label = self.query_one("#export-label", Bar)
        label.styles.width = LABEL
        style = "error" if self.at in errors else "bold"
        label.show([("", line(">", (padded(rows[here][place].label, LABEL - 2), style), " "))])

    def _row_line(self, row: list[Setting], width: int, errors: Mapping[str, str]) -> Line:
        room = width // 2 if len(row) == 2 else width
        return tuple(span for setting in row for span in self._cell_line(setting, room, errors))

    def _cell_line(self, setting: Setting, room: int, errors: Mapping[str, str]) -> Line:
        """Return a field that nothing is typed in now."""
        text = self.text_of(setting) if setting.typed else self.draft.shown(setting.name)
        style = "error" if setting.name in errors else "" if text else "dim"
        shown = padded(cut(one_line(text or setting.hint), room - LABEL - 4), room - LABEL - 2)
        return line(" ", (padded(setting.label, LABEL - 2), "dim"), "   ", (shown, style))

    # What would be written.

    def _tell_preview(self) -> None:
        error = next(iter(self.draft.errors().values()), "")
        room = self._room - (ASIDE if self.is_wide else 0)
        now = (None if error else self.parts, error, room)
        if self._shown and self._shown[0] is now[0] and self._shown[1:] == now[1:]:
            return
        self._shown = now
        said, lines = "", [line(" ", (error or _("It is being made."), "error" if error else "dim"))]
        if now[0] is not None:
            said = _said(now[0])
            lines = preview_lines(now[0], room)
        self._bar("rule", [rule_of(said, self.desk.look, room)])
        self.query_one("#export-preview", Page).show(lines, row=0)

    def _bar(self, name: str, lines: list[Line], style: str = "") -> None:
        self.query_one(f"#export-{name}", Bar).show([(style, each) for each in lines])

    def say(self, text: str, style: str = "error") -> None:
        """Show *text* in place of the keys until something is pressed."""
        self.said = (text, style)
        self.tell()


def _rows(settings: list[Setting], columns: int) -> list[list[Setting]]:
    """Return the fields row by row; that of the file has one of its own."""
    short = [each for each in settings if each.name != "file"]
    rows = [short[at : at + columns] for at in range(0, len(short), columns)]
    return [*rows, [each for each in settings if each.name == "file"]]


def _said(parts: Mapping[str, bytes]) -> str:
    if len(parts) == 1:
        return facts_of(*next(iter(parts.items())))
    return _("{count} files").format(count=len(parts))


def _folder() -> str:
    try:
        return _("into {folder}").format(folder=Path.cwd())
    except OSError:  # it is gone, which is said when there is something to write
        return ""
