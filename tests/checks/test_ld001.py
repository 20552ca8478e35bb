"""LD001, unreadable: bytes that are no UTF-8, a link to nothing."""

from pathlib import Path

from tests.checks.loading_errors import UNIT, codes, codes_in
from tests.missions import PLACES, write_mission


def test_latin_1_and_utf_16() -> None:
    """Old editors save "Ségou" so; a guess would print a wrong name."""
    assert codes(UNIT.replace('"U"', '"Ségou"').encode("latin-1")) == ["LD001"]
    assert codes(UNIT.encode("utf-16")) == ["LD001"]


def test_link_to_nothing(tmp_path: Path) -> None:
    write_mission(tmp_path, PLACES)
    (tmp_path / "units.toml").symlink_to("nowhere")
    assert codes_in(tmp_path) == ["LD001"]


def test_utf_8_with_or_without_its_mark() -> None:
    """Accents and a byte order mark are fine."""
    text = UNIT.replace('"U"', '"Ségou"')
    assert codes(text) == []
    assert codes(text.encode("utf-8-sig")) == []
