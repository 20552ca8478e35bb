"""Owns the mentor's sheet of a unit: who it is, what it was taught, what is due, coming and observed, on one page.

It is complete enough to hand over at rotation, and judges nothing: findings come in from outside as footnotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.coverage import Sums, sums_of
from planner.diagnostics import Finding
from planner.i18n import _, ngettext
from planner.model import Region, Unit
from planner.reports.footnotes import Footnotes, by_session, of_unit
from planner.reports.lines import Line
from planner.reports.page import Page, whole, whole_twin
from planner.reports.provenance import header_lines, titled
from planner.reports.record_words import (
    access_words,
    condition_word,
    confidence_word,
    dated,
    days_of,
    grade_word,
    named,
    presence_word,
    records_word,
    trust_words,
)
from planner.reports.unit_modules import add_modules
from planner.reports.unit_sessions import add_follow_ups, add_observations, add_sessions
from planner.reports.words import (
    coverage_words,
    days,
    figure,
    heads_note,
    illustrative_note,
    marked,
    number,
    percent,
)
from planner.view import View
from planner.vocabulary import CONDITIONS


def unit_sheet(view: View, unit_id: str, findings: Sequence[Finding], *, ascii_only: bool = False) -> list[Line]:
    """Return the sheet of the unit as lines of at most 76 terminal cells, which a page and a screen both show.

    Args:
        view: the mission and its as-of date.
        unit_id: the unit.
        findings: all findings; those filed under the unit or its sessions become footnotes.
        ascii_only: fold everything to ASCII, glyphs included.

    Raises:
        KeyError: the mission has no such unit.
    """
    page = Page(ascii_only=ascii_only)
    _add_sheet(page, view, view.mission.unit[unit_id], findings)
    return page.lines


def export_unit(view: View, unit_id: str, findings: Sequence[Finding], *, ascii_only: bool = False) -> str:
    """Return the sheet as text, after the lines that say of which mission, data and date it speaks.

    Raises:
        KeyError: the mission has no such unit.
    """
    page = Page(ascii_only=ascii_only)
    errors = sum(finding.code.startswith("LD") for finding in findings)
    for line, style in titled(_("Unit sheet"), header_lines(view, errors)):
        page.paragraph(line, style)
    page.blank()
    _add_sheet(page, view, view.mission.unit[unit_id], findings)
    return page.text


def _add_sheet(page: Page, view: View, unit: Unit, findings: Sequence[Finding]) -> None:
    notes = Footnotes()
    filed = by_session(view.mission, findings)
    title = _("{title} ({id})").format(title=whole_twin(unit, "title"), id=unit.id)
    page.paragraph(title + notes.marks(of_unit(unit.id, findings)), "title")
    _add_unit(page, view, unit)
    if region := view.mission.region.get(unit.region):
        _add_region(page, view, region)
    page.labelled(_("Note"), whole_twin(unit, "note"))
    add_modules(page, view, unit)
    add_sessions(page, view, unit, filed, notes)
    add_follow_ups(page, view, unit)
    add_observations(page, view, unit)
    notes.print(page)
    page.blank()
    page.paragraph(_("Percentages are of trainee-hours. What was delivered says nothing of what came of it."), "dim")
    page.paragraph(heads_note(), "dim")
    if page.marked:
        page.paragraph(illustrative_note(), "dim")


def _add_unit(page: Page, view: View, unit: Unit) -> None:
    mission = view.mission
    place = _("region {region}").format(region=named(mission, "region", unit.region))
    if region := mission.region.get(unit.region):
        place = _("{region}, zone {zone}").format(region=place, zone=named(mission, "zone", region.zone))
    page.labelled(_("Station"), f"{whole(unit.town)}, {place}" if unit.town else place)
    roles = _("roles {roles}").format(roles=whole(", ".join(unit.roles))) if unit.roles else _("no roles named")
    page.labelled(_("Service"), "; ".join(part for part in (whole(unit.service), roles) if part))
    page.labelled(_("Strength"), _strength(unit))
    page.labelled(_("Source"), whole(unit.source) or _("none named"))
    status = [presence_word(unit.status), records_word(unit.records)]
    if unit.turnover:
        status.append(_("{share} leave in a year").format(share=percent(unit.turnover)))
    page.labelled(_("Status"), "; ".join(status))
    page.labelled(_("Mentors"), named(mission, "team", unit.mentor) if unit.mentor else _("no team is co-located"))
    page.labelled(_("Covered"), covered_words(sums_of(view.coverage.by_unit.get(unit.id, ()))))


def _strength(unit: Unit) -> str:
    invented = unit.confidence == "illustrative"
    text = ngettext("{count} head ({confidence})", "{count} heads ({confidence})", unit.strength)
    words = [text.format(count=figure(unit.strength, invented), confidence=confidence_word(unit.confidence))]
    if unit.women is not None:
        women = ngettext("{count} woman", "{count} women", unit.women)
        words.append(women.format(count=marked(number(unit.women), invented)))
    return ", ".join(words)


def covered_words(sums: Sums) -> str:
    """Return heads covered of those in need over several modules, with what is unknown, due, scheduled and so on."""
    if not sums.need:
        return _("no need recorded")
    facts = (
        (sums.unknown, _("{count} unknown")),
        (sums.due, _("{count} due")),
        (sums.lapsed, _("{count} lapsed")),
        (sums.scheduled, _("{count} scheduled")),
        (sums.open, _("{count} open")),
    )
    shown = [text.format(count=figure(count, sums.illustrative)) for count, text in facts if count]
    return "; ".join([coverage_words(sums), *shown])


def _add_region(page: Page, view: View, region: Region) -> None:
    page.labelled(
        _("Region"), _("{access}, {trust}").format(access=access_words(region.access), trust=trust_words(region.trust))
    )
    graded = []
    for condition in CONDITIONS:
        text = f"{condition_word(condition)} {grade_word(view.grade(region.id, condition, view.day))}"
        if provider := view.provider(region.id, condition, view.day):
            text = _("{text} (adequate from {day}, {activity})").format(
                text=text, day=provider.end.isoformat(), activity=provider.id
            )
        graded.append(text)
    page.labelled(_("Conditions"), _("on {day}: {grades}").format(day=view.day.isoformat(), grades=", ".join(graded)))
    for closure in sorted(region.closures, key=lambda closure: closure.start):
        if closure.end >= view.day:
            length = days((closure.end - closure.start).days + 1)
            text = _("{first} to {last}, {days}").format(
                first=dated(closure.start), last=dated(closure.end), days=length
            )
            page.labelled(_("Closed"), f"{text}: {whole(closure.reason)}" if closure.reason else text)
    for activity in view.activities_in.get(region.id, ()):
        if activity.end >= view.day:
            page.labelled(
                _("Alongside"),
                _("{title} ({id}), {days}").format(
                    title=whole_twin(activity, "title"), id=activity.id, days=days_of(activity)
                ),
            )
