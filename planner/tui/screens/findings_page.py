"""Owns what the screen of findings shows: the groups as sifted and opened, and the page about the cursor.

What stands in the list and on the page is ``finding_panes``'; keys and what they do are in ``findings``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.widget import Widget

from planner.diagnostics import Finding, Place, Severity
from planner.i18n import _
from planner.plain import folded, one_line
from planner.reports.filed import Filed
from planner.reports.findings import LONGEST_MESSAGE
from planner.reports.findings_groups import (
    Group,
    Sieve,
    kind_word,
    kinds_of,
    severities_words,
)
from planner.reports.findings_pages import full_lines
from planner.reports.lines import Line, line, text_of
from planner.reports.overview_lists import STYLES
from planner.reports.panes import Drawing, Pane, Target, clipped, text_pane
from planner.reports.provenance import header_lines
from planner.reports.tables import wrapped
from planner.tui.desk import Desk, Focus
from planner.tui.places import entry_place
from planner.tui.screens.finding_focus import focus_on
from planner.tui.screens.finding_panes import advised, finding_pane, group_pane, groups_pane, rule_words
from planner.tui.screens.frame import WIDE, Frame
from planner.tui.screens.sifted_findings import Sifted
from planner.tui.screens.spots import focus_of, lookup_of
from planner.tui.widgets.pair import Pair

FEW = 15
"""Findings up to which every group is open by itself."""
ABOUT = 3
"""Lines that say what the cursor is on where there is no page beside the list."""


class FindingsPage(Frame):
    """The findings in groups, and the page about one."""

    NAME = "findings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Sequence[Finding] | None = None
        """All findings; None while they are looked for."""
        self._counts = ""
        self.groups: Mapping[str, Group] = {}
        self.opened: set[str] | None = None
        """The keys of the groups that are open; None: not chosen yet."""
        self.sieve = Sieve()
        self.by_entity = False
        """Whether to group by what findings are about, and not by rule."""
        self.query_text = ""
        """What the filter says."""

    @property
    def twin(self) -> str:
        parts = ["planner check"]
        if Severity.NOTE in self.sieve.severities:
            parts.append("--notes")
        code = self.query_text.upper()
        if code and any(finding.code.startswith(code) for finding in self.found or ()):
            parts.append(f"--select {code}")
        return " ".join(parts)

    def body(self) -> Widget:
        return Pair(self.desk.look, id="pair")

    @property
    def pair(self) -> Pair:
        """The list and the page."""
        return self.query_one(Pair)

    def help_lines(self) -> Sequence[str]:
        return (
            _("Errors leave entries out of every figure; warnings and notes change none."),
            _("The page about a finding says what planner explain CODE prints."),
            _("Worth doing first are the worst, then what concerns the soonest session, then the widest gap."),
        )

    def aside(self) -> str:
        parts = [self._counts] if self.found else []
        if self.by_entity:
            parts.append(_("by what they are about"))
        if self.sieve.severities != frozenset(Severity):
            parts.append(severities_words(self.sieve.severities))
        if self.query_text:
            parts.append(_("filter: {query}").format(query=self.query_text))
        return ", ".join(parts)

    # What is shown.

    def take(self) -> None:
        at, before = self.pair.target, self.found
        self.found = self.desk.findings
        self._group()
        self.pair.fit(self._left)
        self.list_again(self._again(at, before) if at and before else at)
        self.page_again(anew=False)

    def _again(self, at: Target, before: Sequence[Finding]) -> Target | None:
        """Return what is now what *at* was among the findings *before*; None where it is gone."""
        if at.kind != "finding":
            return at
        was = _named(before[int(at.id)])
        numbers = (number for number, finding in enumerate(self.found or ()) if _named(finding) == was)
        return next((at._replace(id=str(number)) for number in numbers), None)

    def _group(self) -> None:
        """Choose and group the findings; of few, or of some that were filtered, every group is open."""
        shown = self.desk.kept(Filed).kept(Sifted).shown(self.sieve, by_entity=self.by_entity)
        self._counts = shown.words
        self.groups = shown.groups
        if self.opened is None or self.query_text:
            self.opened = set(self.groups) if shown.asked <= FEW else {next(iter(self.groups), "")}

    def fit(self) -> None:
        self.pair.fit(self._left)
        self.list_again(self.pair.target)
        self.page_again(anew=False)

    @property
    def _left(self) -> int | None:
        """The columns of the list beside a page; None where there is room for one alone."""
        room = self.app.size.width
        return room * 48 // 100 if room >= WIDE else None

    def list_again(self, at: Target | None = None) -> None:
        """Show the list anew, the cursor on *at*."""
        room = self._left - 1 if self._left else self.app.size.width
        found = self.found
        if found is None:
            pane = text_pane([_("The findings are being looked for.")], "dim")
        elif not self.groups:
            text = _("No finding matches. Esc shows all again.") if found else _("No finding.")
            pane = text_pane([text], "title")
        else:
            pane = groups_pane(self.groups.values(), self.opened or (), room)
        self.pair.show_list(pane, at)

    def page_again(self, *, anew: bool = True) -> None:
        """Show the page about what the cursor of the list is on."""
        room = self.app.size.width - (self._left + 1 if self._left else 0)
        self.pair.show_detail(self._detail(self.pair.target, room), anew=anew)

    def _detail(self, target: Target | None, room: int) -> Pane:
        found, drawing = self.found, Drawing(self.desk.look.unicode)
        if target is None or found is None:
            return Pane()
        if target.kind == "finding":
            return finding_pane(self.desk, found[int(target.id)], int(target.id), room, drawing)
        return group_pane(self.groups[target.id], room, drawing)

    def about(self) -> Sequence[Line]:
        target, room = self.pair.target, self.app.size.width - 2
        if self.pair.beside or self.pair.opened or target is None or self.found is None:
            return ()
        if target.kind == "group":
            texts = wrapped(rule_words(target.id) or self._group_words(self.groups[target.id]), room)
            lines = [line(" ", (text, "dim")) for text in texts[:ABOUT]]
        else:
            finding = self.found[int(target.id)]
            head = f"{finding.code} {one_line(str(self.desk.workspace.place(finding)))}:"
            texts = wrapped(f"{head} {one_line(advised(finding), LONGEST_MESSAGE)}", room)
            lines = [line(" ", text) for text in texts[:ABOUT]]
            if texts[0].startswith(head):
                lines[0] = line(" ", (head, STYLES[finding.severity]), texts[0][len(head) :])
        if len(texts) > ABOUT:
            lines[-1] = (*clipped(lines[-1], room - 1), (" …", "dim"))
        elif len(texts) < ABOUT and target.kind == "finding":
            lines.append(line(" ", (_("E edits the line, Tab says why it matters."), "dim")))
        return [*lines, *[()] * (ABOUT - len(lines))]

    def _group_words(self, group: Group) -> str:
        """Return what a group that is no rule's is about, and which rules found something."""
        kinds = [kind_word(table) for table in kinds_of(self.desk.view.mission, group.key)][:1]
        parts = (one_line(group.key), *kinds, group.title)
        name = ", ".join(dict.fromkeys(part for part in parts if part))
        codes = dict.fromkeys((self.found or ())[number].code for number in group.findings)
        return f"{name}: {', '.join(codes)}"

    def export_text(self) -> str:
        found = self.found or ()
        head = header_lines(self.desk.view, len(self.desk.workspace.load_findings))
        parts = [*head, self.aside(), ""]
        for group in self.groups.values():
            numbers = group.findings
            lines = full_lines([found[number] for number in numbers], lookup_of(self.desk))
            parts += [f"== {group.title}", ""] if self.by_entity else []
            parts += [text_of(each) for each in lines]
        return "\n".join(parts).rstrip("\n") + "\n"

    # What the cursor is on, and where it goes.

    @property
    def _finding(self) -> Finding | None:
        """The finding that the cursor is on, in the list or on the page of a group; of a group of one, that one."""
        target = self.pair.target
        if self.pair.inner and self.pair.inner.kind == "finding":
            target = self.pair.inner
        if self.found is None or target is None:
            return None
        if target.kind == "finding":
            return self.found[int(target.id)]
        numbers = self.groups[target.id].findings
        return self.found[numbers[0]] if len(numbers) == 1 else None

    def focus_now(self) -> Focus:
        target = self.pair.target
        if target is None or target.kind != "finding" or self.found is None:
            return Focus()
        return focus_of(self.desk.view, target, self.found)

    def place_now(self) -> Place | None:
        inner, finding = self.pair.inner, self._finding
        if inner and inner.kind not in ("finding", "group"):
            return entry_place(self.desk.workspace, inner.kind, inner.id)
        return self.desk.workspace.place(finding) if finding else None

    def focus_on(self, target: Target) -> Focus:
        """Return what a finding or an entity leads to; nothing where no screen shows it."""
        return focus_on(self.desk.view, self.found or (), target)

    def sift(self, sieve: Sieve) -> None:
        """Show the findings that *sieve* takes."""
        at = self.pair.target
        self.sieve = sieve
        self._group()
        self.list_again(at)
        self.page_again()
        self.tell()

    def narrow(self, query: str) -> None:
        """Show the findings that have every word of *query*."""
        self.query_text = query.strip()
        self.opened = None
        self.sift(Sieve(tuple(folded(query).split()), self.sieve.severities))


def _named(finding: Finding) -> tuple[object, ...]:
    """Return by what a finding is known again after the files were read again."""
    return finding.code, finding.entities, finding.anchor.origin[:2], finding.anchor.steps
