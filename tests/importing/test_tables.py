"""Tables come as spreadsheets write them and as somebody malicious would: read right, or refused in one sentence."""

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.importing import UnreadableTable
from planner.importing.wording import plain
from planner.intake import read_units, workbook
from tests.importing.tables import apply, messages, rejected, take, told, write

ROSTER = [["Unité", "Région", "Effectif"], ["Poste neuf", "Gao", "12"], ["École", "Kidal", "1 200"]]
ADDED = {
    "poste-neuf": {"title": "Poste neuf", "region": "gao", "strength": "12"},
    "ecole": {"title": "École", "region": "kidal", "strength": "1200"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def book(*sheets: list[list[object]]) -> bytes:
    """Return a workbook with *sheets*."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"strings_to_formulas": False}) as written:
        day = written.add_format({"num_format": "dd/mm/yyyy"})
        for rows in sheets:
            sheet = written.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(number, column, dt.datetime.combine(cell, dt.time()), day)
                    elif isinstance(cell, str) and cell.startswith("=") and cell.endswith("()"):
                        sheet.write_formula(number, column, cell)
                    else:
                        sheet.write(number, column, cell)
    return buffer.getvalue()


def rezipped(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a workbook with its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_of_every_kind(folder: Path, mark: str, encoding: str) -> None:
    """Comma, semicolon, tab; UTF-8 with and without mark; Windows-1252, which is said."""
    result = take(folder, "units", "\r\n".join(mark.join(row) for row in ROSTER).encode(encoding))
    assert told(result) == ADDED
    assert ("Windows-1252" in messages(result.notes)) == (encoding == "cp1252")


def test_titles_above_the_header(folder: Path) -> None:
    """People write what a table is above it; the rows keep the numbers that a spreadsheet shows."""
    head = [["Effectifs de la police, juin 2014", "", ""], ["", "", ""], ["Source : direction", "", "unité"]]
    table = "\n".join(";".join(row) for row in [*head, *ROSTER, ["x", "Gao", "viele"]])
    result = take(folder, "units", table)
    assert (told(result), rejected(result)) == (ADDED, [(7, "Effectif")])
    assert "header was found in row 4" in messages(result.notes)


def test_workbook(folder: Path) -> None:
    """The sheet that has the columns is read; numbers, dates and empty rows come as they stand; formulas as values."""
    result = take(folder, "units", book([["Notes"], ["x"]], [["", "Liste"], [], *ROSTER]), name="t.xlsx")
    assert told(result) == ADDED
    assert "sheet “Sheet2”" in messages(result.notes)
    sessions = [["modules", "début", "unités", "femmes"], ["HR-01", dt.date(2014, 9, 1), "gms=12", 3.0], ["=NOW()", 1]]
    result = take(folder, "sessions", book(sessions), name="t.xlsx")
    assert told(result) == {"session-001": {"modules": "HR-01", "start": "2014-09-01", "seats": "gms=12", "women": "3"}}
    assert rejected(result) == [(3, "début"), (3, "modules")]


def test_roster_of_a_new_mission_may_be_a_workbook(tmp_path: Path) -> None:
    """What an import reads, ``init --units`` reads too."""
    (tmp_path / "t.xlsx").write_bytes(book(ROSTER))
    assert [unit.id for unit in read_units(tmp_path / "t.xlsx").units] == ["poste-neuf", "ecole"]


def test_workbook_without_the_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named, and what to do without it."""
    monkeypatch.setattr(workbook, "find_spec", lambda name: None)
    with pytest.raises(UnreadableTable, match=r"pip install 'training-planner\[xlsx\]'.*CSV"):
        take(folder, "units", b"PK\x03\x04", name="t.xlsx")


def far(name: str, part: bytes) -> bytes:
    return part.replace(b'r="A3"', b'r="XFD1048576"') if name.endswith("sheet1.xml") else part


def far_row(name: str, part: bytes) -> bytes:
    rows = b'<row r="999"><c r="ALL999"><v>1</v></c></row><row r="1048576"><c><v>1</v></c></row></sheetData>'
    return part.replace(b"</sheetData>", rows) if name.endswith("sheet1.xml") else part


def other(name: str, part: bytes) -> bytes:
    return b"<no/>" if name == "xl/workbook.xml" else part


def cut(name: str, part: bytes) -> bytes:
    return part[: len(part) // 2] if name.endswith("sheet1.xml") else part


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: rezipped(data, far), "far away"),
        (lambda data: rezipped(data, far_row), "far away"),
        (lambda data: rezipped(data, other), "damaged"),
        (lambda data: rezipped(data, cut), "damaged"),
        (lambda data: data[:-200], "damaged"),
        (lambda data: data[:200], "damaged"),
        (lambda data: b"PK\x03\x04", "damaged"),
        (lambda data: b"\xd0\xcf\x11\xe0" + data, "old form"),
    ],
)
def test_workbook_that_is_none(folder: Path, spoil: Callable[[bytes], bytes], words: str) -> None:
    """Damaged, locked, or made to fill the memory: refused before it is laid out."""
    with pytest.raises(UnreadableTable, match=words):
        take(folder, "units", spoil(book(ROSTER)), name="t.xlsx")


def test_workbook_that_unpacks_to_too_much(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is packed small and large inside is refused by what it says, and by what it holds."""
    data = book(ROSTER)
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1000)
    with pytest.raises(UnreadableTable, match="larger than"):
        take(folder, "units", data, name="t.xlsx")


def test_spoilt_workbooks_never_raise_anything_else(folder: Path) -> None:
    """Whatever is amiss inside, one sentence comes out."""
    chance, data = random.Random(14), book(ROSTER)

    def spoil(name: str, part: bytes) -> bytes:
        spoilt = bytearray(part)
        for _ in range(chance.randrange(4) if name.startswith("xl/") else 0):
            spoilt[chance.randrange(len(spoilt))] = chance.choice(b'<>"/ArsX019&;=')
        return bytes(spoilt)

    read = 0
    for _ in range(25):
        try:
            take(folder, "units", rezipped(data, spoil), name="t.xlsx")
            read += 1
        except UnreadableTable:
            continue
    assert 0 < read < 25


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no readable header"),
        (b"\n\n \n", "no readable header"),
        (b"unit,region,strength\n", "no row"),
        (b"a,b\nc,d\n", "no column for"),
        (b"Poste,Gao,12\n", "no column for title"),
        (b"unit,title,region,strength\nx,x,Gao,3\n", "both mean title"),
        (b"unit,region,strength\n\0,Gao,3\n", "not text"),
        ("unit,region\nx,Gao\n".encode("utf-16"), "UTF-16"),
        (b"unit,region,strength\n\x81\xc3\xa9,Gao,3\n", "neither UTF-8"),
        (b"unit,region\n" + b"x,Gao\n" * 10_001, "more than 10000 rows"),
    ],
)
def test_what_is_no_table(folder: Path, content: bytes, words: str) -> None:
    """Why, in one sentence, with what would help."""
    with pytest.raises(UnreadableTable, match=words):
        take(folder, "units", content)


def test_hostile_cells_spoil_their_own_row(folder: Path) -> None:
    """A cell of a megabyte, a control character, a row too long or too short, a formula where a number belongs."""
    rows = ["x" * 1_000_000 + ",Gao,3", "x" * 20_000 + ",Gao,3", "a\x07,Gao,3", "b,Gao,3,4", "c,Gao", "d,Gao,=1+1",
            'e"f,"Gao"x,3', "g,Gao,3"]  # fmt: skip
    result = take(folder, "units", "unit,region,strength\n" + "\n".join(rows) + "\n")
    assert sorted({row for row, _column in rejected(result)}) == [2, 3, 4, 5, 6, 7, 8]
    assert list(told(result)) == ["g"]
    assert max(map(len, messages(result.rejected).splitlines())) < 200


def test_columns_that_somebody_names(folder: Path) -> None:
    """By header however spelt, by number, in any script, or passed over; what is not matched is listed."""
    table = "Nom du poste;الجهة;Effectif;Effectif total;Tél\nPoste;Gao;3;4;1\n"
    said = [("nom  DU poste", "title"), ("الجهة", "region"), ("Effectif", ""), ("5", "town")]
    result = take(folder, "units", table, *said)
    assert told(result) == {"poste": {"title": "Poste", "region": "gao", "strength": "4", "town": "1"}}
    result = take(folder, "units", table, *said[:3])
    assert "match no field: Effectif, Tél." in messages(result.notes)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("x", "title"), "No column is called “x”"),
        (("Nom", "titel"), 'did you mean "title"'),
        (("9", "title"), "No column is called “9”"),
        (("unit", "fr.strength"), "no French twin"),
    ],
)
def test_names_that_fit_nothing(folder: Path, said: tuple[str, str], words: str) -> None:
    """A slip in a name is not passed over."""
    with pytest.raises(UnreadableTable, match=words):
        take(folder, "units", "unit,region,strength,nom\nx,Gao,3,y\n", said)


def test_first_row_taken_for_a_header_is_said(folder: Path) -> None:
    """With columns named by number alone, nobody should miss that a row of data may stand for the header."""
    result = take(folder, "units", "A,Gao,3\nB,Gao,4\n", ("1", "title"), ("2", "region"), ("3", "strength"))
    assert list(told(result)) == ["b"]
    assert "Row 1 was taken for the header: A, Gao, 3" in messages(result.notes)


def test_heads_by_unit_in_columns_of_their_own(folder: Path) -> None:
    """A table with a column a unit can be mapped too."""
    result = take(folder, "sessions", "id,GMS,Com\ns-4,12,6\n", ("GMS", "seats.gms"), ("Com", "seats.com"))
    assert told(result) == {"s-4": {"seats.gms": "12", "seats.com": "6"}}
    apply(folder, result)


def test_plain_is_what_a_table_can_hold() -> None:
    """Texts that differ only in what an export cannot keep are the same."""
    assert plain("a\n b\u00a0c\u200b") == plain("a b c‹200B›")
    assert plain("'=x; '+y") == plain("=x; +y") != plain("=x; y")
