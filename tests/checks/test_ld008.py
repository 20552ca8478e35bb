"""LD008, bad id: other entries, file names and lines of text rely on its form."""

from tests.checks.loading_errors import UNIT, codes


def test_what_no_id_may_hold() -> None:
    for name in ("u u", "é", "", "-u", "u/u", "u\\n", "u" * 65):
        assert codes(UNIT.replace('"u"', f'"{name}"')) == ["LD008"], name


def test_what_it_may() -> None:
    for name in ("u", "0", "Gao_1.b-2", "u" * 64):
        assert codes(UNIT.replace('"u"', f'"{name}"')) == [], name
