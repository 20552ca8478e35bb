"""The wheel carries its data and works where there is no checkout."""

import json
import os
import site
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.forking import run_each

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    "", "check", "coverage", "distribution", "overview", "sessions", "due", "modules", "schema", "export plan",
    "reform", "compare", "export gaps", "export week", "--version",
)  # fmt: skip
CURRICULA = {"human-rights.toml", "investigations.toml", "crowd-control.toml"}


def bare() -> dict[str, str]:
    """Return the environment with nothing of this checkout in it."""
    ours = ("PYTHON", "PLANNER", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {"PYTHONUTF8": "1"}


def done(command: list[str | Path], cwd: Path) -> str:
    """Run the command outside the checkout, with nothing of it in the environment; return what it prints."""
    process = subprocess.run(
        command,
        cwd=cwd,
        env={**bare(), "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, f"{command} returned {process.returncode}\n{process.stdout}{process.stderr}"
    return process.stdout


def built(source: Path, folder: Path) -> Path:
    """Build the wheel of *source* into *folder*, with the build backend of this environment."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done([*pip, "--wheel-dir", folder, source], folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def names_in(wheel: Path) -> set[str]:
    """The files a wheel carries, its own metadata aside."""
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


class Installed(NamedTuple):
    """An environment that holds the wheel, and a folder outside every checkout to work in."""

    bin: Path
    cwd: Path

    def planner(self, *arguments: str | Path) -> str:
        """Run the installed command; return what it prints."""
        return done([self.bin / "planner", *arguments], self.cwd)

    def each(self, lines: Iterable[Sequence[str]]) -> list[str]:
        """Run the installed program once for each of *lines*; return what each prints."""
        found = run_each(lines, self.cwd, python=self.bin / "python", environment=bare())
        for ran in found:
            assert ran.returncode == 0, f"{ran.args} returned {ran.returncode}\n{ran.stdout}{ran.stderr}"
        return [ran.stdout for ran in found]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own; the dependencies are lent by this one, behind it on the path."""
    cwd = tmp_path_factory.mktemp("elsewhere")
    home = cwd / "env"
    done([sys.executable, "-m", "venv", "--without-pip", home], cwd)
    pip = [sys.executable, "-m", "pip", "--python", home / "bin" / "python"]
    done([*pip, "install", "--quiet", "--no-deps", wheel], cwd)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return Installed(home / "bin", cwd)


def test_wheel_carries_the_package_and_the_curricula(wheel: Path) -> None:
    package = ROOT / "planner"
    files = {path.relative_to(ROOT) for path in package.rglob("*") if path.is_file()}
    passed_over = (".", "__pycache__")
    wanted = {file.as_posix() for file in files if not any(part.startswith(passed_over) for part in file.parts)}
    curricula = {f"planner/curricula/{file.name}" for file in (ROOT / "curricula").glob("*.toml")}
    assert {f"planner/curricula/{name}" for name in CURRICULA} <= curricula
    assert names_in(wheel) == wanted | curricula
    assert "planner/missions/mali-2014/mission.toml" in wanted


def test_sdist_holds_what_a_wheel_needs(wheel: Path, tmp_path: Path) -> None:
    done([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path], ROOT)
    (sdist,) = tmp_path.glob("*.tar.gz")
    assert names_in(built(sdist, tmp_path)) == names_in(wheel)


def test_planner_in_use_is_the_wheels(installed: Installed) -> None:
    place = done([installed.bin / "python", "-c", "import planner; print(planner.__file__)"], installed.cwd)
    assert Path(place.strip()).is_relative_to(installed.cwd)


def test_commands_run_on_the_shipped_mission(installed: Installed) -> None:
    """As imported from the wheel; the sheet of a unit and a rule are asked for by what the first two print."""
    words = [["coverage", "--format", "json"], ["check", "--format", "json"], *(line.split() for line in COMMANDS)]
    coverage, check, *printed = installed.each(words)
    assert [command for command, text in zip(COMMANDS, printed, strict=True) if not text] == []
    unit, code = json.loads(coverage)["cells"][0]["unit"], json.loads(check)["findings"][0]["code"]
    assert all(installed.each([["unit", unit], ["explain", code]]))


def test_new_mission_is_sound(installed: Installed, tmp_path: Path) -> None:
    """The installed command itself writes it."""
    mission = tmp_path / "mission"
    installed.planner("init", mission)
    counts = json.loads(installed.planner("-C", mission, "check", "--format", "json"))["counts"]
    assert counts["error"] == 0
