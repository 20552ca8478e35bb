"""Owns what is compared between two dates where there are lists and no needs: sessions, chases, reform, findings.

Rows are those of the page that is compared, all together first. The differences are the core's; nothing is judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from planner.comparing import compare_numbers, compare_teaching, teaching_of
from planner.diagnostics import Finding
from planner.i18n import _
from planner.model import Session
from planner.plain import one_line
from planner.reform import NONE, OPERATIONALITY, Balance, Hours, balance_on
from planner.reports.comparison import Compared
from planner.reports.due import Chase, Kind, chase_list, late_and_to_come
from planner.reports.due_page import groups_of
from planner.reports.reform_page import component_word
from planner.reports.reform_words import lead_word, lens_word, level_word, pace_word
from planner.reports.timeline import RowKind, Timeline, rows_of
from planner.view import View

BOTH = ("planned_hours", "delivered_hours")
DUE = ("late", "to_come")
TEACHING = ("held_sessions", "held_seats", "held_hours", "booked_sessions", "booked_seats", "booked_hours")
FOUND = ("findings",)


def compared_sessions(
    then: View, now: View, kind: RowKind = "region", sessions: Sequence[Session] | None = None
) -> list[Compared]:
    """Return what is held and booked of *sessions* (default: all): all, then a row for each of *kind* that has any."""
    every = now.by_start if sessions is None else sessions
    by_row: dict[str, list[Session]] = defaultdict(list)
    for session in every:
        for name in rows_of(now, session, kind):
            by_row[name].append(session)
    rows = [("all", "", _("All"), every)]
    rows += [(kind, row.id, row.title, by_row[row.id]) for row in Timeline(now, every).rows(kind, used=True)]
    compared = []
    for what, name, title, mine in rows:
        unit = name or None if what == "unit" else None
        before, after = (teaching_of(now.mission, mine, view.day, unit) for view in (then, now))
        compared.append(Compared(what, name or None, title, compare_teaching(before, after), False))
    return compared


def compared_due(then: View, now: View, mentor: str | None = None) -> list[Compared]:
    """Return how many entries of the chase list are late and to come: all, by kind, then by who has to act."""
    before, after = chase_list(then, mentor), chase_list(now, mentor)

    def row(kind: str, name: str | None, title: str, takes: Callable[[Chase], bool]) -> Compared:
        counts = [late_and_to_come(filter(takes, each), view.day) for each, view in ((before, then), (after, now))]
        return Compared(kind, name, title, compare_numbers(DUE, *counts), False, inner=kind == "kind")

    rows = [row("all", None, _("All"), lambda _chase: True)]
    for kind in {chase.kind: None for chase in (*after, *before)}:
        rows.append(row("kind", kind, kind_word(kind), partial(_is_of_kind, kind)))
    for group in groups_of(now, [*after, *before]):
        first = group.chases[0]
        rows.append(row("who", None if first.party == "unit" else first.who, group.title, partial(_is_for, first)))
    return rows


def _is_of_kind(kind: Kind, chase: Chase) -> bool:
    return chase.kind == kind


def _is_for(first: Chase, chase: Chase) -> bool:
    """Return whether *chase* stands in the group of *first*: units that need a refresher are one."""
    return chase.party == "unit" if first.party == "unit" else chase.party != "unit" and chase.who == first.who


def kind_word(kind: Kind) -> str:
    """Return what there is to chase, in the language in force."""
    return {
        "unconfirmed": _("to confirm"),
        "unreported": _("ended, not reported"),
        "no-attendance": _("delivered without attendance"),
        "follow-up": _("follow-up visits"),
        "refresher": _("training about to lapse"),
    }[kind]


def compared_reform(then: View, now: View) -> list[Compared]:
    """Return the trainee-hours planned and delivered: all, then by lens, level, pace, component and lead."""
    before, after = balance_on(then), balance_on(now)
    rows = [Compared("all", None, _("All"), compare_numbers(BOTH, before.total, after.total), False)]
    for title, of, word in _lists():
        found: dict[str, tuple[Hours, Hours]] = {
            key: (of(before).get(key, Hours()), hours)
            for key, hours in of(after).items()
            if key != NONE or any((*hours, *of(before).get(key, Hours())))
        }
        rows += [
            Compared("reform", key, f"{title}: {word(key)}", compare_numbers(BOTH, *hours), False, inner=_within(key))
            for key, hours in found.items()
        ]
    return rows


def _within(key: str) -> bool:
    return key.startswith(f"{OPERATIONALITY}.")


Groups = Callable[[Balance], Mapping[str, Hours]]


def _lists() -> Iterable[tuple[str, Groups, Callable[[str], str]]]:
    return (
        (_("Lens"), lambda balance: balance.lenses, lens_word),
        (_("Level"), lambda balance: balance.levels, level_word),
        (_("Pace"), lambda balance: balance.paces, pace_word),
        (_("Component"), lambda balance: balance.components, component_word),
        (_("Lead"), lambda balance: balance.leads, lead_word),
    )


def compared_findings(then: Sequence[Finding], now: Sequence[Finding], titles: Mapping[str, str]) -> list[Compared]:
    """Return how many findings there are on the two dates: all, then by rule, in the order of their codes."""
    counts = [Counter(finding.code for finding in found) for found in (then, now)]
    rows = [Compared("all", None, _("All"), compare_numbers(FOUND, (len(then),), (len(now),)), False)]
    for code in sorted({*counts[0], *counts[1]}):
        pairs = compare_numbers(FOUND, (counts[0][code],), (counts[1][code],))
        rows.append(Compared("rule", code, f"{code} {one_line(titles.get(code, ''))}".strip(), pairs, False))
    return rows
