"""Protects the command: what it refuses, where it writes, in which language, and equal bytes on every machine."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from planner.cli import main
from planner.reports.documents import exports
from tests.invented import DAYS, Shape, invented, write
from tests.missions import PLACES, curriculum_of, entries, write_mission

ROOT = Path(__file__).resolve().parents[2]
TEXT = (
    PLACES.replace('title = "Test"', 'title = "Test"\nid = "m"\nfr = { title = "Épreuve" }')
    + entries("partner", 'id = "p"; title = "P"')
    + entries("venue", 'id = "v"; title = "V"; region = "gao"; seats = 30')
    + entries(
        "unit",
        'id = "a.b"; title = "Brigade of Ségou"; region = "gao"; strength = 20; fr = { title = "Brigade de Ségou" }',
        'id = "a-b"; title = "Other"; region = "gao"; strength = 9; confidence = "illustrative"',
    )
    + entries(
        "session",
        'id = "s1"; modules = ["A"]; start = 2014-07-03; venue = "v"; partner = "p"; seats = { "a.b" = 8 }',
        'id = "s2"; modules = ["A"]; start = 2014-05-03; status = "delivered"; venue = "v"; attended = { "a.b" = 2 }',
    )
    + curriculum_of(entries("module", 'id = "A"; title = "First"; hours = 1.5; fr = { title = "Premier" }'))
)
BROKEN = '[[unit]]\nid = "bad"\ntitle = "B"\nregion = "gao"\nstrength = "x"\n'
Ran = tuple[int, str, str]


@pytest.fixture
def mission(tmp_path: Path) -> str:
    return str(write_mission(tmp_path / "mission", TEXT))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], mission: str) -> Callable[..., Ran]:
    def run_one(*words: str, at: str = mission) -> Ran:
        code = main(["-C", at, *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_one


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("export plam", "did you mean plan?"),
        ("export plan --format hmtl", "did you mean html?"),
        ("export plan --format html", "plan is not written as html; there is: text, md, csv, csv-fr, json, ics, xlsx"),
        ("export week --format ics", "week is not written as ics"),
        ("export gaps --by unit", "--by does not go with gaps"),
        ("export reform --region gao", "--region does not go with reform"),
        ("export plan --since 2014-01-01", "--since does not go with plan"),
        ("export gaps a.b", "gaps takes no id"),
        ("export unit", "--region for all of a region"),
        ("export unit a.b --region gao", "--region for all of a region"),
        ("export unit a.c", "did you mean a.b?"),
        ("export region goa", "did you mean gao?"),
        ("export plan --partner q", 'unknown partner "q"'),
        ("export plan --by month", 'unknown value "month"'),
        ("export gaps --limit 0", "not a whole number from 1"),
        ("export findings --select XX", 'unknown code "XX"'),
        ("export plan --format json --ascii", "--ascii goes with text alone"),
        ("export plan --force", "--force goes with --output"),
    ],
)
def test_what_would_change_nothing_is_refused(run: Callable[..., Ran], words: str, said: str) -> None:
    code, out, err = run(*words.split(" "))
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("what", list(exports()))
def test_every_export_is_written_in_every_format(run: Callable[..., Ran], what: str) -> None:
    """And says first, or beside the data, when entries are left out; then the exit code is 1."""
    more = {"unit": ["a.b"], "region": ["gao"]}.get(what, [])
    for name in exports()[what].formats:
        if name != "xlsx":
            code, out, err = run("export", what, *more, "--format", name)
            assert (code, err) == (0, "")
            assert out


def test_what_is_left_out_is_said(run: Callable[..., Ran], tmp_path: Path) -> None:
    broken = str(write_mission(tmp_path / "broken", TEXT.replace("[[venue]]", f"{BROKEN}[[venue]]")))
    for name in exports()["plan"].formats[:-1]:
        code, out, err = run("export", "plan", "--format", name, at=broken)
        assert code == 1
        assert "1 entry with errors is left out" in (out if name in ("text", "md") else err)
    assert json.loads(run("export", "plan", "--format", "json", at=broken)[1])["left_out"] == 1


def test_a_file_is_written_whole_and_not_over_another(run: Callable[..., Ran], tmp_path: Path) -> None:
    file = tmp_path / "gaps.csv"
    text = run("export", "gaps", "--format", "csv")[1]
    assert run("export", "gaps", "--format", "csv", "-o", str(file)) == (0, "", "")
    assert file.read_bytes().decode("utf-8") == text
    code, out, err = run("export", "gaps", "-o", str(file))
    assert (code, out, "--force" in err) == (1, "", True)
    assert file.read_bytes().decode("utf-8") == text
    assert run("export", "gaps", "-o", str(file), "--force")[0] == 0
    assert file.read_text("utf-8").startswith("Gaps")


def test_into_a_folder_goes_a_file_a_unit(run: Callable[..., Ran], tmp_path: Path) -> None:
    """Under names made of their ids, no two the same; all or none are written."""
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("export", "unit", "--region", "gao", "-o", str(folder))[0] == 0
    names = ["planner-unit-a-b-2-2014-06-30.txt", "planner-unit-a-b-2014-06-30.txt"]
    assert sorted(file.name for file in folder.iterdir()) == names
    assert "Brigade of Ségou" in (folder / names[1]).read_text("utf-8")
    (folder / names[1]).unlink()
    assert run("export", "unit", "--region", "gao", "-o", str(folder))[0] == 1
    assert [file.name for file in folder.iterdir()] == names[:1]
    assert run("export", "plan", "--format", "csv-fr", "-o", str(folder))[0] == 0
    assert (folder / "planner-plan-fr-2014-06-30.csv").exists()


def test_a_folder_that_is_not_there_is_one_line(run: Callable[..., Ran], tmp_path: Path) -> None:
    code, out, err = run("export", "plan", "-o", str(tmp_path / "none" / "x"))
    assert (code, out, err) == (1, "", f"planner: {tmp_path / 'none' / 'x'}: No such file or directory\n")


def test_a_page_each_for_the_units_of_a_region(run: Callable[..., Ran]) -> None:
    out = run("export", "unit", "--region", "gao")[1]
    assert out.count("\n" + "=" * 76 + "\n") == 1
    assert out.count("Unit sheet\nTest\n") == 2
    assert "Nothing is recorded." in run("export", "unit", "--region", "kidal")[1]
    assert json.loads(run("export", "unit", "--region", "kidal", "--format", "json")[1])["units"] == []


def test_language_is_that_of_the_option_and_not_of_the_machine(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """French for the French spreadsheet, English for all else; machines get English always."""
    monkeypatch.setenv("LANGUAGE", "fr")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "Brigade of Ségou" in run("export", "unit", "a.b")[1]
    assert "Brigade de Ségou" in run("export", "unit", "a.b", "--lang", "fr")[1]
    assert "Premier" in run("export", "unit", "a.b", "--format", "csv-fr")[1]
    assert "First" in run("export", "unit", "a.b", "--format", "csv-fr", "--lang", "en")[1]
    assert "Test" in run("export", "unit", "a.b", "--format", "json")[1]


def test_ascii_spells_everything_in_ascii(run: Callable[..., Ran]) -> None:
    for what, more in (("plan", ()), ("unit", ("a.b",)), ("region", ("gao",)), ("gaps", ()), ("reform", ())):
        assert run("export", what, *more, "--ascii")[1].isascii()


def test_workbook_goes_into_a_file_and_names_its_extra(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "book.xlsx"
    assert run("export", "plan", "--format", "xlsx", "-o", str(file)) == (0, "", "")
    assert file.read_bytes().startswith(b"PK")
    monkeypatch.setattr("planner.reports.formats.xlsx.find_spec", lambda _name: None)
    code, out, err = run("export", "plan", "--format", "xlsx", "-o", str(tmp_path / "other.xlsx"))
    assert (code, out) == (2, "")
    assert err == "planner: xlsx needs an extra: pip install 'training-planner[xlsx]'\n"


def test_reform_prints_what_the_export_holds(run: Callable[..., Ran]) -> None:
    for name in ("text", "md", "csv", "json"):
        assert run("reform", "--format", name) == run("export", "reform", "--format", name)
    payload = json.loads(run("reform", "--format", "json")[1])
    assert (payload["schema"], payload["what"], len(payload["matrix"])) == (1, "reform", 25)
    total = next(row for row in payload["balance"] if row["dimension"] == "total")
    assert (total["planned_hours"], total["delivered_hours"]) == (12, 3)


def test_as_of_moves_every_figure(run: Callable[..., Ran]) -> None:
    payload = json.loads(run("export", "gaps", "--format", "json", "--as-of", "2014-07-03")[1])
    assert payload["as_of"] == "2014-07-03"
    assert {row["scheduled"] for row in payload["gaps"]} == {0}


EVERYTHING = """
import pathlib, sys
from planner.cli import main
from planner.loading import load
from planner.reports.documents import exports

out = pathlib.Path(sys.argv[1])
for folder in map(pathlib.Path, sys.argv[2:]):
    mission = load(folder).mission
    more = {"unit": [each.id for each in mission.units[:1]], "region": [each.id for each in mission.regions[:1]]}
    for what, export in exports().items():
        if what in more and not more[what]:
            continue
        for name in export.formats:
            words = ["-C", str(folder), "export", what, *more.get(what, []), "--format", name]
            assert main([*words, "-o", str(out / f"{folder.name}-{what}.{name}")]) == 0, words
"""
MACHINES = (
    {"TZ": "Pacific/Kiritimati", "LANG": "fr_FR.UTF-8", "LANGUAGE": "fr", "COLUMNS": "40", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "POSIX", "COLUMNS": "200", "PYTHONHASHSEED": "2"},
)


SHAPES = (Shape(2, 3, 4, 3, 3, 8, (3, 2)), Shape(4, 5, 6, 1, 0, 7, (4,)), Shape(3, 1, 2, 0, 1, 5, (1, 4)))


def test_equal_missions_give_equal_bytes_on_every_machine(tmp_path: Path) -> None:
    """Whatever its time zone, language, width, order of hashes, and wherever the mission lies; of invented ones too."""
    seen = []
    for number, machine in enumerate(MACHINES):
        place, out = tmp_path / f"machine{number}", tmp_path / f"out{number}"
        place.mkdir()
        out.mkdir()
        folders = [write_mission(place / "own", TEXT)]
        for seed, (shape, day) in enumerate(product(SHAPES, DAYS[:2])):
            folders.append(write(place / f"m{seed}", invented(seed, shape, day)))
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG"))}
        subprocess.run(
            [sys.executable, "-W", "error", "-c", EVERYTHING, str(out), *map(str, folders)],
            env={**kept, **machine, "PYTHONPATH": str(ROOT)},
            check=True,
        )
        seen.append({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.iterdir()})
    assert len(seen[0]) == len(folders) * sum(len(export.formats) for export in exports().values())
    assert seen[0] == seen[1]


def test_a_reader_that_goes_away_ends_it_quietly(mission: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    start = [sys.executable, "-c", "import sys; from planner.cli import main; sys.exit(main())", "-C", mission]
    done = subprocess.run(
        [*start, "export", "plan"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
