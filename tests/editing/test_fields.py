"""Fields are set, taken out and put in where and how a person would write them."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent

import pytest
from tomli import loads as tomli_loads

from planner.editing import (
    Changes,
    EditRefused,
    added,
    changed,
    copied,
    guard,
    placing,
    removed,
)
from planner.editing.guards import Promise
from tests.editing.proven import with_copy, with_fields, without_entry

SESSION = """\
# above
[[session]]
id   = "a"   # the id
# why start
start = 2014-07-01 # confirmed
modules = [
  "A", # first
  "B",
]

seats = { x = 1, "y.z" = 2 } # rooms
note = '''
a
b'''
# below

[[zone]]
id = 'z'
"""
ROOMS = 'seats = { x = 1, "y.z" = 2 } # rooms'
OTHER_FORMS = """\
[[session]]
id = 'b'
  [session.seats]
  x=1 # c
  # own
  y=2
[[session]]
id = "c"
seats.x = 1
seats.y = 2 # last
"""


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return what is only in *old* and what is only in *new*, blank lines left out."""
    before, after = old.splitlines(), new.splitlines()
    gone = [line for line in before if line and before.count(line) > after.count(line)]
    return gone, [line for line in after if line and after.count(line) > before.count(line)]


@pytest.mark.parametrize(
    ("changes", "gone", "come"),
    [
        ({"start": dt.date(2015, 1, 2)}, ["start = 2014-07-01 # confirmed"], ["start = 2015-01-02 # confirmed"]),
        ({"start": None}, ["start = 2014-07-01 # confirmed"], ["# confirmed"]),
        ({"end": dt.date(2014, 7, 2), "status": "idea"}, [], ["end = 2014-07-02", 'status = "idea"']),
        ({"modules": ["A", "C", "D"]}, ['  "B",'], ['  "C",', '  "D",']),
        ({("seats", "x"): None}, [ROOMS], ['seats = { "y.z" = 2 } # rooms']),
        (
            {("seats", "q"): 3},
            [ROOMS],
            ['seats = { x = 1, "y.z" = 2, q = 3 } # rooms'],
        ),
        ({"seats": {"q": 3}}, [ROOMS], ["seats = { q = 3 } # rooms"]),
        ({"seats": {}}, [ROOMS], ["# rooms"]),
        ({"note": "c\nd"}, ["note = '''", "a", "b'''"], ['note = """', "c", 'd"""']),
        ({"note": "c"}, ["note = '''", "a", "b'''"], ['note = "c"']),
        ({("fr", "title"): "Été"}, [], ['fr = { title = "Été" }']),
        ({"id": "a", "title": None, ("attended", "x"): None}, [], []),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fields_of_an_entry(changes: Changes, gone: list[str], come: list[str], newline: str) -> None:
    """Only the lines of the fields change; comments beside and above them stay."""
    old = SESSION.replace("\n", newline)
    new = with_fields(old, "session", 0, changes)
    assert lines_changed(old, new) == (gone, come)
    assert with_fields(new, "session", 0, {}) == new


@pytest.mark.parametrize(
    ("number", "changes", "gone", "come"),
    [
        (0, {("seats", "x"): None}, ["  x=1 # c"], ["  # c"]),
        (0, {("seats", "q.r"): 3}, [], ['  "q.r"=3']),
        (0, {"id": "it's"}, ["id = 'b'"], ['id = "it\'s"']),
        (0, {"id": "n"}, ["id = 'b'"], ["id = 'n'"]),
        (0, {"attended": {"x": 1}}, [], ["attended = { x = 1 }"]),
        (1, {("seats", "y"): 4, ("seats", "z"): 5}, ["seats.y = 2 # last"], ["seats.y = 4 # last", "seats.z = 5"]),
        (1, {"seats": None}, ["seats.x = 1", "seats.y = 2 # last"], ["# last"]),
    ],
)
def test_other_forms_are_kept(number: int, changes: Changes, gone: list[str], come: list[str]) -> None:
    """A table below its entry and a dotted one stay what they are."""
    assert lines_changed(OTHER_FORMS, with_fields(OTHER_FORMS, "session", number, changes)) == (gone, come)


def test_new_fields_stand_where_the_model_puts_them() -> None:
    """Also in a file with an order of its own: as few as can be stand against the model's."""
    old = '[[session]]\nid = "a"\ntitle = "t"\nmodules = []\nstart = 2014-07-01\nfunding = "f"\n'
    new = with_fields(old, "session", 0, {"women": 3, "end": dt.date(2014, 7, 2), "note": "n"})
    names = [line.partition(" ")[0] for line in new.splitlines()[1:]]
    assert names == ["id", "title", "modules", "start", "end", "women", "funding", "note"]


def test_single_tables_and_their_subtables() -> None:
    """A table that stands once is edited with the tables below it, and left as it was."""
    old = "[mission]\ntitle = 'x'\n\n[mission.targets]\nparity = 0.5\n"
    changes: Changes = {"focus": "n", ("targets", "coverage"): 0.7}
    new = "[mission]\ntitle = 'x'\nfocus = \"n\"\n\n[mission.targets]\ncoverage = 0.7\nparity = 0.5\n"
    assert with_fields(old, "mission", -1, changes) == new
    assert with_fields(new, "mission", -1, {"targets": None, "focus": None}) == "[mission]\ntitle = 'x'\n"


def test_inline_tables_keep_the_order_of_the_model() -> None:
    """A new name stands between its neighbours where these keep to the order."""
    old = '[[region]]\nid = "g"\nconditions = {premises="lacking", security="partial"}\n'
    new = with_fields(old, "region", 0, {("conditions", "vehicles"): "adequate"})
    assert 'conditions = {premises="lacking", vehicles="adequate", security="partial"}' in new


def test_lists_of_tables() -> None:
    """A list of tables is edited item by item, on its line."""
    periods = [{"start": dt.date(2014, 1, 1), "end": dt.date(2014, 2, 1)}]
    old = '[[region]]\nid = "g"\nclosures = [{ start = 2014-01-01, end = 2014-01-31, reason = "rain" }]\n'
    new = with_fields(old, "region", 0, {"closures": periods})
    assert new.endswith("closures = [{ start = 2014-01-01, end = 2014-02-01 }]\n")


@pytest.mark.parametrize("text", ['[[session]]\nid = "a"', '[[session]]\r\nid = "a"\r\n', '\ufeff[[session]]\nid="a"'])
def test_the_end_of_the_file_stays_as_it_is(text: str) -> None:
    """No newline is added to or taken from the end, and no byte order mark."""
    new = with_fields(text, "session", 0, {"start": dt.date(2014, 7, 1)})
    assert new.startswith(text.rstrip("\r\n"))
    assert new.endswith("\n") == text.endswith("\n")
    assert ("\r\n" in new) == ("\r\n" in text)


@pytest.mark.parametrize(
    ("text", "number", "changes", "reason"),
    [
        (SESSION, 3, {"id": "x"}, "no such entry"),
        (SESSION, 0, {"idd": "x"}, "no field idd"),
        (SESSION, 0, {"modules": ["B"]}, "# first would be lost"),
        (SESSION, 0, {("id", "x"): 1}, "id.x"),
        ('[[session]]\nid = "a"\n[[zone]]\n[session.seats]\nx = 1\n', 0, {"id": "x"}, "stand elsewhere"),
        ('session = [{ id = "a" }]\n', 0, {"id": "x"}, "[[session]]"),
        ('[session]\nid = "a"\n', 0, {"id": "x"}, "[[session]]"),
        ("[[session]]\n[[session.closures]]\n", 0, {"note": float("nan")}, "nan"),
        ("[[session]]\nid = \n", 0, {"id": "x"}, "not valid TOML"),
        (OTHER_FORMS, 0, {"seats": None}, "# c would be lost"),
    ],
)
def test_what_cannot_be_edited_safely(text: str, number: int, changes: Changes, reason: str) -> None:
    """The refusal says what to do, and that nothing was changed."""
    with pytest.raises(EditRefused) as caught:
        with_fields(text, "session", number, changes)
    assert reason in str(caught.value)
    assert "Nothing was changed" in str(caught.value)


def test_a_mission_without_a_header_of_its_own() -> None:
    """There is no line to put a field under; the refusal says which to write."""
    with pytest.raises(EditRefused, match=r"write \[mission\] above it"):
        with_fields("[mission.targets]\nparity = 0.5\n", "mission", -1, {"title": "x"})
    with pytest.raises(EditRefused, match="write mission as"):
        with_fields('mission.title = "x"\n', "mission", -1, {"title": "y"})


def test_a_comment_that_comes_last_stays_with_its_entry() -> None:
    """Without a blank line below it, it would speak of the next entry."""
    old = '[[session]]\nid = "a"\n# on the note\nnote = "n"\n[[session]]\nid = "b"\n'
    new = '[[session]]\nid = "a"\n# on the note\n\n[[session]]\nid = "b"\n'
    assert with_fields(old, "session", 0, {"note": None}) == new


@pytest.mark.parametrize(
    ("old", "number", "new"),
    [
        ("[[zone]]\n\n# a\n[[session]]\nid = 1\n# x = 1\n\n\n[[region]]\n", 0, "[[zone]]\n\n\n[[region]]\n"),
        ("# file\n[[session]]\n[[session]]\nid = 1\n", 0, "# file\n\n[[session]]\nid = 1\n"),
        ("[[session]]\nid = 1\n\n# a\n[[session]]", 1, "[[session]]\nid = 1"),
        ("[[session]]\nid = 1\n\n# a\n[[session]]\n\n", 1, "[[session]]\nid = 1\n"),
        ("[[session]]\n[session.seats]\nx = 1\n[[session]]\n", 0, "[[session]]\n"),
        ("[[session]]\n", 0, ""),
        ("# only\n[[session]]\n", 0, "# only\n"),
        ("x = 1\n[[session]]\n[[zone]]\n", 0, "x = 1\n[[zone]]\n"),
    ],
)
def test_an_entry_taken_out(old: str, number: int, new: str) -> None:
    """Its comments go with it, one gap of the two stays, and the first lines of the file stay."""
    assert without_entry(old, "session", number) == new
    assert without_entry(old.replace("\n", "\r\n"), "session", number) == new.replace("\n", "\r\n")


def test_a_copy() -> None:
    """It stands below, written as the original is, without its comments."""
    copy = dedent(
        """\
        [[session]]
        id   = "n"
        start = 2014-08-01
        modules = [
          "A",
          "B",
        ]

        seats = { x = 1, "y.z" = 2 }
        note = '''
        a
        b'''
        """
    )
    new = with_copy(SESSION, "session", 0, {"id": "n", "start": dt.date(2014, 8, 1)})
    assert new == SESSION.replace("# below\n", "# below\n\n" + copy)
    with pytest.raises(EditRefused, match="stands once"):
        with_copy("[mission]\n", "mission", -1, {})


@pytest.mark.parametrize(
    ("after", "promise"),
    [
        ("# a\n[[zone]]\nid = 2\n", Promise("zone", 0, {"id": 1}, {"id": 3})),
        ("# a\n[[zone]]\nid = true\n", Promise("zone", 0, {"id": 1}, {"id": 1})),
        ("# a\n[[zone]]\nid = 2\n", Promise("zone", 0, {"id": 7}, {"id": 2})),
        ("# a\n[[zone]]\nid = 2\n", Promise("zone", 4, {"id": 1}, {"id": 2})),
        ("[[zone]]\nid = 2\n", Promise("zone", 0, {"id": 1}, {"id": 2})),
        ("# a\n[[zone]]\nid = 2\n[[zone]]\n", Promise("zone", 0, {"id": 1}, {"id": 2})),
        ("# a\n[[zone]]\nid = \n", Promise("zone", 0, {"id": 1}, {"id": 2})),
    ],
)
def test_the_guard_refuses_what_was_not_promised(after: str, promise: Promise) -> None:
    """A value too many, another type, another entry, a comment less, no TOML."""
    before = "# a\n[[zone]]\nid = 1\n"
    with pytest.raises(EditRefused, match="make it by hand"):
        guard(before, after, [promise])
    guard(before, "# a\n# b\n[[zone]]\nid = 2\n", [Promise("zone", 0, {"id": 1}, {"id": 2})])


def test_the_guard_keeps_promises_in_turn() -> None:
    """Entries come and go, tables appear and vanish, and each promise counts from where the one before leaves off."""
    one, two = {"id": 1}, {"id": 2}
    promises = [
        Promise("zone", 0, None, two, (), ("# z",)),
        Promise("zone", 1, one, None, ("# a",), ()),
        Promise("mission", -1, None, {"title": "x"}),
        Promise("mission", -1, {"title": "x"}, {"title": "y"}),
    ]
    guard("# a\n[[zone]]\nid = 1\n", '# z\n[[zone]]\nid = 2\n[mission]\ntitle = "y"\n', promises)
    back = [promise.inverse for promise in reversed(promises)]
    guard('# z\n[[zone]]\nid = 2\n[mission]\ntitle = "y"\n', "# a\n[[zone]]\nid = 1\n", back)


def test_an_edit_reads_no_more_than_its_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """At the keyboard a file of megabytes costs no more than a small one; the proof of the whole waits for the save."""
    text = SESSION + "[[session]]\nid = 'x'\n\n" * 1000
    read: list[int] = []
    monkeypatch.setattr(placing.tomli, "loads", lambda block: read.append(len(block)) or tomli_loads(block))
    for step in (
        lambda: changed(text, "session", 500, {"title": "t"}),
        lambda: copied(text, "session", 500, {"id": "n"}),
        lambda: added(text, "session", {"id": "n"}),
        lambda: removed(text, "session", 500),
    ):
        step()
    assert read
    assert max(read) < 100
