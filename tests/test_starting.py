"""``init`` writes a mission that is sound and shows figures at once, or nothing at all."""

import datetime as dt
import re
from pathlib import Path

import pytest
import tomli

from planner.intake import read_units
from planner.loading import Loaded, load, shipped_curricula, shipped_missions
from planner.schema import schema_text
from planner.starting import Started, StartRefused, examples, init_mission
from planner.starting import folder as folder_module
from planner.view import View

DAY = dt.date(2026, 11, 25)
UNITS = "titre;région;effectif;rôles;zone;téléphone\nPoste A;Gao;1 200;PJ, divers;Nord;1\nPoste B;Ségou;45;MO;Sud;2\n"
COMMENTED = re.compile(r"^# (?=\[\[|[a-z_0-9]+ = )", re.MULTILINE)


def in_force(folder: Path) -> None:
    """Remove the # before every line that only shows what may be added."""
    for file in folder.glob("*.toml"):
        file.write_text(COMMENTED.sub("", file.read_text("utf-8")), "utf-8")


def sound(folder: Path) -> Loaded:
    """The mission in the folder, which has no error."""
    loaded = load(folder)
    assert loaded.findings == ()
    return loaded


def units_file(folder: Path, text: str = UNITS) -> Path:
    """A table of units."""
    file = folder / "units.csv"
    file.write_text(text, "utf-8")
    return file


def left_in(folder: Path) -> list[str]:
    """Everything in the folder, hidden files too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_plain_mission_shows_figures_at_once(tmp_path: Path) -> None:
    """A coordinator who runs ``init`` and then ``planner`` sees coverage, a gap, a session to come and parity."""
    written = init_mission(tmp_path / "own", today=DAY)
    assert [path.name for path in written] == ["mission.toml", "units.toml", "plan.toml", "planner.schema.json"]
    view = View(sound(tmp_path / "own").mission, DAY)
    total = view.coverage.total
    assert total.covered > 0
    assert total.scheduled > 0
    assert total.gap > total.covered
    assert view.distribution().parity.value is not None
    assert view.mission.settings.title == "own"
    assert all(region.fr for region in view.mission.regions)


@pytest.mark.parametrize("day", [dt.date(2024, 2, 29), dt.date(2026, 12, 31), dt.date(2026, 8, 3)])
def test_plain_mission_on_any_day(tmp_path: Path, day: dt.date) -> None:
    """Its sessions lie before and after the day it is written, whatever day that is."""
    init_mission(tmp_path / "own", today=day)
    first, second = sound(tmp_path / "own").mission.sessions
    assert first.end < day < second.start


@pytest.mark.parametrize("own", [False, True], ids=["plain", "units"])
def test_what_may_be_added_is_valid(tmp_path: Path, own: bool) -> None:
    """Every line that the comments offer can be put in force as it stands, but for dots to fill in."""
    init_mission(tmp_path / "own", units=units_file(tmp_path) if own else None, today=DAY)
    before = [file.read_text("utf-8") for file in sorted((tmp_path / "own").glob("*.toml"))]
    in_force(tmp_path / "own")
    assert before != [file.read_text("utf-8") for file in sorted((tmp_path / "own").glob("*.toml"))]
    assert len(sound(tmp_path / "own").mission.sessions) == (1 if own else 2)


def test_comments_name_the_shipped_curricula(tmp_path: Path) -> None:
    """What is said of curricula stays true when one is added or renamed."""
    init_mission(tmp_path / "own")
    text = (tmp_path / "own" / "mission.toml").read_text("utf-8")
    for file in shipped_curricula().glob("*.toml"):
        assert tomli.loads(file.read_text("utf-8"))["curriculum"]["id"] in text


def test_own_units_show_their_gaps(tmp_path: Path) -> None:
    """The units of the table, no more and no less, with need for each and nothing covered."""
    file = units_file(tmp_path)
    written = init_mission(tmp_path / "own", units=file, today=DAY)
    mission = sound(tmp_path / "own").mission
    table = read_units(file)
    assert (mission.units, mission.regions, mission.zones) == (table.units, table.regions, table.zones)
    cells = View(mission, DAY).coverage.by_unit
    assert all(sum(cell.gap for cell in cells[unit.id]) > 0 for unit in mission.units)
    assert written.notes == table.notes
    text = (tmp_path / "own" / "units.toml").read_text("utf-8")
    assert "téléphone" in text
    assert "divers" in text


def test_units_without_zones(tmp_path: Path) -> None:
    """Without a column for zones all regions stand in one, and the file says how to split it."""
    file = units_file(tmp_path, "unit,region,strength,women\nA,Gao,0,0\nB,Kayes,12,\n")
    init_mission(tmp_path / "own", units=file, today=DAY)
    mission = sound(tmp_path / "own").mission
    assert [zone.id for zone in mission.zones] == ["all"]
    assert [(unit.strength, unit.women) for unit in mission.units] == [(0, 0), (12, None)]
    assert "(parity)" in (tmp_path / "own" / "mission.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "title", ['say "no"', "a # b", "back\\slash", "[/] {x} {0} %s", "'''", "a\u2028b", "غاو", "tab\there", "💡"]
)
def test_any_text_survives(tmp_path: Path, title: str) -> None:
    """Titles are data: nothing in one ends a string, a comment or a file."""
    cell = title.replace('"', '""')
    file = units_file(tmp_path, f'title,region,strength,{"x" + title!r}\n"{cell}","{cell}",5,"{cell}"\n')
    init_mission(tmp_path / "own", units=file, today=DAY)
    mission = sound(tmp_path / "own").mission
    assert mission.units[0].title == mission.regions[0].title == " ".join(title.split())


def test_hostile_names_of_folder_and_file(tmp_path: Path) -> None:
    """A newline in the name of a file does not leave its comment, nor an escape reach the terminal."""
    file = tmp_path / "a\n[[unit]]\x1b.csv"
    file.write_text(UNITS, "utf-8")
    written = init_mission(tmp_path / "b\x1b\n", units=file, today=DAY)
    assert len(sound(tmp_path / "b\x1b\n").mission.units) == 2
    assert "\x1b" not in written.summary() + (tmp_path / "b\x1b\n" / "units.toml").read_text("utf-8")


@pytest.mark.parametrize("name", examples())
def test_example_is_copied_byte_for_byte(tmp_path: Path, name: str) -> None:
    """What ships is what people get, under the line for editors."""
    written = init_mission(tmp_path / "own", example=name)
    source = shipped_missions() / name
    assert {path.name for path in written} == {path.name for path in source.glob("*.toml")} | {"planner.schema.json"}
    for file in source.glob("*.toml"):
        copy = (tmp_path / "own" / file.name).read_bytes()
        assert copy == b"#:schema planner.schema.json\n" + file.read_bytes()
    sound(tmp_path / "own")


def test_editors_find_the_schema(tmp_path: Path) -> None:
    """The first line of each file names the schema, which lies beside it and is no part of the mission."""
    written = init_mission(tmp_path / "own")
    assert (tmp_path / "own" / "planner.schema.json").read_text("utf-8") == schema_text()
    tables = [path for path in written if path.suffix == ".toml"]
    assert {path.read_text("utf-8").split("\n")[0] for path in tables} == {"#:schema planner.schema.json"}


def test_summary_says_what_was_written_and_what_to_run(tmp_path: Path) -> None:
    """The next command can be pasted, blanks in the name included."""
    written = Started(Path("my plan"), [Path("my plan/mission.toml")], ("A note.",))
    assert written.summary() == "Wrote my plan/mission.toml\nA note.\nNow run: planner -C 'my plan'"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"example": "mali-2015"}, r"no example mali-2015\. Did you mean mali-2014\? Examples: mali-2014"),
        ({"example": "../missions/mali-2014"}, "no example"),
        ({"example": "mali-2014", "units": Path("x.csv")}, "not both"),
        ({"units": Path("nowhere.csv")}, "no file nowhere.csv"),
    ],
)
def test_wrong_wishes_are_refused(tmp_path: Path, options: dict[str, object], words: str) -> None:
    """What cannot be done is said with what can."""
    with pytest.raises(StartRefused, match=words):
        init_mission(tmp_path / "own", **options)  # type: ignore[arg-type]
    assert left_in(tmp_path) == []


def test_errors_in_the_table_write_nothing(tmp_path: Path) -> None:
    """All errors come out in one run, and no half mission is left behind."""
    file = units_file(tmp_path, "titre;région;effectif\nA;Gao;douze\nB;;1\n")
    with pytest.raises(StartRefused, match=r"row 2, column effectif: [^\n]*\n  row 3, column région: "):
        init_mission(tmp_path / "own", units=file)
    assert left_in(tmp_path) == ["units.csv"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds a mission, or anything by a name that would be written, stays as it is."""
    init_mission(tmp_path / "own")
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "planner.schema.json").write_text("{}")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = left_in(tmp_path)
    for name, words in (
        ("own", "already holds mission.toml"),
        ("taken", "already holds planner.schema.json"),
        ("file", "is a file"),
        ("link", "leads nowhere"),
        ("file/below", "file is a file"),
    ):
        with pytest.raises(StartRefused, match=words):
            init_mission(tmp_path / name)
    assert left_in(tmp_path) == before


def test_other_files_may_be_there(tmp_path: Path) -> None:
    """A folder with a table and letters in it is a good place for a mission; parents are made."""
    units_file(tmp_path)
    init_mission(tmp_path, units=tmp_path / "units.csv")
    init_mission(tmp_path / "a" / "b" / "c")
    sound(tmp_path)
    sound(tmp_path / "a" / "b" / "c")
    assert not [name for name in left_in(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize("there", [False, True], ids=["new folder", "folder that is there"])
def test_half_a_mission_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    """A full disk on the third file leaves neither files nor folders behind."""
    target = tmp_path / "deep" / "own"
    if there:
        target.mkdir(parents=True)
    before = left_in(tmp_path)
    usual = folder_module._Made.file

    def file(self: folder_module._Made, path: Path, data: bytes) -> None:
        if path.name == "plan.toml":
            raise OSError(28, "No space left on device")
        usual(self, path, data)

    monkeypatch.setattr(folder_module._Made, "file", file)
    with pytest.raises(StartRefused, match="No space left on device"):
        init_mission(target)
    assert left_in(tmp_path) == before


def test_folder_that_appears_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people who start at once: the second is refused, the first's files stay."""
    target = tmp_path / "own"
    usual = folder_module._Made.file

    def file(self: folder_module._Made, path: Path, data: bytes) -> None:
        usual(self, path, data)
        target.mkdir(exist_ok=True)
        (target / "mission.toml").write_text("first")

    monkeypatch.setattr(folder_module._Made, "file", file)
    with pytest.raises(StartRefused):
        init_mission(target)
    assert left_in(tmp_path) == ["own", "own/mission.toml"]


def test_own_units_are_written_without_empty_fields(tmp_path: Path) -> None:
    """What the table does not say is not written as an empty table."""
    table = tmp_path / "units.csv"
    table.write_text("title,region,strength\nPost,Gao,12\n", "utf-8")
    init_mission(tmp_path / "mine", units=table)
    for file in (tmp_path / "mine").glob("*.toml"):
        assert "{}" not in file.read_text("utf-8")
