"""Protects the README's table of codes: it is the registry's, row by row.

``python -m tests.test_readme`` writes the table anew.
"""

import re
from pathlib import Path

import pytest

from planner.checks import RULES
from planner.cli import main

README = Path(__file__).parent.parent / "README.md"
TABLE = re.compile(r"(?<=<!-- codes -->\n).*(?=<!-- /codes -->)", re.DOTALL)


def table() -> str:
    rows = "".join(f"| {code} | {rule.severity.word} | {rule.title} |\n" for code, rule in sorted(RULES.items()))
    return f"\n| code | severity | finds |\n|---|---|---|\n{rows}\n"


def test_the_readme_lists_every_code() -> None:
    found = TABLE.search(README.read_text("utf-8"))
    assert found
    assert found[0] == table()


def test_the_readme_has_a_picture() -> None:
    text = README.read_text("utf-8")
    assert "<!-- picture -->" not in text
    assert text.index("OVERVIEW") < text.index("python3 -m venv")


def test_the_smallest_mission_is_fifteen_lines_and_has_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A coordinator sees a first figure after fifteen lines: a title, two zones, regions and units, one session."""
    text = README.read_text("utf-8")
    smallest = re.search(r"```toml\n# smallest/mission.toml\n(.*?)```", text, re.DOTALL)
    assert smallest
    lines = [line for line in smallest[1].splitlines() if line.strip()]
    assert len(lines) == 15
    (tmp_path / "mission.toml").write_text(smallest[1], "utf-8")
    assert main(["-C", str(tmp_path), "coverage", "--by", "unit"]) == 0
    printed = capsys.readouterr().out
    assert "city-station" in printed
    # 90 heads need HR-01..03 with shares of the shipped curriculum; 24 attended all ten modules
    assert main(["-C", str(tmp_path), "--as-of", "2026-06-30", "coverage", "--unit", "city-station"]) == 0
    assert "24 of 54" in capsys.readouterr().out


if __name__ == "__main__":
    README.write_text(TABLE.sub(lambda _match: table(), README.read_text("utf-8")), "utf-8")
