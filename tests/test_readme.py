"""Protects the README's tables of codes and of keys: they are those of the registry and of the commands, row by row.

``python -m tests.test_readme`` writes the tables anew.
"""

import re
from pathlib import Path

import pytest

from planner.checks import RULES
from planner.cli import main
from planner.tui.commands import Command, app_commands
from planner.tui.screens import entries

README = Path(__file__).parent.parent / "README.md"
TABLE = re.compile(r"(?<=<!-- codes -->\n).*(?=<!-- /codes -->)", re.DOTALL)
KEYS = re.compile(r"(?<=<!-- keys -->\n).*(?=<!-- /keys -->)", re.DOTALL)


def table() -> str:
    rows = "".join(f"| {code} | {rule.severity.word} | {rule.title} |\n" for code, rule in sorted(RULES.items()))
    return f"\n| code | severity | finds |\n|---|---|---|\n{rows}\n"


def test_the_readme_lists_every_code() -> None:
    found = TABLE.search(README.read_text("utf-8"))
    assert found
    assert found[0] == table()


def keys_tables() -> str:
    """The keys of everywhere, then those of each screen."""
    screens = entries()
    text = _keys_table("everywhere", (*(entry.command for entry in screens), *app_commands()))
    for entry in screens:
        own = getattr(entry.screen_class(), "commands", tuple)()
        if own:
            text += _keys_table(f"{entry.title}, `{entry.key}`", own)
    return text


def _keys_table(title: str, commands: tuple[Command, ...]) -> str:
    rows = "".join(f"| {_keys_of(each)} | {each.name} | {each.help} |\n" for each in commands)
    return f"\n| {title} | | |\n|---|---|---|\n{rows}"


def _keys_of(command: Command) -> str:
    keys = (f"`{key}`" for key in command.all_keys.split(" ") if key)
    return " ".join(keys) or "palette"


def test_the_readme_lists_every_key() -> None:
    """Of everywhere and of each screen, with what it does; what has no key is found in the palette."""
    found = KEYS.search(README.read_text("utf-8"))
    assert found
    assert found[0] == f"{keys_tables()}\n", "python -m tests.test_readme writes it anew"


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
    text = TABLE.sub(lambda _match: table(), README.read_text("utf-8"))
    README.write_text(KEYS.sub(lambda _match: f"{keys_tables()}\n", text), "utf-8")
