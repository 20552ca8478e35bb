"""Protects the README's table of codes: it is the registry's, row by row.

``python -m tests.test_readme`` writes the table anew.
"""

import re
from pathlib import Path

from planner.checks import RULES

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


if __name__ == "__main__":
    README.write_text(TABLE.sub(lambda _match: table(), README.read_text("utf-8")), "utf-8")
