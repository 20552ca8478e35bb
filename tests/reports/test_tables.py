"""Protects tables as text, Markdown, CSV and JSON: widths, escaping, and data that must not become anything else."""

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plain import width_of
from planner.reports.lines import text_of
from planner.reports.tables import (
    WIDTH,
    Column,
    Shown,
    Table,
    json_in_ascii,
    json_text,
    table_csv,
    table_lines,
    table_markdown,
    wrapped,
)

HOSTILE = "\x1b[31m|[x](y)\u202e*_`<b>&"


def table(*rows: tuple[object, ...], **more: object) -> Table:
    columns = (Column("id", "Id"), Column("title", "Title", least=6), Column("n", "N", right=True))
    return Table(columns=columns, rows=rows, **more)


def text(shown: Table) -> list[str]:
    return [text_of(line) for line in table_lines(shown)]


def test_text_aligns_figures_to_the_right_under_a_plain_rule() -> None:
    assert text(table(("a", "Gao", 5), ("b", "Ségou", 12), footer=("", "total", 17))) == [
        "Id  Title   N",
        "--  -----  --",
        "a   Gao     5",
        "b   Ségou  12",
        "--  -----  --",
        "    total  17",
    ]


def test_text_has_header_and_notes_around_the_rows() -> None:
    lines = text(table(("a", "T", 1), title="Regions", header=("Mission",), notes=("a legend",)))
    assert lines[:3] == ["Mission", "Regions", ""]
    assert lines[-2:] == ["", "a legend"]


def test_table_without_rows_says_so() -> None:
    """A legend of figures that are not there helps nobody."""
    assert text(table(empty="No session.", notes=("a legend",))) == ["No session."]


@given(st.lists(st.tuples(st.text(max_size=90), st.text(max_size=250), st.integers()), max_size=4))
def test_no_line_is_wider_than_76_cells_or_steers_the_terminal(rows: list[tuple[str, str, int]]) -> None:
    """Whatever stands in the files: wide letters, marks, controls."""
    for line in text(table(*rows)):
        assert width_of(line) <= WIDTH
        assert line.isprintable() or not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in line)


def test_flexible_columns_are_cut_before_ids() -> None:
    (*_head, row) = text(table(("x" * 30, "y" * 100, 1)))
    assert row.startswith("x" * 30)
    assert "…" in row
    assert len(row) == WIDTH


def test_wrapping_columns_go_on_below() -> None:
    columns = (Column("a", "A"), Column("b", "B", least=10, wraps=True))
    lines = text(Table(columns=columns, rows=(("x" * 50, "one two three four five six"),)))
    assert [line[52:] for line in lines[2:]] == ["one two three four five", "six"]


def test_figures_are_cut_last_of_all() -> None:
    """ "2,771 of ~5,6…" would be read as another number; a title that breaks is still a title."""
    columns = (Column("a", "A"), Column("b", "B", least=14, wraps=True), Column("c", "C", right=True))
    lines = text(Table(columns=columns, rows=(("x" * 45, "one two three", "2,771 of ~15,659"),)))
    assert lines[2].endswith("2,771 of ~15,659")


def test_phrases_are_broken_at_their_commas() -> None:
    columns = (Column("a", "A"), Column("b", "B", least=13, wraps=True, phrases=True, right=True))
    lines = text(Table(columns=columns, rows=(("x" * 60, "0 of 40, 40 unknown"),)))
    assert [line[60:].strip() for line in lines[2:]] == ["0 of 40,", "40 unknown"]


def test_markdown_escapes_what_markup_would_read() -> None:
    """What stands at the head, and so what is left out, is above the title."""
    page = table_markdown(table((HOSTILE, "a\nb", 1), title="T*", header=("H|",), footer=("", "total", 1)))
    assert page == (
        "H\\|\n\n# T\\*\n\n| Id | Title | N |\n| :-- | :-- | --: |\n"
        "| ‹1B›\\[31m\\|\\[x\\](y)‹202E›\\*\\_\\`\\<b\\>\\& | a b | 1 |\n|  | total | 1 |\n"
    )


def test_csv_is_rfc_4180_with_the_keys_on_top() -> None:
    columns = (Column("a", "A"), Column("b", "B", page=False), Column("c", "C", data=False))
    rows = ((Shown(0.25, "25 %"), 'say "no", twice', "page"), (dt.date(2014, 7, 1), None, "page"))
    assert table_csv(Table(columns=columns, rows=rows)) == 'a,b\r\n0.25,"say ""no"", twice"\r\n2014-07-01,\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "\x00=1", " \u200b=1", "\t=1", "\n@x", "\u00a0-1"])
def test_csv_disarms_formulas(text: str) -> None:
    """A spreadsheet evaluates what begins with a sign, also behind a NUL, a blank or an invisible."""
    (_head, (cell,)) = csv.reader(io.StringIO(table_csv(Table(columns=(Column("a", ""),), rows=((text,),)))))
    assert cell.startswith("'")


def test_csv_keeps_numbers_numbers() -> None:
    assert table_csv(Table(columns=(Column("a", ""),), rows=((-5,), (2.5,)))) == "a\r\n-5\r\n2.5\r\n"


@given(st.text(max_size=30))
def test_csv_field_never_breaks_a_row(value: str) -> None:
    rows = list(
        csv.reader(
            io.StringIO(
                table_csv(
                    table((value, "x", 1)),
                )
            ),
            strict=True,
        )
    )
    assert len(rows) == 2
    assert [len(row) for row in rows] == [3, 3]


def test_json_sorts_keys_and_writes_dates_and_nulls() -> None:
    page = json_text({"b": None, "a": dt.date(2014, 6, 30), "schema": 1})
    assert page.index('"a"') < page.index('"b"') < page.index('"schema"')
    assert json.loads(page) == {"a": "2014-06-30", "b": None, "schema": 1}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_keeps_the_data_and_steers_no_terminal(value: str) -> None:
    page = json_text({"note": value})
    assert json.loads(page) == {"note": value}
    assert not any(char in page for char in "\x1b\x7f\x9b\u202e\u2028")
    assert json.loads(json_in_ascii(page)) == {"note": value}
    assert json_in_ascii(page).isascii()


def test_wrapped_breaks_long_words_after_a_hyphen() -> None:
    assert wrapped("gendarmerie-schools", 14) == ["gendarmerie-", "schools"]
    assert wrapped("x" * 5, 2) == ["xx", "xx", "x"]
    assert wrapped("a b", 80, "  ") == ["a b"]
