"""Protects the measures of a unit in a module: every figure here was computed by hand from the definitions."""

import datetime as dt
from itertools import product

import pytest

from planner.attendance import lapse_date, later, stayers
from planner.columns import Columns
from planner.coverage import Cell, sums_of
from tests.missions import curriculum_of, view_of

UNITS = """
[[unit]]
id = "gms"
title = "GMS"
region = "gao"
strength = 45
roles = ["public-order"]
[[unit]]
id = "post"
title = "Post"
region = "bamako"
strength = 10
"""
COURSE = curriculum_of(
    """
    [[module]]
    id = "A"
    title = "For all"
    hours = 4
    audience = { share = 0.2 }
    refresh_months = 6
    [[module]]
    id = "B"
    title = "Public order"
    hours = 10
    audience = { roles = ["public-order"] }
    """
)


def session(number: int, start: str, end: str, status: str, heads: str, more: str = "") -> str:
    field = "attended" if status == "delivered" else "seats"
    return (
        f'[[session]]\nid = "s{number}"\nmodules = ["course"]\nstart = {start}\nend = {end}\n'
        f'status = "{status}"\n{field} = {{ {heads} }}\n{more}'
    )


def cell(sessions: str, unit: str = "gms", module: str = "A", units: str = UNITS, day: dt.date | None = None) -> Cell:
    return view_of(units + sessions + COURSE, day=day).coverage.cell[unit, module]


def test_need_is_the_share_of_strength_rounded_up() -> None:
    """45 x 0.2 = 9; 10 x 0.2 = 2; 7 x 0.3 must not become 3 by a rounding error of 2.1000000000000001."""
    assert cell("").need == 9
    assert cell("", "post").need == 2
    assert cell("").basis == "assumed"


@pytest.mark.parametrize(
    ("strength", "share", "need"), [(10, 0.3, 3), (7, 0.3, 3), (100, 0.07, 7), (0, 1.0, 0), (1, 0.01, 1)]
)
def test_need_rounds_up_but_not_by_a_floating_error(strength: int, share: float, need: int) -> None:
    """100 x 0.07 is 7.000000000000001 in floating point and still means 7."""
    from planner.coverage import audience_heads
    from planner.curriculum import Audience, Module
    from planner.model import Unit

    unit = Unit(id="u", title="U", region="r", strength=strength)
    assert audience_heads(unit, Module(id="m", title="M", hours=1, audience=Audience(share=share))) == need


def test_an_assessed_need_replaces_the_share_even_with_zero() -> None:
    """`needs` wins over the audience, is not capped by strength, and 0 means none."""
    units = UNITS.replace('roles = ["public-order"]', 'roles = ["public-order"]\nneeds = { A = 0, B = 60 }')
    view = view_of(units + COURSE)
    assert ("gms", "A") not in view.coverage.cell
    assert view.coverage.cell["gms", "B"].need == 60
    assert view.coverage.cell["gms", "B"].basis == "assessed"


def test_a_unit_without_roles_gets_only_modules_without() -> None:
    """The audience of B is public order; the post has no role."""
    assert ("post", "B") not in view_of(UNITS + COURSE).coverage.cell


def test_covered_is_capped_by_need_and_attended_is_not() -> None:
    """12 attended of 9 in need: 9 covered, gap 0."""
    found = cell(session(1, "2014-03-01", "2014-03-05", "delivered", "gms = 12"))
    assert (found.attended, found.covered, found.gap, found.status) == (12, 9, 0, "due")


def test_a_delivered_session_that_ends_after_the_date_counts_nowhere() -> None:
    """Neither attended nor scheduled."""
    found = cell(session(1, "2014-06-30", "2014-07-01", "delivered", "gms = 9"))
    assert (found.attended, found.covered, found.scheduled, found.gap) == (0, 0, 0, 9)
    assert cell(session(1, "2014-06-30", "2014-06-30", "delivered", "gms = 9")).covered == 9


def test_refresher_lapses_on_the_calendar_day() -> None:
    """Ended 2013-12-31, six months: valid through 2014-06-29, lapsed on 2014-06-30 (month's end clamped)."""
    sessions = session(1, "2013-12-29", "2013-12-31", "delivered", "gms = 5")
    before, on = cell(sessions, day=dt.date(2014, 6, 29)), cell(sessions)
    assert (before.covered, before.due, before.lapsed, before.status) == (5, 5, 0, "partial")
    assert (on.covered, on.due, on.lapsed, on.status) == (0, 0, 5, "lapsed")
    view = view_of(UNITS + sessions + COURSE, day=dt.date(2014, 6, 29))
    assert view.coverage.covered_until(before) == dt.date(2014, 6, 30)


def test_scheduled_counts_planned_and_approved_but_never_an_idea() -> None:
    """Gap 9: 3 planned + 4 approved = 7 scheduled, 2 open; 5 more are an idea; a cancelled one is nothing."""
    found = cell(
        session(1, "2014-07-01", "2014-07-02", "planned", "gms = 3")
        + session(2, "2014-07-01", "2014-07-02", "approved", "gms = 4")
        + session(3, "2014-07-01", "2014-07-02", "idea", "gms = 5")
        + session(4, "2014-07-01", "2014-07-02", "cancelled", "gms = 9")
        + session(5, "2014-06-01", "2014-06-30", "planned", "gms = 9")
    )
    assert (found.scheduled, found.open, found.idea, found.gap) == (7, 2, 5, 9)


def test_scheduled_is_capped_by_the_gap() -> None:
    """20 seats for a gap of 9 close 9."""
    assert cell(session(1, "2014-07-01", "2014-07-02", "planned", "gms = 20")).scheduled == 9


def test_turnover_takes_stayers_by_session_and_year() -> None:
    """40 heads at 25 % a year: 30 after 365.25 days; floor(40 x 0.75 ** (365/365.25)) = 30."""
    assert stayers(40, 0.25, dt.date(2013, 6, 30), dt.date(2014, 6, 30)) == 30
    assert stayers(40, 0.0, dt.date(2000, 1, 1), dt.date(2014, 6, 30)) == 40
    units = UNITS.replace("strength = 45", "strength = 45\nturnover = 0.25")
    found = cell(session(1, "2013-06-30", "2013-06-30", "delivered", "gms = 40"), module="B", units=units)
    assert (found.attended, found.covered, found.gap) == (40, 30, 15)
    # 90 days on: floor(40 x 0.75 ** (455/365.25)) = floor(27.95) = 27, so 3 are due by turnover alone
    assert found.due == 3


def test_each_module_of_a_session_counts_once() -> None:
    """The curriculum's id and a module of it name A twice; it was taught once."""
    text = session(1, "2014-05-01", "2014-05-02", "delivered", "gms = 4").replace('["course"]', '["A", "course", "A"]')
    assert cell(text).attended == 4


def test_unknown_is_not_untrained() -> None:
    """Without records and without attendance the state is unknown; it counts as gap and is shown apart."""
    units = UNITS.replace('roles = ["public-order"]', 'roles = ["public-order"]\nrecords = "unknown"')
    nobody, some = (
        cell("", units=units),
        cell(session(1, "2014-05-01", "2014-05-02", "delivered", "gms = 4"), units=units),
    )
    assert (nobody.status, nobody.unknown) == ("unknown", 9)
    assert (some.status, some.unknown) == ("partial", 0)
    sums = view_of(units + COURSE).coverage.total
    assert (sums.unknown, sums.gap) == (9 + 45, 9 + 45 + 2)


def test_attendance_without_need_is_a_cell() -> None:
    """The post has no need of B and 3 attended: the cell is there, its state none."""
    found = cell(session(1, "2014-05-01", "2014-05-02", "delivered", "post = 3"), "post", "B")
    assert (found.need, found.attended, found.covered, found.status) == (0, 3, 0, "none")


def test_sums_in_heads_and_hours() -> None:
    """GMS: A 9 x 4 h, B 45 x 10 h; post: A 2 x 4 h. Covered 5 in A and 5 in B: 5 x 4 + 5 x 10 = 70 of 494 hours."""
    sums = sums_of(
        view_of(UNITS + session(1, "2014-05-01", "2014-05-02", "delivered", "gms = 5") + COURSE).coverage.cells
    )
    assert (sums.need, sums.covered, sums.gap) == (56, 10, 46)
    assert (sums.need_hours, sums.covered_hours, sums.delivered_hours) == (494, 70, 70)
    assert sums.coverage == 70 / 494
    assert isinstance(sums.need_hours, int)
    assert sums_of([]).coverage is None


def test_illustrative_strength_marks_only_what_it_enters() -> None:
    """An assessed need does not rest on the strength; an estimate is not an invention."""
    units = UNITS.replace("strength = 45", 'strength = 45\nconfidence = "illustrative"\nneeds = { B = 3 }')
    view = view_of(units + COURSE)
    assert view.coverage.cell["gms", "A"].illustrative
    assert not view.coverage.cell["gms", "B"].illustrative
    assert not view.coverage.cell["post", "A"].illustrative
    assert view.coverage.total.illustrative
    assert not sums_of(view.coverage.by_unit["post"]).illustrative


def test_dates_at_the_ends_of_the_calendar() -> None:
    """No date arithmetic raises at year 1 or 9999."""
    assert lapse_date(dt.date(2014, 8, 31), 6) == dt.date(2015, 2, 28)
    assert lapse_date(dt.date(9999, 12, 1), 1) is None
    assert lapse_date(dt.date(9999, 11, 30), 1) == dt.date(9999, 12, 30)
    assert later(dt.date(9999, 12, 1), 90) == dt.date.max
    found = cell(session(1, "9999-12-30", "9999-12-31", "delivered", "gms = 9"), day=dt.date.max)
    assert (found.covered, found.due) == (9, 0)


def test_columns_sum_what_the_cells_do() -> None:
    """Of one module, whichever units are chosen: every figure, and hours whole or not; of none they are nothing."""
    more = UNITS.replace("[[unit]]", '[[unit]]\nconfidence = "illustrative"\nrecords = "unknown"', 1)
    for hours in ("4", "1.1"):
        view = view_of(more + COURSE.replace("hours = 4", f"hours = {hours}"))
        units, coverage = view.mission.units, view.coverage
        for module in view.mission.modules:
            columns = Columns(module, units, coverage.cell)
            for chosen in product((False, True), repeat=len(units)):
                names = {unit.id for unit, is_chosen in zip(units, chosen, strict=True) if is_chosen}
                cells = [cell for cell in coverage.cells if cell.module is module and cell.unit.id in names]
                assert columns.sums(chosen) == sums_of(cells)
