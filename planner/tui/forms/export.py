"""Owns what is asked before a document is written: its fields, what each can say, and the wish that they make.

It neither draws nor writes, and makes no document itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple, cast

from planner import i18n
from planner.checks import RULES
from planner.distribution import WEIGHTS, Weight
from planner.exporting import Wish, own_name
from planner.exporting.filed import file_name
from planner.i18n import _
from planner.reports.documents import Export, exports
from planner.reports.documents.request import BYS
from planner.reports.formats import FORMATS
from planner.tui.desk import Desk, Focus
from planner.tui.forms.options import Option, entries_of
from planner.tui.travel import not_a_day, typed_day

PAGE = "page"
"""The choice of the page that is seen; no export is called so."""
DATES = ("from", "to", "since")
ORDER = ("unit", "region", "partner", "by", "weight", *DATES, "limit", "select")
"""The fields between the first two and the last ones, each only for exports that heed it."""


class Setting(NamedTuple):
    """One field."""

    name: str
    label: str
    typed: bool = False
    hint: str = ""
    """What holds where nothing is typed."""


class ExportDraft:
    """What is asked for so far."""

    def __init__(self, desk: Desk, page: str, heading: str, focus: Focus) -> None:
        """Begin with the page that is seen, named *page* and called *heading*, and with what its cursor is on."""
        self.desk = desk
        self._page = page
        self._heading = heading
        self._focus = focus
        self._exports = exports()
        self._tables: dict[str, list[Option]] = {}
        self._called: dict[str, dict[str, str]] = {}
        self.texts: dict[str, str] = {}
        """What was chosen or typed, by field; what is not there is as it is by default."""

    # What is asked.

    @property
    def export(self) -> Export | None:
        """The kind of document; None: the page that is seen."""
        return self._exports.get(self.value("what"))

    @property
    def settings(self) -> list[Setting]:
        """The fields that what is chosen heeds."""
        every, export = self._every(), self.export
        if export is None:
            return [every[name] for name in ("what", "letters", "file")]
        names = ["what", "format", *(name for name in ORDER if self._heeds(export, name)), "language"]
        return [every[name] for name in (*names, *(["letters"] if self.value("format") == "text" else []), "file")]

    def _heeds(self, export: Export, name: str) -> bool:
        what = self.value("what")
        if what in ("unit", "region") and name in ("unit", "region"):
            return name == what or (what == "unit" and not self.value("unit"))
        return name in export.choices

    def _every(self) -> dict[str, Setting]:
        week = self.value("what") == "week"
        found = (
            Setting("what", _("What")),
            Setting("format", _("Format")),
            Setting("unit", _("Unit")),
            Setting("region", _("Region")),
            Setting("partner", _("Partner")),
            Setting("by", _("Headings")),
            Setting("weight", _("Weight")),
            Setting("from", _("From"), True, _("the horizon's first day")),
            Setting("to", _("To"), True, _("the last day that is coming") if week else _("the horizon's last day")),
            Setting("since", _("Since"), True, _("a week ago")),
            Setting("limit", _("At most"), True, _("all")),
            Setting("select", _("Codes"), True, _("all")),
            Setting("language", _("Language")),
            Setting("letters", _("Letters")),
            Setting("file", _("File"), True, _("a free name in this folder")),
        )
        return {setting.name: setting for setting in found}

    # What each can say.

    def options(self, name: str) -> list[Option]:
        """Return what the field *name* can say; of one that is typed nothing."""
        if name == "what":
            page = Option(PAGE, _("this page: {page}").format(page=self._heading))
            return [page, *(Option(each, f"{each}: {export.summary}") for each, export in self._exports.items())]
        if name == "format":
            return [Option(each, each) for each in self._formats()]
        if name in ("unit", "region", "partner"):
            return self._entries(name)
        words: dict[str, dict[str, str]] = {
            "by": {word: word for word in BYS},
            "weight": {word: word for word in WEIGHTS},
            "language": {"en": _("English"), "fr": _("French")},
            "letters": {"utf-8": _("all (UTF-8)"), "ascii": _("ASCII alone")},
        }
        return [Option(word, text) for word, text in words.get(name, {}).items()]

    def _formats(self) -> tuple[str, ...]:
        formats = self.export.formats if self.export else ("text",)
        if "xlsx" not in formats:
            return formats
        from planner.reports.formats.xlsx import available  # not needed for the page that is seen

        return formats if available() else tuple(each for each in formats if each != "xlsx")

    def _entries(self, name: str) -> list[Option]:
        entries, what = self._table(name), self.value("what")
        if what == "unit" and name == "region":
            return entries
        if what == "unit":
            return [*entries, Option("", _("all of a region"))]
        return [Option("", _("all")), *entries]

    def _table(self, name: str) -> list[Option]:
        """Return the entries of a table, made once: there may be thousands."""
        if name not in self._tables:
            options = list(entries_of(self.desk.view.mission, name))
            self._tables[name] = options
            self._called[name] = {option.id: option.text for option in options}
        return self._tables[name]

    def shown(self, name: str) -> str:
        """Return what people read of what the field *name* says."""
        text = self.value(name)
        if name in ("unit", "region", "partner") and text:
            self._table(name)
            return self._called[name].get(text, text)
        return next((option.text for option in self.options(name) if option.id == text), text)

    def value(self, name: str) -> str:
        """Return what the field *name* says: what was chosen or typed as far as that goes now, else the default."""
        text = self.texts.get(name)
        if name == "what":
            return text or PAGE
        if name == "format":
            return text if text in self._formats() else "text"
        if name == "language":
            return text or ("fr" if i18n.language() == "fr" else FORMATS[self.value("format")].language)
        if name == "letters":
            return text or ("utf-8" if self.desk.look.accents else "ascii")
        if name in ("unit", "region"):
            return self._place(name) if text is None else text
        return text or {"by": BYS[0], "weight": WEIGHTS[0]}.get(name, "")

    def _place(self, name: str) -> str:
        """Return the *unit* or *region* that the cursor of the page is on, where the export is about it."""
        mission, focus, what = self.desk.view.mission, self._focus, self.value("what")
        unit = focus.unit if focus.unit in mission.unit else None
        if name == "unit":
            return unit or ("" if what != "unit" or focus.region or not mission.unit else next(iter(mission.unit)))
        if unit and what in ("plan", "gaps"):
            return ""  # limited to the unit already
        own = focus.region or (mission.unit[unit].region if unit else None)
        if own in mission.region:
            return str(own)
        return next(iter(mission.region), "") if what == "unit" else ""

    # What comes of it.

    def errors(self) -> Mapping[str, str]:
        """Return what is wrong, by field."""
        asked = [setting.name for setting in self.settings]
        found = {}
        for name in asked:
            text = self.texts.get(name, "").strip()
            if name in DATES and text and self._day(name) is None:
                found[name] = not_a_day()
            if name == "limit" and text and not (text.isascii() and text.isdigit() and int(text[:9])):
                found[name] = _("That is no whole number from 1.")
            if name == "select" and any(not any(r.startswith(code) for r in RULES) for code in self._codes()):
                found[name] = _("There is no such code or family: write them like PL104, CO.")
        if self.value("what") == "unit" and not self.value("unit") and not self.value("region"):
            found["what"] = _("There is no unit and no region to write about.")
        return found

    def wish(self, *, each: bool = False) -> Wish | None:
        """Return what is asked for where there are no errors; None: the page. With *each*, every sheet makes a file."""
        what, asked = self.value("what"), {setting.name for setting in self.settings}
        if self.export is None:
            return None

        def told(name: str) -> str:
            return self.value(name) if name in asked else ""

        about = told(what) if what in ("unit", "region") else ""
        limited = {name: told(name) or None for name in ("region", "partner", "unit") if name != what}
        return Wish(
            what=what,
            format=self.value("format"),
            id=about,
            **limited,
            by=told("by") or BYS[0],
            start=self._day("from") if "from" in asked else None,
            end=self._day("to") if "to" in asked else None,
            since=self._day("since") if "since" in asked else None,
            limit=int(told("limit")[:9]) if told("limit").strip() else None,
            weight=cast("Weight", told("weight") or WEIGHTS[0]),
            select=tuple(self._codes()) if "select" in asked else (),
            language=told("language"),
            ascii_only=told("letters") == "ascii",
            each=each,
        )

    def _day(self, name: str) -> dt.date | None:
        return typed_day(self.texts.get(name, ""), self.desk.view.day)

    def _codes(self) -> list[str]:
        return [part.strip().upper() for part in self.texts.get("select", "").split(",") if part.strip()]

    def own_name(self) -> str:
        """Return how its file is called unless somebody says otherwise."""
        day, wish = self.desk.view.day, self.wish()
        return own_name(wish, day) if wish else file_name([self._page, day.isoformat()], "txt")
