"""Edits of many entries at once say what the same edits say one by one, to the byte, and are proven as those are."""

from __future__ import annotations

import pytest

from planner.editing import EditRefused, added, changed, guard
from planner.editing.several import Several

TEXT = """\ufeff# the plan

# first
[[session]]
id = "a"   # of May
modules = ["HR-01"]
start = 2014-05-05
seats = { gms = 3 }
# said by phone

[[unit]]
id = "gms"


[[session]]
id = "b"
modules = ["HR-01"]
start = 2014-06-02
"""
NEW = [{"id": name, "modules": ["HR-02"], "start": None} for name in ("x", "y")]


def anything(_entry: object) -> None:
    """Approve of every entry."""


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), TEXT.rstrip("\n") + "\n\n\n"])
def test_same_as_one_by_one(text: str) -> None:
    """Whatever ends the lines and the file, comments and a byte order mark included."""
    several = Several(text)
    several.change("session", 1, {"title": "B", "start": None}, anything)
    several.change("session", 0, {("seats", "com"): 4, "modules": ["HR-03"]}, anything)
    for fields in NEW:
        several.add("session", fields, anything)
    several.add("unit", {"id": "com"}, anything)
    made, promises = several.done()
    wanted = changed(text, "session", 1, {"title": "B", "start": None}).text
    wanted = changed(wanted, "session", 0, {("seats", "com"): 4, "modules": ["HR-03"]}).text
    for fields in NEW:
        wanted = added(wanted, "session", fields).text
    wanted = added(wanted, "unit", {"id": "com"}).text
    assert made == wanted
    guard(text, made, promises)


def test_new_file() -> None:
    """Entries of a file that is not there yet stand apart as they do elsewhere."""
    several = Several("")
    for fields in NEW:
        several.add("session", fields, anything)
    made, promises = several.done()
    assert made == added(added("", "session", NEW[0]).text, "session", NEW[1]).text
    guard("", made, promises)


def test_refused_edit_leaves_the_others() -> None:
    """What is not approved of, or cannot be made, is not in the text; an entry is changed once."""

    def nothing(_entry: object) -> None:
        raise EditRefused("no")

    several = Several(TEXT)
    several.change("session", 0, {"title": "A"}, anything)
    for table, index, fields, approve in (
        ("session", 1, {"title": "B"}, nothing),
        ("session", 9, {"title": "B"}, anything),
        ("session", 1, {"nothing": 1}, anything),
        ("session", 0, {"title": "C"}, anything),
    ):
        with pytest.raises(EditRefused):
            several.change(table, index, fields, approve)
    with pytest.raises(EditRefused):
        several.add("session", NEW[0], nothing)
    assert several.done()[0] == changed(TEXT, "session", 0, {"title": "A"}).text
