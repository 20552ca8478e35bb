"""LD012, control characters: no text of a file may steer a terminal."""

from tests.checks.loading_errors import UNIT, codes


def test_escaped_and_raw_ones() -> None:
    assert codes(UNIT.replace('"U"', '"\\u001b[31m"')) == ["LD012"]
    assert codes(UNIT.replace('"U"', '"\u0085"')) == ["LD012"]
    assert codes(UNIT.replace('"U"', '"\x1b[31m"')) == ["LD012"]
    assert codes(UNIT.encode() + b"\x00") == ["LD012"]


def test_newline_and_tab_are_text() -> None:
    assert codes(UNIT + 'note = "a\\nb\\tc"\n') == []
