"""Owns the reform balance as a page of any width, with a spot for every figure; the command prints the same lines.

The figures are those of ``planner.reform``. It weighs what is taught and refuses to say what it achieves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from planner.coverage import Number
from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.plain import one_line, padded, width_of
from planner.reform import AREAS, INSTRUMENTS, NONE, OPERATIONALITY, Balance, Hours, Women
from planner.reports.filed import Filed
from planner.reports.lines import Line, Span, line
from planner.reports.overview_lists import STYLES
from planner.reports.panes import (
    ASCII,
    Drawing,
    Pane,
    Row,
    Spot,
    Target,
    beside,
    clipped,
    heading,
    list_pane,
    stacked,
    text_pane,
)
from planner.reports.reform_words import area_word, instrument_word, lead_word, lens_word, level_word, pace_word
from planner.reports.tables import WIDTH, wrapped
from planner.reports.words import FEW_HEADS, number, of, percent

WIDE = 112
"""Columns from which the lists stand in two columns."""
BARS = (6, 16)
"""Least and most terminal cells of a bar."""
LABEL = 24
"""Most terminal cells of the name of a row."""
Named = Sequence[tuple[str, str, Hours]]
"""Of each row of a list: its key, what it is called, and its hours."""


def reform_lines(balance: Balance) -> list[Line]:
    """Return the page in ``WIDTH`` columns, for a pipe."""
    return [_unmarked(parts) for parts in reform_pane(balance, {}, WIDTH + 1, ASCII).lines]


def reform_pane(
    balance: Balance, findings: Mapping[int, Finding], room: int, drawing: Drawing, *, spaced: bool = False
) -> Pane:
    """Return the page in *room* columns; each figure is a spot that leads to what it is made of.

    Args:
        balance: the figures.
        findings: those about the balance, by their number among all.
        room: terminal cells, at least 77 to be whole.
        drawing: the characters to draw with.
        spaced: whether blank lines part what belongs together.
    """
    gap = Pane(((),)) if spaced else Pane()
    top = stacked(_total(balance, drawing), gap, _matrix(balance, room, drawing), _beside_hours(balance, room), gap)
    if room < WIDE:
        lists = _parted(_lists(balance, room, drawing), gap)
    else:
        half = room // 2
        left, right = _lists(balance, half - 2, drawing), _lists(balance, room - half, drawing)
        lists = beside(_parted(left[:2], gap), _parted(right[2:], gap), half)
    return stacked(top, lists, gap, _notes(room), _findings(findings, room, drawing))


def _parted(panes: Sequence[Pane], gap: Pane) -> Pane:
    first, *rest = panes
    return stacked(first, *(each for pane in rest for each in (gap, pane)))


def _unmarked(parts: Line) -> Line:
    """Return *parts* without the column of the cursor."""
    (text, style), *rest = parts or (("", ""),)
    return ((text[1:], style), *rest)


def _total(balance: Balance, drawing: Drawing) -> Pane:
    planned, delivered = number(balance.total.planned), number(balance.total.delivered)
    return Pane(
        (
            line(
                *(" ", (drawing.sign("scheduled"), "scheduled"), " "),
                *((planned, "bold"), " ", _("trainee-hours planned"), "   "),
                *((drawing.sign("covered"), "covered"), " ", (delivered, "bold"), " ", _("delivered")),
            ),
        )
    )


# The matrix.


def _matrix(balance: Balance, room: int, drawing: Drawing) -> Pane:
    """Return instruments by areas, two lines an instrument: hours planned, hours delivered."""
    label = max(width_of(instrument_word(each)) for each in INSTRUMENTS)
    starts, shares = _columns(balance, 1 + label + 3, room)
    head = _head(label, starts, shares)
    lines: list[Line] = []
    spots: list[Spot] = []
    for instrument in INSTRUMENTS:
        cells = [balance.matrix[instrument, area] for area in AREAS]
        for index, area in enumerate(AREAS):
            target = Target("matrix", instrument, area)
            spots.append(Spot(len(lines) + 2, starts[index], starts[index + 1], target, "matrix", height=2))
        for side, state in enumerate(("scheduled", "covered")):
            name = padded("" if side else instrument_word(instrument), label)
            spans: list[Span] = [(f" {name} ", ""), (drawing.sign(state), state), (" ", "")]
            for index, hours in enumerate(cells):
                spans += _cell(hours[side], balance.total[side], starts[index + 1] - starts[index], shares)
            lines.append(clipped(tuple(spans), room))
    title = _("Instruments by areas, trainee-hours")
    empty = sum(not any(hours) for hours in balance.matrix.values())
    more = ngettext("{count} of {all} cell is empty", "{count} of {all} cells are empty", len(balance.matrix))
    above = heading(title, room, drawing, more.format(count=empty, all=len(balance.matrix)))
    return Pane((above, clipped(head, room), *lines), tuple(spots))


def _columns(balance: Balance, first: int, room: int) -> tuple[list[int], bool]:
    """Return where the columns of the areas start and the last ends, and whether there is room for shares."""
    least = [
        max(width_of(area_word(area)), *(len(_hours(balance.matrix[each, area])) for each in INSTRUMENTS)) + 1
        for area in AREAS
    ]
    if first + sum(least) + len(least) <= room:
        least = [each + 1 for each in least]
    spare = max(0, room - first - sum(least))
    shares = spare >= 7 * len(AREAS)
    each = min(spare // len(AREAS), 14)
    starts = [first]
    for wide in least:
        starts.append(starts[-1] + wide + each)
    return starts, shares


def _hours(hours: Hours) -> str:
    return max((number(each) for each in hours), key=len)


def _head(label: int, starts: Sequence[int], shares: bool) -> Line:
    spans: list[Span] = [(" " * (label + 4), "")]
    for index, area in enumerate(AREAS):
        wide = starts[index + 1] - starts[index] - 1
        tail = 6 if shares else 0
        word = area_word(area)
        spans += [(" " * (wide - tail - width_of(word)), ""), (word, "head"), (" " * (tail + 1), "")]
    return tuple(spans)


def _cell(hours: Number, whole: Number, wide: int, shares: bool) -> list[Span]:
    share = f" {percent(hours / whole) if hours else '':>5}" if shares else ""
    room = wide - 1 - len(share)
    if not hours:
        return [(padded("-", room, right=True), "none"), (f"{share} ", "")]
    return [(padded(number(hours), room, right=True), ""), (share, "dim"), (" ", "")]


def _beside_hours(balance: Balance, room: int) -> Pane:
    """Return what has no hours: activities, and women."""
    texts = []
    if balance.material:
        text = ngettext(
            "{count} activity of material support has no hours and is not in the matrix.",
            "{count} activities of material support have no hours and are not in the matrix.",
            balance.material,
        )
        texts.append(text.format(count=number(balance.material)))
    texts.append(women_words(balance.women))
    return text_pane([each for text in texts for each in wrapped(text, room - 2)])


def women_words(women: Women) -> str:
    """Return how many of those who attended were women, or that nothing records it."""
    if women.share is None:
        return _("No delivered session records how many women attended.")
    share = of(women.women, women.attended)
    if women.attended >= FEW_HEADS:
        share = _("{heads}, {percent}").format(heads=share, percent=percent(women.share))
    said = ngettext(
        "Women attending: {share}, in {count} session; {silent} do not record it.",
        "Women attending: {share}, in {count} sessions; {silent} do not record it.",
        women.sessions,
    )
    return said.format(share=share, count=number(women.sessions), silent=number(women.silent))


# The lists.


def _lists(balance: Balance, room: int, drawing: Drawing) -> list[Pane]:
    """Return the lists: lenses and levels first, which are the longest, then the others."""
    lists = (
        ("lens", _("By lens"), balance.lenses, _lens),
        ("level", _("By level"), balance.levels, level_word),
        ("pace", _("By pace"), balance.paces, pace_word),
        ("component", _("By component of the teams"), balance.components, component_word),
        ("lead", _("By who leads"), balance.leads, lead_word),
    )
    named = [(kind, title, _named(groups, word)) for kind, title, groups, word in lists]
    columns = _Columns(balance, [name for _kind, _title, rows in named for _key, name, _hours in rows], room)
    return [_list(kind, title, rows, columns, drawing) for kind, title, rows in named]


def _named(groups: Mapping[str, Hours], word: Callable[[str], str]) -> Named:
    """Return the rows of a list; what names nothing is left out where it has no hours."""
    return [(key, word(key), hours) for key, hours in groups.items() if key != NONE or any(hours)]


def _lens(key: str) -> str:
    return f"  {lens_word(key)}" if key.startswith(f"{OPERATIONALITY}.") else lens_word(key)


def component_word(component: str) -> str:
    """Return the component of a team as the files call it, or that no team is named."""
    return _("no team named") if component == NONE else one_line(component)


class _Columns:
    """How wide the columns of all lists are."""

    def __init__(self, balance: Balance, names: Iterable[str], room: int) -> None:
        self.room = room
        self.total = balance.total
        self.label = min(LABEL, max(map(width_of, names), default=0))
        self.figure = max(len(number(each)) for each in balance.total)
        bar = (room - 1 - self.label - 2 * (self.figure + 10)) // 2
        self.bar = min(BARS[1], bar) if bar >= BARS[0] else 0


def _list(kind: str, title: str, named: Named, columns: _Columns, drawing: Drawing) -> Pane:
    rows = []
    for key, name, hours in named:
        spans: list[Span] = [(padded(name, columns.label), "" if any(hours) else "warning")]
        for side, state in enumerate(("scheduled", "covered")):
            share = hours[side] / columns.total[side] if columns.total[side] else 0
            text = percent(share) if hours[side] else ""
            spans.append((f"  {padded(number(hours[side]), columns.figure, right=True)}", "" if hours[side] else "dim"))
            bar = drawing.bar(share, columns.bar, state) if columns.bar else ()
            spans += [(f" {text:>5}", "dim"), (" ", ""), *bar, (" ", "")]
        rows.append(Row(tuple(spans), Target(kind, key)))
    above = heading(title, columns.room, drawing, _("planned, delivered"))
    return stacked(Pane((above,)), list_pane(kind, rows, columns.room))


def _notes(room: int) -> Pane:
    texts = (
        _("What serves several lenses, or is taught by teams of several components, counts in full for each."),
        _("Hours say what is taught, never what it achieves."),
    )
    return text_pane([each for text in texts for each in wrapped(text, room - 2)], "dim")


def about_balance(filed: Filed) -> dict[int, Finding]:
    """Return the findings about the balance, by their number among all."""
    return {number: finding for number, finding in enumerate(filed.findings) if finding.code.startswith("SR")}


def _findings(findings: Mapping[int, Finding], room: int, drawing: Drawing) -> Pane:
    if not findings:
        return Pane()
    rows = [_finding(index, finding, room) for index, finding in findings.items()]
    return stacked(Pane((heading(_("Findings on the balance"), room, drawing),)), list_pane("findings", rows, room))


def _finding(index: int, finding: Finding, room: int) -> Row:
    first, *rest = wrapped(f"{finding.code} {one_line(finding.message, 2000)}", room - 3, "  ")
    head = line((first[: len(finding.code)], STYLES[finding.severity]), first[len(finding.code) :])
    return Row(head, Target("finding", str(index)), _below(rest))


def _below(texts: Iterable[str]) -> tuple[Line, ...]:
    return tuple(line(" ", text) for text in texts)
