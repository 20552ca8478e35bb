"""Owns how the sessions of a document are written as a calendar after RFC 5545: days, never times.

It reads no clock: the stamp is the as-of date, and the sequence grows with that date and with the session's status. No
text of the data can end its line or begin another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from planner import __version__
from planner.attendance import later
from planner.i18n import _, language
from planner.plain import safe
from planner.reports.document import Datum, Document, text_of
from planner.reports.flat import records_of
from planner.vocabulary import SESSION_STATUSES

SESSIONS = "sessions"
"""The key of the sections that hold them."""
LONGEST = 75
"""Octets of a line, its end not counted."""
_STATUS = {"idea": "TENTATIVE", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " "})


def render(document: Document, ascii_only: bool = False) -> bytes:
    """Return every session of *document* as an event of the calendar, once each; *ascii_only* changes nothing."""
    sessions: dict[str, dict[str, Datum]] = {}
    for sheet in document.sheets:
        for section in sheet.sections:
            if section.key == SESSIONS:
                for record in records_of(section):
                    sessions.setdefault(str(record["id"]), record)
    lines = [*_head(document)]
    for record in sessions.values():
        lines += _event(document, record)
    return b"".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def _head(document: Document) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//planner//planner {__version__}//{language().upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{escaped(document.title)}"
    yield f"X-WR-CALDESC:{escaped(chr(10).join((*document.lines, *document.notes)))}"


def _event(document: Document, record: Mapping[str, Datum]) -> Iterator[str]:
    origin, status = document.provenance, str(record["status"])
    start, end = _day(record["start"]), _day(record["end"])
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(str(record['id']))}@{escaped(origin.mission)}"
    yield f"DTSTAMP:{_date(origin.as_of)}T000000Z"
    yield f"SEQUENCE:{sequence(origin.as_of, status)}"
    yield f"DTSTART;VALUE=DATE:{_date(start)}"
    if (after := later(end, 1)) > end:  # on the calendar's last day there is no day after
        yield f"DTEND;VALUE=DATE:{_date(after)}"
    yield f"SUMMARY:{escaped(str(record['title'] or text_of(record['modules'])))}"
    if record["venue_title"]:
        yield f"LOCATION:{escaped(str(record['venue_title']))}"
    yield f"DESCRIPTION:{escaped(chr(10).join(_facts(document, record)))}"
    yield f"CATEGORIES:{status.upper()}"
    yield f"STATUS:{_STATUS.get(status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT" if status in ("idea", "cancelled") else "TRANSP:OPAQUE"
    yield "END:VEVENT"


def sequence(as_of: dt.date, status: str) -> int:
    """Return the revision of an event: later data have a higher one, and so has a session that got further on a day."""
    return as_of.toordinal() * 10 + [str(known) for known in SESSION_STATUSES].index(status)


def _facts(document: Document, record: Mapping[str, Datum]) -> Iterator[str]:
    """Yield what else there is to say, a line each, its data on one line."""
    labels = {
        "status": _("Status"),
        "modules": _("Modules"),
        "units": _("Heads"),
        "partner": _("Partner"),
        "teams": _("Teams"),
        "counterpart": _("Counterpart"),
        "funding": _("Funding"),
        "blocked_by": _("Blocked"),
        "public_note": _("Public note"),
    }
    for key, label in labels.items():
        if text := text_of(record[key]) if record[key] else "":
            yield _("{label}: {text}").format(label=label, text=" ".join(text.split()))
    yield _("{mission}, as of {day}; data {data}").format(
        mission=document.provenance.title, day=document.provenance.as_of.isoformat(), data=document.provenance.data
    )


def escaped(text: str) -> str:
    """Return *text* as the value of a property: on one line, its separators escaped, nothing in it invisible."""
    return safe(text.replace("\r\n", "\n")).translate(_ESCAPES)


def folded(line: str) -> bytes:
    """Return *line* with its end, broken into lines of at most 75 octets, never within a character."""
    parts, part = [], b""
    for char in line:
        octets = char.encode("utf-8")
        if len(part) + len(octets) > LONGEST:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"


def _day(value: Datum) -> dt.date:
    if not isinstance(value, dt.date):
        raise TypeError("a session has days")
    return value


def _date(day: dt.date) -> str:
    return day.isoformat().replace("-", "")
