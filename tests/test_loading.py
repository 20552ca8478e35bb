"""Protects reading: what is sound is computed, what is not is named with place and remedy, and nothing ever raises."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.loading import Loaded, NoMission, load, shipped_missions
from planner.loading.tables import MISSION_TABLES
from tests.missions import PLACES, write_mission


def read(folder: Path, text: str, name: str = "units.toml") -> Loaded:
    write_mission(folder, PLACES)
    (folder / name).write_bytes(text.encode("utf-8"))
    return load(folder)


def lines(loaded: Loaded) -> list[str]:
    return sorted(f"{loaded.place(f.anchor)} {f.code} {f.anchor.path}" for f in loaded.findings)


UNIT = '[[unit]]\nid = "u"\ntitle = "U"\nregion = "gao"\nstrength = 12\n'
SESSION = '[[session]]\nid = "s"\nmodules = ["HR-01"]\nstart = 2014-07-07\nseats = { u = 3 }\n'

ONE_ENTRY = [
    (UNIT.replace("strength = 12", 'strength = "12"'), "units.toml:5:12 LD007 unit[0].strength"),
    (UNIT.replace("strength = 12", "strength = true"), "units.toml:5:12 LD007 unit[0].strength"),
    (UNIT.replace("strength = 12", "strength = 12.0"), "units.toml:5:12 LD007 unit[0].strength"),
    (UNIT.replace("strength = 12", "strength = -1"), "units.toml:5:12 LD007 unit[0].strength"),
    (UNIT.replace("strength = 12", "strength = 1" + "0" * 30), "units.toml:5:12 LD007 unit[0].strength"),
    (UNIT + "turnover = nan\n", "units.toml:6:12 LD007 unit[0].turnover"),
    (UNIT + "turnover = inf\n", "units.toml:6:12 LD007 unit[0].turnover"),
    (UNIT + "turnover = 1.0\n", "units.toml:6:12 LD007 unit[0].turnover"),
    (UNIT.replace("strength", "strenght"), "units.toml:1:1 LD006 unit[0]|units.toml:5:1 LD005 unit[0].strenght"),
    (UNIT.replace('"u"', '"u u"'), "units.toml:2:6 LD008 unit[0].id"),
    (UNIT.replace('"u"', '"u\\n"'), "units.toml:2:6 LD008 unit[0].id"),
    (UNIT.replace('"gao"', '"goa"'), "units.toml:4:10 LD010 unit[0].region"),
    (UNIT.replace('"U"', '"U\\u001b[31m"'), "units.toml:3:9 LD012 unit[0].title"),
    (UNIT.replace('"U"', '"U\u0085"'), "units.toml:3:9 LD012 unit[0].title"),
    (UNIT + "needs = { HR-99 = 3 }\n", "units.toml:6:11 LD010 unit[0].needs.HR-99"),
    (UNIT + 'fr = { titel = "x" }\n', "units.toml:6:8 LD005 unit[0].fr.titel"),
    (UNIT + SESSION + "end = 2014-07-06\n", "units.toml:11:7 LD011 session[0].end"),
    (UNIT + SESSION + "follow_up = 2014-07-06T10:00:00\n", "units.toml:11:13 LD007 session[0].follow_up"),
    (UNIT + SESSION + 'follow_up = "2014-07-06"\n', "units.toml:11:13 LD007 session[0].follow_up"),
    (UNIT + SESSION + 'status = "planed"\n', "units.toml:11:10 LD007 session[0].status"),
    (UNIT + SESSION.replace("u = 3", "v = 3"), "units.toml:10:11 LD010 session[0].seats.v"),
    (UNIT + SESSION.replace("u = 3", 'u = "3"'), "units.toml:10:15 LD007 session[0].seats.u"),
    ("[unit]\n" + UNIT[9:], "units.toml:1:1 LD007 unit"),
    ("unit = 3\n", "units.toml:1:8 LD007 unit"),
    ("unit = [3]\n", "units.toml:1:9 LD007 unit[0]"),
    ('[[units]]\nid = "u"\n', "units.toml:1:3 LD005 units[0]"),
    ('titel = "x"\n', "units.toml:1:1 LD005 titel"),
    ('[[mission]]\ntitle = "x"\n', "units.toml:1:1 LD007 mission"),
]


@pytest.mark.parametrize(("text", "expected"), ONE_ENTRY)
def test_bad_entries_are_named_with_place_and_path_and_left_out(tmp_path: Path, text: str, expected: str) -> None:
    """Each bad value says where it stands; the places of the mission are still read."""
    loaded = read(tmp_path, text)
    assert lines(loaded) == expected.split("|")
    assert len(loaded.mission.regions) == 3
    assert loaded.mission.left_out == 1
    assert all(finding.message and finding.hint for finding in loaded.findings)


ONE_FILE = [
    (b"[[unit]]\nid = \n", "LD003", 2),
    (b'[[unit]]\nid = "u\n', "LD003", 2),
    (b'[[unit]]\nid = "u"\nid = "u"\n', "LD003", 3),
    (b"<<<<<<< mine\nx = 1\n=======\nx = 2\n>>>>>>> theirs\n", "LD004", 1),
    ("[[unit]]\ntitle = 'S\xe9gou'\n".encode("latin-1"), "LD001", 2),
    ("[[unit]]\n".encode("utf-16"), "LD001", 1),
    (b"[[unit]]\x00\n", "LD012", 1),
    (b'[[unit]]\ntitle = "\x1b[31m"\n', "LD012", 2),
    (b"a = " + b"[" * 3000, "LD013", 1),
    (b".".join([b"a"] * 1500) + b" = 1", "LD013", 1),
    (b"a = 1" + b"0" * 5000, "LD013", 1),
]


@pytest.mark.parametrize(("data", "code", "line"), ONE_FILE)
def test_a_bad_file_is_left_out_with_its_line(tmp_path: Path, data: bytes, code: str, line: int) -> None:
    """One error for the file, at its line; the other files are read as usual."""
    write_mission(tmp_path, PLACES)
    (tmp_path / "units.toml").write_bytes(data)
    loaded = load(tmp_path)
    assert [(f.code, loaded.place(f.anchor).line) for f in loaded.findings] == [(code, line)]
    assert len(loaded.mission.regions) == 3
    assert loaded.mission.left_out >= 1
    assert loaded.readable


def test_names_that_are_no_files(tmp_path: Path) -> None:
    """A folder, a pipe and a dangling link get the plain name, and reading never hangs on them."""
    write_mission(tmp_path, PLACES)
    (tmp_path / "x.toml").mkdir()
    os.mkfifo(tmp_path / "y.toml")
    (tmp_path / "z.toml").symlink_to("nowhere")
    loaded = load(tmp_path)
    assert lines(loaded) == ["x.toml LD002 file", "y.toml LD002 file", "z.toml LD001 file"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission denied is said; references into a file nobody saw are no errors."""
    write_mission(tmp_path, PLACES + SESSION + "\n--- units.toml\n" + UNIT)
    opened = os.open

    def refuse(path: Path, flags: int) -> int:
        if path.name == "units.toml":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert lines(load(tmp_path)) == ["units.toml LD001 file"]


def test_bom_crlf_and_an_empty_file_are_fine(tmp_path: Path) -> None:
    """What editors on other systems write is read like any other text."""
    write_mission(tmp_path, PLACES)
    (tmp_path / "units.toml").write_bytes(b"\xef\xbb\xbf" + UNIT.replace("\n", "\r\n").encode())
    (tmp_path / "empty.toml").touch()
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert loaded.mission.unit["u"].strength == 12


def test_two_entries_with_one_id_are_both_left_out(tmp_path: Path) -> None:
    """One message names both places, and a session that names the unit is no second error."""
    loaded = read(tmp_path, UNIT + UNIT.replace("12", "13") + SESSION)
    (finding,) = loaded.findings
    assert finding.code == "LD009"
    assert "units.toml:1, units.toml:6" in finding.message
    assert loaded.mission.unit == {}
    assert [session.id for session in loaded.mission.sessions] == ["s"]
    assert loaded.mission.left_out == 2


def test_a_copied_file_is_called_a_copy(tmp_path: Path) -> None:
    """ "units (2).toml" comes first by name and is still the copy."""
    write_mission(tmp_path, PLACES + "\n--- units.toml\n" + UNIT + "\n--- units (2).toml\n" + UNIT)
    (finding,) = load(tmp_path).findings
    assert "units (2).toml looks like a copy of units.toml" in finding.message


def test_a_reference_into_a_broken_file_is_no_second_error(tmp_path: Path) -> None:
    """The unit stands in a file with a syntax error: one error, the session is read."""
    write_mission(tmp_path, PLACES + SESSION + "\n--- units.toml\n" + UNIT + "x = \n")
    loaded = load(tmp_path)
    assert [f.code for f in loaded.findings] == ["LD003"]
    assert len(loaded.mission.sessions) == 1


def test_all_errors_of_an_entry_come_out_in_one_run(tmp_path: Path) -> None:
    """A wrong type does not hide an unknown reference, a reversed date or a typo in the same entry."""
    text = SESSION.replace("u = 3", "zz = 3") + 'end = 2014-07-01\nstatus = 3\nfunding = "a\\u0007"\nnoet = ""\n'
    assert [line.split()[1] for line in lines(read(tmp_path, text))] == ["LD010", "LD011", "LD007", "LD012", "LD005"]


def test_a_faulty_mission_table_keeps_its_sound_fields(tmp_path: Path) -> None:
    """A typo beside the as-of date must not move every figure to today."""
    write_mission(tmp_path, PLACES.replace('focus = "north"', 'focus = "nort"'))
    loaded = load(tmp_path)
    assert [f.code for f in loaded.findings] == ["LD010"]
    assert str(loaded.mission.settings.as_of) == "2014-06-30"
    assert loaded.mission.settings.focus is None
    assert loaded.mission.left_out == 1


def test_a_typo_in_one_target_keeps_the_others(tmp_path: Path) -> None:
    """When a refresher falls due must not move because of another target's misspelling."""
    targets = '[mission.targets]\ncovrage = 0.5\ndue_days = 30\n[[zone]]\nid = "north"'
    write_mission(tmp_path, PLACES.replace('[[zone]]\nid = "north"', targets))
    loaded = load(tmp_path)
    assert [f.code for f in loaded.findings] == ["LD005"]
    assert (loaded.mission.settings.targets.due_days, loaded.mission.settings.targets.coverage) == (30, 0.8)
    assert loaded.mission.settings.focus == "north"


def test_no_mission_at_all(tmp_path: Path) -> None:
    """No folder, a file instead of one, and a folder without mission.toml are told apart from bad data."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "none", tmp_path / "file", tmp_path):
        with pytest.raises(NoMission):
            load(path)


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is past the limits is named, and the rest is read."""
    monkeypatch.setattr("planner.loading.files.MOST_FILES", 1)
    loaded = read(tmp_path, UNIT)
    assert "units.toml LD013 file" in lines(loaded)
    monkeypatch.setattr("planner.loading.files.MOST_FILES", 500)
    monkeypatch.setattr("planner.loading.files.MOST_BYTES", len(PLACES) + 10)
    assert "units.toml LD013 file" in lines(load(tmp_path))
    assert len(load(tmp_path).mission.regions) == 3


def test_the_shipped_mission_is_read_without_an_error() -> None:
    """What people see first is sound, and nothing of it is left out."""
    folder = shipped_missions() / "mali-2014"
    loaded = load(folder)
    assert [f"{loaded.place(f.anchor)} {f.message}" for f in loaded.findings] == []
    assert len(loaded.mission.curricula) == 3
    assert not any(stat.S_ISLNK(path.lstat().st_mode) for path in folder.iterdir())


def test_the_order_of_files_changes_no_entry(tmp_path: Path) -> None:
    """The same entries in other files give the same records, and other bytes give another digest."""
    one = load(write_mission(tmp_path / "one", PLACES + UNIT + SESSION)) if (tmp_path / "one").mkdir() is None else None
    two = load(write_mission(tmp_path / "two", PLACES + "\n--- a.toml\n" + SESSION + "\n--- b.toml\n" + UNIT))
    assert one is not None
    assert one.mission.units == two.mission.units
    assert one.mission.sessions == two.mission.sessions
    assert one.mission.digest != two.mission.digest


VALUES = st.sampled_from(
    [
        "3",
        "-3",
        "1e400",
        "nan",
        "true",
        '"x"',
        '"\\u0000"',
        "2014-01-01",
        "2014-01-01T00:00:00",
        "07:00:00",
        "[]",
        "[[1]]",
        "{}",
        "{ u = 1 }",
        '{ u = "x" }',
        '["HR-01"]\n    ',
        "[3]",
        "[{ start = 1 }]",
        "0x7fffffffffffffffff",
        "'''a'''",
    ]
)
FIELDS = st.sampled_from([field for kind in MISSION_TABLES.values() for field in kind.__struct_fields__])
TABLES = st.sampled_from(
    ["[mission]", "[[zone]]", "[[region]]", "[[unit]]", "[[session]]", "[[activity]]", "[[x]]", "[session]"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TABLES, st.dictionaries(FIELDS, VALUES, max_size=6)), max_size=5))
def test_no_combination_of_fields_and_values_raises(tmp_path_factory: pytest.TempPathFactory, tables: list) -> None:
    """Whatever stands in the files, loading gives findings with places, and figures of the rest."""
    text = "".join(f"{head}\n" + "".join(f"{k} = {v}\n" for k, v in fields.items()) for head, fields in tables)
    folder = tmp_path_factory.mktemp("any")
    loaded = read(folder, text)
    for finding in loaded.findings:
        assert finding.code.startswith("LD")
        assert loaded.place(finding.anchor).line > 0


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Any bytes at all are a file that is read or named."""
    folder = tmp_path_factory.mktemp("bytes")
    write_mission(folder, PLACES)
    (folder / "units.toml").write_bytes(data)
    assert len(load(folder).mission.regions) == 3
