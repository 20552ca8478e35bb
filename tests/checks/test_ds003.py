"""DS003, trainers posted away from the need: each component alone, weighed by the gap."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import curriculum_of, entries

COURSE = curriculum_of(entries("module", 'id = "A"; title = "T"; hours = 2'))
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)


def teams(*posts: str) -> str:
    rows = (post.split() for post in posts)
    return entries(
        "team",
        *(
            f'id = "t{number}"; title = "T"; region = "{region}"; trainers = {count}; component = "{component}"'
            for number, (component, region, count) in enumerate(rows)
        ),
    )


def test_region_worth_a_trainer_has_none(found: Found) -> None:
    """Half of the gap is in Gao and all four are in Bamako."""
    (finding,) = found("DS003", UNITS + teams("IPO bamako 4") + COURSE)
    assert finding.entities == ("gao", "bamako")
    assert finding.message == (
        "IPO: no trainer in gao with 80 of 160 (50 %) trainee-hours of the gap; "
        "4 of 4 are in bamako with 80 of 160 (50 %)"
    )
    assert finding.anchor.origin[1:] == ("region", 0)


def test_few_heads_have_no_percentage(found: Found) -> None:
    """Under twenty heads in the gap only the hours are printed."""
    (finding,) = found("DS003", UNITS.replace("40", "9") + teams("IPO bamako 4") + COURSE)
    assert "18 of 36 trainee-hours of the gap" in finding.message
    assert "%" not in finding.message


def test_components_are_weighed_alone(found: Found) -> None:
    """Formed police in Gao do not make up for advisers who are not."""
    (finding,) = found("DS003", UNITS + teams("FPU gao 9", "FPU bamako 9", "IPO bamako 4") + COURSE)
    assert finding.message.startswith("IPO:")


def test_share_of_less_than_one_trainer(found: Found) -> None:
    """A lone trainer can be in one place only; half a trainer cannot be posted."""
    assert found("DS003", UNITS + teams("IPO bamako 1") + COURSE) == []


def test_need_decides_and_not_the_map(found: Found) -> None:
    """A region without units, or whose units are covered, waits for nobody."""
    done = entries(
        "session", 'id = "s"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = { g = 40 }'
    )
    assert found("DS003", UNITS + teams("IPO gao 2", "IPO bamako 2") + COURSE) == []
    assert found("DS003", UNITS + done + teams("IPO bamako 4") + COURSE) == []
    assert found("DS003", UNITS + COURSE) == []
