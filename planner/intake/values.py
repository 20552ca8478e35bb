"""Owns what a cell may hold: text, heads, an id; what is wrong with one is returned as a sentence, never raised."""

from __future__ import annotations

import re
import unicodedata

from planner.i18n import _
from planner.plain import one_line

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:([ ,'’])[0-9]{3})(?:\1[0-9]{3})*")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_MOST = 10**9

Wrong = str
"""What is wrong and what to do; empty: nothing."""


def text_of(cell: str) -> tuple[str, Wrong]:
    """Return the text of *cell* on one line, composed; a control character is wrong."""
    if _CONTROL.search(cell):
        return "", _("there is a control character; type the text anew.")
    return unicodedata.normalize("NFC", " ".join(cell.split())), ""


def heads_of(text: str) -> tuple[int, Wrong]:
    """Return the heads that *text* says in digits; thousands may stand apart by blank, comma or apostrophe."""
    if not text:
        return 0, _("the number of heads is missing.")
    if not _WHOLE.fullmatch(text):
        message = _("“{text}” is no whole number; write heads in digits, like 45 or 1200.")
        return 0, message.format(text=one_line(text, 40))
    digits = re.sub("[^0-9]", "", text).lstrip("0") or "0"
    if len(digits) > len(str(_MOST)) or int(digits) > _MOST:
        return 0, _("the number is too large.")
    return int(digits), ""


def id_of(text: str) -> tuple[str, Wrong]:
    """Return *text*, which may be empty, as an id."""
    if not text or _ID.fullmatch(text):
        return text, ""
    message = _("“{text}” is no id; use letters without accents, digits, dot, hyphen and underscore, 64 at most.")
    return "", message.format(text=one_line(text, 40))
