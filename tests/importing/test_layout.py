"""Sheets as schools and headquarters send them: titles, merged cells, totals and signatures are no data."""

from pathlib import Path

import pytest

from planner.importing import UnreadableTable
from tests.importing.tables import apply, rejected, take, told, write

SHEET = (
    "ÉCOLE NATIONALE DE POLICE;;;;\n"
    "Feuille de présence;;;;\n"
    ";;;;\n"
    "N°;Stage;Unité;Présents;dont femmes\n"
    "1;s-1;Groupe mobile;11;2\n"
    "\n"
    "2;;le commissariat;6;1\n"
    ";TOTAL;;17;3\n"
    "Fait à Gao, le 07/05/2014;;;;\n"
    "Le directeur;;;;\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_attendance_as_a_school_sends_it(folder: Path, encoding: str) -> None:
    """The merged cell of the session stands for both rows; what is passed over or completed is said by row."""
    result = take(folder, "attendance", SHEET.encode(encoding))
    assert rejected(result) == []
    assert told(result)["s-1"] == {"status": "delivered", "attended.gms": "11", "attended.com": "6", "women": "3"}
    notes = "\n".join(result.notes)
    assert "Rows with totals, not read: 8." in notes
    assert "Rows with one cell below the table, not read: 9-10." in notes
    assert "Rows without a session, read as of the one above them: 7." in notes
    apply(folder, result)
    assert not take(folder, "attendance", SHEET.encode(encoding)).change.files


def test_a_row_without_session_is_that_of_the_row_above_even_if_that_is_refused(folder: Path) -> None:
    """Or half a list would be recorded as the whole of another session."""
    table = "Session;Unité;Présents\ns-1;gms;11\nnever-held;com;2\n;gms;3\n"
    result = take(folder, "attendance", table)
    assert rejected(result) == [(3, "Session"), (4, "Session")]
    assert told(result)["s-1"]["attended.gms"] == "11"


def test_a_total_ends_the_session_above_it(folder: Path) -> None:
    """What follows belongs to another list, of which nobody knows which."""
    result = take(folder, "attendance", "Session;Unité;Présents\ns-1;gms;11\n;Total;11\n;com;6\n")
    assert rejected(result) == [(4, "Session")]


def test_roster_as_a_headquarters_sends_it(folder: Path) -> None:
    """The total is no unit; a unit that lacks a name is still refused, and so is one that is only called in a row."""
    table = (
        "LÉGION DE GAO;;;\nUnité;Région;Effectif;dont femmes\nGroupe mobile;Gao;45;2\n;Gao;9;\n"
        ";TOTAL;54;2\nTotal général :;;54;2\nLe commandant de légion;;;\n"
    )
    result = take(folder, "units", table)
    assert [row for row, _column in rejected(result)] == [4]
    assert told(result) == {"gms": {"strength": "45", "women": "2"}}
    assert "Rows with totals, not read: 5-6." in result.notes
    assert "Rows with one cell below the table, not read: 7." in result.notes


def test_rows_of_one_cell_in_the_table_are_told(folder: Path) -> None:
    """Only what stands below everything else is passed over."""
    result = take(folder, "units", "Unité;Région;Effectif\nPoste;;\nGroupe mobile;Gao;45\n")
    assert rejected(result) == [(2, "Région")]
    assert not rejected(take(folder, "units", "Unité;Région;Effectif\nGroupe mobile;;\n"))


@pytest.mark.parametrize("cell", ["9 septembre 2014", "9 sept. 2014", "09/09/2014", "9 September 2014", "2014-09-09"])
def test_dates_as_people_write_them(folder: Path, cell: str) -> None:
    """In words too, in French or English."""
    result = take(folder, "sessions", f"id;début\ns-4;{cell}\n")
    assert told(result)["s-4"]["start"] == "2014-09-09"


def test_titles_with_commas_stay_whole(tmp_path: Path) -> None:
    """A unit is called "Escadron, Gao" as often as not."""
    folder = write(tmp_path)
    units = folder / "units.toml"
    units.write_text(units.read_text().replace('"Groupe mobile"', '"Escadron, Gao"'))
    result = take(folder, "sessions", "id;unités\ns-4;Escadron, Gao (12), le commissariat (3)\n")
    assert rejected(result) == [(2, "unités")]  # where the title ends is a guess
    result = take(folder, "sessions", 'id;unités\ns-4;"Escadron, Gao (12); le commissariat (3)"\n')
    assert told(result)["s-4"] == {"seats": "gms=12, com=3"}


@pytest.mark.parametrize("kind", ["units", "attendance", "sessions"])
@pytest.mark.parametrize("what", ["gaps", "week", "partners", "distribution", "unit", "region", "findings", "reform"])
def test_an_export_by_mistake_is_called_so(folder: Path, kind: str, what: str) -> None:
    """Columns that happen to fit would make units of gaps."""
    golden = (Path(__file__).parents[1] / "golden" / f"{what}.csv").read_bytes()
    with pytest.raises(UnreadableTable, match="an export of the planner"):
        take(folder, kind, golden)  # type: ignore[arg-type]


def test_plan_is_no_roster(folder: Path) -> None:
    """Also from the workbook, whose rows do not say that they are exported."""
    plan = (Path(__file__).parents[1] / "golden" / "plan.csv").read_text()
    bare = "\n".join(line.rsplit(",", 5)[0] for line in plan.splitlines())
    for table in (plan, bare):
        with pytest.raises(UnreadableTable, match="an export of the planner"):
            take(folder, "units", table)
    assert rejected(take(folder, "sessions", plan))  # read, though this mission has none of its units


def test_a_unit_by_another_article_is_the_same(tmp_path: Path) -> None:
    """A second entry for one unit would double its needs; what fits two names none."""
    folder = write(tmp_path)
    units = folder / "units.toml"
    units.write_text(units.read_text().replace('"Groupe mobile"', '"Groupe mobile, Gao"'))
    roster = "Unité;Région;Effectif\nLe groupe mobile de Gao;Région de Gao;45\n"
    assert told(take(folder, "units", roster)) == {"gms": {"strength": "45"}}
    sheet = "Session;Unité;Présents\ns-1;Groupe mobile de Gao;11\ns-2;Le Commissariat de la police;2\n"
    result = take(folder, "attendance", sheet)
    assert rejected(result) == [(3, "Unité")]
    assert told(result)["s-1"]["attended.gms"] == "11"
