"""PL401, duplicate: one module, one unit, two partners, 90 days."""

from __future__ import annotations

from tests.checks.conftest import Found
from tests.missions import entries

HEAD = entries("unit", *(f'id = "{name}"; title = "U"; region = "gao"; strength = 60' for name in "uw")) + entries(
    "partner", *(f'id = "{name}"; title = "P"' for name in "pqr")
)


def session(name: str, days: str, partner: str, status: str = "planned", **more: str) -> str:
    start, end = days.split()
    modules, heads = more.get("modules", '"HR-01"'), more.get("heads", "seats = { u = 9 }")
    row = f'id = "{name}"; modules = [{modules}]; start = 2014-{start}; end = 2014-{end}; status = "{status}"; {heads}'
    return entries("session", row + (f'; partner = "{partner}"' if partner else ""))


def test_both_sessions_are_named(found: Found) -> None:
    """At the one that begins later, with the partners, the days and what is taught twice."""
    first = session("a", "07-07 07-11", "p", modules='"HR-01", "HR-02"', heads="seats = { u = 9, w = 9 }")
    second = session("b", "09-01 09-05", "q", modules='"HR-02", "HR-03"')
    (finding,) = found("PL401", HEAD + second + first)
    assert finding.message == "b: q teaches HR-02 to u from 2014-09-01, and p does in a until 2014-07-11"
    assert finding.entities == ("b", "a", "u", "q", "p", "HR-02")
    assert finding.anchor.path == "session[0].partner"
    assert finding.severity.word == "warning"


def test_ninety_days(found: Found) -> None:
    """From the end of one to the start of the other, 90 included; overlapping ones too, whichever ends first."""
    assert len(found("PL401", HEAD + session("a", "07-01 07-02", "p") + session("b", "09-30 09-30", "q"))) == 1
    assert found("PL401", HEAD + session("a", "07-01 07-02", "p") + session("b", "10-01 10-01", "q")) == []
    assert len(found("PL401", HEAD + session("a", "07-01 12-01", "p") + session("b", "07-02 07-03", "q"))) == 1


def test_from_idea_on(found: Found) -> None:
    """Partners disclose late: an idea is the cheapest moment, and what was delivered counts; cancelled is out."""
    for status in ("idea", "approved", "delivered"):
        heads = "attended = { u = 9 }" if status == "delivered" else "seats = { u = 9 }"
        first = session("a", "07-01 07-02", "p", status, heads=heads)
        (finding,) = found("PL401", HEAD + first + session("b", "08-01 08-02", "q", "idea"))
        assert finding.severity.word == "warning"
    assert found("PL401", HEAD + session("a", "07-01 07-02", "p", "cancelled") + session("b", "08-01 08-02", "q")) == []


def test_both_delivered_is_a_note(found: Found) -> None:
    """Nothing is left to agree on."""
    rows = [session(n, "05-05 05-06", p, "delivered", heads="attended = { u = 9 }") for n, p in ("ap", "bq")]
    (finding,) = found("PL401", HEAD + rows[0] + rows[1])
    assert finding.severity.word == "note"


def test_same_or_no_partner_other_unit_or_module(found: Found) -> None:
    """One partner may teach in two groups; without a partner nobody can tell."""
    first = session("a", "07-01 07-02", "p")
    for other in (
        session("b", "08-01 08-02", "p"),
        session("b", "08-01 08-02", ""),
        session("b", "08-01 08-02", "q", modules='"HR-02"'),
        session("b", "08-01 08-02", "q", heads="seats = { w = 9 }"),
        session("b", "08-01 08-02", "q", heads="seats = { u = 0, w = 9 }"),
    ):
        assert found("PL401", HEAD + first + other) == []


def test_own_partner_between_hides_nothing(found: Found) -> None:
    """p, q, p: the third is compared with q, not with itself; one finding a session."""
    text = session("a", "07-01 07-02", "p") + session("b", "07-03 07-04", "q") + session("c", "07-05 07-06", "p")
    second, third = found("PL401", HEAD + text)
    assert (second.entities[:2], third.entities[:2]) == (("b", "a"), ("c", "b"))


def test_further_sessions_are_counted(found: Found) -> None:
    """Two units that two other partners teach as well: one is named, one counted."""
    text = session("a", "07-01 07-02", "p") + session("b", "07-01 07-02", "q", heads="seats = { w = 9 }")
    (finding,) = found("PL401", HEAD + text + session("c", "07-05 07-06", "r", heads="seats = { u = 9, w = 9 }"))
    assert finding.message.endswith("until 2014-07-02, besides 1 other session")


def test_latest_of_the_others_counts(found: Found) -> None:
    """p runs all year: its second session is compared with r in June, not with q in January, long past."""
    text = session("a", "01-01 12-01", "p") + session("b", "01-02 01-03", "q") + session("c", "05-01 06-01", "r")
    last = found("PL401", HEAD + text + session("d", "08-01 08-02", "p"))[-1]
    assert last.entities[:2] == ("d", "c")
