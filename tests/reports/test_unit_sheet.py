"""Protects the mentor's sheet: complete enough to hand over, nothing cut, 76 columns, no findings but the unit's."""

import re

import pytest

from planner.checks import run
from planner.i18n import use_language
from planner.loading import load, shipped_missions
from planner.plain import width_of
from planner.reports.glyphs import GLYPHS
from planner.reports.lines import text_of, width
from planner.reports.unit_sheet import export_unit, unit_sheet
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

LONG = "The register is kept, the hour of release is not. " * 20
TEXT = (
    entries("team", 'id = "t"; title = "Mentors"; region = "gao"; trainers = 2')
    + entries(
        "venue",
        'id = "v"; title = "Room"; region = "gao"; seats = 20',
        'id = "w"; title = "Hall"; region = "bamako"; seats = 9',
    )
    + entries("region", 'id = "taoudenit"; title = "Taoudénit"; zone = "north"; conditions = { premises = "lacking" }')
    + entries("venue", 'id = "x"; title = "Tent"; region = "taoudenit"; seats = 20')
    + entries(
        "unit",
        'id = "u"; title = "Unit"; region = "gao"; town = "Gao"; strength = 40; women = 3; '
        'confidence = "illustrative"; roles = ["custody"]; mentor = "t"; source = "Paper"; '
        'turnover = 0.1; needs = { C = 12 }; note = "A note."',
        'id = "other"; title = "Other"; region = "gao"; strength = 9',
    )
    + entries(
        "session",
        'id = "s1"; modules = ["A"]; start = 2014-01-06; end = 2014-01-08; status = "delivered"; venue = "w"; '
        'seats = { u = 10 }; attended = { u = 9 }; follow_up = 2014-04-07; title = "First course"',
        'id = "s2"; modules = ["C"]; start = 2014-09-01; seats = { u = 8 }; venue = "x"; teams = ["t"]',
        'id = "s3"; modules = ["B"]; start = 2014-10-06; status = "idea"; seats = { u = 5, other = 4 }; venue = "v"',
        'id = "s4"; modules = ["B"]; start = 2014-05-05; status = "cancelled"; seats = { u = 5 }; venue = "v"',
        'id = "s5"; modules = ["B"]; start = 2014-06-02; seats = { u = 5 }; venue = "v"',
    )
    + entries(
        "observation",
        'unit = "u"; date = 2014-01-07; module = "A"; rating = "P"; mentor = "t"; note = "Early."',
        f'unit = "u"; date = 2013-12-02; rating = "U"; note = "{LONG}"',
        'unit = "u"; date = 2014-08-01; note = "Still to come."',
    )
    + curriculum_of(
        entries(
            "module",
            'id = "A"; title = "First"; hours = 2; refresh_months = 24; audience = { roles = [], share = 0.5 }',
            'id = "B"; title = "Second"; hours = 4',
            'id = "C"; title = "Third"; hours = 6; conditions = ["premises"]',
            'id = "D"; title = "Fourth"; hours = 1; audience = { roles = ["forensics"] }',
        )
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(TEXT)


@pytest.fixture(scope="module")
def page(view: View) -> str:
    return "\n".join(text_of(line) for line in unit_sheet(view, "u", list(run(view))))


def flat(text: str) -> str:
    """The words without the line breaks of the layout."""
    return " ".join(text.split())


def test_the_head_says_who_the_unit_is(page: str) -> None:
    """Place, strength with its mark and where it comes from, presence, records, turnover, mentors, region, note."""
    head = flat(page.split("Course (course)")[0])
    for part in (
        "Unit (u)",
        "Gao, region Gao (gao), zone North (north)",
        "roles custody",
        "~40 heads (illustrative, not a real figure), ~3 women",
        "Source Paper",
        "present; records complete; 10 % leave in a year",
        "Mentors Mentors (t)",
        "access open, trust unknown",
        "on 2014-06-30: premises unknown,",
        "Note A note.",
    ):
        assert part in head


def test_a_module_shows_state_need_last_until_and_what_is_coming(page: str) -> None:
    """Eight of the nine who came are still there; the blocked session names what is missing."""
    course = flat(page.split("Course (course)")[1])
    assert "▒ A First 8 of ~20 partial need assumed; last held until 2014-01-08 (s1, 9 heads)" in course
    assert "covered until 2016-01-08" in course
    assert "~ B Second 0 of ~40 idea need assumed; never held; ~40 open idea: s3 on 2014-10-06, 5 seats" in course
    assert "X C Third 0 of 12 blocked need assessed; never held; 8 scheduled; 4 open" in course
    assert "s2 on 2014-09-01, 8 seats; blocked: premises lacking" in course
    assert "Not for this unit: D" in course
    assert "Legend: ▒ partial, ~ idea, X blocked" in course


def test_every_session_stands_in_its_group(page: str) -> None:
    """Past, coming, ideas, unreported and cancelled, with dates, weeks, attendance and whether it was away."""
    groups = re.split(r"\n\n(?=\S)", page)
    by_head = {group.partition("\n")[0]: flat(group) for group in groups}
    assert "s2 Mon 2014-09-01 (2014-W36)" in by_head["Coming sessions"]
    assert "s3 " in by_head["Ideas of sessions, counted nowhere"]
    assert "s5 " in by_head["Ended, reported neither delivered nor cancelled"]
    assert "s4 " in by_head["Cancelled sessions"]
    delivered = by_head["Delivered sessions, the latest first"]
    assert "s1 Mon 2014-01-06 to Wed 2014-01-08 (2014-W02)" in delivered
    assert "First course: A 9 attended of 10 seats; away in Bamako (bamako), Hall (w)" in delivered


def test_follow_ups_stay_until_somebody_has_observed(page: str) -> None:
    """The observation of the second day of the course is no visit after it."""
    assert "Mon 2014-04-07  after s1: 84 days late" in page


def test_observations_are_whole_and_newest_first(page: str) -> None:
    """A long note is wrapped, not cut; what is dated after the as-of date is counted and not told."""
    notes = flat(page.split("Observations, the newest first")[1])
    assert notes.index("2014-01-07") < notes.index("2013-12-02")
    assert "A First; P needs practice; Mentors (t) Early." in notes
    assert flat(LONG) in notes
    assert "Still to come" not in notes
    assert "1 later observation is not shown." in notes


def test_footnotes_are_the_findings_of_this_unit(page: str, view: View) -> None:
    """Numbered once each, and none of a session that concerns another unit only."""
    findings = flat(page.rpartition("Findings\n")[2])
    numbers = re.findall(r"\[(\d+)\] [A-Z]{2}\d{3}", findings)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert "PL202 (note)" not in findings
    assert "PL202 s2 is blocked" in findings
    assert "other:" not in findings
    assert "CV002 u:" in findings


def test_legends_follow_what_is_printed(page: str, view: View) -> None:
    """The mark is explained where it stands, and heads always."""
    assert "~ an illustrative strength enters this figure." in page
    other = "\n".join(text_of(line) for line in unit_sheet(view, "other", []))
    assert "illustrative" not in other
    assert "counted by session" in flat(page)


def test_states_are_styles_by_name(view: View) -> None:
    """A screen colours by the names of the states: the sign and the figures carry them."""
    styles = {style for line in unit_sheet(view, "u", []) for _text, style in line}
    assert (
        {"partial", "idea", "blocked", "title", "bold", "dim", "warning"}
        <= styles
        <= {*GLYPHS, "title", "bold", "dim", "warning", ""}
    )


def test_unknown_unit_is_refused(view: View) -> None:
    with pytest.raises(KeyError):
        unit_sheet(view, "nobody", [])


def test_the_export_begins_with_its_origin(view: View) -> None:
    """Which mission, which data, which date; one newline ends it."""
    text = export_unit(view, "u", [])
    head = text.splitlines()[:3]
    assert head[:2] == ["Unit sheet", "Test"]
    assert head[2].startswith(f"as of Monday 2014-06-30 (2014-W27); data {view.mission.digest[:12]}, planner ")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


LONGEST = 64
"""Characters of the longest id."""


def test_long_and_wide_data_break_no_line() -> None:
    """Wide letters count twice, the longest ids stand alone, a word of 300 letters is broken and not cut."""
    unit, session, module = (letter * LONGEST for letter in "usm")
    view = view_of(
        entries("unit", f'id = "{unit}"; title = "{"œuvre … 日本語の警察署 [/] " * 9}"; region = "gao"; strength = 40')
        + entries("session", f'id = "{session}"; modules = ["{module}"]; start = 2014-07-07; seats = {{ {unit} = 3 }}')
        + curriculum_of(entries("module", f'id = "{module}"; title = "{"X" * 300}"; hours = 1'))
    )
    for ascii_only in (False, True):
        text = export_unit(view, unit, list(run(view)), ascii_only=ascii_only)
        assert max(map(width_of, text.splitlines())) <= 76
        assert text.isascii() is ascii_only
        assert text.count("X") >= 300
        assert "[/]" in text


@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sheet_of_the_shipped_mission_fits(language: str, ascii_only: bool) -> None:
    """76 columns in both languages, in Unicode and in ASCII, without an escape sequence."""
    mission = load(shipped_missions() / "mali-2014").mission
    assert mission.settings.as_of
    shipped = View(mission, mission.settings.as_of)
    use_language(language)
    try:
        findings = list(run(shipped))
        for unit in mission.units:
            lines = unit_sheet(shipped, unit.id, findings, ascii_only=ascii_only)
            assert max(map(width, lines)) <= 76
            text = "".join(text_of(line) for line in lines)
            assert text.isprintable()
            assert text.isascii() or not ascii_only
    finally:
        use_language("en")
