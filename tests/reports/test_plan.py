"""Protects the plan as it is mailed: 76 columns, no clock and no escape sequence, each finding once, totals apart."""

import datetime as dt
import re

import pytest

from planner import __version__
from planner.checks import run
from planner.i18n import use_language
from planner.loading import load, shipped_missions
from planner.plain import width_of
from planner.reports.plan import plan_page
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

TEXT = (
    entries("partner", 'id = "p"; title = "Partner"', 'id = "q"; title = "Another"')
    + entries("team", 'id = "t"; title = "Trainers"; region = "gao"; trainers = 2; partner = "p"; skills = ["course"]')
    + entries(
        "venue",
        'id = "v"; title = "Room"; region = "gao"; seats = 30',
        'id = "w"; title = "Hall"; region = "bamako"; seats = 90',
    )
    + entries(
        "unit",
        'id = "u"; title = "Unit"; region = "gao"; strength = 200',
        'id = "b"; title = "Brigade"; region = "bamako"; strength = 200',
    )
    + entries(
        "session",
        'id = "s1"; modules = ["A", "B"]; start = 2014-07-07; end = 2014-07-08; status = "approved"; venue = "v"; '
        'partner = "p"; teams = ["t"]; seats = { u = 8, b = 4 }; counterpart = "Directorate"; funding = "Budget"; '
        'public_note = "The door is open."; title = "A course"; follow_up = 2014-10-06',
        'id = "s2"; modules = ["course"]; start = 2014-07-08; end = 2014-07-14; teams = ["t"]; seats = { b = 5 }',
        'id = "s3"; modules = ["A"]; start = 2014-07-21; status = "idea"; venue = "w"; seats = { u = 7 }',
        'id = "s4"; modules = ["A"]; start = 2014-07-22; status = "cancelled"; title = "Called off"',
        'id = "s5"; modules = ["A"]; start = 2014-05-05; status = "delivered"; venue = "w"; seats = { u = 9 }; '
        "attended = { u = 6, b = 1 }; women = 2",
        'id = "s6"; modules = ["A"]; start = 2015-02-02; venue = "w"',
        'id = "s7"; modules = ["A"]; start = 2014-06-02; venue = "w"; partner = "q"; seats = { u = 2 }',
    )
    + curriculum_of(
        entries(
            "module",
            'id = "A"; title = "First"; hours = 2; class_min = 6; class_max = 12; objectives = ["Do it"]',
            'id = "B"; title = "Second"; hours = 4; class_max = 20',
            'id = "C"; title = "Third"; hours = 1.5',
            'id = "D"; title = "Fourth"; hours = 3',
        )
    )
)
YEAR = {"start": dt.date(2014, 1, 1), "end": dt.date(2014, 12, 31)}


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(TEXT)


@pytest.fixture(scope="module")
def page(view: View) -> str:
    return plan_page(view, list(run(view)))


def flat(text: str) -> str:
    """The words without the line breaks of the layout."""
    return " ".join(text.split())


def block(page: str, session: str) -> str:
    """What stands of one session."""
    return flat(re.split(rf"\n\n(?={session}  )", page)[1].split("\n\n")[0])


def test_the_head_is_its_provenance(page: str, view: View) -> None:
    """Mission, as-of date, hash of the data and version; the period by default the horizon; no clock."""
    assert page.splitlines()[:5] == [
        "Training plan",
        "Test",
        f"as of Monday 2014-06-30 (2014-W27); data {view.mission.digest[:12]}, planner {__version__}",
        "sessions from Tue 2014-07-01 (2014-W27) to Wed 2014-12-31 (2015-W01)",
        "4 sessions: 1 idea, 1 planned, 1 approved, 1 cancelled",
    ]


def test_sessions_stand_by_iso_week(page: str) -> None:
    """What begins in a week stands under it, cancelled ones apart and short, the rest of the year not at all."""
    assert re.findall(r"^2014-W\d\d, from .*", page, re.M) == [
        "2014-W28, from Mon 2014-07-07",
        "2014-W30, from Mon 2014-07-21",
    ]
    assert "Cancelled\ns4  Tue 2014-07-22 (2014-W30): Called off\n" in page
    assert not re.search(r"^s[567]  ", page, re.M)


def test_a_session_says_all_there_is(page: str) -> None:
    """Dates, status, modules with titles, venue and region, partner, teams, seats by unit against the class."""
    assert block(page, "s1").startswith("s1 Mon 2014-07-07 to Tue 2014-07-08 (2014-W28) [1]")
    for part in (
        " approved A course Modules A First, B Second; 6 h",
        "Venue Room (v), region Gao",
        "Partner Partner (p)",
        "Teams Trainers (t)",
        "Seats 12 seats for a class of 6 to 12: u 8, b 4",
        "Counterpart Directorate",
        "Funding Budget",
        "Follow-up 2014-10-06",
        "Public note The door is open.",
    ):
        assert part in block(page, "s1")


def test_what_is_missing_is_said(page: str) -> None:
    """A curriculum is named with its modules; no venue, partner, counterpart and funding are worth a line each."""
    session = block(page, "s2")
    assert "(2014-W28 to W29)" in session
    assert "Modules Course (course), all its 4 modules; 10.5 h" in session
    for label in ("Partner", "Counterpart", "Funding"):
        assert f"{label} none named" in session
    assert "Venue not recorded" in session


def test_modules_and_units_are_named_once(page: str) -> None:
    """Ids stand with the sessions, their titles below, so that who gets the mail can read it."""
    modules, units = page.split("\nModules\n")[1].split("\n\n")[0], page.split("\nUnits\n")[1].split("\n\n")[0]
    assert [flat(line) for line in modules.splitlines()] == [
        "A First 2 h",
        "B Second 4 h",
        "C Third 1.5 h",
        "D Fourth 3 h",
    ]
    assert [flat(line) for line in units.splitlines()] == ["u Unit Gao", "b Brigade Bamako"]


def test_totals_tell_planned_from_delivered(view: View) -> None:
    """By venue a session is where it was held, by duty station its heads are where they serve; ideas are in neither."""
    page = plan_page(view, [], **YEAR)
    venue, station = (page.split(f"Totals by zone of {of}\n")[1] for of in ("the venue", "the trainees' duty station"))
    assert [flat(line) for line in venue.splitlines()[2:7]] == [
        "North - - - 1 12 72",
        "South 1 7 14 - - -",
        "venue not recorded - - - 1 5 52.5",
        "------------------ ---- ----- -- ------ ----- ----",
        "all 1 7 14 2 17 125",
    ]
    assert [flat(line) for line in station.splitlines()[2:6]] == [
        "North 6 12 8 48",
        "South 1 2 9 76.5",
        "----- ----------- -- ------------- ----",
        "all 7 14 17 125",
    ]
    assert "Not counted: 1 idea with 7 seats." in page
    assert "Not counted: 1 session that ended and is reported neither delivered nor cancelled." in flat(page)


def test_delivered_sessions_show_who_came(view: View) -> None:
    assert "Seats 9 seats for a class of 6 to 12: u 9 Attended 7 heads: u 6, b 1; 2 women" in block(
        plan_page(view, [], **YEAR), "s5"
    )


def test_each_finding_is_a_footnote_once(page: str) -> None:
    """The team that is booked twice is one finding, numbered at both sessions; others concern no session printed."""
    notes = page.rpartition("\nFindings\n")[2]
    codes = re.findall(r"^\[(\d+)\] +(\S+)", notes, re.M)
    assert [int(number) for number, _code in codes] == list(range(1, len(codes) + 1))
    assert {code[:2] for _number, code in codes} == {"PL"}
    (double,) = re.findall(r"^\[(\d+)\] +PL101", notes, re.M)
    assert f"[{double}]" in block(page, "s1")
    assert f"[{double}]" in block(page, "s2")
    assert " s5" not in notes
    assert "PL505" not in notes


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"region": "gao"}, {"s1"}),
        ({"partner": "q"}, {"s7"}),
        ({"unit": "b"}, {"s1", "s2", "s5"}),
        ({"start": dt.date(2014, 7, 8), "end": dt.date(2014, 7, 8)}, {"s1", "s2"}),
    ],
    ids=["region", "partner", "unit", "day"],
)
def test_a_selection_prints_only_what_it_takes(view: View, wanted: dict[str, object], ids: set[str]) -> None:
    page = plan_page(view, [], **{**YEAR, **wanted})
    assert set(re.findall(r"^(s\d)  ", page, re.M)) == ids


def test_nothing_in_the_period_is_said(view: View) -> None:
    page = plan_page(view, [], start=dt.date(2020, 1, 1), end=dt.date(2020, 1, 2))
    assert "no session" in page
    assert "Totals" not in page


def test_the_mark_is_explained_only_where_it_stands(view: View) -> None:
    assert "illustrative" not in plan_page(view, list(run(view)))
    invented = view_of(TEXT.replace("strength = 200", 'strength = 20\nconfidence = "illustrative"'))
    assert "~ an illustrative strength enters this figure." in plan_page(invented, list(run(invented)))


def test_equal_input_gives_equal_bytes(view: View) -> None:
    again = view_of(TEXT)
    assert plan_page(view, list(run(view))).encode() == plan_page(again, list(run(again))).encode()


@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_shipped_plan_fits_a_cable(language: str, ascii_only: bool) -> None:
    """76 columns in both languages, no trailing blank, no control, one newline at the end; ASCII where asked for."""
    mission = load(shipped_missions() / "mali-2014").mission
    assert mission.settings.as_of
    shipped = View(mission, mission.settings.as_of)
    use_language(language)
    try:
        page = plan_page(shipped, list(run(shipped)), start=dt.date.min, end=dt.date.max, ascii_only=ascii_only)
    finally:
        use_language("en")
    lines = page.removesuffix("\n").split("\n")
    assert max(map(width_of, lines)) <= 76
    assert all(line.isprintable() and line == line.rstrip() for line in lines)
    assert lines[-1]
    assert page.isascii() is ascii_only
