"""Protects ``check`` and ``explain``: exit codes, what is printed where, and the page a terminal shows."""

import json
from pathlib import Path

import pytest

from planner.checks import RULES
from planner.cli import main
from tests.missions import PLACES, write_mission

SOUND = (
    PLACES
    + """
[[unit]]
id = "gms"
title = "GMS"
region = "gao"
strength = 40
--- plan.toml
[[session]]
id = "s-1"
modules = ["HR-01"]
start = 2014-07-07
seats = { gms = 30 }
"""
)
BROKEN = SOUND + '[[session]]\nid = "s-2"\nmodules = ["HR-O1"]\nstart = 2014-07-07\n--- bad.toml\n[[unit\n'


@pytest.fixture
def sound(tmp_path: Path) -> str:
    return str(write_mission(tmp_path / "sound", SOUND))


@pytest.fixture
def broken(tmp_path: Path) -> str:
    return str(write_mission(tmp_path / "broken", BROKEN))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run_one(*words: str) -> tuple[int, str, str]:
        code = main(words)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_one


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.commands.output.terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")


def test_piped_it_prints_one_line_a_finding_and_nothing_else(run, broken: str) -> None:
    """Sorted by file, line and column; the summary goes where errors go."""
    _code, out, err = run("-C", broken, "check")
    lines = out.splitlines()
    places = [line.split(": ", 1)[0].split(":") for line in lines]
    keys = [(place[0], int(place[1]), int(place[2])) for place in places]
    assert keys == sorted(keys)
    assert all(line.split(": ", 1)[1][:5] in RULES for line in lines)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "sound_exit", "broken_exit"),
    [
        ([], 0, 1),
        (["--fail-on", "warning"], 1, 1),
        (["--fail-on", "note"], 1, 1),
        (["--fail-on", "never"], 0, 0),
        (["--select", "UN"], 0, 0),
        (["--ignore", "LD"], 0, 0),
        (["--limit", "1"], 0, 1),
        (["--format", "json"], 0, 1),
        (["--format", "full"], 0, 1),
    ],
)
def test_exit_code_is_by_fail_on_of_what_is_selected(
    run, sound: str, broken: str, words: list[str], sound_exit: int, broken_exit: int
) -> None:
    """A file with bad syntax among good ones is an error like others; --limit hides and forgives nothing."""
    assert run("-C", sound, "check", *words)[0] == sound_exit
    assert run("-C", broken, "check", *words)[0] == broken_exit


def test_select_and_ignore_take_codes_and_families(run, sound: str) -> None:
    def codes(*words: str) -> set[str]:
        out = run("-C", sound, "check", "--format", "json", *words)[1]
        return {finding["code"][:2] for finding in json.loads(out)["findings"]}

    assert codes("--select", "PL,UN") == {"PL", "UN"}
    assert codes("--select", "pl", "--select", "UN", "--ignore", "PL") == {"UN"}


def test_json_has_every_finding_with_its_place(run, broken: str) -> None:
    payload = json.loads(run("-C", broken, "check", "--format", "json")[1])
    assert payload.keys() == {"schema", "findings", "counts"}
    assert payload["counts"].keys() == {"error", "warning", "note"}
    assert sum(payload["counts"].values()) == len(payload["findings"])
    (unknown,) = [finding for finding in payload["findings"] if finding["code"] == "LD010"]
    assert unknown.keys() == {
        "code", "severity", "file", "line", "column", "path", "message", "hint", "entities",
    }  # fmt: skip
    assert (unknown["file"], unknown["line"], unknown["column"]) == ("plan.toml", 8, 12)


def test_limit_shows_the_first_and_counts_all(run, sound: str) -> None:
    _code, whole, _err = run("-C", sound, "check")
    _code, out, err = run("-C", sound, "check", "--limit", "2")
    assert out == "".join(whole.splitlines(keepends=True)[:2])
    assert "The first 2 are shown." in err


def test_full_shows_source_lines(run, sound: str) -> None:
    out = run("-C", sound, "check", "--format", "full", "--select", "PL104")[1]
    assert out.startswith("PL104 ")
    assert "\n    seats = { gms = 30 }\n" in out
    assert "\n    hint: " in out


def test_terminal_gets_five_first_groups_and_no_notes(run, sound: str, terminal: None) -> None:
    _code, out, err = run("-C", sound, "check")
    assert "Worth doing first" in out
    assert "CU004 Module with no source" not in out
    assert "hidden; --notes shows" in out
    assert err == ""
    assert "UN002" in run("-C", sound, "check", "--notes")[1]


def test_list_names_all_codes(run) -> None:
    code, out, _err = run("check", "--list")
    assert code == 0
    assert [rule for rule in RULES if f"\n{rule}  " not in out] == []
    assert {line[:2] for line in run("check", "--list", "--select", "SR")[1].splitlines()[2:] if line[0] != " "} == {
        "SR"
    }
    rules = json.loads(run("check", "--list", "--format", "json")[1])["rules"]
    assert rules[0].keys() == {"code", "severity", "title"}


@pytest.mark.parametrize("code", list(RULES))
def test_every_rule_is_explained_within_the_page(run, code: str) -> None:
    """Prose is wrapped; examples are TOML and stay as they are."""
    exit_code, out, _err = run("explain", code.lower())
    assert exit_code == 0
    prose = out.partition("\nWrong\n")[0]
    assert [line for line in prose.splitlines() if len(line) > 76] == []
    assert "\nWhy\n" in prose
    assert "\nRight\n" in out
