"""A plan kept elsewhere becomes sessions; what was held is not rewritten, and our own export changes nothing."""

import datetime as dt
from pathlib import Path

import pytest

from planner import i18n
from planner.importing import read_import
from planner.loading import load, shipped_missions
from planner.reports.documents import built
from planner.reports.formats import rendered, xlsx
from planner.view import View
from tests.exporting import on_shipped, request_on
from tests.importing.tables import apply, messages, rejected, take, told, write

HEADER = "id;modules;début;fin;statut;lieu;partenaire;unités;places\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def test_changed_and_added_at_once(folder: Path) -> None:
    """Several files in one change; a new session gets an id of its partner, dates may be French, comments stay."""
    table = HEADER + (
        "s-4;;02/09/2014;2014-09-03;approuvée;HALL, GAO;;gms=12 com=6;18\n"
        ";HR-01, HR-02;1/10/2014;1/10/2014;;;Union;gms (5);\n"
        ";human-rights;2014-11-03;;idée;;École Nationale;Groupe mobile: 7, com=2;9\n"
        "x.7;HR-01 HR-02;2014-12-01;;;;;com;4\n"
    )
    result = take(folder, "sessions", table)
    assert told(result) == {
        "s-4": {"start": "2014-09-02", "end": "2014-09-03", "status": "approved", "venue": "hall",
                "seats": "gms=12, com=6"},
        "eu-001": {"modules": "HR-01, HR-02", "start": "2014-10-01", "partner": "eu", "seats": "gms=5"},
        "school-001": {"modules": "human-rights", "start": "2014-11-03", "status": "idea", "partner": "school",
                       "seats": "gms=7, com=2"},
        "x.7": {"modules": "HR-01, HR-02", "start": "2014-12-01", "seats": "com=4"},
    }  # fmt: skip
    assert (result.rejected, result.warnings) == ((), ())
    assert sorted(result.change.files) == ["plan-eu.toml", "plan.toml"]
    assert "day first" not in messages(take(folder, "sessions", "id,start\ns-4,20/09/2014\n").notes)
    assert "day first" in messages(result.notes)
    apply(folder, result)
    assert "# agreed by phone" in (folder / "plan.toml").read_text()
    again = take(folder, "sessions", table)
    assert (again.unchanged, dict(again.change.files)) == (4, {})


def test_record_is_not_rewritten(folder: Path) -> None:
    """Dates, modules, status and heads of a session that was held stay; what can be added to it can."""
    table = "id,start,status,attended,funding\ns-2,2014-06-03,,,\ns-2,,planned,,\n"
    assert rejected(take(folder, "sessions", table)) == [(2, ""), (3, "")]
    for row in ("s-2,2014-06-03,,,", "s-2,,planned,,", "s-2,,,gms=10,"):
        result = take(folder, "sessions", "id,start,status,attended,funding\n" + row + "\n")
        assert "planner session set" in messages(result.rejected)
        assert not result.change.files
    assert told(take(folder, "sessions", "id,attended,funding\ns-2,gms=9,EU\n")) == {"s-2": {"funding": "EU"}}


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("nope;;;;;;;;", "id", "no session has the id nope"),
        (";;2014-09-09;;;;;;", "", "no id"),
        (";HR-99;2014-09-09;;;;;;", "modules", "no module or curriculum is called"),
        (";HR-01;31/02/2014;;;;;;", "début", "is not a date"),
        (";HR-01;09.31.2014;;;;;;", "début", "is not a date"),
        (";HR-01;41890;;;;;;", "début", "format the column as dates"),
        (";HR-01;9 brumaire 2014;;;;;;", "début", "is not a date"),
        (";HR-01;2014-09-09;2014-09-08;;;;;", "fin", "before"),
        (";HR-01;2014-09-09;;peut-être;;;;", "statut", "is none of"),
        (";HR-01;2014-09-09;;delivered;;;gms=3;", "statut", "cannot be delivered yet"),
        ("s-4;;;;delivered;;;gms=3;", "statut", "cannot be delivered yet"),
        (";HR-01;2014-09-09;;;;;gms com;12", "places", "12 is a total"),
        (";HR-01;2014-09-09;;;;;gms com;", "unités", "how many of each unit"),
        (";HR-01;2014-09-09;;;;;12;", "unités", "how many of each unit"),
        (";HR-01;2014-09-09;;;;;gms=3 gms=4;", "unités", "stands twice"),
        ("s-1;;;;;;;;19", "places", "19 is a total"),
        ("s-1;;;;;;;gms=3;4", "places", "4 is a total"),
    ],
)
def test_what_cannot_be(folder: Path, row: str, column: str, words: str) -> None:
    """Each with its column and the reason; nothing is made of it."""
    result = take(folder, "sessions", HEADER + row + "\n")
    assert rejected(result) == [(2, column)]
    assert words in messages(result.rejected)
    assert not result.change.files


def test_total_beside_the_units_need_not_be_kept_up(folder: Path) -> None:
    """Who edits the heads by unit in an export leaves the old total beside them."""
    assert told(take(folder, "sessions", HEADER + "s-1;;;;;;;gms=10 com=6;18\n")) == {"s-1": {"seats": "gms=10, com=6"}}


def test_plan_called_delivered_says_not_who_came(folder: Path) -> None:
    """Seats are not taken for attendance because the status beside them was changed."""
    result = take(folder, "sessions", HEADER + "s-1;;;;delivered;;;gms=12 com=6;18\n")
    assert told(result) == {"s-1": {"status": "delivered"}}


def test_session_without_id_is_found_again(folder: Path) -> None:
    """By modules, start and whatever of place, partner and units the row says; a near one is named."""
    assert take(folder, "sessions", "modules,start\nHR-02,2014-09-01\n").unchanged == 1
    result = take(folder, "sessions", "modules,start,venue\nHR-02,2014-09-01,hall\n")
    assert list(told(result)) == ["session-001"]
    assert "s-4 has the same modules" in messages(result.warnings)
    both = take(folder, "sessions", "modules,start,units\nHR-01,2014-08-01,gms=3\nHR-01,2014-08-01,com=3\n")
    assert len(both.added) == 2
    apply(folder, both)
    assert rejected(take(folder, "sessions", "modules,start\nHR-01,2014-08-01\n")) == [(2, "modules")]


def test_heads_of_no_unit_are_said(folder: Path) -> None:
    """A new session whose seats belong to nobody is planned, and that they are not recorded is said."""
    result = take(folder, "sessions", "modules,start,seats\nHR-01,2014-08-01,20\n")
    assert told(result) == {"session-001": {"modules": "HR-01", "start": "2014-08-01"}}
    assert "not recorded" in messages(result.warnings)


def test_french_twin_is_named(folder: Path) -> None:
    """A title that changes leaves its French twin behind; that is said, and a column can be given to it."""
    (folder / "plan.toml").write_text(
        '[[session]]\nid = "a"\nmodules = ["HR-01"]\nstart = 2014-08-01\ntitle = "T"\nfr = { title = "É" }\n'
    )
    assert "1 title that changes has a French twin" in messages(take(folder, "sessions", "id,title\na,U\n").notes)
    assert take(folder, "sessions", "id,title\na,É\n").unchanged == 1
    assert told(take(folder, "sessions", "id,x\na,Ü\n", ("x", "fr.title"))) == {"a": {"fr.title": "Ü"}}


@pytest.mark.parametrize(("form", "by"), [("csv", "week"), ("csv-fr", "week"), ("csv-fr", "unit"), ("csv", "team")])
def test_plan_exported_and_imported_changes_nothing(tmp_path: Path, form: str, by: str) -> None:
    """The shipped mission, every session of it, in both forms of CSV and with rows that stand several times."""
    request = on_shipped(start=dt.date(2010, 1, 1), end=dt.date(2020, 1, 1), by=by)
    file = tmp_path / "plan.csv"
    i18n.use_language("fr" if form == "csv-fr" else "en")
    try:
        file.write_bytes(rendered(form, built("plan", request)))
    finally:
        i18n.use_language("en")
    loaded = load(shipped_missions() / "mali-2014")
    result = read_import("sessions", file, loaded, dt.date(2014, 6, 30))
    assert (result.rejected, dict(result.change.files), result.warnings) == ((), {}, ())
    assert result.unchanged >= len(loaded.mission.sessions)
    assert messages(result.notes).count("match no field") == 0


def test_curriculum_and_all_its_modules_are_the_same(folder: Path) -> None:
    """A session found by what it teaches is not rewritten because the table spells that out."""
    modules = " ".join(module.id for module in load(folder).mission.modules_in["human-rights"])
    (folder / "plan.toml").write_text('[[session]]\nid = "a"\nmodules = ["human-rights"]\nstart = 2014-08-01\n')
    assert take(folder, "sessions", f"modules,start\n{modules},2014-08-01\n").unchanged == 1


def test_what_stands_twice_counts_once(folder: Path) -> None:
    """A module named twice is one, so a table that names it once, or as often, says nothing new."""
    (folder / "plan.toml").write_text('[[session]]\nid = "a"\nmodules = ["HR-01", "HR-01"]\nstart = 2014-08-01\n')
    for cell in ("HR-01 HR-01", "HR-01"):
        assert not take(folder, "sessions", f"id,modules,start\na,{cell},2014-08-01\n").change.files


def test_plan_that_was_lost_is_rebuilt(tmp_path: Path) -> None:
    """From the export alone come the sessions back, with the same coverage in every cell."""
    shipped = shipped_missions() / "mali-2014"
    for file in shipped.glob("*.toml"):
        if not file.name.startswith("plan-"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    request = on_shipped(start=dt.date(2010, 1, 1), end=dt.date(2020, 1, 1))
    (tmp_path / "plan.csv").write_bytes(rendered("csv", built("plan", request)))
    result = read_import("sessions", tmp_path / "plan.csv", load(tmp_path), dt.date(2014, 6, 30))
    assert result.rejected == ()
    apply(tmp_path, result)
    day = dt.date(2014, 6, 30)
    before, after = (list(View(load(root).mission, day).coverage.cells) for root in (shipped, tmp_path))
    assert [(cell.unit.id, cell.module.id, cell.covered, cell.scheduled) for cell in after] == [
        (cell.unit.id, cell.module.id, cell.covered, cell.scheduled) for cell in before
    ]


def test_workbook_exported_and_imported_changes_nothing(tmp_path: Path) -> None:
    """The sheet of the plan is found among the others, its dates are dates, and no cell comes back changed."""
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    file = tmp_path / "book.xlsx"
    file.write_bytes(xlsx.render([built(what, on_shipped()) for what in ("gaps", "plan", "distribution")], "gaps"))
    result = read_import("sessions", file, load(shipped_missions() / "mali-2014"), dt.date(2014, 6, 30))
    assert (result.rejected, dict(result.change.files)) == ((), {})
    assert result.unchanged == 30
    assert "sheet “plan”" in messages(result.notes)


def test_disarmed_text_comes_back(tmp_path: Path) -> None:
    """What an export puts before a text that a spreadsheet would evaluate is taken off again."""
    text = "=1+1; @x, +y '-z"
    (tmp_path / "mission.toml").write_text(
        '[mission]\ntitle = "T"\nas_of = 2014-06-30\nhorizon = { start = 2014-07-01, end = 2014-12-31 }\n'
        f'[[session]]\nid = "a"\nmodules = ["HR-01"]\nstart = 2014-08-01\ntitle = "{text}"\nfunding = "{text}"\n'
    )
    loaded = load(tmp_path)
    request = request_on(View(loaded.mission, dt.date(2014, 6, 30)))
    for form in ("csv", "csv-fr"):
        data = rendered(form, built("plan", request))
        assert b"'=1+1" in data
        (tmp_path / "plan.csv").write_bytes(data)
        result = read_import("sessions", tmp_path / "plan.csv", loaded, dt.date(2014, 6, 30))
        assert (result.unchanged, dict(result.change.files)) == (1, {}), form
        (tmp_path / "plan.csv").write_bytes(
            data.replace(b"HR-01", b"HR-02").replace(b",a,", b",b,").replace(b";a;", b";b;")
        )
        new = read_import("sessions", tmp_path / "plan.csv", loaded, dt.date(2014, 6, 30))
        assert told(new)["b"]["title"] == text, form
