"""Protects every format against what stands in files: no formula, markup, tag, escape or line of the data acts."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec
import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from planner.mission import Mission
from planner.plain import width_of
from planner.view import View
from tests.exporting import every_export
from tests.missions import DAY, curriculum_of, entries, mission_of

HOSTILE = (
    "=1+1", "+1 -1", "@SUM(1)", "＝1", " \u200b=1", "x;=1+1;y x,@y", "=cmd|' /C calc'!A0", "# h", "- x", "1. x", "===",
    "<script>alert(1)</script> \"><img src=x onerror=alert(1)> </svg><a href='x'> ]]> &lt;b&gt; <x@example.net>",
    "| a | b | [x](javascript:alert(1)) ![x](x) `x` ~~x~~ **x** $x$ http://example.net www.example.net \\",
    "a\n\nb\n---\n# h", "\x1b]52;c;eA==\x07\x1b[2J \x9b2J \u202ex\u2066 \u2028x\u2029", "\t=1",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x", "x\nATTENDEE:x\na;b,c\\n", "e\u0301" * 9 + "é" * 90 + "x" * 300,
    "../../etc/passwd",
)  # fmt: skip
TEXT = (
    entries("partner", 'id = "p"; title = "P"', 'id = "q"; title = "Q"; kind = "national"')
    + entries("team", 'id = "t"; title = "T"; region = "gao"; trainers = 2; partner = "p"; skills = ["course"]')
    + entries("venue", 'id = "v"; title = "V"; region = "gao"; seats = 30')
    + entries(
        "unit",
        'id = "u"; title = "U"; region = "gao"; strength = 20; mentor = "t"',
        'id = "b"; title = "B"; region = "bamako"; strength = 20; records = "unknown"',
    )
    + entries(
        "activity",
        'id = "a"; title = "A"; kind = "logistics"; region = "gao"; start = 2014-06-20; end = 2014-06-28; '
        'provides = ["vehicles"]',
        'id = "c"; title = "C"; kind = "infrastructure"; region = "gao"; start = 2014-08-01; provides = ["premises"]',
    )
    + entries(
        "session",
        'id = "s1"; modules = ["A"]; start = 2014-07-03; venue = "v"; partner = "p"; teams = ["t"]; seats = { u = 8 }',
        'id = "s2"; modules = ["course"]; start = 2014-07-04; status = "idea"; venue = "v"; partner = "q"; '
        "seats = { u = 8 }",
        'id = "s3"; modules = ["A"]; start = 2014-06-27; status = "delivered"; venue = "v"; attended = { b = 3 }',
        'id = "s4"; modules = ["A"]; start = 2014-07-05; status = "cancelled"',
    )
    + entries("observation", 'unit = "u"; date = 2014-06-29; module = "A"; rating = "P"; mentor = "t"')
    + entries("deployment", 'date = 2014-06-30; component = "IPO"; deployed = 1; approved = 2')
    + curriculum_of(
        entries(
            "module", 'id = "A"; title = "A"; hours = 2; conditions = ["premises"]', 'id = "B"; title = "B"; hours = 1'
        )
    )
)
FREE = (
    "title", "note", "public_note", "counterpart", "funding", "nominated_by", "service", "town", "source", "component",
)  # fmt: skip
"""Text fields of all entries that may hold anything."""


def poisoned(mission: Mission, text: str) -> Mission:
    """The mission with *text* in every field that may hold any text."""
    tables = {}
    for table in ("zones", "regions", "units", "partners", "teams", "venues", "curricula", "modules", "sessions"):
        tables[table] = tuple(_poisoned(entry, text) for entry in getattr(mission, table))
    for table in ("activities", "observations", "deployments"):
        tables[table] = tuple(_poisoned(entry, text) for entry in getattr(mission, table))
    regions = tuple(
        msgspec.structs.replace(region, closures=tuple(_closed(text)) if region.id == "kidal" else ())
        for region in tables["regions"]
    )
    curricula = {entry.id: entry for entry in tables["curricula"]}
    return msgspec.structs.replace(
        mission,
        **{**tables, "regions": regions},
        settings=_poisoned(msgspec.structs.replace(mission.settings, id=None), text),
        root=mission.root / (re.sub(r"[/\x00]", "_", text) or "x"),
        curriculum_of={name: curricula[entry.id] for name, entry in mission.curriculum_of.items()},
        origins={},
    )


def _poisoned(entry: msgspec.Struct, text: str) -> msgspec.Struct:
    return msgspec.structs.replace(entry, **{name: text for name in FREE if name in entry.__struct_fields__})


def _closed(text: str) -> Iterator[object]:
    from planner.model import Closure

    yield Closure(start=DAY, end=DAY.replace(month=7), reason=text)


@pytest.fixture(scope="module", params=HOSTILE, ids=range(len(HOSTILE)))
def written(request: pytest.FixtureRequest) -> tuple[str, dict[tuple[str, str], bytes]]:
    """The text, and every export of the mission that it stands in everywhere."""
    view = View(poisoned(MISSION, request.param), DAY)
    return request.param, {(what, name): data for what, name, data in every_export(view, "u", "gao")}


MISSION = mission_of(TEXT)
HARMLESS = View(poisoned(MISSION, "x"), DAY)
PLAIN = {(what, name): data for what, name, data in every_export(HARMLESS, "u", "gao")}
"""The same exports with a harmless text: what no text may change the shape of."""
Written = tuple[str, dict[tuple[str, str], bytes]]


def each(written: Written, *names: str) -> Iterator[tuple[str, str, bytes]]:
    for (what, name), data in written[1].items():
        if name in names:
            yield what, name, data


def test_text_steers_no_terminal_and_keeps_its_width(written: Written) -> None:
    for what, _name, data in each(written, "text"):
        for line in data.decode("utf-8").split("\n"):
            assert width_of(line) <= 76, (what, line)
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069]", line), (what, line)


def test_markdown_has_no_markup_of_the_data(written: Written) -> None:
    """Tables, headings, paragraphs and the lists of facts: nothing else, and as many of them as ever."""
    allowed = re.compile(r"(table|thead|tbody|tr|th|td|heading|paragraph|bullet_list|list_item)_(open|close)|inline")
    parser = MarkdownIt("gfm-like")
    for what, name, data in each(written, "md"):
        tokens = parser.parse(data.decode("utf-8"))
        assert [token.type for token in tokens if not allowed.fullmatch(token.type)] == [], what
        inline = {child.type for token in tokens for child in token.children or ()}
        assert inline <= {"text", "text_special", "hardbreak"}, what
        cells = [token.type for token in tokens].count("td_open")
        assert cells == [token.type for token in parser.parse(PLAIN[what, name].decode())].count("td_open"), what


FORMULA = re.compile(r"[\s\u200b]*[=+\-@＝＋－＠]")


def test_csv_has_no_formula_in_either_dialect(written: Written) -> None:
    """Nor where a program that splits at the other sign would begin a field."""
    for what, name, data in each(written, "csv", "csv-fr"):
        text = data.decode("utf-8-sig" if name == "csv-fr" else "utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if name == "csv-fr" else ",", strict=True))
        assert len({len(row) for row in rows}) == 1, what
        assert len(rows) == len(list(csv.reader(io.StringIO(PLAIN[what, name].decode("utf-8-sig"))))), what
        other = "," if name == "csv-fr" else ";"
        for cell in (cell for row in rows for field in row for cell in field.split(other)):
            assert not FORMULA.match(cell) or re.fullmatch(r"-?[0-9.,]+", cell), (what, cell)


def test_json_holds_the_data_and_escapes_what_steers(written: Written) -> None:
    for what, _name, data in each(written, "json"):
        text = data.decode("utf-8")
        assert json.loads(text)["schema"] == 1, what
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", text), what


def test_calendar_has_its_events_and_no_other_property(written: Written) -> None:
    for _what, _name, data in each(written, "ics"):
        assert re.fullmatch(rb"([^\r\n]{1,75}\r\n)+", data)
        calendar = Calendar.from_ical(data)
        assert [len(calendar.walk(name)) for name in ("VCALENDAR", "VEVENT", "VALARM")] == [1, 4, 0]
        assert {key for event in calendar.walk("VEVENT") for key in event} <= {
            *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
            *("LOCATION", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP"),
        }  # fmt: skip
        assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == 4


class Tags(HTMLParser):
    """The tags of a page with their attributes, and whether each is closed by its own."""

    VOID = ("meta", "br", "rect", "line")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []
        self.open: list[str] = []
        self.crossed = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _value in attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.crossed = self.crossed or not self.open or self.open.pop() != tag


def test_html_has_the_tags_it_always_has(written: Written) -> None:
    """Same tags, same attributes, whatever the text; nothing runs and nothing is loaded."""
    for what, name, data in each(written, "html"):
        page, plain = Tags(data.decode("utf-8")), Tags(PLAIN[what, name].decode("utf-8"))
        assert not page.crossed
        assert page.open == []
        assert set(page.seen) == set(plain.seen), what
        assert not {tag for tag, _names in page.seen} & {"script", "img", "a", "iframe", "link", "object", "form"}


def test_workbook_holds_no_formula_and_no_link(written: Written) -> None:
    for _what, _name, data in each(written, "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for part in book.namelist():
                text = book.read(part).decode("utf-8")
                assert "<f>" not in text
                assert "<hyperlink" not in text
                assert "\x1b" not in text


def test_a_folder_of_any_name_is_no_error() -> None:
    """Without an id the mission is called as its folder, whose name may be no text at all."""
    settings = msgspec.structs.replace(MISSION.settings, id=None)
    for name in ("\udcff", "a\nb", ".."):
        view = View(msgspec.structs.replace(MISSION, settings=settings, root=MISSION.root / name), DAY)
        assert all(data for _what, _name, data in every_export(view, "u", "gao"))
