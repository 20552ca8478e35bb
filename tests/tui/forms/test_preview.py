"""What is shown before a file is written is the file: every byte of it, and none that steers a terminal."""

from __future__ import annotations

from planner.plain import width_of
from planner.reports.lines import text_of
from planner.tui.forms.preview import LONGEST, MOST, facts_of, preview_lines


def shown(data: bytes, room: int = 40) -> list[str]:
    return [text_of(parts) for parts in preview_lines({"a": data}, room)]


def test_what_steers_is_visible_and_ends_no_line() -> None:
    """A carriage return, the mark of a CSV for French Excel, an escape, a tab and a line separator."""
    data = "\ufeffa;b\r\n\x1b[2J\tc\u2028d\x0be\n".encode()
    assert shown(data) == [" ‹FEFF›a;b‹0D›", " ‹1B›[2J‹09›c‹2028›d‹0B›e"]


def test_a_long_line_goes_on_below() -> None:
    """Nothing is out of sight to the right; a wide character is not cut in two."""
    assert shown(b"x" * 100 + b"\n") == [" " + "x" * 39, "\\" + "x" * 39, "\\" + "x" * 22]
    lines = shown("漢字é".encode() * 10 + b"\n", 12)
    assert "".join(each[1:] for each in lines) == "漢字é" * 10
    assert max(map(width_of, lines)) <= 12


def test_what_is_left_out_is_said() -> None:
    """Of very much the beginning is shown, and how much more there is."""
    lines = shown(b"a\n" * (MOST + 1234))
    assert (len(lines), lines[-1]) == (MOST + 1, " 1,234 more lines")
    assert shown(b"x" * (LONGEST + 7) + b"\n", 80)[-1] == "\\7 more characters"
    assert shown(b"a\nb") == [" a", " b", " (no line feed at the end)"]
    assert shown(b"") == []


def test_several_files_are_each_named() -> None:
    lines = preview_lines({"a.txt": b"x\n", "b.txt": b"y\n"}, 40)
    assert [text_of(parts) for parts in lines] == [" a.txt  2 bytes  1 line", " x", " b.txt  2 bytes  1 line", " y"]


def test_bytes_that_are_no_text() -> None:
    """Byte by byte, as a workbook has lines for no reader."""
    data = b"PK\x03\x04\0" + bytes(range(20))
    assert shown(data, 80)[1] == " 000000  50 4b 03 04 00 00 01 02 03 04 05 06 07 08 09 0a  PK.............."
    assert facts_of("a\n[/].xlsx", data) == "a [/].xlsx  25 bytes"
