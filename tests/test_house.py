"""The house the code lives in: its tools pass, its README holds, its imports stay light, its files stay small."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tui

ROOT = Path(__file__).resolve().parent.parent
FRAME = {
    ".ci", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "constraints.txt", "curricula", "planner",
    "pyproject.toml", "tests", "tui.py",
}  # fmt: skip
COMMANDS = (
    "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e . && .venv/bin/planner",
    "python3 -m venv .venv && .venv/bin/pip install -c constraints.txt -e '.[test]' && .venv/bin/pytest",
)
LONGEST_FILE, LONGEST_FUNCTION = 300, 40

# Built from parts, so that this file does not match itself.
FOLDERS, REGISTRIES = ("home", "root", "work", "Users"), ("pyp" + "i.org", "python" + "hosted.org", "/simp" + "le/")
ELSEWHERE = re.compile(rf"(?<![\w.-])/({'|'.join(FOLDERS)})/|{'|'.join(map(re.escape, REGISTRIES))}")

PLANNER = "import sys; from planner.cli import main; sys.exit(main())"
LIGHT = """
import contextlib, json, sys, tempfile
from planner.cli import main

def run(*arguments):
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        with contextlib.redirect_stdout(out):
            try:
                code = main(list(arguments))
            except SystemExit as end:
                code = end.code
        assert not code, (arguments, code)
        out.seek(0)
        return out.read()

for arguments in json.loads(sys.argv[1]):
    run(*arguments)
if "--all" in sys.argv:
    run("unit", json.loads(run("coverage", "--format", "json"))["cells"][0]["unit"])
    run("explain", json.loads(run("check", "--format", "json"))["findings"][0]["code"])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run this Python with the arguments, this checkout importable and the output captured."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def texts() -> dict[str, str]:
    """Every file of the frame with its text; what tools leave behind is passed over."""
    files = (path for entry in FRAME for path in (ROOT / entry, *(ROOT / entry).rglob("*")) if path.is_file())
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8", errors="replace")
        for path in sorted(files)
        if not any(part == "__pycache__" or part.endswith("_cache") for part in path.parts)
    }


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-m", "ruff", "check", "--quiet", "."], id="ruff"),
        pytest.param(["-m", "mypy", "--strict", "planner"], id="mypy"),
        pytest.param(["-c", "from importlinter.cli import lint_imports_command as lint; lint()"], id="lint-imports"),
    ],
)
def test_tool_finds_nothing(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 0, f"\n{done.stdout}{done.stderr}"


def test_readme_holds_both_commands_and_ci_runs_the_second() -> None:
    lines = [line.strip() for line in (ROOT / "README.md").read_text("utf-8").splitlines()]
    assert [line for line in lines if line.startswith("python3 -m venv")] == list(COMMANDS)
    script = ROOT / ".ci" / "run"
    assert script.read_text("utf-8").splitlines()[-1] == COMMANDS[1]
    assert os.access(script, os.X_OK)


def test_readme_examples_load(tmp_path: Path) -> None:
    """Each example names its file in its first line; together, and the smallest alone, they are a sound mission."""
    examples = re.findall(r"^```toml\n# (\S+)(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert len(examples) > 5
    for name, text in examples:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            out.write(text)
    for mission in sorted({file.parent for file in tmp_path.rglob("mission.toml")}):
        done = run("-c", PLANNER, "-C", str(mission), "check", "--format", "json")
        findings = json.loads(done.stdout)["findings"]
        assert [finding for finding in findings if finding["severity"] == "error"] == []


def loaded(commands: list[list[str]], cwd: Path, *, every: bool = False) -> set[str]:
    """The top-level modules in memory once the commands have run, one after the other, in a Python of their own."""
    done = run("-W", "error", "-c", LIGHT, json.dumps(commands), *(["--all"] if every else []), cwd=cwd)
    assert done.returncode == 0, f"\n{done.stdout}{done.stderr}"
    return set(done.stdout.split())


def test_no_command_loads_textual(tmp_path: Path) -> None:
    plain = ["check", "coverage", "distribution", "overview", "sessions", "due", "modules", "schema", "--version"]
    commands = [[], *([word] for word in plain), ["export", "plan"], ["init", str(tmp_path / "new")]]
    assert "textual" not in loaded(commands, tmp_path, every=True)


def test_check_loads_no_rich(tmp_path: Path) -> None:
    assert "rich" not in loaded([["check"]], tmp_path)


def test_frame_is_complete_and_nothing_else() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    try:
        done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"git cannot list the files: {error}")
    assert {name.partition("/")[0] for name in done.stdout.splitlines()} == FRAME


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if ELSEWHERE.search(line)
    ]
    assert found == []


def test_elsewhere_is_recognised() -> None:
    bad = ["cd " + "/ho" + "me/x", "'/wo" + "rk/main'", "https://pyp" + "i.org/x", "x/simp" + "le/y"]
    assert [line for line in bad if not ELSEWHERE.search(line)] == []
    assert not ELSEWHERE.search("see https://example.net/our" + "/wo" + "rk/x")


def test_constraints_are_exact_and_hold_the_dependencies() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._!+-]+", line)] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["test"],
        *project["build-system"]["requires"],
    ]
    pinned = {line.partition("==")[0].lower() for line in lines}
    assert {re.split(r"[^\w.-]", requirement)[0] for requirement in wanted} - pinned == set()


def test_files_and_functions_are_short() -> None:
    long = []
    for name, text in texts().items():
        if not (name.startswith("planner/") and name.endswith(".py")):
            continue
        if (lines := len(text.splitlines())) > LONGEST_FILE:
            long.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{name}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


@pytest.mark.parametrize(
    ("arguments", "handed_over"), [([], ["tui"]), (["there"], ["-C", "there", "tui"])], ids=["none", "mission"]
)
def test_front_door_hands_over(monkeypatch: pytest.MonkeyPatch, arguments: list[str], handed_over: list[str]) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr("planner.cli.main", lambda given: seen.append(given) or 0)
    assert tui.main(arguments) == 0
    assert seen == [handed_over]


def test_front_door_refuses_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert tui.main(["--fast"]) == 2
    assert capsys.readouterr().err == "usage: python tui.py [MISSION]\n"


def test_front_door_says_what_is_missing(tmp_path: Path) -> None:
    """Without site-packages there is no dependency; the file works from any folder."""
    done = run("-S", "-E", str(ROOT / "tui.py"), cwd=tmp_path)
    assert done.returncode == 1
    assert re.fullmatch(r"planner: \w+ is not installed; .*\n", done.stderr)
