"""Owns the words for the causes of gaps; the causes are the core's."""

from __future__ import annotations

from planner.causes import Cause, Gap
from planner.i18n import _, ngettext
from planner.reports.page import whole
from planner.reports.record_words import condition_word
from planner.reports.words import number

FEW = 3
"""Ids that are named; of more there is the number."""


def reason_word(reason: str) -> str:
    """Return the cause of a gap, in the language in force."""
    words = {
        "closed": _("closed"),
        "condition-lacking": _("condition lacking"),
        "no-skilled-team": _("no skilled team"),
        "unknown": _("unknown"),
        "prerequisite": _("prerequisite"),
        "release-limit": _("release limit"),
        "nothing-scheduled": _("nothing scheduled"),
    }
    return words[reason]


def cause_words(gap: Gap) -> str:
    """Return why *gap* stands: the cause, then what it is about."""
    about = _about(gap)
    word = reason_word(gap.cause.reason)
    return _("{cause}: {about}").format(cause=word, about=about) if about else word


def _about(gap: Gap) -> str:
    cause = gap.cause
    if cause.reason in ("closed", "condition-lacking"):
        return _place(cause, blocked=bool(gap.blocked))
    if cause.reason == "prerequisite":
        return _("first {modules}").format(modules=_few(cause.modules))
    if cause.reason == "release-limit":
        if cause.sessions:
            return _("{sessions} takes all who may be away").format(sessions=_few(cause.sessions))
        return _("nobody may be away")
    if cause.reason == "unknown":
        return _("what it was taught is not on record")
    if gap.cell.idea:
        text = ngettext("{count} seat is only an idea", "{count} seats are only an idea", gap.cell.idea)
        return text.format(count=number(gap.cell.idea))
    return ""


def _place(cause: Cause, *, blocked: bool) -> str:
    parts = [", ".join(condition_word(name) for name in cause.conditions)] if cause.conditions else []
    if blocked:
        parts.append(_("blocks {sessions}").format(sessions=_few(cause.sessions)))
    if cause.clears:
        parts.append(_("until {day}").format(day=cause.clears.isoformat()))
    return ", ".join(parts)


def _few(names: tuple[str, ...]) -> str:
    shown = ", ".join(map(whole, names[:FEW]))
    if (rest := len(names) - FEW) <= 0:
        return shown
    return ngettext("{names} and {count} more", "{names} and {count} more", rest).format(names=shown, count=rest)
