"""Protects the command line's front: exit codes, what goes where, refusals that help, and pipes that break."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner import __version__, i18n
from planner.cli import main
from planner.commands import command, summaries
from planner.commands.arguments import split
from planner.commands.output import wants_colour
from tests.missions import PLACES, write_mission

ROOT = Path(__file__).resolve().parent.parent
SOUND = (
    PLACES
    + """
[[unit]]
id = "gms"
title = "GMS Ségou \\u007c [/] =1+1"
region = "gao"
strength = 40
[[session]]
id = "s-1"
modules = ["HR-01"]
start = 2014-07-07
seats = { gms = 3 }
"""
)
BROKEN = SOUND + '[[unit]]\nid = "bad"\ntitle = "B"\nregion = "gao"\nstrength = "x"\n'
REPORTS = ("overview", "coverage", "distribution", "sessions", "due", "modules", "unit gms", "export plan")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colour from the environment, and English."""
    for name in ("NO_COLOR", "FORCE_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def sound(tmp_path: Path) -> str:
    return str(write_mission(tmp_path / "sound", SOUND))


@pytest.fixture
def broken(tmp_path: Path) -> str:
    return str(write_mission(tmp_path / "broken", BROKEN))


Ran = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run_one(*words: str) -> Ran:
        code = main(words)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_one


@pytest.mark.parametrize("report", REPORTS)
def test_reports_exit_0_and_1_with_errors_in_the_files(run, sound: str, broken: str, report: str) -> None:
    """What is left out is said first, and the rest is computed."""
    assert run("-C", sound, *report.split())[0] == 0
    code, out, _err = run("-C", broken, *report.split())
    assert code == 1
    assert "1 entry with errors is left out" in "\n".join(out.splitlines()[:2])


@pytest.mark.parametrize("report", ["coverage", "distribution", "sessions", "due", "modules"])
def test_every_table_has_four_formats(run, sound: str, report: str) -> None:
    _code, out, _err = run("-C", sound, report, "--format", "json")
    payload = json.loads(out)
    assert (payload["schema"], payload["as_of"]) == (1, "2014-06-30")
    assert "left_out" not in payload
    assert "\r\n" in run("-C", sound, report, "--format", "csv")[1]
    assert "| :-- |" in run("-C", sound, report, "--format", "md")[1]
    assert run("-C", sound, report, "--format", "text") == run("-C", sound, report)


def test_json_and_csv_say_what_is_left_out(run, broken: str) -> None:
    """JSON in a key, CSV on standard error, since neither has room for a sentence."""
    code, out, err = run("-C", broken, "coverage", "--format", "json")
    assert (code, json.loads(out)["left_out"]) == (1, 1)
    code, out, err = run("-C", broken, "coverage", "--format", "csv")
    assert (code, out[:5]) == (1, "unit,")
    assert err == "1 entry with errors is left out; planner check says where\n"


def test_global_options_stand_before_or_after_the_command(run, sound: str) -> None:
    before = run("-C", sound, "--as-of", "2014-08-01", "due")
    assert before == run("due", "--as-of", "2014-08-01", "-C", sound)
    assert "2014-08-01" in before[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("coverge", 'unknown command "coverge"; did you mean coverage?'),
        ("coverage --by regoin", 'unknown value "regoin"; did you mean region?'),
        ("coverage --unit gsm", 'unknown unit "gsm"; did you mean gms?'),
        ("coverage --zone nrth", 'unknown zone "nrth"; did you mean north?'),
        ("coverage --curriculum human-right", 'unknown curriculum "human-right"; did you mean human-rights?'),
        ("sessions --region xx", 'unknown region "xx"; there is: gao, kidal, bamako'),
        ("sessions --status planed", 'unknown status "planed"; did you mean planned?'),
        ("sessions --partner nobody", 'unknown partner "nobody"'),
        ("sessions --from 01/07/2014", '"01/07/2014" is not a date like 2014-06-30'),
        ("--as-of 2014-02-30 due", '"2014-02-30" is not a date'),
        ("check --limit 0", '"0" is not a whole number from 1'),
        ("check --select PL9", 'unknown code "PL9"'),
        ("explain PL1o1", "did you mean PL101"),
        ("unit gmz", "did you mean gms?"),
        ("export pan", "did you mean plan?"),
        ("check --wrong", "--wrong"),
        ("unit", "ID"),
        ("tui", "planner overview"),
        ("coverge\x1b[2J", "‹1B›"),
    ],
)
def test_wrong_usage_exits_2_and_helps(run, sound: str, words: str, said: str) -> None:
    """On standard error, without a traceback, and nothing on standard output."""
    code, out, err = run("-C", sound, *words.split(" "))
    assert (code, out) == (2, "")
    assert said in err
    assert "\x1b" not in err


@pytest.mark.parametrize("report", ["check", "coverage", "overview"])
def test_no_readable_mission_exits_2(run, tmp_path: Path, report: str) -> None:
    code, out, err = run("-C", str(tmp_path), report)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "mission.toml" in err


def test_version_and_help(run) -> None:
    assert run("--version") == (0, f"planner {__version__}\n", "")
    code, out, _err = run("--help")
    assert code == 0
    assert [name for name in summaries() if name not in out] == []


@pytest.mark.parametrize("name", list(summaries()))
def test_every_command_has_help_of_76_columns(run, name: str) -> None:
    code, out, _err = run(name, "--help")
    assert code == 0
    assert [line for line in out.splitlines() if len(line) > 76] == []
    assert command(name).run.__doc__


def test_without_command_and_terminal_the_overview_is_printed(run, sound: str) -> None:
    assert run("-C", sound) == run("-C", sound, "overview")


def test_init_writes_a_sound_mission_and_refuses_to_write_over_it(run, tmp_path: Path) -> None:
    code, out, _err = run("init", str(tmp_path / "new"))
    assert (code, "mission.toml" in out) == (0, True)
    assert run("-C", str(tmp_path / "new"), "check")[0] == 0
    code, out, err = run("init", str(tmp_path / "new"))
    assert (code, out, err.startswith("planner: ")) == (1, "", True)


def test_schema_is_json(run) -> None:
    assert json.loads(run("schema")[1])


def test_json_is_never_translated(run, sound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines compare what it says."""
    english = run("-C", sound, "distribution", "--format", "json")
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert run("-C", sound, "distribution", "--format", "json") == english
    i18n.use_language("en")


@pytest.mark.parametrize(
    ("asked", "environment", "terminal", "coloured"),
    [
        (None, {"TERM": "xterm"}, True, True),
        (None, {"TERM": "xterm"}, False, False),
        (None, {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (None, {"NO_COLOR": "", "FORCE_COLOR": "1"}, False, True),
        (None, {"NO_COLOR": "", "FORCE_COLOR": ""}, False, False),
    ],
)
def test_colour(
    asked: str | None, environment: dict[str, str], terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--color beats NO_COLOR beats FORCE_COLOR, and an empty value is none."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert wants_colour(asked, sys.stdout, environment) is coloured


def test_colours_paint_lines_and_never_machines(run, sound: str) -> None:
    assert "\x1b[1m" in run("--color", "always", "-C", sound, "overview")[1]
    assert "\x1b" not in run("-C", sound, "overview")[1]
    assert "\x1b" not in run("--color", "always", "-C", sound, "check")[1]
    assert "\x1b" not in run("--color", "always", "-C", sound, "coverage", "--format", "json")[1]


def test_split_finds_the_command_among_the_options() -> None:
    assert split(["-C", "due", "--as-of=2014-01-01", "check", "-C", "x"]) == (
        "check",
        ["-C", "due", "--as-of=2014-01-01", "-C", "x"],
    )
    assert split(["-C", "due"]) == (None, ["-C", "due"])


def process(*words: str, **more: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more.pop("env", {})}
    start = [sys.executable, "-c", "import sys; from planner.cli import main; sys.exit(main())"]
    return subprocess.Popen(
        [*start, *words], env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8", **more
    )


def test_a_reader_that_goes_away_ends_it_quietly_with_141() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with process("coverage", stdout=writer) as running:
        os.close(writer)
        assert (running.communicate()[1], running.returncode) == ("", 141)


def test_a_full_disk_ends_it_with_1_and_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w") as full, process("coverage", stdout=full) as running:
        err = running.communicate()[1]
    assert (running.returncode, err.count("\n"), err[:9]) == (1, 1, "planner: ")


def test_a_closed_standard_output_ends_it_with_1_and_one_line() -> None:
    with process("coverage", preexec_fn=lambda: os.close(1)) as running:
        assert (running.communicate()[1], running.returncode) == ("planner: standard output is closed\n", 1)


def test_interrupting_ends_it_with_130(monkeypatch: pytest.MonkeyPatch, run) -> None:
    def interrupted(*_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.commands.schema.run", interrupted)
    assert run("schema") == (128 + signal.SIGINT, "", "")


def test_an_encoding_without_the_letters_gets_plain_ones(sound: str) -> None:
    """A Latin or ASCII terminal still gets the page, and JSON stays exact."""
    ascii_only = {"env": {"PYTHONIOENCODING": "ascii"}, "stdout": subprocess.PIPE}
    with process("-C", sound, "unit", "gms", **ascii_only) as running:
        assert "GMS Segou" in running.communicate()[0]
    with process("-C", sound, "modules", "--format", "json", **ascii_only) as running:
        out = running.communicate()[0]
    assert out.isascii()
    assert any("à" in module["title"] for module in json.loads(out)["modules"])
