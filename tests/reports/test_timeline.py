"""Protects the timeline: its periods to the day, what stands in a cell, who is free, and how it is drawn."""

import datetime as dt
from itertools import pairwise

import pytest

from planner.checks import run
from planner.proposal.diary import Diary
from planner.reports import timeline as timelines
from planner.reports.free_time import free_span, free_words
from planner.reports.lines import text_of
from planner.reports.panes import Drawing
from planner.reports.periods import ZOOMS, Period, Zoom, period_at, periods_between
from planner.reports.session_facts import Marks
from planner.reports.timeline import ROW_KINDS, Row, RowKind, Timeline, closed_days, rows_of
from planner.reports.timeline_lines import cell_lines, layout, names_of, spanning
from planner.reports.timeline_page import timeline_page
from planner.view import View
from planner.workspace import Workspace
from tests.missions import PLACES, curriculum_of, entries, view_of

COURSE = curriculum_of(
    entries("module", 'id = "HR-01"; title = "A"; hours = 2', 'id = "HR-02"; title = "B"; hours = 1')
)
UNITS = entries(
    "unit",
    'id = "g"; title = "G"; region = "gao"; strength = 40',
    'id = "b"; title = "B"; region = "bamako"; strength = 40',
)
VENUES = entries("venue", 'id = "hall"; title = "Hall"; region = "gao"; seats = 30')
TEAMS = entries(
    "team",
    'id = "t1"; title = "One"; region = "gao"; trainers = 2; days_per_month = 7',
    'id = "t2"; title = "Two"; region = "gao"; trainers = 2',
)
PLAN = entries(
    "session",
    'id = "a"; modules = ["HR-01"]; start = 2014-07-07; end = 2014-07-18; venue = "hall"; teams = ["t1"];'
    "seats = { g = 10, b = 5 }",
    'id = "c"; modules = ["course"]; start = 2014-07-14; end = 2014-07-15; venue = "hall"; status = "idea";'
    "seats = { g = 7 }",
    'id = "d"; modules = ["HR-02"]; start = 2014-06-02; status = "delivered"; attended = { b = 3 }',
    'id = "e"; modules = ["HR-02"]; start = 2014-07-21; status = "cancelled"; seats = { g = 1 }; venue = "hall"',
)
SPAN = Period(dt.date(2014, 6, 30), dt.date(2014, 8, 3))


def view(more: str = "", places: str = PLACES) -> View:
    return view_of(UNITS + VENUES + TEAMS + PLAN + more + COURSE, places)


def timeline(zoom: Zoom = "week", span: Period | None = SPAN, of: View | None = None) -> Timeline:
    seen = of or view()
    return Timeline(seen, seen.by_start, zoom, is_free=Diary(seen).is_free, span=span)


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_sessions_of_a_row_are_those_that_stand_in_it(kind: RowKind) -> None:
    """By start, cancelled ones left out, whichever zoom was asked first; asked again they are the same."""
    seen = View(Workspace.open(None).view.mission, dt.date(2014, 6, 30))
    whole = timeline(span=None, of=seen)
    on = [session for session in seen.by_start if session.status != "cancelled"]
    for each in (whole, whole.zoomed("month"), whole):
        for one in each.rows(kind):
            assert list(each.of_row(one)) == [session for session in on if one.id in rows_of(seen, session, kind)]
        named = {name for session in on for name in rows_of(seen, session, kind)}
        assert {one.id for one in each.rows(kind, used=True)} == named


def row(kind: RowKind, name: str) -> Row:
    return Row(kind, name, name)


@pytest.mark.parametrize(
    ("day", "zoom", "start", "end"),
    [
        ("2014-06-30", "week", "2014-06-30", "2014-07-06"),
        ("2014-07-06", "week", "2014-06-30", "2014-07-06"),
        ("2016-02-29", "month", "2016-02-01", "2016-02-29"),
        ("2014-12-31", "month", "2014-12-01", "2014-12-31"),
        ("2014-06-30", "quarter", "2014-04-01", "2014-06-30"),
        ("2014-11-30", "quarter", "2014-10-01", "2014-12-31"),
        ("9999-12-31", "week", "9999-12-27", "9999-12-31"),
        ("9999-12-31", "month", "9999-12-01", "9999-12-31"),
        ("9999-12-31", "quarter", "9999-10-01", "9999-12-31"),
        ("0001-01-01", "week", "0001-01-01", "0001-01-07"),
    ],
)
def test_period(day: str, zoom: Zoom, start: str, end: str) -> None:
    """Weeks from Monday to Sunday, also over the year's end; the calendar's two ends raise nothing."""
    assert period_at(dt.date.fromisoformat(day), zoom) == tuple(map(dt.date.fromisoformat, (start, end)))


@pytest.mark.parametrize(("zoom", "count"), [("week", 6), ("month", 3), ("quarter", 2)])
def test_periods_follow_each_other_and_index_finds_them(zoom: Zoom, count: int) -> None:
    """2014-06-30 to 2014-08-04: every day lies in the period that its index names."""
    first, last = dt.date(2014, 6, 30), dt.date(2014, 8, 4)
    periods = periods_between(first, last, zoom)
    assert len(periods) == count
    assert all(one.end + dt.timedelta(1) == two.start for one, two in pairwise(periods))
    seen = timeline(zoom, Period(first, last))
    for day in (first + dt.timedelta(n) for n in range((last - first).days + 1)):
        start, end = seen.periods[seen.index_of(day)]
        assert start <= day <= end


def test_far_sessions_do_not_stretch_it_for_ever() -> None:
    """Ten years either way of the as-of date; what lies beyond is counted."""
    far = entries(
        "session",
        'id = "far"; modules = ["HR-01"]; start = 9999-12-31',
        'id = "old"; modules = ["HR-01"]; start = 0001-01-01',
    )
    seen = timeline(span=None, of=view(far))
    assert len(seen.periods) < 1100
    assert seen.beyond == 2
    assert timeline("quarter", None, view(far)).beyond == 2


@pytest.mark.parametrize(
    ("kind", "name", "by_week"),
    [
        ("region", "gao", [[], ["a"], ["a", "c"], [], []]),
        ("venue", "hall", [[], ["a"], ["a", "c"], [], []]),
        ("team", "t1", [[], ["a"], ["a"], [], []]),
        ("team", "t2", [[], [], [], [], []]),
        ("team", "", [[], [], ["c"], [], []]),
        ("unit", "b", [[], ["a"], ["a"], [], []]),
        ("region", "bamako", [[], [], [], [], []]),
    ],
)
def test_cells(kind: RowKind, name: str, by_week: list[list[str]]) -> None:
    """A session stands in every week it shares a day with and in every row it names; cancelled ones nowhere."""
    seen = timeline()
    boxes = [seen.box(row(kind, name), index) for index in range(5)]
    assert [[session.id for session in box.sessions] for box in boxes] == by_week


def test_rows_are_those_of_the_files_and_one_for_none() -> None:
    """Every entry has a row, empty or not; sessions that name none have the last; with a filter empty rows go."""
    seen = timeline()
    assert [each.id for each in seen.rows("region")] == ["gao", "kidal", "bamako", ""]
    assert [each.id for each in seen.rows("region", used=True)] == ["gao", ""]
    assert [each.id for each in seen.rows("unit")] == ["g", "b"]
    assert [session.id for session in seen.of_row(row("team", ""))] == ["d", "c"]


def test_strongest_mark_of_a_cell() -> None:
    """A planned session outweighs the idea beside it; two in one room in one week are a conflict only if firm."""
    seen = timeline()
    assert [seen.box(row("region", "gao"), index).mark for index in range(3)] == ["", "scheduled", "scheduled"]
    shut = PLACES.replace('title = "Gao"\n', 'title = "Gao"\naccess = "closed"\n')
    assert timeline(of=view(places=shut)).box(row("region", "gao"), 1).mark == "blocked"


def test_what_is_made_before_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """By every zoom regions and teams, and the lines below, are what they are made when seen; a zoom is made once."""
    lazy, ready = timeline(), timeline()
    for make in ready.makes():
        make()
    every = {}
    for seen in (lazy, ready):
        if seen is ready:
            for name in ("rows_of", "heads", "periods_between"):
                monkeypatch.setattr(timelines, name, None)
        for zoom in ZOOMS:
            by = seen.zoomed(zoom)
            assert by is seen.zoomed(zoom) is by.zoomed(zoom)
            assert by.zoom == zoom
            indices = range(len(by.periods))
            boxes = [by.box(each, n) for kind in ("region", "team") for each in by.rows(kind) for n in indices]
            every[seen, zoom] = (boxes, [(by.seats(n), by.free_teams(n)) for n in indices])
    assert [every[lazy, zoom] for zoom in ZOOMS] == [every[ready, zoom] for zoom in ZOOMS]


def test_seats_are_heads_in_class() -> None:
    """Booked, or attended once delivered, in every week of a session; an idea takes none."""
    seen = timeline(span=Period(dt.date(2014, 6, 2), dt.date(2014, 7, 20)))
    assert [seen.seats(index) for index in range(7)] == [3, 0, 0, 0, 0, 15, 15]
    assert timeline("month").seats(1) == 15


def test_a_team_is_free_for_the_days_it_has_left() -> None:
    """Of seven days in July ten are taken up: none is left, neither in a week of its own nor in the rest of July."""
    seen = timeline()
    assert [seen.box(row("team", "t1"), index).free for index in range(5)] == [1, None, None, 0, 0]
    assert [seen.box(row("team", "t2"), index).free for index in range(5)] == [5, 5, 5, 5, 5]
    assert [seen.free_teams(index) for index in range(5)] == [2, 1, 1, 1, 1]
    assert [timeline("month").free_days("t1", period) for period in timeline("month").periods] == [1, 0, 5]


def test_venues_and_units_are_free_where_nothing_takes_them_up() -> None:
    """In the weeks before and after their session; a second room is free meanwhile; of regions nobody can say."""
    seen = timeline()
    for kind, name in (("venue", "hall"), ("unit", "g")):
        assert [seen.box(row(kind, name), index).free for index in range(5)] == [5, None, None, 5, 5]
    assert [seen.box(row("region", "gao"), index).free for index in range(5)] == [None] * 5
    rooms = view(places=PLACES + entries("venue", 'id = "two"; title = "T"; region = "gao"; seats = 9; rooms = 2'))
    taken = dt.date(2014, 7, 7)
    assert not Diary(rooms).is_free(rooms.mission.venue["hall"], taken, taken)
    assert Diary(rooms).is_free(rooms.mission.venue["two"], taken, taken)


def test_from_when_to_when_one_is_free() -> None:
    """From the first free weekday until the day before the next session, or the end of the timeline."""
    seen = timeline()
    is_free, last = Diary(seen.view).is_free, SPAN.end

    def span(kind: RowKind, name: str, index: int) -> tuple[str, ...] | None:
        found = free_span(is_free, seen.entry(kind, name), seen.periods[index], last)
        return found and tuple(day.isoformat() for day in found)

    assert span("venue", "hall", 0) == ("2014-06-30", "2014-07-06")
    assert span("unit", "g", 2) is None
    assert span("unit", "g", 3) == ("2014-07-21", "2014-08-03")
    assert span("team", "t1", 0) == ("2014-06-30", "2014-06-30")
    words = free_words(row("venue", "hall"), Period(SPAN.start, SPAN.end))
    assert words == "hall is free from 2014-06-30 to 2014-08-03; n plans a session then."
    assert free_words(row("region", "gao"), None) == "No session is on here; n plans one."


def test_nobody_is_free_in_the_past() -> None:
    """Before the as-of date there is no answer, and on it days that are over do not count."""
    seen = timeline(span=Period(dt.date(2014, 6, 23), dt.date(2014, 7, 6)))
    assert [seen.free_teams(index) for index in range(2)] == [None, 2]
    midweek = view_of(UNITS + VENUES + TEAMS + PLAN + COURSE, day=dt.date(2014, 7, 24))
    later = Timeline(midweek, midweek.by_start, is_free=Diary(midweek).is_free, span=SPAN)
    assert [later.free_days("t2", period) for period in later.periods] == [None, None, None, 2, 5]


def test_without_a_diary_nobody_knows_who_is_free() -> None:
    seen = Timeline(view(), (), span=SPAN)
    assert seen.box(row("team", "t1"), 0).free is None


def test_closed_days() -> None:
    """Overlapping closures count a day once; without access every day from the as-of date on is one."""
    closures = "closures = [{ start = 2014-07-02, end = 2014-07-08 }, { start = 2014-07-08, end = 2014-07-09 }]\n"
    gao = view(places=PLACES.replace('title = "Gao"\n', f'title = "Gao"\n{closures}'))
    weeks = periods_between(SPAN.start, SPAN.end, "week")
    assert [closed_days(gao, "gao", week) for week in weeks] == [5, 3, 0, 0, 0]
    shut = view(places=PLACES.replace('title = "Gao"\n', 'title = "Gao"\naccess = "closed"\n'))
    assert closed_days(shut, "gao", period_at(dt.date(2014, 6, 23), "week")) == 0
    assert closed_days(shut, "gao", weeks[0]) == 7
    assert closed_days(shut, "", weeks[0]) == 0


def drawn(seen: Timeline, kind: RowKind, name: str, *, unicode: bool = False) -> str:
    shown = range(len(seen.periods))
    cell = layout(seen, seen.rows(kind), 76, len(shown)).cell
    assert cell >= 5
    return "".join(
        text_of((*each, ("|", "")))[:-1] for each in cell_lines(seen, row(kind, name), shown, 5, Drawing(unicode))
    )


def test_a_week_in_five_columns() -> None:
    """The sign, then what is taught; a bar while one session goes on alone; several by number; days a team is free."""
    seen = timeline()
    assert drawn(seen, "region", "gao") == " .    *HR1 *x2  .    .   "
    assert drawn(seen, "unit", "b") == " o    *HR1----- o    o   "
    assert drawn(seen, "unit", "b", unicode=True) == " ○    ▸HR1───── ○    ○   "
    assert drawn(seen, "team", "t1") == " o1   *HR1----- -    -   "


def test_a_month_by_numbers() -> None:
    """How many of each mark, the strongest first."""
    seen = timeline("month")
    cells = cell_lines(seen, row("region", "gao"), range(3), 12, Drawing())
    assert [text_of(cell) for cell in cells] == [" .", " *1 ~1", " ."]


def test_headings_and_names() -> None:
    """A month too narrow for its year drops that; names are titles where all fit, else ids."""
    weeks = periods_between(dt.date(2014, 6, 30), dt.date(2014, 7, 20), "week")
    assert spanning(weeks, "week", 5) == [("Jun", 1), ("Jul 2014", 2)]
    rows = [Row("team", "one", "Trainers of the first school"), Row("team", "", "no team named")]
    assert names_of(rows, 40) == ["Trainers of the first school", "no team named"]
    assert names_of(rows, 16) == ["one", "no team named"]


def test_page_is_76_wide_and_holds_every_period() -> None:
    """26 weeks stand in blocks below each other, each with seats and free teams."""
    seen = timeline(span=None)
    lines = [text_of(each) for each in timeline_page(seen, "region")]
    assert max(map(len, lines)) <= 76
    weeks = [word for each in lines if each.startswith("Region") for word in each.split()[1:]]
    assert len(weeks) == len(seen.periods)
    assert (
        sum(each.startswith("seats") for each in lines) == sum(each.startswith("teams free of 2") for each in lines) > 1
    )
    assert any(each.startswith("venue not recor") for each in lines)


def test_marks_come_from_findings_of_double_bookings() -> None:
    """Both sessions of a clash are marked; a note about sessions that are over marks none."""
    twice = entries("session", 'id = "z"; modules = ["HR-01"]; start = 2014-07-08; teams = ["t1"]; seats = { b = 2 }')
    seen = view(twice)
    marks = Marks(seen, list(run(seen)))
    assert {name: marks.of(seen.mission.session[name]) for name in "acdez"} == {
        "a": "blocked", "c": "idea", "d": "covered", "e": "none", "z": "blocked",
    }  # fmt: skip
