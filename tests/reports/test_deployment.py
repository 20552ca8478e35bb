"""Protects the deployment table: shares are computed, so 979 of 1,440 is 68 % whatever a brief prints."""

from planner.reports.deployment import deployment_line, deployment_table
from planner.reports.lines import text_of
from planner.reports.overview_bars import deployment_pane
from planner.reports.panes import Drawing
from planner.reports.tables import grid_lines
from tests.missions import entries, view_of

JUNE = ('component = "IPO"; deployed = 122; approved = 320', 'component = "FPU"; deployed = 857; approved = 1120')


def rows(*more: str) -> list[list[str]]:
    text = entries("deployment", *(f"date = 2014-06-30; {row}" for row in JUNE), *more)
    return [text_of(line).split() for line in grid_lines(deployment_table(view_of(text)))]


def test_shares_by_component_and_together() -> None:
    _head, _rule, *found = rows()
    assert found == [
        ["IPO", "122/320", "38", "%"],
        ["FPU", "857/1,120", "77", "%"],
        ["together", "979/1,440", "68", "%"],
    ]


def test_only_dates_up_to_the_as_of_date() -> None:
    assert rows('date = 2014-07-01; component = "IPO"; deployed = 1; approved = 1') == rows()


def test_together_only_where_all_components_have_a_figure() -> None:
    """A sum that lacks a component would read as a fall."""
    *_rest, together = rows('date = 2014-03-31; component = "IPO"; deployed = 73; approved = 320')
    assert together == ["together", "-", "979/1,440", "68", "%"]


def test_nothing_approved_has_no_share() -> None:
    _head, _rule, *found = rows('date = 2014-03-31; component = "other"; deployed = 3; approved = 0')
    assert ["other", "3/0", "-", "-"] in found


def test_trend_in_one_line() -> None:
    """Where there is no room all together are left out first, then older dates; the last count says of how many."""
    march = ('component = "IPO"; deployed = 73; approved = 320', 'component = "FPU"; deployed = 884; approved = 1120')
    text = entries(
        "deployment", *(f"date = 2014-06-30; {row}" for row in JUNE), *(f"date = 2014-03-31; {r}" for r in march)
    )
    view = view_of(text)
    wide, narrow, least = (text_of(deployment_line(view, room)).strip() for room in (120, 78, 60))
    assert wide == ("Deployed 2014-06: IPO 73 122/320, 38 %; FPU 884 857/1,120, 77 %; together 957 979/1,440, 68 %")
    assert narrow == "Deployed 2014-06: IPO 73 122/320, 38 %; FPU 884 857/1,120, 77 %"
    assert least == "Deployed 2014-06: IPO 122/320, 38 %; FPU 857/1,120, 77 %"


def test_names_give_way_to_figures() -> None:
    """On the overview a long name is cut, and then earlier counts go; what is deployed of what is approved stays."""
    names = ("Individual police officers", "Formed police units")
    march, june = (743, 56), (857, 122)
    rows = [
        f'date = {day}; component = "{name}"; deployed = {there}; approved = {approved}'
        for day, counts in (("2014-03-31", march), ("2014-06-30", june))
        for name, there, approved in zip(names, counts, (1120, 320), strict=True)
    ]
    view = view_of(entries("deployment", *rows))
    wide, room, narrow = (
        [text_of(each) for each in deployment_pane(view, cells, Drawing(True)).lines] for cells in (80, 40, 30)
    )
    assert wide[1] == " Individual police officers  743  857 of 1,120  77 %"
    assert room[1] == " Individual po…  743  857 of 1,120  77 %"
    assert narrow[1] == " Indiv…  857 of 1,120  77 %"
    assert all(len(each) <= cells for lines, cells in ((wide, 80), (room, 40), (narrow, 30)) for each in lines)
