"""Lists of who came record sessions as delivered; what contradicts plan or record is named, never slipped in."""

from pathlib import Path

import pytest

from planner.loading import load
from tests.importing.tables import apply, messages, rejected, take, told, write

HEADER = "Session;Unité;Présents;Dont femmes\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def test_session_is_recorded(folder: Path) -> None:
    """Heads and women of all its units; the same file again changes nothing."""
    table = HEADER + "s-1;gms;11;2\ns-1;Commissariat;6;1\n"
    assert rejected(take(folder, "attendance", table)) == [(2, ""), (3, "Unité")]
    table = table.replace("Commissariat", "le commissariat")
    result = take(folder, "attendance", table)
    fields = {"status": "delivered", "attended.gms": "11", "attended.com": "6", "women": "3"}
    assert told(result) == {"s-1": fields}
    assert result.warnings == ()
    apply(folder, result)
    session = load(folder).mission.session["s-1"]
    assert (session.status, session.attended, session.women) == ("delivered", {"gms": 11, "com": 6}, 3)
    assert session.seats == {"gms": 12, "com": 6}
    again = take(folder, "attendance", table)
    assert (again.unchanged, dict(again.change.files), again.warnings) == (2, {}, ())


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("s-9;gms;3;", "Session", "no session is called"),
        ("s-1;nobody;3;", "Unité", "no unit is called"),
        ("s-3;gms;3;", "Session", "cancelled"),
        ("s-4;gms;3;", "Session", "ends on 2014-09-01, after the as-of date 2014-06-30"),
        ("s-2;gms;10;", "Présents", "on record with 9 of gms"),
        ("s-2;gms;9;3", "Dont femmes", "on record with 2 women, not 3"),
        ("s-1;gms;3;4", "Dont femmes", "more women than heads"),
        ("s-1;gms;-3;", "Présents", "no whole number"),
        ("s-1;gms;2,5;", "Présents", "no whole number"),
        ("s-1;gms;;", "Présents", "missing"),
        (";gms;3;", "Session", "missing"),
    ],
)
def test_what_contradicts(folder: Path, row: str, column: str, words: str) -> None:
    """Each is named with row and column, and nothing is made of it."""
    result = take(folder, "attendance", HEADER + row + "\n")
    assert rejected(result) == [(2, column)]
    assert words in messages(result.rejected)
    assert not result.change.files


def test_session_is_recorded_whole_or_not_at_all(folder: Path) -> None:
    """Half a list would be a false record: the other rows of the session wait, other sessions do not."""
    for bad in ("s-1;nobody;3;", "s-1;com;;", "s-1;com;1;2", "s-1;com;4;\ns-1;com;5;"):
        result = take(folder, "attendance", f"{HEADER}s-1;gms;11;\n{bad}\ns-2;com;4;\n")
        assert list(told(result)) == ["s-2"], bad
        assert "recorded whole" in str(result.rejected[0])


def test_more_than_the_plan_is_applied_and_said(folder: Path) -> None:
    """People came whatever was planned: more than seats or strength, a unit without seats, a list that was late."""
    result = take(folder, "attendance", HEADER + "s-1;gms;41;\ns-1;com-k;3;1\ns-2;com;4;\n")
    assert told(result) == {
        "s-1": {"status": "delivered", "attended.gms": "41", "attended.com-k": "3"},
        "s-2": {"attended.com": "4"},
    }
    said = messages(result.warnings)
    assert "row 2, column Session: with seats in s-1, but not in the table: com." in said
    for words in (
        "row 2, column Présents: gms had 12 seats in s-1 (PL504)", "row 2, column Présents: gms has a strength of 40",
        "row 3, column Unité: com-k had no seats", "women are not said of every unit of s-1",
        "row 4, column Unité: s-2 was on record without this unit",
    ):  # fmt: skip
        assert words in said
    apply(folder, result)
    assert load(folder).mission.session["s-2"].attended == {"gms": 9, "com": 4}


def test_same_row_twice_counts_once(folder: Path) -> None:
    """A list that was copied into itself is no more people."""
    result = take(folder, "attendance", HEADER + "s-1;gms;11;2\ns-1;gms;11;2\n")
    assert told(result)["s-1"] == {"status": "delivered", "attended.gms": "11", "women": "2"}
    assert result.unchanged == 1
