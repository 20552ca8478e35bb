"""Protects what people and programs get of the figures: entries left out, exit codes, percentages, weights, dates."""

import json
import re
from pathlib import Path

import pytest

from planner.reports.glyphs import shown_state
from planner.reports.lines import text_of
from planner.reports.unit_facts import fact_lines
from tests.missions import PLACES, curriculum_of, view_of, write_mission
from tests.running import run

UNIT = '[[unit]]\nid = "u"\ntitle = "U"\nregion = "gao"\nstrength = 12\n'
SESSION = '[[session]]\nid = "s"\nmodules = ["A"]\nstart = 2014-07-07\nseats = { u = 3 }\n'
COURSE = curriculum_of('[[module]]\nid = "A"\ntitle = "A"\nhours = 4\n')
SOUND = PLACES + UNIT + SESSION
SYNTAX = "x = \n"
REPORTS = ("coverage", "distribution", "sessions", "due", "modules")
CYCLE = COURSE.replace("hours = 4", 'hours = 4\nrequires = ["A"]')
CLASSES = COURSE.replace("hours = 4", "hours = 4\nclass_min = 5\nclass_max = 3")


def codes(folder: Path) -> list[str]:
    """Return the codes of the errors."""
    findings = json.loads(run(folder, "check", "--format", "json")[1])["findings"]
    return [finding["code"] for finding in findings if finding["severity"] == "error"]


def delivered(heads: str, more: str = "") -> str:
    return SESSION.replace("2014-07-07", "2014-05-05").replace("seats = { u = 3 }", f"attended = {{ {heads} }}") + (
        f'status = "delivered"\n{more}'
    )


SITUATIONS = {
    "sound": (SOUND + COURSE, 0, None),
    "an entry with an error": (SOUND + '[[unit]]\nid = "x"\ntitle = "X"\nregion = "gao"\n' + COURSE, 1, 1),
    "two entries with one id": (SOUND + UNIT.replace("12", "13") + COURSE, 1, 2),
    "a bad file among good ones": (f"{PLACES}{UNIT}\n--- plan.toml\n{SESSION}{SYNTAX}{COURSE}", 1, 1),
    "a bad mission.toml among good ones": (f"{PLACES}{SYNTAX}\n--- units.toml\n{UNIT}{COURSE}", 1, 6),
    "a bad curriculum": (SOUND + COURSE + SYNTAX, 1, 2),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_exit_codes_and_entries_left_out(tmp_path: Path, name: str) -> None:
    """With an error in the files `check` and every report exit with 1, and every report says first what is missing."""
    text, code, left_out = SITUATIONS[name]
    write_mission(tmp_path, text)
    assert run(tmp_path, "check")[0] == code
    for words in [*([report] for report in REPORTS), ["overview"]]:
        found, out = run(tmp_path, *words)
        assert found == code, words
        assert ("left out" in out.partition("\n")[0]) is bool(left_out), words
    for report in REPORTS:
        found, out = run(tmp_path, report, "--format", "json")
        assert (found, json.loads(out).get("left_out")) == (code, left_out), report


PAGES = [["unit", "u"], ["export", "plan"], ["distribution", "--format", "md"], ["coverage", "--format", "md"]]


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_pages_say_first_what_is_left_out(tmp_path: Path, words: list[str]) -> None:
    """ "Every report says first how many entries are left out": pages for mentors and cables too."""
    write_mission(tmp_path, SOUND + '[[unit]]\nid = "x"\ntitle = "X"\nregion = "gao"\n' + COURSE)
    code, out = run(tmp_path, *words)
    assert code == 1
    assert out.startswith("1 entry with errors is left out")


@pytest.mark.parametrize("course", [CYCLE, CLASSES], ids=["cycle", "class_min over class_max"])
def test_errors_of_other_families_change_no_exit_of_a_report(tmp_path: Path, course: str) -> None:
    """Only LD errors leave an entry out; a prerequisite cycle fails `check` alone."""
    write_mission(tmp_path, SOUND + course)
    assert run(tmp_path, "check")[0] == 1
    for report in REPORTS:
        code, out = run(tmp_path, report, "--format", "json")
        assert (code, "left_out" in json.loads(out)) == (0, False)


@pytest.mark.parametrize(
    "words", [["check"], ["coverage"], ["overview"], ["sessions", "--format", "json"]], ids=" ".join
)
@pytest.mark.parametrize("text", [PLACES + SYNTAX, None], ids=["bad syntax", "no mission.toml"])
def test_no_readable_mission_is_exit_two(tmp_path: Path, text: str | None, words: list[str]) -> None:
    """Where not one file of the folder is valid TOML, there is no readable mission: no table of zeros, and exit 2."""
    if text:
        write_mission(tmp_path, text)
    assert run(tmp_path, *words)[0] == 2


WRONG = ["--as-of 2014-13-01 coverage", "distribution --weight heads", "coverage --unit x", "coverages", "unit x"]
WRONG += ["check --fail-on x", "coverage --format yaml", "sessions --status x", "coverage --by team", "explain XX999"]


@pytest.mark.parametrize("words", WRONG)
def test_wrong_usage_is_exit_two_and_prints_no_data(tmp_path: Path, words: str) -> None:
    write_mission(tmp_path, SOUND + COURSE)
    assert run(tmp_path, *words.split()) == (2, "")


@pytest.mark.parametrize(("severity", "codes", "code"), [
    ("error", "UN", 0), ("warning", "UN", 0), ("note", "UN", 1), ("warning", "CV", 1), ("never", "CV", 0),
])  # fmt: skip
def test_check_fails_on_what_reaches_the_severity(tmp_path: Path, severity: str, codes: str, code: int) -> None:
    """The unit gives notes in UN and warnings in CV, and no error."""
    write_mission(tmp_path, SOUND + COURSE)
    assert run(tmp_path, "check", "--select", codes, "--fail-on", severity)[0] == code


RESOURCES = (
    '[[partner]]\nid = "p"\ntitle = "P"\n[[team]]\nid = "t"\ntitle = "T"\nregion = "gao"\ntrainers = 2\npartner = "p"\n'
    '[[venue]]\nid = "v"\ntitle = "V"\nregion = "gao"\nseats = 30\n'
)
NAMES = {"zone": "North", "region": "Gao", "unit": "U", "partner": "P", "team": "T", "venue": "V"}
NAMES |= {"module": "A", "curriculum": "Course"}


@pytest.mark.parametrize("kind", NAMES)
def test_a_reference_to_an_entry_left_out_is_no_second_error(tmp_path: Path, kind: str) -> None:
    """One wrong title: one error, one entry left out, and all that names it is still read."""
    session = delivered("u = 3", 'partner = "p"\nteams = ["t"]\nvenue = "v"\n').replace('["A"]', '["A", "course"]')
    text = PLACES + RESOURCES + UNIT + session + COURSE
    head, _, tail = text.partition(f'title = "{NAMES[kind]}"\n')
    write_mission(tmp_path, f"{head}title = 3\n{tail}")
    assert codes(tmp_path) == ["LD007"]
    code, out = run(tmp_path, "sessions", "--format", "json")
    found = json.loads(out)
    assert (code, found["left_out"], [entry["id"] for entry in found["sessions"]]) == (1, 1, ["s"])


def test_a_curriculum_left_out_takes_no_attendance_with_it(tmp_path: Path) -> None:
    """Its modules are sound and so is the session that names it: what was taught still counts."""
    text = PLACES + UNIT + delivered("u = 3").replace('["A"]', '["course"]')
    write_mission(tmp_path, text + COURSE.replace('title = "Course"', "title = 3").replace("course.toml", "x.toml"))
    cells = json.loads(run(tmp_path, "coverage", "--format", "json")[1])["cells"]
    assert [(cell["module"], cell["attended"]) for cell in cells] == [("A", 3)]


def test_a_curriculum_left_out_is_not_mixed_with_another(tmp_path: Path) -> None:
    """The file of one may bear the id of the other; rows by curriculum still add up to the total."""
    one = COURSE.replace('"A"', '"B"').replace("course.toml", "a.toml")
    two = COURSE.replace('id = "course"\ntitle = "Course"', 'id = "other"\ntitle = 3')
    write_mission(tmp_path, PLACES + UNIT + one + two)
    found = json.loads(run(tmp_path, "coverage", "--by", "curriculum", "--format", "json")[1])
    assert sum(row["need_hours"] for row in found["rows"]) == found["total"]["need_hours"] == 96


def test_a_curriculum_file_without_its_table_is_an_error(tmp_path: Path) -> None:
    """Of a curriculum id and title are required, as of a mission the title."""
    table = '[curriculum]\nid = "course"\ntitle = "Course"\n'
    assert table in COURSE
    write_mission(tmp_path, SOUND + COURSE.replace(table, ""))
    assert codes(tmp_path) == ["LD006"]


def test_need_of_units_without_a_known_region_is_not_called_venue_not_recorded(tmp_path: Path) -> None:
    """The region is left out, the session has a venue: the row is of an unknown region, not of a missing venue."""
    text = PLACES.replace('title = "Gao"', "title = 3") + RESOURCES + UNIT + delivered("u = 3", 'venue = "v"\n')
    write_mission(tmp_path, text + COURSE)
    assert "venue not recorded" not in run(tmp_path, "distribution")[1]


UNKNOWN = UNIT.replace("12", '30\nrecords = "unknown"') + UNIT.replace('"u"', '"known"').replace("12", "50")
APART = ["coverage", *(f"coverage --by {by}" for by in ("unit", "region", "zone", "curriculum", "module"))]


@pytest.mark.parametrize("words", [*APART, "distribution", "modules", "unit u"])
def test_unknown_is_always_shown_apart(tmp_path: Path, words: str) -> None:
    """Unknown is not untrained: beside "0 of 80" stands that 30 of them are unknown."""
    write_mission(tmp_path, PLACES + UNKNOWN + COURSE)
    out = run(tmp_path, *words.split())[1]
    assert "unknown" in out
    assert "30" in out


BOOKED = UNIT.replace("12", '40\nrecords = "unknown"') + SESSION.replace("u = 3", "u = 10")


def test_the_unit_sheet_counts_unknown_heads_of_what_it_names(tmp_path: Path) -> None:
    """40 in need, 10 of them booked, 30 open: 40 cannot be "of them"."""
    write_mission(tmp_path, PLACES + BOOKED + COURSE)
    covered = re.search(r"^Covered +(.*)$", run(tmp_path, "unit", "u")[1], re.MULTILINE)
    assert covered
    assert "30 open; 40 of them unknown" not in covered[1]


def test_a_booking_does_not_hide_that_a_cell_is_unknown() -> None:
    """Scheduled is laid over gap and partial; unknown "is always shown apart"."""
    view = view_of(BOOKED + COURSE)
    cell = view.coverage.cell["u", "A"]
    assert (cell.status, cell.scheduled) == ("unknown", 10)
    assert shown_state(cell, blocked=False) == "unknown"


def test_what_ended_on_the_date_does_not_come_next() -> None:
    """A planned session is to come while `end > D`, in the facts of the unit's screen as in *scheduled*."""
    view = view_of(UNIT + SESSION.replace("2014-07-07", "2014-06-30") + COURSE)
    assert view.coverage.cell["u", "A"].scheduled == 0
    lines = [text_of(line) for line in fact_lines(view, view.mission.unit["u"], 80)]
    assert not any("3 seats" in line for line in lines)


def test_the_overview_shows_unknown_apart(tmp_path: Path) -> None:
    """In the figures and not only among the findings."""
    write_mission(tmp_path, PLACES + UNKNOWN + COURSE)
    figures = run(tmp_path, "overview")[1].partition("\nFindings\n")[0]
    assert "unknown" in figures


FEW = UNIT + UNIT.replace('"u"', '"v"').replace("gao", "bamako").replace("12", "4")
FEW += '[[team]]\nid = "t"\ntitle = "T"\nregion = "bamako"\ntrainers = 4\n'


@pytest.mark.parametrize("words", [*APART, "distribution", "overview", "check --select DS"])
def test_no_percentage_alone_under_twenty_heads(tmp_path: Path, words: str) -> None:
    """16 heads are in need in all, and no percentage is a target here."""
    write_mission(tmp_path, PLACES + FEW + COURSE)
    lines = run(tmp_path, *words.split())[1].partition("\nFindings\n")[0].splitlines()
    alone = [line for line in lines if re.search(r"\d %", line) and not re.search(r"\d of ~?\d", line)]
    assert [line for line in alone if not re.search("from|under", line)] == []  # the legend of the map
    assert [line for line in lines if re.search(r"DS\d+ .*\d %", line)] == []


WIDE = UNIT.replace("12", "250") + UNIT.replace('"u"', '"v"').replace("gao", "bamako").replace("12", "250")


def test_one_figure_reads_the_same_on_every_page(tmp_path: Path) -> None:
    """249 of 250 is 99 % and 1 of 250 is <1 % in the table: `check` does not say 100 % and 0 % of the same hours."""
    write_mission(tmp_path, PLACES + WIDE + delivered("u = 1, v = 249") + COURSE)
    table, found = run(tmp_path, "distribution")[1], run(tmp_path, "check", "--select", "DS001")[1]
    for covered, hours in (("249 of 250", "996 of 1000"), ("1 of 250", "4 of 1000")):
        (percent,) = set(re.findall(rf"(?<!\d){covered} +(<?\d+ %)", table))
        assert f" {hours} trainee-hours ({percent})" in found


def test_parity_below_target_never_reads_as_on_target(tmp_path: Path) -> None:
    """199 of 250 against 250 of 250 is 0.796: "8 covered for every 10 (target 8)" would be no finding."""
    write_mission(tmp_path, PLACES + WIDE + delivered("u = 199, v = 250") + COURSE)
    found = run(tmp_path, "check", "--select", "DS001")[1]
    assert "need for need, " in found
    assert "need for need, 8 covered" not in found


def test_a_session_without_modules_still_has_the_field_in_json(tmp_path: Path) -> None:
    """A required field is there for machines, empty or not."""
    write_mission(tmp_path, PLACES + UNIT + SESSION.replace('["A"]', "[]") + COURSE)
    (session,) = json.loads(run(tmp_path, "sessions", "--format", "json")[1])["sessions"]
    assert session["modules"] == []


COUNTED = ["coverage", "coverage --by zone", "distribution", "overview", "sessions", "due", "modules", "unit u"]
COUNTED += ["export plan", "explain CV001"]


@pytest.mark.parametrize("words", COUNTED)
def test_heads_are_said_to_be_counted_by_session(tmp_path: Path, words: str) -> None:
    """Two people attending twice look like four: "legends, `explain` and exports say that"."""
    course = COURSE.replace("hours = 4", "hours = 4\nrefresh_months = 3")
    write_mission(tmp_path, PLACES + UNIT + delivered("u = 3") + course)
    assert "by session" in " ".join(run(tmp_path, *words.split())[1].split())


WEIGHTS = {"need": "hours of need", "strength": "strength", "population": "population", "area": "area"}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_weight_is_in_every_header(tmp_path: Path, weight: str) -> None:
    """The denominator decides the verdict, so it stands above the first figure."""
    write_mission(tmp_path, SOUND + COURSE)
    for form in ("text", "md"):
        out = run(tmp_path, "distribution", "--weight", weight, "--format", form)[1]
        assert WEIGHTS[weight] in out.partition("Kidal")[0]
    out = run(tmp_path, "distribution", "--weight", weight, "--format", "json")[1]
    assert json.loads(out)["weight"] == weight


@pytest.mark.parametrize(("day", "outside"), [("2014-06-30", True), ("2014-12-01", False), ("2016-01-01", False)])
def test_the_default_horizon_follows_the_date_asked_for(tmp_path: Path, day: str, outside: bool) -> None:
    """Six months from --as-of, not from the mission's own date: a session in March 2015 is outside, then inside."""
    places = PLACES.replace("horizon = { start = 2014-07-01, end = 2014-12-31 }\n", "")
    write_mission(tmp_path, places + UNIT + SESSION.replace("2014-07-07", "2015-03-01") + COURSE)
    found = run(tmp_path, "--as-of", day, "check")[1]
    assert ("outside the horizon" in found) is outside
    assert json.loads(run(tmp_path, "--as-of", day, "coverage", "--format", "json")[1])["as_of"] == day


COMMANDS = ["overview", "check", "coverage", "coverage --by zone", "distribution", "sessions", "due", "modules"]
COMMANDS += ["unit u", "export plan"]


@pytest.mark.parametrize("day", ["0001-01-01", "0001-03-01", "2016-02-29", "9999-11-30", "9999-12-31"])
def test_no_date_stops_a_command(tmp_path: Path, day: str) -> None:
    """Sessions and follow-ups at both ends of the calendar, looked at from there."""
    course = COURSE.replace("hours = 4", "hours = 4\nrefresh_months = 600")
    places = PLACES.replace("horizon = { start = 2014-07-01, end = 2014-12-31 }\n", "")
    text = places + UNIT.replace("12", "30\nturnover = 0.5")
    for number, start in enumerate(("0001-01-01", "9999-12-31", day)):
        dated = f"follow_up = {start}\nend = {start}\n"
        text += delivered("u = 3", dated).replace("2014-05-05", start).replace('"s"', f'"d{number}"')
        text += SESSION.replace("2014-07-07", start).replace('"s"', f'"p{number}"') + dated
    write_mission(tmp_path, text + course)
    for words in COMMANDS:
        code, out = run(tmp_path, "--as-of", day, *words.split())
        assert (code, bool(out)) == (0, True), words
