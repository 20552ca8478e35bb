"""LD003, TOML syntax: the file is left out, at the line of its first error."""

from tests.checks.loading_errors import UNIT, codes


def test_what_is_no_toml() -> None:
    for text in ("x = ", 'x = "open', "x = 1\nx = 2", "[a]\n[a]\n", "x == 1"):
        assert codes(text) == ["LD003"]


def test_what_is() -> None:
    """Comments, blank lines and line ends of other systems."""
    assert codes(UNIT) == []
    assert codes("# nothing but a note\r\n\r\n" + UNIT.replace("\n", "\r\n")) == []
