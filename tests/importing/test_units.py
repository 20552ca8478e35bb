"""A roster becomes units: those that are there are found, those that are not are added, and nothing is guessed."""

from pathlib import Path

import pytest

from planner.loading import load
from planner.workspace import Workspace
from tests.importing.tables import apply, messages, rejected, take, told, write

HEADER = "Identifiant;Unité;Région;Effectif;Dont femmes;Fonctions;Rotation\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def test_changed_and_added_at_once(folder: Path) -> None:
    """By id, by title and region (also French, without accents), and new; comments stay, the second time is nothing."""
    table = HEADER + (
        "gms;;;45;;;\n"
        ";LE COMMISSARIAT;GAO;20;3;PJ, sécurité publique;10 %\n"
        ";Poste neuf;Kidal;1 200;;;0,05\n"
        "AN-1;Antenne;BAM;5;;;\n"
    )
    result = take(folder, "units", table)
    assert told(result) == {
        "poste-neuf": {"title": "Poste neuf", "region": "kidal", "strength": "1200", "turnover": "0.05"},
        "AN-1": {"title": "Antenne", "region": "bamako", "strength": "5"},
        "gms": {"strength": "45"},
        "com": {"women": "3", "roles": "judicial-police, public-security", "turnover": "0.1"},
    }
    assert (result.unchanged, result.rejected, list(result.change.files)) == (0, (), ["units.toml"])
    apply(folder, result)
    text = (folder / "units.toml").read_text()
    assert "strength = 45  # by roll call\n" in text
    assert "# the mobile group\n" in text
    again = take(folder, "units", table)
    assert (again.unchanged, dict(again.change.files)) == (4, {})


def test_through_the_workspace(folder: Path) -> None:
    """The screens get the same result, make it as one change, and one undo takes it back."""
    (folder / "t.csv").write_text("id,strength\ngms,45\ncom,21\n")
    workspace = Workspace.open(folder)
    result = workspace.read_import("units", folder / "t.csv")
    workspace.do(result.change)
    assert workspace.view.mission.unit["gms"].strength == 45
    assert workspace.undo() == "import units from t.csv"
    assert workspace.view.mission.unit["gms"].strength == 40
    assert workspace.unsaved == 0


def test_what_cannot_be(folder: Path) -> None:
    """Every row amiss is named with its column, none of them stops the others, and no region is made up."""
    table = HEADER + (
        ";Poste;Ménaka;12;;;\n"
        ";Poste;Kidal;douze;;;\n"
        ";Commissariat;;9;;;\n"
        ";Poste;Kidal;;;;\n"
        "com;;;20;30;;\n"
        "é;Poste;Gao;3;;;\n"
        ";Poste;Gao;3;;;beaucoup\n"
        ";;Gao;3;;;\n"
        "gms;;;41;;;;trop\n"
        ";Bon;Gao;3;;;\n"
    )
    result = take(folder, "units", table)
    assert rejected(result) == [
        (2, "Région"), (3, "Effectif"), (4, "Unité"), (5, "Effectif"), (6, "Dont femmes"), (7, "Identifiant"),
        (8, "Rotation"), (9, ""), (10, ""),
    ]  # fmt: skip
    assert "several units are called so: com, com-k" in messages(result.rejected)
    assert list(told(result)) == ["bon"]


def test_rows_about_one_unit(folder: Path) -> None:
    """The same twice is once; two numbers for one unit are both refused, because nobody knows which is right."""
    table = HEADER + "gms;;;45;;;\ngms;;;45;;;\ncom;;;1;;;\n;Commissariat;Gao;2;;;\n;Neu;Gao;1;;;\n;neu;Gao;2;;;\n"
    result = take(folder, "units", table)
    assert told(result) == {"gms": {"strength": "45"}}
    assert result.unchanged == 1
    assert rejected(result) == [(row, "") for row in (4, 5, 6, 7)]


def test_namesake_elsewhere_is_said(folder: Path) -> None:
    """A unit of the same name in another region may have moved: it is added, and that is said."""
    result = take(folder, "units", HEADER + ";Groupe mobile;Kidal;12;;;\n")
    assert list(told(result)) == ["groupe-mobile"]
    assert "stands in gao: gms" in messages(result.warnings)


def test_roles(folder: Path) -> None:
    """By their names in either language, with commas or blanks; one that nothing knows is said, not refused."""
    header = "id;fonctions\n"
    result = take(folder, "units", f"{header}gms;custody public-order\ncom;garde à vue, pompiers\ncom-k;Custody\n")
    assert told(result) == {"gms": {"roles": "custody, public-order"}, "com": {"roles": "custody, pompiers"}}
    assert messages(result.warnings) == "row 3, column fonctions: no module is for the role pompiers."
    assert result.unchanged == 1


def test_entry_with_an_error_is_left_alone(folder: Path) -> None:
    """What the planner does not understand it does not change, nor does it add its double."""
    (folder / "x.toml").write_text('[[unit]]\nid = "bad"\ntitle = "Bad"\nregion = "gao"\nstrength = "x"\n')
    assert "planner check" in messages(take(folder, "units", "id,strength\nbad,3\n").rejected)


def test_first_units_go_into_a_file_of_their_own(folder: Path) -> None:
    """Where there is no unit yet, there is units.toml."""
    (folder / "units.toml").unlink()
    (folder / "plan.toml").unlink()
    apply(folder, take(folder, "units", "title,region,strength\nA,Gao,3\nB,Gao,4\n"))
    assert [unit.id for unit in load(folder).mission.units] == ["a", "b"]
    text = '[[unit]]\nid = "a"\ntitle = "A"\nregion = "gao"\nstrength = 3\n\n[[unit]]\nid = "b"\n'
    assert (folder / "units.toml").read_text().startswith(text)


def test_hostile_text_stays_text(folder: Path) -> None:
    """Formulas, quotation marks, TOML and markup in a cell are the title of a unit and nothing else."""
    titles = ['=HYPERLINK("x")', '"]\n[[unit]]\nid = "y"', "[/] [bold]", "a\\u001b", "‮evil", "@SUM(1)"]
    rows = "".join('"{}",Gao,1\n'.format(title.replace('"', '""')) for title in titles)
    apply(folder, take(folder, "units", "title,region,strength\n" + rows))
    found = [unit.title for unit in load(folder).mission.units[3:]]
    assert found == [" ".join(title.split()) for title in titles]
