"""Owns the reasons of the LD rules about entries and fields, for ``explain`` and ``check --list``; it finds nothing.

The loader finds these, because it alone sees the files. Each rule here registers the code and says why.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.checks.registry import Hit, check
from planner.diagnostics import Severity
from planner.view import View


@check("LD005", Severity.ERROR)
def unknown_field(_view: View) -> Iterable[Hit]:
    """Unknown table or field.

    The table or field is none that the planner knows; the nearest known name is proposed. `planner schema` prints
    all of them.

    Why: A misspelt field would be passed over in silence, and the plan would be wrong without anybody seeing it: a
    refresher that never falls due, a head count that is never counted.

    Remedy: Take the proposed name, or move what is not for the planner to a `note` or a comment.

    Wrong:
        [[unit]]
        id = "gao-com"
        title = "Police station, Gao"
        region = "gao"
        strenght = 30

    Right:
        [[unit]]
        id = "gao-com"
        title = "Police station, Gao"
        region = "gao"
        strength = 30
    """
    return ()


@check("LD006", Severity.ERROR)
def missing_field(_view: View) -> Iterable[Hit]:
    """Missing field.

    An entry lacks one of the few fields that it must have. The entry is left out.

    Why: Little is required, so that a first figure comes soon; but a unit without strength has no need to count, and a
    session without start cannot be placed.

    Remedy: Add the field. Where the figure is not known, an estimate with `confidence = "estimate"` is better than
    none.

    Wrong:
        [[unit]]
        id = "gao-com"
        title = "Police station, Gao"
        region = "gao"

    Right:
        [[unit]]
        id = "gao-com"
        title = "Police station, Gao"
        region = "gao"
        strength = 30
        confidence = "estimate"
    """
    return ()


@check("LD007", Severity.ERROR)
def wrong_type_or_range(_view: View) -> Iterable[Hit]:
    """Wrong type or range.

    A value is of another type than its field, outside its range, or none of the words that are allowed there. A
    date is a plain TOML date: neither text nor date and time.

    Why: A date with a time shifts by a day when it crosses a time zone, and a share of 20 meant as 20 % makes every
    figure a hundred times too large.

    Remedy: Write the value as the message says: counts whole and not negative, shares from 0 to 1, dates as
    2014-09-01.

    Wrong:
        [[unit]]
        id = "gao-com"
        title = "Police station, Gao"
        region = "gao"
        strength = 30
        turnover = 20

    Right:
        [[unit]]
        id = "gao-com"
        title = "Police station, Gao"
        region = "gao"
        strength = 30
        turnover = 0.20
    """
    return ()


@check("LD008", Severity.ERROR)
def bad_id(_view: View) -> Iterable[Hit]:
    """Bad id.

    An id has 1 to 64 letters without accents, digits, dots, hyphens or underscores, and begins with a letter or digit.

    Why: Ids are typed on keyboards in French and English, named in file names and mailed; accents and blanks break on
    the way. What people read is the title, which may hold anything.

    Remedy: Choose a short plain id and keep the name in `title`.

    Wrong:
        [[region]]
        id = "Ségou ville"
        title = "Ségou"
        zone = "bamako"

    Right:
        [[region]]
        id = "segou"
        title = "Ségou"
        zone = "bamako"
    """
    return ()


@check("LD009", Severity.ERROR)
def duplicate_id(_view: View) -> Iterable[Hit]:
    """Duplicate id.

    Two entries of one kind have the same id. Both are left out, in one message that names both places; where a whole
    file repeats another, it says that the file looks like a copy.

    Why: Two units under one id would be counted as one, and an edit would reach only one of them. Copies such as "plan
    (2).toml" come with mail; nobody but their owner knows which is the newer.

    Remedy: Give one of the entries another id, or delete the copy.

    Wrong:
        [[venue]]
        id = "school"
        title = "Police school"
        region = "bamako"
        seats = 30

        [[venue]]
        id = "school"
        title = "Gendarmerie school"
        region = "bamako"
        seats = 60

    Right:
        [[venue]]
        id = "school"
        title = "Police school"
        region = "bamako"
        seats = 30
    """
    return ()


@check("LD010", Severity.ERROR)
def unknown_reference(_view: View) -> Iterable[Hit]:
    """Unknown reference.

    A field names a region, unit, module, team, venue or partner that no file has; the nearest known id is proposed. A
    reference to an entry that was left out is no second error.

    Why: A session for a unit that does not exist would be delivered to nobody and cover nobody.

    Remedy: Take the proposed id, or add the entry that is missing.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        venue = "gao-hal"

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-01
        venue = "gao-hall"
    """
    return ()


@check("LD011", Severity.ERROR)
def end_before_start(_view: View) -> Iterable[Hit]:
    """End before start.

    A session, an activity, a closure or the horizon ends before it starts.

    Why: Every check of dates (double bookings, closed regions, refreshers) would pass it by.

    Remedy: Correct one of the two dates; without `end`, a session ends on the day it starts.

    Wrong:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-12
        end = 2014-09-08

    Right:
        [[session]]
        id = "S-1"
        modules = ["HR-01"]
        start = 2014-09-08
        end = 2014-09-12
    """
    return ()


@check("LD012", Severity.ERROR)
def control_characters(_view: View) -> Iterable[Hit]:
    r"""Control characters.

    A text holds a control character other than newline and tab.

    Why: Such a character can steer the reader's terminal: a title once wrote a command into the clipboard. In a plan
    that passes through many hands none belongs there.

    Remedy: Delete it; it mostly comes from text pasted out of another program.

    Wrong:
        [[partner]]
        id = "police-school"
        title = "Police school \u001b[2J"

    Right:
        [[partner]]
        id = "police-school"
        title = "Police school"
    """
    return ()
