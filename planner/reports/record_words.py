"""Owns the words for the fixed values of records: grades, access, trust, confidence, ratings; it words no figure."""

from __future__ import annotations

import datetime as dt

from planner.i18n import _
from planner.mission import Mission
from planner.model import Activity, Session
from planner.obstacles import Obstacle
from planner.reports.page import whole, whole_twin
from planner.reports.words import short_weekday, week


def condition_word(condition: str) -> str:
    """Return what a place has to offer, in the language in force."""
    words = {
        "premises": _("premises"),
        "accommodation": _("accommodation"),
        "vehicles": _("vehicles"),
        "communications": _("communications"),
        "security": _("security"),
    }
    return words[condition]


def grade_word(grade: str) -> str:
    """Return how far a place offers it, in the language in force."""
    words = {
        "adequate": _("adequate"),
        "partial": _("partial"),
        "lacking": _("lacking"),
        "unknown": _("unknown"),
    }
    return words[grade]


def trust_words(trust: str) -> str:
    """Return how far a region trusts the police, in the language in force."""
    words = {
        "low": _("trust low"),
        "medium": _("trust medium"),
        "high": _("trust high"),
        "unknown": _("trust unknown"),
    }
    return words[trust]


def access_words(access: str) -> str:
    """Return whether a region can be reached, in the language in force."""
    words = {
        "open": _("access open"),
        "restricted": _("access restricted"),
        "closed": _("access closed"),
    }
    return words[access]


def confidence_word(confidence: str) -> str:
    """Return how a strength is known, in the language in force."""
    words = {
        "sourced": _("sourced"),
        "estimate": _("an estimate"),
        "illustrative": _("illustrative, not a real figure"),
    }
    return words[confidence]


def presence_word(status: str) -> str:
    """Return whether a unit is at its duty station, in the language in force."""
    words = {
        "present": _("present"),
        "relocated": _("relocated: its people are elsewhere"),
        "absent": _("absent from its duty station"),
    }
    return words[status]


def records_word(records: str) -> str:
    """Return what is known of a unit's training records, in the language in force."""
    words = {"complete": _("records complete"), "unknown": _("records unknown, which is not untrained")}
    return words[records]


def rating_words(rating: str) -> str:
    """Return a mentor's rating with its letter, in the language in force."""
    words = {"T": _("T trained"), "P": _("P needs practice"), "U": _("U untrained")}
    return words[rating]


def dated(day: dt.date) -> str:
    """Return *day* with its weekday: ``Mon 2014-06-30``."""
    return f"{short_weekday(day)} {day.isoformat()}"


def days_of(entry: Session | Activity) -> str:
    """Return the first and last day of *entry* with weekdays and, if they are in different weeks, both ISO weeks."""
    if entry.start == entry.end:
        return _("{day} ({week})").format(day=dated(entry.start), week=week(entry.start))
    weeks, last = week(entry.start), week(entry.end)
    if weeks != last:
        same_year = weeks[:5] == last[:5]
        weeks = _("{first} to {last}").format(first=weeks, last=last[5:] if same_year else last)
    text = _("{start} to {end} ({weeks})")
    return text.format(start=dated(entry.start), end=dated(entry.end), weeks=weeks)


def named(mission: Mission, table: str, name: str) -> str:
    """Return the title and id of an entry that is referred to; the id alone where the entry was left out."""
    entry = getattr(mission, table).get(name)
    return _("{title} ({id})").format(title=whole_twin(entry, "title"), id=name) if entry else whole(name)


def obstacle_words(obstacle: Obstacle) -> str:
    """Return in words what stands in the way of a session at its place."""
    if closure := obstacle.closure:
        text = _("the region is closed from {first} to {last}").format(first=closure.start, last=closure.end)
        return f"{text}, {whole(closure.reason)}" if closure.reason else text
    if obstacle.condition is None or obstacle.grade is None:
        return _("the region is closed")
    words = _("{condition} {grade}").format(
        condition=condition_word(obstacle.condition), grade=grade_word(obstacle.grade)
    )
    if not obstacle.provider:
        return words
    return _("{words} until {activity} provides it on {day}").format(
        words=words, activity=obstacle.provider.id, day=obstacle.provider.end
    )
