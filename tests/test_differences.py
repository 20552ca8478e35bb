"""A diff shows every line that changed, whatever the length of the file, and a splice is exact."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import differences
from planner.differences import Splice, unified

TEXT = st.text(st.sampled_from("ab\n"), max_size=30)
SIDE = TEXT | st.none()


@settings(deadline=None)
@given(SIDE, SIDE)
def test_a_splice_is_exact_both_ways(before: str | None, after: str | None) -> None:
    """Undo rests on it."""
    splice = Splice.between(before, after)
    assert splice.apply(before) == after
    assert splice.inverse.apply(after) == before


@pytest.mark.parametrize(
    ("before", "after", "splice"),
    [
        ("abcd", "abXcd", (2, "", "X")),
        ("aaa", "aa", (2, "a", "")),
        ("x", "x", (1, "", "")),
        (None, "x", (0, None, "x")),
    ],
)
def test_a_splice_is_short(before: str | None, after: str | None, splice: tuple[object, ...]) -> None:
    """It holds what changed and no more, so that a long session stays small."""
    assert tuple(Splice.between(before, after)) == splice


def patched(old: list[str], diff: list[str]) -> Iterator[str]:
    """Yield the lines that *diff* makes of *old*, and check what it says is there."""
    at = 0
    for line in diff:
        if hunk := re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@", line):
            begin = int(hunk[1]) - (hunk[2] != "0")
            yield from old[at:begin]
            at = begin
        elif line[0] == "+":
            yield line[1:]
        else:
            assert old[at] == line[1:]
            at += 1
            if line[0] == " ":
                yield line[1:]
    yield from old[at:]


@settings(deadline=None)
@given(TEXT, TEXT, st.booleans())
def test_a_diff_makes_the_one_of_the_other(before: str, after: str, long: bool) -> None:
    """Also where the comparison is cut into pieces; where it is not, it is that of difflib."""
    old, new = differences._lines(before), differences._lines(after)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "_MANY", 0 if long else 1000)
        diff = list(unified({"a.toml": (before, after)}))
    if old == new:
        assert diff in ([], ["--- a.toml", "+++ a.toml"])
        return
    assert diff[:2] == ["--- a.toml", "+++ a.toml"]
    assert list(patched(old, diff[2:])) == new
    if not long:
        assert diff == [line.rstrip("\n") for line in difflib.unified_diff(old, new, "a.toml", "a.toml", lineterm="")]


def test_files_that_come_and_go() -> None:
    """Files stand in the order of their names; ends of lines are not shown; what is the same is passed over."""
    files = {"b.toml": (None, "x = 1\r\n"), "a.toml": ("y\n", None), "c.toml": ("z", "z")}
    assert list(unified(files)) == [
        "--- a.toml",
        "+++ /dev/null",
        "@@ -1 +0,0 @@",
        "-y",
        "--- /dev/null",
        "+++ b.toml",
        "@@ -0,0 +1 @@",
        "+x = 1",
    ]
