"""Panes keep their widths, styles and spots when they are cut, set side by side and set below each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.plain import width_of
from planner.reports.lines import line, text_of, width
from planner.reports.panes import (
    ASCII,
    Drawing,
    Pane,
    Row,
    Spot,
    Target,
    beside,
    clipped,
    columns_of,
    filled,
    heading,
    list_pane,
    middle_cut,
    stacked,
)

SPANS = st.lists(st.tuples(st.text("aé漢 ", max_size=6), st.sampled_from(["", "gap"])), max_size=4).map(tuple)


@given(SPANS, st.integers(0, 20))
def test_cut_and_filled_lines_have_the_width_they_were_asked_for(parts: tuple[tuple[str, str], ...], room: int) -> None:
    """Wide characters included: a line on the screen is never one cell too long."""
    assert width(clipped(parts, room)) <= room
    assert width(filled(parts, room)) == room


def test_cut_keeps_styles() -> None:
    assert clipped(line("abc", ("defg", "gap"), "h"), 5) == (("abc", ""), ("d…", "gap"))


def test_side_by_side_and_below() -> None:
    """A spot goes where its pane goes."""
    one = list_pane("one", [Row(line("a"), Target("region", "a")), Row(line("b"))], 9)
    two = list_pane("two", [Row(line("c"), Target("unit", "c"), (line("  more"),))], 9)
    both = stacked(Pane((line("head"),)), beside(one, two, 10))
    assert [text_of(parts) for parts in both.lines] == ["head", " a         c", " b          more"]
    assert both.spots == (
        Spot(1, 0, 9, Target("region", "a"), "one"),
        Spot(1, 10, 19, Target("unit", "c"), "two", 2),
    )


@given(st.text("ab é", max_size=40), st.integers(1, 40), st.text("12 more", max_size=8))
def test_headings_fit(title: str, room: int, more: str) -> None:
    """However long the title is, and however little room there is."""
    assert width(heading(title, room, ASCII, more)) <= room


def test_heading_says_how_many_more() -> None:
    assert text_of(heading("Gaps", 20, ASCII, "3 more")) == " Gaps ----- 3 more -"


def test_columns_stand_below_each_other_and_empty_ones_go() -> None:
    rows = [[("a", ""), ("", ""), ("1", "")], [("bb", ""), ("", ""), ("22", "gap")]]
    assert [text_of(parts) for parts in columns_of(rows, rights=(2,))] == ["a    1", "bb  22"]


def test_bars() -> None:
    """Full only for the whole, a trace for anything over nothing, blank where nothing is defined."""
    assert text_of(ASCII.bar(0.999, 4, "gap")) == "###."
    assert text_of(ASCII.bar(0.01, 4, "gap")) == "|..."
    assert text_of(ASCII.bar(0.0, 4, "gap")) == "...."
    assert text_of(Drawing(unicode=True).bar(1.0, 4, "covered")) == "████"
    assert ASCII.bar(None, 4, "none") == (("    ", ""),)


@given(st.text("abc ,", min_size=1, max_size=30).filter(str.strip), st.integers(1, 30))
def test_names_are_cut_in_their_middle(text: str, room: int) -> None:
    assert width_of(middle_cut(text, room)) <= room
