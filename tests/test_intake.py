"""A table of units that people keep elsewhere is read whole, or every error in it is named by row and column."""

import os
from pathlib import Path

import pytest
import tomli

from planner.intake import UnitsTable, UnreadableTable, read_units
from planner.intake import table as table_module
from planner.intake.names import Ids, same, slug_of
from planner.intake.roles import NAMES, roles_of
from planner.intake.values import heads_of
from planner.loading import shipped_curricula

HEADER = "title,region,strength\n"


@pytest.fixture
def read(tmp_path: Path):
    """Read units from text or bytes."""

    def read(content: str | bytes) -> UnitsTable:
        file = tmp_path / "units.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_units(file)

    return read


def problems(table: UnitsTable) -> list[tuple[int, str]]:
    """Row and column of each problem."""
    return [(problem.row, problem.column) for problem in table.problems]


def test_all_columns_become_fields(read) -> None:
    """Every field that a table may hold reaches its record, regions and zones in the order of the rows."""
    table = read(
        "Unité;Région;Effectif;Corps;Fonctions;Ville;Zone;Dont femmes;Identifiant;Source\n"
        "Commissariat de Gao;Gao;1 200;police;Sécurité publique, PJ;Gao;Nord;4;COM-GAO;registre\n"
        "Légion;Ségou;45;gendarmerie;;;Sud;;;\n"
    )
    assert table.problems == ()
    first, second = table.units
    assert (first.id, first.title, first.region, first.strength) == ("COM-GAO", "Commissariat de Gao", "gao", 1200)
    assert (first.service, first.town, first.women, first.source) == ("police", "Gao", 4, "registre")
    assert first.roles == ("public-security", "judicial-police")
    assert (second.id, second.women, second.roles) == ("legion", None, ())
    assert [(region.id, region.title, region.zone) for region in table.regions] == [
        ("gao", "Gao", "nord"),
        ("segou", "Ségou", "sud"),
    ]
    assert [(zone.id, zone.title) for zone in table.zones] == [("nord", "Nord"), ("sud", "Sud")]


@pytest.mark.parametrize(
    "header",
    [
        "title,region,strength", "Unit name;REGION;Headcount", "Nom de l'unité\tRégion\tEffectifs",
        "Titre|region|Personnel", '"Unité (2024)";"Région";"Effectif\n[réel]"', "NOM, RÉGION , EFFECTIF RÉEL",
        "sep=;\nnom;région;effectif",
    ],
)  # fmt: skip
def test_header_in_english_or_french_by_any_delimiter(read, header: str) -> None:
    """Spreadsheets differ in language, delimiter, case and what people add in brackets."""
    mark = next(mark for mark in (";", "\t", "|", ",") if mark in header)
    table = read(f"{header}\nPoste{mark}Gao{mark}12\n")
    assert [(unit.title, unit.region, unit.strength) for unit in table.units] == [("Poste", "gao", 12)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_survive_the_encoding(read, encoding: str) -> None:
    """UTF-8 with or without its mark, and what a French Excel writes, which is said."""
    table = read("Unité;Région;Effectif\nÉcole;Ségou;12\n".encode(encoding))
    assert table.units[0].title == "École"
    assert ("read as Windows-1252" in " ".join(table.notes)) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("text", "heads"),
    [("45", 45), ("1 200", 1200), ("1,200", 1200), ("12 345 678", 12345678), ("1'200", 1200), ("0", 0), ("007", 7)],
)
def test_heads_with_thousands_apart(text: str, heads: int) -> None:
    """Whatever a spreadsheet puts between thousands."""
    assert heads_of(text) == (heads, "")


@pytest.mark.parametrize(
    "text", ["", "-3", "12.5", "12,5", "1.200", "1 20", "1,200 300", "about 40", "٤٥", "1e3", "9" * 5000, "1000000001"]
)
def test_heads_that_are_no_whole_number(text: str) -> None:
    """Anything that could be read in two ways is an error, not a guess."""
    assert heads_of(text)[1]


def test_hard_blanks_between_thousands(read) -> None:
    """French spreadsheets put a no-break blank, broad or narrow, between thousands."""
    table = read("titre;région;effectif\na;Gao;1\u00a0200\nb;Gao;1\u202f200\n")
    assert [unit.strength for unit in table.units] == [1200, 1200]


def test_all_errors_in_one_run(read) -> None:
    """Nobody should run it once for each error; row 1 is the header and empty rows count, as in a spreadsheet."""
    table = read(
        "Unité,Région,Effectif,Femmes,Id\n"
        "A,Gao,douze,,\n"
        "\n"
        "a,gao,,x,\n"
        ",Gao,1,,\n"
        "B,,1,,\n"
        "C\x07,Gao,1,,é!\n"
        "D,Gao,1,,x\n"
        "E,Gao,1,,x\n"
        "F,Gao,1,200,,\n"
        "F,Gao,1 200,200,,x\n"
        "G,Gao\n"
        ",,,,\n"
    )
    assert problems(table) == [
        (2, "Effectif"), (4, "Effectif"), (4, "Femmes"), (4, "Unité"), (5, "Unité"), (6, "Région"), (7, "Id"),
        (7, "Unité"), (9, "Id"), (10, "Femmes"), (11, ""), (12, "Effectif"),
    ]  # fmt: skip
    assert table.units == table.regions == ()
    assert str(table.problems[0]).startswith("row 2, column Effectif: “douze” is no whole number")


def test_unreadable_row_does_not_hide_the_next(read) -> None:
    """A quotation mark too many spoils its own row; errors further down are still named."""
    table = read('title,region,strength\n"A" x,Gao,1\nB,Gao,none\n"C,Gao,1\n')
    assert problems(table) == [(2, ""), (3, "strength"), (4, "")]


@pytest.mark.parametrize(
    ("header", "count"), [("name,strength", 1), ("what,ever", 3), ("unit,name,region,strength", 1)]
)
def test_header_problems(read, header: str, count: int) -> None:
    """A column that is missing, or two that mean the same, is said with the names that would do."""
    table = read(f"{header}\na,b,c,d\n")
    assert problems(table) == [(1, "")] * count


def test_region_stands_in_one_zone(read) -> None:
    """A row may leave the zone out where another names it; two zones for one region, or none, are errors."""
    header = "title,region,strength,zone\n"
    assert read(header + "a,Gao,1,North\nb,GAO,1,\n").units[1].region == "gao"
    assert problems(read(header + "a,Gao,1,North\nb,Gao,1,South\nc,Kayes,1,\n")) == [(3, "zone"), (4, "zone")]
    assert read(header + "a,Gao,1,\n").zones == ()


def test_what_is_passed_over_is_said(read) -> None:
    """Columns nobody reads, roles nobody teaches and units without roles are never dropped in silence."""
    table = read("title,region,strength,roles,phone,\na,Gao,1,divers/PJ,123,x\nb,Gao,1,,,\n")
    notes = " ".join(table.notes)
    assert "phone, number 6" in notes
    assert "divers" in notes
    assert "1 unit has no role" in notes
    assert table.units[0].roles == ("divers", "judicial-police")


def test_ids_are_made_and_unique(read) -> None:
    """Namesakes are told apart by region, then by number; titles in any script get an id; given ids come first."""
    rows = ["Poste,Gao,1,", "Poste,Kayes,1,", "غاو,Gao,1,", "كيدال,Gao,1,", f"{'x' * 90},Gao,1,", "Autre,Gao,1,poste"]
    table = read("title,region,strength,id\n" + "\n".join(rows))
    assert [unit.id for unit in table.units] == ["poste-gao", "poste-kayes", "unit", "unit-gao", "x" * 64, "poste"]


def test_names() -> None:
    """Slugs keep to the pattern of ids; two spellings of one name are the same, two Arabic names are not."""
    assert slug_of("  Gendarmerie d'Été — N° 3 ") == "gendarmerie-d-ete-ndeg-3"
    assert same("Ségou-Nord") == same("SEGOU NORD")
    assert same("غاو") != same("كيد")
    ids = Ids()
    made = [ids.make("y" * 70, otherwise="unit", apart="z" * 70) for _ in range(3)]
    assert len(set(made)) == 3
    assert max(map(len, made)) == 64


def test_roles_know_what_the_shipped_curricula_are_for() -> None:
    """A role that a shipped curriculum asks for can be named in a table, and no other is promised."""
    wanted = {
        role
        for file in shipped_curricula().glob("*.toml")
        for module in tomli.loads(file.read_text("utf-8"))["module"]
        for role in module["audience"]["roles"]
    }
    assert wanted == set(NAMES)
    assert roles_of("Maintien de l’ordre; PTS / garde-à-vue | Public Order") == (
        ("public-order", "forensics", "custody"),
        (),
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no readable header"),
        (HEADER.encode(), "no unit"),
        (HEADER.encode("utf-16"), "UTF-16"),
        (HEADER.encode("utf-16-le"), "UTF-16"),
        (b"title,region\0", "UTF-16"),
        (b"PK\x03\x04\x14\0", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "workbook"),
        (HEADER.encode() + b"\x81,Gao,1", r"line 2"),
        (HEADER.encode() + "École,Gao,1\n".encode() + b"\xe9cole,Gao,2", "line 3"),
        ((HEADER + "a,Gao,1\n" * 10_001).encode(), "10000 rows"),
    ],
)
def test_what_is_no_table_of_units(read, content: bytes, words: str) -> None:
    """What cannot be read says why in one sentence, and never comes out as rubbish."""
    with pytest.raises(UnreadableTable, match=words):
        read(content)


def test_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a folder and a pipe (which would block) are refused."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for file in (tmp_path / "none.csv", tmp_path, pipe):
        with pytest.raises(UnreadableTable, match=file.name):
            read_units(file)


def test_file_that_is_too_large(read, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds before anything is parsed."""
    monkeypatch.setattr(table_module, "MOST_BYTES", 10)
    with pytest.raises(UnreadableTable, match="larger than"):
        read(HEADER)
