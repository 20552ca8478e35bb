"""Protects the overview: its parts in their order, the words of parity, and that no line is wider than the page."""

from msgspec.structs import replace

from planner.checks import RULES, run
from planner.diagnostics import Place
from planner.plain import width_of
from planner.reports.coverage import Selection, groups_of
from planner.reports.findings import Lookup
from planner.reports.lines import text_of
from planner.reports.overview import overview_blocks, overview_lines
from planner.reports.overview_bars import compared_sums, compared_zones
from planner.reports.overview_lists import worst_gaps
from planner.view import View
from planner.workspace import Workspace
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries("module", 'id = "A"; title = "First"; hours = 2', 'id = "B"; title = "Second"; hours = 10')
)
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40; needs = { B = 0 }',
)
SESSIONS = entries(
    "session",
    'id = "s1"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = { g = 8, b = 40 }',
    'id = "s2"; modules = ["A"]; start = 2014-07-07; seats = { g = 20 }',
    'id = "s3"; modules = ["A"]; start = 2014-07-14; status = "cancelled"',
)
DEPLOYED = entries("deployment", 'date = 2014-06-30; component = "IPO"; deployed = 122; approved = 320')


def whole() -> View:
    return view_of(UNITS + SESSIONS + DEPLOYED + COURSE)


def lookup() -> Lookup:
    return Lookup(lambda _finding: Place("plan.toml", 1, 1), lambda _place: "", dict.fromkeys(RULES, ""))


def block(view: View, name: str) -> list[str]:
    (found,) = [block for block in overview_blocks(view, list(run(view)), lookup()) if block.name == name]
    return [text_of(line) for line in found.lines]


def test_parts_in_their_order() -> None:
    view = whole()
    names = [block.name for block in overview_blocks(view, list(run(view)), lookup())]
    assert names == ["header", "map", "regions", "zones", "deployment", "sessions", "gaps", "findings", "legend"]


def test_what_has_nothing_to_say_is_left_out() -> None:
    view = view_of("", '[mission]\ntitle = "Bare"\nas_of = 2014-06-30\n')
    names = [block.name for block in overview_blocks(view, [], lookup())]
    assert names == ["header", "zones", "findings", "legend"]


def test_regions_and_zones_say_heads_beside_percentages() -> None:
    """Kidal has no unit: no need, not 0 %."""
    gao, kidal, _bamako, _no_venue = (line.split() for line in block(whole(), "regions")[2:])
    assert gao == ["GAO", "Gao", "..........", "3", "%", "8", "of", "80", "464", "40"]
    assert kidal == ["KID", "Kidal", "-", "no", "need", "0", "0"]
    assert "Course      North  ..........    3 %   8 of 80" in block(whole(), "zones")


def test_parity_and_to_move_in_words() -> None:
    lines = " ".join(block(whole(), "zones"))
    assert "need for need, 0.3 covered in North for every 10 in South" in lines
    assert "To move: 66.3 of 96 delivered hours (69 %)" in lines


def test_sessions_that_are_coming_and_not_cancelled() -> None:
    lines = block(whole(), "sessions")[2:]
    assert [line.split()[3] for line in lines] == ["s2"]


def test_worst_gaps_by_open_hours_and_need_weight() -> None:
    """40 heads x 10 hours in Gao; a region's need weight orders, and changes no figure."""
    view = whole()
    assert [(cell.unit.id, cell.module.id, cell.open) for cell in worst_gaps(view)] == [("g", "B", 40), ("g", "A", 12)]
    assert block(view, "gaps")[2].split() == ["GAO", "g", "B", "Second", "40", "400"]


def test_findings_are_counted_and_the_first_are_named() -> None:
    lines = block(whole(), "findings")
    assert lines[0].endswith("worth doing first:")
    assert sum("plan.toml:1:1:" in line for line in lines) == 5


def test_page_is_at_most_76_cells_wide() -> None:
    view = whole()
    assert all(width_of(text_of(line)) <= 76 for line in overview_lines(view, list(run(view)), lookup(), errors=1))


def test_bars_are_the_sums_of_the_compared_zones() -> None:
    """Of every curriculum, as the coverage report groups them; where no two are compared, of the whole mission."""
    shipped = Workspace.open(None).view
    alone = replace(shipped.mission, settings=replace(shipped.mission.settings, focus=None))
    for view, zones in ((shipped, ["north", "bamako"]), (View(alone, shipped.day), [])):
        assert compared_zones(view) == zones
        chosen = [Selection(zones=frozenset([zone])) for zone in zones] or [Selection()]
        groups = [{group.id: group.sums for group in groups_of(view, "curriculum", each)} for each in chosen]
        assert compared_sums(view) == groups
