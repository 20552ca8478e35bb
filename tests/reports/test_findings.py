"""Protects how findings are listed: the line editors read, the caret, the groups, and which five come first."""

import pytest

from planner.diagnostics import Anchor, Finding, Place, Severity
from planner.plain import width_of
from planner.reports.findings import (
    Lookup,
    chosen,
    concise,
    counts_of,
    counts_words,
    findings_json,
    summary,
    worth_first,
)
from planner.reports.findings_pages import full_lines, grouped_lines
from planner.reports.lines import Line, text_of
from tests.missions import curriculum_of, entries, view_of

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE


def finding(code: str, severity: Severity = W, line: int = 1, message: str = "a message", *entities: str) -> Finding:
    place = Place("plan.toml", line, 9)
    return Finding(
        code, severity, Anchor(("plan.toml", "session", 0), ("seats",), known=place), message, "a hint", entities
    )


def lookup(source: str = "start = 2014-07-01") -> Lookup:
    return Lookup(lambda finding: finding.anchor.known, lambda _place: source, {"PL104": "Over release"})


def texts(lines: list[Line]) -> list[str]:
    return [text_of(line) for line in lines]


def test_concise_is_what_editors_read() -> None:
    """One line, whatever the message holds."""
    hostile = finding("PL104", W, 3, "two\nlines \x1b[2J")
    assert concise(hostile, Place("plan.toml", 3, 9)) == "plan.toml:3:9: PL104 two lines ‹1B›[2J; a hint"
    assert concise(finding("LD001", E), Place("plan.toml")) == "plan.toml: LD001 a message; a hint"


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["LD001", "PL104", "PL201", "CV001"]),
        (("PL",), (), ["PL104", "PL201"]),
        (("PL1", "CV001"), (), ["PL104", "CV001"]),
        ((), ("PL",), ["LD001", "CV001"]),
        (("PL",), ("PL104",), ["PL201"]),
    ],
)
def test_chosen_by_code_or_family(select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]) -> None:
    found = [finding(code) for code in ("LD001", "PL104", "PL201", "CV001")]
    assert [finding.code for finding in chosen(found, select, ignore)] == codes


def test_json_has_the_keys_of_the_design_and_counts_all() -> None:
    found = [finding("PL104", W, 3, "m", "s", "u"), finding("CV001", N)]
    assert findings_json(found[:1], found, lookup()) == {
        "schema": 1,
        "findings": [
            {
                "code": "PL104", "severity": "warning", "file": "plan.toml", "line": 3, "column": 9,
                "path": "session[0].seats", "message": "m", "hint": "a hint", "entities": ("s", "u"),
            }
        ],
        "counts": {"error": 0, "warning": 1, "note": 1},
    }  # fmt: skip


def test_counts() -> None:
    assert counts_of([finding("A", E), finding("A", E), finding("B", N)]) == {"error": 2, "warning": 0, "note": 1}
    assert counts_words([finding("A", E), finding("A", E), finding("B", N)]) == "2 errors, 1 note"
    assert counts_words([]) == "no finding"


def test_summary_says_what_is_not_shown() -> None:
    found = [finding("A", W), finding("A", W), finding("B", N)]
    assert summary(found, 0, 3) == "2 warnings, 1 note."
    assert summary(found, 1, 1) == "2 warnings, 1 note. 1 note hidden; --notes shows it. The first 1 is shown."


def test_full_has_source_caret_and_hint() -> None:
    assert texts(list(full_lines([finding("PL104", W, 3)], lookup()))) == [
        "PL104 Over release (1 warning)",
        "  plan.toml:3:9: a message",
        "    start = 2014-07-01",
        "            ^",
        "    hint: a hint",
        "",
    ]


def test_caret_stands_under_the_column_of_wide_tabbed_hostile_and_long_lines() -> None:
    for source, shown in (("t = '\u202e' x", "t = '‹202E›' x"), ("\t日本語ab= '1'", " 日本語ab= '1'")):
        _head, _what, text, caret, *_rest = texts(list(full_lines([finding("PL104")], lookup(source))))
        assert text.strip() == shown.strip()
        assert width_of(text[: text.index(source[8])]) == caret.index("^")
    far = Finding("PL104", W, Anchor(("p", "session", 0), known=Place("p", 1, 500)), "m")
    _head, _what, text, caret, *_rest = texts(list(full_lines([far], lookup("x" * 499 + "HERE" + "y" * 99))))
    assert text[caret.index("^") :].startswith("HERE")
    assert width_of(text) <= 76


def test_groups_show_few_and_say_how_many_more() -> None:
    found = [finding("PL104", W, line) for line in range(1, 8)] + [finding("LD001", E)]
    lines = texts(list(grouped_lines(found, [], lookup())))
    assert lines[0] == "LD001 (1 error)"
    assert lines[3] == "PL104 Over release (7 warnings)"
    assert lines[-2] == "  2 more: planner check --select PL104"


def test_a_rule_alone_is_shown_whole() -> None:
    found = [finding("PL104", W, line) for line in range(1, 8)]
    assert len(list(grouped_lines(found, [], lookup()))) == 9


def test_no_line_is_wider_than_the_page() -> None:
    found = [finding("PL104", W, 1, "word " * 60), finding("PL105", W, 1, "x" * 300)]
    for line in [*grouped_lines(found, found, lookup()), *full_lines(found, lookup("z" * 300))]:
        assert width_of(text_of(line)) <= 76


COURSE = curriculum_of(entries("module", 'id = "A"; title = "A"; hours = 2'))
MISSION = (
    entries("unit", *(f'id = "u{n}"; title = "U"; region = "gao"; strength = {n}0' for n in (1, 2)))
    + entries(
        "session",
        'id = "soon"; modules = ["A"]; start = 2014-07-01',
        'id = "later"; modules = ["A"]; start = 2014-09-01',
    )
    + COURSE
)


def test_worth_first_are_the_worst_the_soonest_and_the_widest() -> None:
    """Notes never; one of each rule and entity as long as there are others."""
    error, soon, later = finding("LD001", E), finding("PL1", W, 1, "m", "soon"), finding("PL2", W, 1, "m", "later")
    wide, narrow, note = finding("CV1", W, 1, "m", "u2"), finding("CV2", W, 1, "m", "u1"), finding("UN1", N)
    again = finding("PL1", W, 2, "again", "soon")
    found = [note, narrow, wide, later, again, soon, error]
    assert worth_first(view_of(MISSION), found) == [error, again, later, wide, narrow]
    assert worth_first(view_of(MISSION), [soon, again, note]) == [soon, again]
    assert worth_first(view_of(MISSION), [note]) == []
