"""Protects text as it is pasted in a cable: 76 columns whatever the titles, ASCII where asked, sheets told apart."""

import pytest

from planner.plain import width_of
from planner.reports.document import Document, Field, Provenance, Section, Seen, Sheet, text_of
from planner.reports.formats import rendered
from planner.reports.page import Page
from planner.reports.tables import wrapped
from tests.missions import DAY

SECTION = Section(
    key="rows",
    title="Rows — all",
    sentences=("A sentence.",),
    fields=(Field("id", "Id"), Field("hidden", "", "count"), Field("hours", "h", "hours"), Field("", "Shown")),
    rows=(("a", 1, 1440, Seen(None, "é")), ("b", None, 0.5, None)),
    notes=("A note.",),
)


def document(*sheets: Sheet) -> Document:
    return Document(
        what="gaps",
        title="Title",
        provenance=Provenance("m", "Mission", DAY, "0123", "0", 0),
        lines=("Mission", "as of"),
        options={},
        sheets=sheets,
        notes=("Legend.",),
    )


def test_a_sheet_is_head_sections_and_legends() -> None:
    assert rendered("text", document(Sheet(sections=(SECTION,)))).decode() == (
        "Title\nMission\nas of\n\nRows — all\nA sentence.\n\n"
        "Id      h  Shown\n--  -----  -----\na   1,440  é\nb     0.5  -\nA note.\n\nLegend.\n"
    )


def test_ascii_and_breaks_between_sheets() -> None:
    two = document(Sheet(id="1", title="Ségou", sections=()), Sheet(id="2", title="Gao", sections=(SECTION,)))
    text = rendered("text", two, ascii_only=True).decode()
    assert text.isascii()
    assert text.count("=" * 76) == 1
    assert "Segou" in text


@pytest.mark.parametrize("title", ["x" * 300, "long words " * 20, "é" * 61])
def test_a_title_that_leaves_no_room_beside_it_stands_in_the_text(title: str) -> None:
    """It once took for ever."""
    page = Page()
    page.entry((("id  ", ""),), "What it is", (title, ""))
    assert all(width_of(line) <= 76 for line in page.text.split("\n"))
    assert "".join(title.split()) in "".join(page.text.split())


def test_wrapping_ends_without_any_room() -> None:
    assert "".join(wrapped("ab cd", 0)) == "abcd"
    assert wrapped("漢字", 1) == ["漢", "字"]


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, "text", "-"),
        (True, "flag", "yes"),
        (1440, "count", "1,440"),
        (0.25, "share", "25 %"),
        (("a", "b"), "text", "a, b"),
        ({"u": 1200}, "text", "u 1,200"),
        (DAY, "date", "2014-06-30"),
        (Seen(3, "three"), "count", "three"),
    ],
)
def test_values_in_words(cell: object, kind: str, text: str) -> None:
    assert text_of(cell, kind) == text
