"""Two people's edits of one file become one text, and where both edited one entry, nobody's is lost."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.editing import EditRefused
from planner.merging import beside_name, merge
from tests.editing.proven import with_copy, with_entry, with_fields, without_entry
from tests.toml_files import file_of

BASE = """\
# plan
[mission]
title = "x"

[[session]]
id = "a"   # first
title = "A"

# about b
[[session]]
id = "b"
title = "B"

[[observation]]
unit = "u"
note = "one"

[[observation]]
unit = "u"
note = "two"
"""


def replaced(old: str, new: str, text: str = BASE) -> str:
    assert old in text
    return text.replace(old, new)


MINE_A = with_fields(BASE, "session", 0, {"title": "mine", "women": 3})
MINE_TWO = with_fields(BASE, "observation", 1, {"note": "mine"})


THEIRS_A = replaced('"A"', '"T"')
NO_B = without_entry(BASE, "session", 1)
NOTED = with_fields(BASE, "mission", -1, {"note": "n"})
RENAMED = replaced('id = "b"', 'id = "bb"')
NEW = '[[session]]\nid = "c"\n'


@pytest.mark.parametrize(
    ("mine", "theirs", "joined"),
    [
        (BASE, THEIRS_A, THEIRS_A),
        (MINE_A, BASE, MINE_A),
        (MINE_A, MINE_A, MINE_A),
        (MINE_A, replaced('"B"', '"T"'), replaced('"B"', '"T"', MINE_A)),
        (MINE_A, replaced("# plan", "# their plan"), replaced("# plan", "# their plan", MINE_A)),
        (MINE_A, replaced("# first", "# 1st"), replaced("# first", "# 1st", MINE_A)),
        (MINE_A, BASE + NEW, MINE_A + NEW),
        (MINE_A, NO_B, without_entry(MINE_A, "session", 1)),
        (MINE_TWO, replaced("one", "1"), replaced("one", "1", MINE_TWO)),
        (MINE_TWO, without_entry(BASE, "observation", 0), without_entry(MINE_TWO, "observation", 0)),
        (NO_B, THEIRS_A, replaced('"A"', '"T"', NO_B)),
        (NO_B, NO_B + "# z\n", NO_B + "# z\n"),
        (NOTED, THEIRS_A, replaced('"A"', '"T"', NOTED)),
        (RENAMED, THEIRS_A, replaced('"A"', '"T"', RENAMED)),
    ],
)
def test_edits_of_different_entries_are_joined(mine: str, theirs: str, joined: str) -> None:
    """Theirs stays as they wrote it; mine comes in as I wrote it."""
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.beside is None
    assert merged.text == joined


def test_a_new_entry_of_mine_is_taken_as_it_is_written() -> None:
    """Its layout is mine, its ends of lines are those of their file."""
    mine = with_entry(BASE, "session", {"id": "c", "title": "C"})
    theirs = replaced('"A"', '"T"').replace("\n", "\r\n")
    merged = merge(BASE, mine, theirs)
    assert merged.text == replaced('"A"', '"T"', mine).replace("\n", "\r\n")
    assert merged.taken == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "table", "name"),
    [
        (MINE_A, replaced('"A"', '"T"'), "session", "a"),
        (MINE_A, with_fields(BASE, "session", 0, {"funding": "f"}), "session", "a"),
        (MINE_A, without_entry(BASE, "session", 0), "session", "a"),
        (without_entry(BASE, "session", 0), replaced('"A"', '"T"'), "session", "a"),
        (MINE_TWO, replaced("two", "2"), "observation", ""),
        (BASE + NEW, BASE + NEW + 'title = "T"\n', "session", "c"),
        (replaced('id = "b"', 'id = "c"'), with_entry(BASE, "session", {"id": "c"}), "session", "c"),
        (with_fields(BASE, "mission", -1, {"note": "n"}), replaced('"x"', '"y"'), "mission", ""),
        (MINE_A, "[[session]]\nid = \n", "", ""),
        (MINE_A, "[session]\nid = 1\n", "", ""),
        (MINE_A, None, "", ""),
        (None, replaced('"A"', '"T"'), "", ""),
    ],
)  # fmt: skip
def test_edits_of_one_entry_are_both_kept(mine: str | None, theirs: str | None, table: str, name: str) -> None:
    """Theirs stands in the file, the whole of mine is kept for a file of its own."""
    merged = merge(BASE, mine, theirs)
    assert [(conflict.table, conflict.name) for conflict in merged.conflicts] == [(table, name)]
    assert merged.text == theirs
    assert merged.beside == mine
    assert str(merged.conflicts[0])


def test_what_does_not_clash_is_taken_even_so() -> None:
    """One conflict does not cost the other edits."""
    mine = with_fields(MINE_A, "session", 1, {"title": "mine too"})
    merged = merge(BASE, mine, replaced('"A"', '"T"'))
    assert merged.text == with_fields(replaced('"A"', '"T"'), "session", 1, {"title": "mine too"})
    assert merged.taken == 1
    assert merged.beside == mine


def test_two_new_files_of_one_name() -> None:
    """Both people's entries are in the one file."""
    merged = merge(None, '[[session]]\nid = "m"\n', '[[session]]\nid = "t"\n')
    assert merged.text == '[[session]]\nid = "t"\n\n[[session]]\nid = "m"\n'


def test_the_name_of_my_text_is_free_and_read_by_nobody() -> None:
    """It is not overwritten, and its ids do not clash with those in the mission."""
    assert beside_name("plan.toml", ()) == "plan.mine.txt"
    assert beside_name("plan.toml", {"plan.mine.txt", "plan.mine-2.txt"}) == "plan.mine-3.txt"


def edited(text: str, chance: Random, name: str) -> str:
    """Return *text* with one edit of one session."""
    sessions = tomli.loads(text.removeprefix("\ufeff")).get("session", [])
    number = chance.randrange(len(sessions)) if sessions else -1
    kind = chance.choice(("set", "set", "add", "copy", "remove")) if sessions else "add"
    if kind == "set":
        return with_fields(text, "session", number, {"title": name, "start": dt.date(2015, 1, 1)})
    if kind == "copy":
        return with_copy(text, "session", number, {"id": name})
    return without_entry(text, "session", number) if kind == "remove" else with_entry(text, "session", {"id": name})


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_nothing_is_lost_and_nothing_invented(number: int) -> None:
    """Each entry of the joined text is as one of the two sides has it; mine is in it or in the text beside it."""
    chance = Random(number)
    base = file_of(chance)
    try:
        mine = edited(edited(base, chance, "m1"), chance, "m2")
        theirs = edited(edited(base, chance, "t1"), chance, "t2")
    except EditRefused:
        return
    merged = merge(base, mine, theirs)
    assert merged.text is not None
    said = {
        side: tomli.loads(text.removeprefix("\ufeff"))
        for side, text in zip("bmtj", (base, mine, theirs, merged.text), strict=True)
    }
    for table, rows in said["j"].items():
        for row in rows if isinstance(rows, list) else [rows]:
            there = [said[side].get(table, []) for side in "mt"]
            assert any(row in side if isinstance(side, list) else row == side for side in there)
    ids = [row["id"] for row in said["j"].get("session", [])]
    assert len(set(ids)) == len(ids)
    if not merged.conflicts:
        before = {row["id"]: row for row in said["b"].get("session", [])}
        now = {row["id"]: row for row in said["j"].get("session", [])}
        for row in said["m"].get("session", []):
            assert before.get(row["id"]) == row or now.get(row["id"]) == row
    else:
        assert merged.beside == mine
