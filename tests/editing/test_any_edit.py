"""Whatever a file looks like: an edit says what it promised, and no other byte of an entry and no comment changes."""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from typing import Any

import tomli
from hypothesis import event, given, settings
from hypothesis import strategies as st

from planner.differences import Splice
from planner.editing import Changes, Edit, EditRefused, added, changed, copied, guard, removed
from planner.editing.comments import comments_in
from planner.editing.guards import promised
from planner.editing.layout import Layout
from planner.editing.values import same
from tests.toml_files import UNITS, WORDS, files

VALUES: dict[str | tuple[str, ...], st.SearchStrategy[Any]] = {
    "title": st.sampled_from(WORDS),
    "note": st.sampled_from(WORDS) | st.text(st.sampled_from("ab\"'\\#\n\t[]é𝄞\u2028"), max_size=12),
    "modules": st.lists(st.sampled_from(["CI-01", "CI-02", "CI,#", "new"]), max_size=4),
    "start": st.dates(),
    "end": st.dates(),
    "women": st.integers(0, 9),
    "funding": st.sampled_from(WORDS),
    "seats": st.dictionaries(st.sampled_from(UNITS), st.integers(0, 9), max_size=3),
    "fr": st.dictionaries(st.sampled_from(["title", "note"]), st.sampled_from(WORDS), max_size=2),
    **{("seats", unit): st.integers(0, 9) for unit in UNITS},
}
SIMPLE = ("title", "fr")


def said(text: str) -> dict[str, Any]:
    return tomli.loads(text.removeprefix("\ufeff"))


def entries(text: str) -> list[tuple[str, int, str]]:
    """Return table, number and lines of every entry."""
    layout = Layout(text.removeprefix("\ufeff"))
    places = [(table, number) for table in said(text) for number in range(layout.count(table))]
    return [(table, number, layout.text[slice(*layout.span(table, number))]) for table, number in places]


def rows(document: dict[str, Any], table: str) -> list[Any]:
    value = document.get(table, [])
    return value if isinstance(value, list) else [value]


def with_changes(entry: dict[str, Any], changes: Changes) -> dict[str, Any]:
    """Return *entry* changed, worked out apart from the planner."""
    result = copy.deepcopy(entry)
    for place, value in changes.items():
        path = (place,) if isinstance(place, str) else place
        holder = result if len(path) == 1 else result.setdefault(path[0], {})
        holder[path[-1]] = value
        if value is None or value == {}:
            del holder[path[-1]]
        if len(path) == 2 and not holder:
            del result[path[0]]
    return result


@st.composite
def edits(draw: st.DrawFn, *kinds: str) -> tuple[str, str, str, int, Changes]:
    """Yield a file, an edit of one of its entries, and what is to change."""
    text = draw(files())
    table, number, _lines = draw(st.sampled_from(entries(text)))
    known = VALUES if table == "session" else {name: VALUES[name] for name in SIMPLE}
    names = draw(st.lists(st.sampled_from(sorted(known, key=str)), min_size=1, max_size=3, unique=True))
    if "seats" in names:
        names = [name for name in names if isinstance(name, str)]
    changes = {name: draw(known[name] | st.none()) for name in names}
    return text, draw(st.sampled_from(kinds)), table, number, changes


def check(text: str, edit: Edit) -> None:
    """Check what holds of every edit: it is proven in full, and can be taken back to the byte."""
    guard(text, edit.text, (edit.promise,))
    assert Splice.between(text, edit.text).inverse.apply(edit.text) == text
    back = promised(said(edit.text), [edit.promise.inverse])
    assert same({name: back[name] for name in back if back[name]}, {n: v for n, v in said(text).items() if v})
    assert edit.text.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in edit.text) <= ("\r\n" in text or not text.strip("\ufeff"))
    if "\r\n" in text:
        assert "\n" not in edit.text.replace("\r\n", "")


@settings(max_examples=150, deadline=None)
@given(edits("change"))
def test_a_change_stays_within_its_entry(case: tuple[str, str, str, int, Changes]) -> None:
    """The promise is kept; every other entry, and every comment, is the same to the byte."""
    text, _kind, table, number, changes = case
    try:
        edit = changed(text, table, number, changes)
    except EditRefused as reason:
        if "would be lost" not in str(reason):
            raise
        event("refused, because a comment would be lost")
        return
    check(text, edit)
    wanted = with_changes(rows(said(text), table)[number], changes)
    assert same(rows(said(edit.text), table)[number], wanted)
    assert not Counter(comments_in(text)) - Counter(comments_in(edit.text))
    before, after = entries(text), entries(edit.text)
    assert [entry for entry in before if entry[:2] != (table, number)] == [
        entry for entry in after if entry[:2] != (table, number)
    ]
    start, end = Layout(text.removeprefix("\ufeff")).span(table, number)
    bom = text[: text.startswith("\ufeff")]
    assert edit.text.startswith(bom + text.removeprefix(bom)[:start])
    assert edit.text.endswith(text.removeprefix(bom)[end:])
    if wanted == rows(said(text), table)[number]:
        assert edit.text == text


@settings(max_examples=100, deadline=None)
@given(edits("remove", "copy"))
def test_others_keep_their_lines(case: tuple[str, str, str, int, Changes]) -> None:
    """A copy and a removal touch no line of another entry, and no comment but those that go."""
    text, kind, table, number, changes = case
    others = [lines for place, at, lines in entries(text) if (place, at) != (table, number)]
    if kind == "copy":
        if table == "mission":
            return
        edit = copied(text, table, number, changes)
        now = rows(said(edit.text), table)
        assert same(now[number + 1], with_changes(now[number], changes))
        assert [lines for place, at, lines in entries(edit.text) if (place, at) == (table, number)]
        expected = Counter(comments_in(text))
    else:
        edit = removed(text, table, number)
        expected = Counter(comments_in(text)) - Counter(edit.promise.gone)
        assert len(rows(said(edit.text), table)) == len(rows(said(text), table)) - 1
    check(text, edit)
    assert Counter(comments_in(edit.text)) == expected
    left = [lines.strip() for _place, _at, lines in entries(edit.text)]
    if kind == "copy":
        left.remove(next(lines.strip() for p, at, lines in entries(edit.text) if (p, at) == (table, number + 1)))
        others = [lines for _place, _at, lines in entries(text)]
    assert Counter(left) == Counter(lines.strip() for lines in others)


@settings(max_examples=80, deadline=None)
@given(files(), st.dates())
def test_an_entry_more(text: str, start: dt.date) -> None:
    """A new entry is all that is new, wherever comments and blank lines stand."""
    fields = {"id": "new", "modules": ["CI-04"], "start": start, "seats": {"it's": 1}}
    edit = added(text, "session", fields)
    check(text, edit)
    assert same(said(edit.text)["session"][-1], fields)
    assert Counter(comments_in(edit.text)) == Counter(comments_in(text))
    assert [lines.strip() for *_, lines in entries(text)] == [
        lines.strip() for table, number, lines in entries(edit.text) if lines.find('"new"') < 0 or table != "session"
    ]
