"""A new entry is set off and written as its neighbours are, and changes no other byte."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.editing import EditRefused, entry_text, steps
from tests.editing.proven import with_entry

NEW = {"seats": {"gao-gms": 12}, "id": "new", "start": dt.date(2014, 7, 1), "modules": ("CI-04",)}
BLOCK = '[[session]]\nid = "new"\nmodules = ["CI-04"]\nstart = 2014-07-01\nseats = { gao-gms = 12 }\n'


def is_inserted(old: str, new: str) -> bool:
    """Return whether *new* is *old* with something put in at one place."""
    size = len(new) - len(old)
    return any(old[:at] + new[at : at + size] + old[at:] == new for at in range(len(old) + 1))


def test_fields_stand_in_the_order_of_the_model() -> None:
    """Whatever order they are given in."""
    assert entry_text("session", NEW) == BLOCK


def test_single_tables_have_single_brackets_and_twins_come_last() -> None:
    """The form of a header follows from the table."""
    text = entry_text("mission", {"fr": {"title": "Été"}, "note": None, "title": "Summer"})
    assert text == '[mission]\ntitle = "Summer"\nfr = { title = "Été" }\n'


def test_long_arrays_stand_on_lines_of_their_own() -> None:
    """Lines stay readable; short lists stay on one."""
    names = ["objective-" + "x" * n for n in (20, 30, 40)]
    text = entry_text("module", {"id": "m", "title": "M", "hours": 2.5, "topics": names[:2], "objectives": names})
    assert text == (
        '[[module]]\nid = "m"\ntitle = "M"\nhours = 2.5\n'
        f'objectives = [\n    "{names[0]}",\n    "{names[1]}",\n    "{names[2]}",\n]\n'
        f'topics = ["{names[0]}", "{names[1]}"]\n'
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("", BLOCK, id="empty"),
        pytest.param("# plan\n", "# plan\n\n" + BLOCK, id="none yet"),
        pytest.param("# plan\n\n\n", "# plan\n\n\n" + BLOCK, id="blank lines at the end"),
        pytest.param('[[session]]\nid = "a"\n', '[[session]]\nid = "a"\n\n' + BLOCK, id="one"),
        pytest.param(
            '[[session]]\n[[session]]\nid = "a"\n[[zone]]\n',
            '[[session]]\n[[session]]\nid = "a"\n' + BLOCK + "[[zone]]\n",
            id="packed",
        ),
        pytest.param(
            '[[session]]\n\n\n[[session]]\nid = "a"\n\n\n# zones\n[[zone]]\n',
            '[[session]]\n\n\n[[session]]\nid = "a"\n\n\n' + BLOCK + "\n\n# zones\n[[zone]]\n",
            id="two blank lines",
        ),
        pytest.param(
            '[[session]]\nid = "a"\n# venue = "x"\n\n# z\n[[zone]]\n',
            '[[session]]\nid = "a"\n# venue = "x"\n\n' + BLOCK + "\n# z\n[[zone]]\n",
            id="comment below",
        ),
        pytest.param(
            '[[session]]\nid = "a"\n# z\n[[zone]]\n',
            '[[session]]\nid = "a"\n\n' + BLOCK + "\n# z\n[[zone]]\n",
            id="comment of the next",
        ),
        pytest.param(
            "[[session]]\n[[zone]]\n[session.seats]\nx = 1\n[[region]]\n",
            "[[session]]\n[[zone]]\n[session.seats]\nx = 1\n\n" + BLOCK + "\n[[region]]\n",
            id="far subtable",
        ),
        pytest.param('[[session]]\nid = "a"', '[[session]]\nid = "a"\n\n' + BLOCK[:-1], id="no final newline"),
        pytest.param(
            '[[session]]\nid = "a"\n\n# end', '[[session]]\nid = "a"\n\n' + BLOCK + "\n# end", id="unended comment"
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_where_and_how_an_entry_is_added(old: str, new: str, newline: str, bom: str) -> None:
    """After the last one of its table, set off as its neighbours are, before comments that speak of the next."""
    if "\n" not in old:
        newline = "\n"
    old, new = bom + old.replace("\n", newline), bom + new.replace("\n", newline)
    assert with_entry(old, "session", NEW) == new


def test_a_second_edit_stands_as_the_first() -> None:
    """Adding twice gives what adding by hand would."""
    once = with_entry("", "session", NEW)
    assert with_entry(once, "session", NEW) == BLOCK + "\n" + BLOCK


@pytest.mark.parametrize(
    ("text", "table", "reason"),
    [
        ('session = [{ id = "a" }]\n', "session", "[[session]]"),
        ("session = []\n[[zone]]\n", "session", "[[session]]"),
        ('[session]\nid = "a"\n', "session", "[[session]]"),
        ('session.id = "a"\n', "session", "[[session]]"),
        ('[mission]\ntitle = "a"\n', "mission", "[mission]"),
        ("id = \n", "session", "line 1"),
        ("x = " + "[" * 2000, "session", "not valid TOML"),
        ("x = " + "9" * 5000, "session", "not valid TOML"),
        ("", "sessions", "sessions"),
    ],
)
def test_a_file_that_cannot_take_the_entry(text: str, table: str, reason: str) -> None:
    """The refusal names the reason and says that nothing was changed."""
    with pytest.raises(EditRefused) as caught:
        with_entry(text, table, {"id": "a", "title": "a"} if table == "session" else {"title": "a"})
    assert reason in str(caught.value)
    assert "Nothing was changed" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("a\x1b[31m", "U+001B"),
        ("a\r\n", "U+000D"),
        ("\x85", "U+0085"),
        ("\ud800", "U+D800"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (dt.datetime(2014, 7, 1, tzinfo=dt.UTC), "datetime"),
        (object, "object"),
        ({"a\x00": 1}, "U+0000"),
        ([{"a": [None]}], "note[0].a[0]"),
    ],
)
def test_a_value_that_no_entry_may_hold(value: object, reason: str) -> None:
    """Control characters, nan and times never reach a file."""
    with pytest.raises(EditRefused) as caught:
        with_entry("", "session", {"id": "a", "note": value})
    assert reason in str(caught.value)
    assert "note" in str(caught.value)


def test_an_unknown_field() -> None:
    """A slip of the pen is named with what is known."""
    with pytest.raises(EditRefused, match="no field tittle; known are id, modules"):
        entry_text("session", {"tittle": "x"})


@pytest.mark.parametrize(
    "wrong",
    ['[[session]]\nid = "other"\n', '[[zone]]\nid = "a"\n', '[[session]]\nid = "a"\nwomen = 1.0\n', "[[session"],
)
def test_what_was_not_promised_is_refused(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    """Whatever the writing of values does wrong, no such text comes out."""
    monkeypatch.setattr(steps, "entry_text", lambda *_: wrong)
    with pytest.raises(EditRefused, match=r"make (it|the change) by hand"):
        with_entry("# x\n", "session", {"id": "a", "women": 1})


@pytest.mark.parametrize(
    ("last", "new"),
    [
        ('  [[session]]\n  id="a"\n', '  [[session]]\n  id="new"\n  start=2014-07-01\n'),
        ('[[session]]\nid    = "a"\ntitle = "b"\n', '[[session]]\nid    = "new"\nstart = 2014-07-01\n'),
        ('[[session]]\nstart = 2014-01-01\nid = "a"\n', '[[session]]\nstart = 2014-07-01\nid = "new"\n'),
        ('[[session]]\ntitle = "b"\n[session.seats]\n', '[[session]]\nid = "new"\nstart = 2014-07-01\n'),
    ],
)
def test_an_entry_is_written_as_the_last_one(last: str, new: str) -> None:
    """Indents, signs of equality and the order of fields are the file's own."""
    assert with_entry(last, "session", {"id": "new", "start": dt.date(2014, 7, 1)}) == last + "\n" + new


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"'\\#"), max_size=20)
DAY = st.dates()
COUNT = st.integers(0, 10**9)
FIELDS = st.fixed_dictionaries(
    {"id": st.just("new"), "modules": st.lists(TEXT, max_size=5), "start": DAY},
    optional={
        "end": DAY,
        "seats": st.dictionaries(TEXT, COUNT, max_size=4),
        "attended": st.dictionaries(TEXT, COUNT | st.none().map(lambda _: 0)),
        "title": TEXT,
        "women": COUNT | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
        "note": st.text(st.sampled_from("ab\"'\\#\n\t[]{}é𝄞\u2028\ufeff"), max_size=150),
        "fr": st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=3), max_size=2),
    },
)
LINES = st.lists(
    st.sampled_from(
        [
            "",
            "# a comment",
            "  # [[session]]",
            "[[session]]",
            "[[session]]",
            "[[zone]]",
            "[session.seats]",
            "[[session.parts]]",
            "[mission]",
            'a = """',
            '"""',
            "b = [",
            "['x'],",
            "]",
            "c = nan # why",
        ]
    ),
    max_size=14,
)


def takes_sessions(text: str) -> bool:
    try:
        return isinstance(tomli.loads(text).get("session", []), list)
    except ValueError:
        return False


@settings(max_examples=150, deadline=None)
@given(LINES, FIELDS, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.sampled_from(["", "\ufeff"]))
def test_any_file_keeps_every_other_byte(
    lines: list[str], fields: dict[str, Any], newline: str, ended: bool, bom: str
) -> None:
    """Whatever stands in the file, strings that look like headers among it."""
    while not takes_sessions("\n".join(lines)):
        lines = lines[:-1]
    old = newline.join(lines) + (newline if ended and lines else "")
    new = with_entry(bom + old, "session", fields)
    assert new.startswith(bom)
    assert is_inserted(bom + old, new)
    assert entry_text("session", fields, newline if newline in old else "\n").rstrip("\r\n") in new
    before, after = tomli.loads(old), tomli.loads(new.removeprefix(bom))
    assert repr(after["session"]) == repr([*before.get("session", []), after["session"][-1]])
    expected = {name: value for name, value in fields.items() if value is not None}
    assert after["session"][-1] == expected
    assert new.endswith("\n") == (old.endswith("\n") or not old)
