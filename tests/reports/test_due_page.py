"""Protects the page of the chase list and its mentor: grouped by who acts, nothing lost, one's own units alone."""

import datetime as dt

import pytest

from planner.reports.due import Chase, chase_list, due_json, due_table, of_mentor
from planner.reports.due_page import DuePage, counted, groups_of, matching, mentors_in, refresher_detail, when_words
from planner.reports.lines import Span, text_of, width
from planner.reports.panes import Drawing
from planner.reports.session_detail import Detail, text_lines
from planner.view import View
from tests.missions import curriculum_of, entries, view_of

COURSE = curriculum_of(entries("module", 'id = "A"; title = "Law"; hours = 2; refresh_months = 3'))
UNITS = entries(
    "unit",
    'id = "g"; title = "Gao station"; region = "gao"; strength = 40; mentor = "m"',
    'id = "b"; title = "Bamako station"; region = "bamako"; strength = 40',
)
OTHERS = entries("partner", 'id = "p"; title = "A partner"') + entries(
    "team",
    'id = "m"; title = "Mentors"; region = "gao"; trainers = 2',
    'id = "o"; title = "Others"; region = "gao"; trainers = 2',
)
PLAN = entries(
    "session",
    'id = "both"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = { g = 5, b = 5 };'
    'partner = "p"; follow_up = 2014-06-20',
    'id = "mine"; modules = ["A"]; start = 2014-07-01; seats = { g = 5 }',
    'id = "theirs"; modules = ["A"]; start = 2014-06-30; seats = { b = 5 }; partner = "p"',
    'id = "empty"; modules = ["A"]; start = 2014-06-02; teams = ["o"]',
)


def view() -> View:
    return view_of(UNITS + OTHERS + PLAN + COURSE)


def shown(*, by_day: bool = False, room: int = 76) -> list[str]:
    seen = view()
    page = DuePage(seen, chase_list(seen), room, Drawing(), by_day=by_day)
    assert max(map(width, page)) <= room
    return [text_of(parts) for parts in page]


def test_groups_by_who_acts() -> None:
    """Whoever is most urgent first; then what nobody is named for; units last, in one group."""
    groups = groups_of(view(), chase_list(view()))
    assert [(group.title, [chase.id for chase in group.chases]) for group in groups] == [
        ("Others (o)", ["empty"]),
        ("Mentors (m)", ["both"]),
        ("A partner (p)", ["both", "theirs"]),
        ("Nobody named", ["mine"]),
        ("Units whose training is about to lapse", ["b", "g"]),
    ]


def test_lines_say_when_and_what() -> None:
    """Late, today, or in so many days; what is said in the heading is not said again."""
    lines = shown()
    assert lines[0].startswith(" Others (o) -----")
    assert lines[0].endswith(" 1 late -")
    assert lines[1] == " !  2014-06-02  28 d late  empty  ended, reported neither delivered nor can…"
    assert " !  2014-06-20  10 d late  both    follow-up visit not observed: b" in lines
    assert any(line.startswith(" *  2014-06-30  today      theirs  to confirm: team") for line in lines)
    assert " :  2014-08-05  in 36 d  b  5 of 5 in A" in lines


def test_by_day_there_is_one_list() -> None:
    """No headings, in the order of the chase list, with who acts."""
    lines = shown(by_day=True)
    assert [line.split()[1] for line in lines] == sorted(line.split()[1] for line in lines)
    assert any("both" in line and "p: follow-up" in line for line in lines)
    assert any(line.endswith("g       due: 5 of 5 in A") for line in lines)


def test_every_chase_has_its_line() -> None:
    """In either order, and a slice is what its lines are."""
    for by_day in (True, False):
        page = DuePage(view(), chase_list(view()), 80, Drawing(), by_day=by_day)
        assert sorted(chase.id for chase in page.chases.values()) == sorted(chase.id for chase in chase_list(view()))
        assert page[1:3] == [page[1], page[2]]
    assert len(DuePage(view(), (), 80, Drawing(), by_day=False)) == 0
    assert counted(view(), ()) == "nothing to chase"


def test_mentor_sees_what_is_about_ones_own_units() -> None:
    """Sessions with a unit that the team mentors, what it has to do itself, refreshers of those units."""
    seen = view()
    mine = chase_list(seen, "m")
    assert [(chase.kind, chase.id) for chase in mine] == [
        ("follow-up", "both"), ("unconfirmed", "mine"), ("refresher", "g"),
    ]  # fmt: skip
    assert mine == of_mentor(seen, chase_list(seen), "m")
    assert [chase.id for chase in chase_list(seen, "o")] == ["empty"]
    assert mentors_in(seen) == ["m"]


def test_mentor_is_said() -> None:
    """The page names the team, JSON has its id; without one nothing is changed."""
    seen = view()
    assert "units mentored by Mentors (m)" in due_table(seen, mentor="m").header
    assert due_json(seen, "m")["mentor"] == "m"
    assert "mentor" not in due_json(seen)


def test_filter_finds_who_what_and_units() -> None:
    """Also by the title of a unit, without accents and case."""
    seen = view()
    every = chase_list(seen)
    assert {chase.id for chase in matching(seen, every, "bamako STATION")} == {"both", "theirs", "b"}
    assert {chase.id for chase in matching(seen, every, "partner confirm")} == {"theirs"}


def test_when() -> None:
    """The as-of date is today."""
    seen = view()
    words = {chase.by: when_words(seen, chase) for chase in chase_list(seen)}
    assert words[dt.date(2014, 6, 30)] == "today"
    assert words[dt.date(2014, 6, 2)] == "28 d late"


def test_detail_of_a_refresher() -> None:
    """Each module with heads due and until when it holds, and the sessions that come to the unit."""
    seen = view()
    chase = next(chase for chase in chase_list(seen) if chase.id == "g")
    detail = Detail(76, Drawing())
    refresher_detail(seen, chase, detail)
    text = "\n".join(text_lines(detail))
    assert " 5 of 5  A Law, until 2014-08-05" in text
    assert "2014-07-01 Tue  mine A" in text
    assert "Mentors (m)" in text


def test_cells_stand_below_each_other_however_few_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of entries of a few days: the widest day, lateness and id are found among few of them."""
    names = [f"u{number:03}" for number in range(200)] + ["the-longest-of-all-names"]
    many = entries("unit", *(f'id = "{name}"; title = "A"; region = "gao"; strength = 9' for name in names))
    came = ", ".join(f"{name} = 9" for name in names)
    held = entries(
        "session",
        f'id = "held"; modules = ["A"]; start = 2014-05-05; status = "delivered"; attended = {{ {came} }}',
        'id = "late"; modules = ["A"]; start = 2013-06-02; teams = ["o"]',
    )
    seen = view_of(many + OTHERS + held + COURSE)
    chases, asked = chase_list(seen), []
    plainly = DuePage._cells

    def noted(self: DuePage, chase: Chase) -> list[Span]:
        asked.append(chase.id)
        return plainly(self, chase)

    monkeypatch.setattr(DuePage, "_cells", noted)
    page = DuePage(seen, chases, 100, Drawing(), by_day=True)
    assert len(asked) < 10 < len(chases)
    whats = {text_of(parts).index("due: ") for parts in page if "due: " in text_of(parts)}
    assert len(whats) == 1
    assert list(DuePage(seen, [], 100, Drawing(), by_day=True)) == []
