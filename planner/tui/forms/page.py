"""Owns the lines of a form: the fields that are seen, what can be chosen, reasons, obstacles, findings; it draws none.

What comes from files is made safe here; styles are names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.plain import cut, one_line, padded, width_of
from planner.reports.lines import Line, line
from planner.reports.overview_lists import STYLES
from planner.reports.tables import wrapped
from planner.reports.words import title_of
from planner.tui.forms.draft import Draft
from planner.tui.forms.fields import Spec
from planner.tui.forms.labels import how_to, label_of
from planner.tui.forms.options import Option, names_in, word_of
from planner.workspace import Consequences

LABEL, INNER = 17, 74
"""Terminal cells of labels, and of the lines inside the border."""
SEEN, LISTED = 8, 3
"""Fields that are seen at once, and things that can be chosen."""
MISTAKE = 2
"""Lines of what is wrong with a field."""
LONGEST = 1000
"""Characters of one sentence that are shown."""


class Window(NamedTuple):
    """The fields that are seen: those above the one that is typed in, and the lines below it."""

    top: int
    above: list[Line]
    below: list[Line]


def label_line(draft: Draft, spec: Spec, *, here: bool = False) -> Line:
    """Return what stands before a field; *here*: it is typed in."""
    label = padded(label_of(draft.table, spec), LABEL - 2)
    return line(">" if here else " ", (label, "bold" if here else "dim"), " ")


def field_line(draft: Draft, spec: Spec, errors: dict[str, str]) -> Line:
    """Return a field that nothing is typed in now."""
    text = _shown(draft, spec) or "-"
    beside = draft.beside(spec.name)
    room = INNER - LABEL - 2 - (width_of(beside) + 2 if beside else 0)
    style = "error" if spec.name in errors else "dim" if spec.fixed else ""
    return (*label_line(draft, spec), ("  ", ""), (cut(text, room), style), ("  ", ""), (beside, "dim"))


def _shown(draft: Draft, spec: Spec) -> str:
    """Return what the field *spec* says, an entry by its title."""
    text = draft.texts.get(spec.name, "")
    for table in spec.tables if spec.kind == "choice" else ():
        entry = getattr(draft.view.mission, table).get(text)
        if entry and title_of(entry):
            return f"{title_of(entry)} ({one_line(text)})"
    return word_of(spec, text) if spec.kind == "choice" and text in spec.words else one_line(text)


def window_of(draft: Draft, at: int, top: int, errors: dict[str, str]) -> Window:
    """Return the fields around that at *at*, from *top* on if it is seen then; an error stands under its field."""
    top = max(0, min(top, at, len(draft.specs) - SEEN))
    here = draft.specs[at]
    under = _error_lines(errors.get(here.name, ""))
    while (above := _lines(draft, range(top, at), errors)) and len(above) + 1 + len(under) > SEEN:
        top += 1
    below = [*under, *_lines(draft, range(at + 1, min(top + SEEN, len(draft.specs))), errors)]
    return Window(top, above, below[: SEEN - 1 - len(above)])


def _lines(draft: Draft, places: range, errors: dict[str, str]) -> list[Line]:
    found = []
    for spec in (draft.specs[place] for place in places):
        found += [field_line(draft, spec, errors), *_error_lines(errors.get(spec.name, ""))]
    return found


def _error_lines(text: str) -> list[Line]:
    """Return what is wrong with a field, in as many lines as may stand under it."""
    parts = wrapped(one_line(text, LONGEST), INNER - LABEL - 3) if text else []
    return [line(" " * (LABEL + 2), (part, "error")) for part in parts[:MISTAKE]]


def list_lines(options: Sequence[Option], shown: Sequence[int], at: int | None, text: str) -> Iterator[Line]:
    """Yield the *shown* ones of *options* around that at *at*: what tells each apart, and what it clashes with.

    Those that the list *text* holds already are marked too.
    """
    place = shown.index(at) if at is not None and at in shown else 0
    first = max(0, min(place - 1, len(shown) - LISTED))
    held = names_in(text)
    for index in shown[first : first + LISTED]:
        yield _option_line(options[index], ">" if index == at else "*" if options[index].id in held else " ")


def _option_line(option: Option, mark: str) -> Line:
    text = cut(one_line(option.text), 34)
    room = INNER - 5 - width_of(text)
    if option.conflict:
        return line(f" {mark} ", text, "  ", (cut(one_line(option.conflict, LONGEST), room), "warning"))
    return line(f" {mark} ", text, "  ", (cut(one_line(option.note, LONGEST), room), "dim"))


def reason_lines(draft: Draft, name: str) -> Iterator[Line]:
    """Yield why the field *name* is so, else how it is typed."""
    said = draft.reason(name) or how_to(draft.spec(name))
    for text in wrapped(one_line(said, LONGEST), INNER - 3):
        yield line(" ", (text, "dim"))


def obstacle_lines(draft: Draft) -> Iterator[Line]:
    """Yield what is in the way."""
    for obstacle in draft.obstacles():
        for text in wrapped("! " + one_line(obstacle, LONGEST), INNER - 3, "  "):
            yield line(" ", (text, "warning"))


class Moved(NamedTuple):
    """Findings that would come, go, or stay with other figures, each the worst first."""

    comes: list[Finding]
    goes: list[Finding]
    stays: list[Finding]


def moved(found: Consequences) -> Moved:
    """Return the findings of *found*: one that is said of the same entries before and after stays."""
    before = Counter(_about(finding) for finding in found.goes)
    after = Counter(_about(finding) for finding in found.comes)
    return Moved(
        _worst_first(finding for finding in found.comes if not before[_about(finding)]),
        _worst_first(finding for finding in found.goes if not after[_about(finding)]),
        _worst_first(finding for finding in found.comes if before[_about(finding)]),
    )


def _about(finding: Finding) -> tuple[str, tuple[str, ...]]:
    return finding.code, finding.entities[:1]


def _worst_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (-finding.severity, finding.code))


def finding_lines(found: Moved, room: int) -> Iterator[Line]:
    """Yield in *room* columns the findings that would come, go, and say something else."""
    for sign, findings in (("+", found.comes), ("-", found.goes), ("~", found.stays)):
        for finding in findings:
            yield from _finding(sign, finding, room)


def _finding(sign: str, finding: Finding, room: int) -> Iterator[Line]:
    head = f"{sign} {finding.code} "
    first, *rest = wrapped(head + one_line(finding.message, LONGEST), room - 3, "  ")
    style = STYLES[finding.severity] if sign == "+" else "dim"
    yield line(" ", (head, style), (first[len(head) :], "" if sign == "+" else "dim"))
    yield from (line(" ", (text, "" if sign == "+" else "dim")) for text in rest)


def change_words(found: Moved | None) -> str:
    """Return how many findings would come and go; empty: nothing is known yet."""
    if found is None:
        return ""
    comes, goes = len(found.comes), len(found.goes)
    parts = []
    if comes:
        parts.append(ngettext("{count} finding comes", "{count} findings come", comes).format(count=comes))
    if goes:
        parts.append(ngettext("{count} finding goes", "{count} findings go", goes).format(count=goes))
    return ", ".join(parts) or _("no finding comes or goes")
