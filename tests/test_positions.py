"""Every value of every file has its place, however the file is written."""

from __future__ import annotations

import datetime as dt
import json
from random import Random
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.differences import Splice
from planner.positions import Positions, salvage
from planner.positions.grammar import _HEADERS, _next_header
from planner.positions.section import Sections, sections_of

PLAN = """\
# the plan
[mission]
title = "Mali"   # a comment with [[session]]
targets.coverage = 0.8

# first
#   and still first
[[ session ]] # a header's comment
id = "a"
modules = [
  ["m0",
["m0"]], "m1", # one
  ["x"],
["y"]
]
seats = { "gao-gms" = 12, kidal.gms = 3 }
note = '''
[[session]]
# not a comment'''
[session.attended]
gao = 1
# trailing

# venue's own
[[venue]]
id = 'v'
[[session]]
"id" = "b"
closures = [ {start = 2014-07-01, end = 2014-07-02}, { start = 1979-05-27 07:32:00 , end = 3 } ]
"""


def line_of(text: str, place: tuple[int, int]) -> str:
    """Return what stands at *place* up to the end of its line."""
    return text.split("\n")[place[0] - 1][place[1] - 1 :]


@pytest.mark.parametrize(
    ("table", "index", "steps", "expected"),
    [
        ("mission", -1, (), "[mission]"),
        ("mission", 0, ("title",), '"Mali"'),
        ("mission", 0, ("targets", "coverage"), "0.8"),
        ("mission", 0, ("targets",), "targets.coverage"),
        ("session", 0, (), "[[ session ]]"),
        ("session", 0, ("id",), '"a"'),
        ("session", 0, ("modules",), "["),
        ("session", 0, ("modules", 1), '"m1"'),
        ("session", 0, ("modules", 2), '["x"]'),
        ("session", 0, ("modules", 3), '["y"]'),
        ("session", 0, ("modules", 3, 0), '"y"]'),
        ("session", 0, ("seats", "gao-gms"), "12,"),
        ("session", 0, ("seats", "kidal", "gms"), "3 }"),
        ("session", 0, ("note",), "'''"),
        ("session", 0, ("attended",), "[session.attended]"),
        ("session", 0, ("attended", "gao"), "1"),
        ("session", 0, ("attended", "kidal"), "[session.attended]"),
        ("session", 0, ("no", "such"), "[[ session ]]"),
        ("venue", 0, ("id",), "'v'"),
        ("session", 1, ("id",), '"b"'),
        ("session", 1, ("closures", 1, "start"), "1979-05-27 07:32:00 ,"),
        ("session", 1, ("closures", 1, "end"), "3 }"),
        ("session", 1, ("closures", 2, "end"), "[ {start"),
    ],
)
def test_each_construct(table: str, index: int, steps: tuple[str | int, ...], expected: str) -> None:
    assert line_of(PLAN, Positions(PLAN).find(table, index, steps)).startswith(expected)


@pytest.mark.parametrize(
    ("table", "index", "steps", "expected"),
    [
        ("mission", 0, (), "mission]"),
        ("mission", 0, ("targets", "coverage"), "coverage ="),
        ("session", 0, ("seats", "gao-gms"), '"gao-gms" ='),
        ("session", 0, ("seats", "kidal", "gms"), "gms ="),
        ("session", 0, ("attended",), "attended]"),
        ("session", 1, ("id",), '"id" ='),
        ("session", 1, ("closures", 0, "end"), "end ="),
        ("session", 1, ("title",), "[[session]]"),
    ],
)
def test_the_place_of_a_key(table: str, index: int, steps: tuple[str | int, ...], expected: str) -> None:
    assert line_of(PLAN, Positions(PLAN).find(table, index, steps, key=True)).startswith(expected)


def test_lines_and_columns_count_from_one_and_in_characters() -> None:
    text = '[[zone]]\nid = "é"\r\n  title = { fr = "é𝄞", en = "x" }\n'
    positions = Positions(text)
    assert positions.entry("zone", 0) == (1, 1)
    assert positions.find("zone", 0, ("id",)) == (2, 6)
    assert positions.find("zone", 0, ("title", "en")) == (3, 29)
    assert positions.find("zone", 0, ("title", "en"), key=True) == (3, 24)


@pytest.mark.parametrize("text", ["", "# only\n", "\n\n", "[zone]", "[[zone]]\n[[zone]]"])
def test_what_is_not_there_is_at_the_beginning(text: str) -> None:
    positions = Positions(text)
    assert positions.entry("venue", 3) == (1, 1)
    assert positions.find("venue", 0, ("id",), key=True) == (1, 1)
    assert positions.count("venue") == 0
    with pytest.raises(IndexError):
        positions.span("venue", 0)


def test_count() -> None:
    positions = Positions(PLAN)
    assert [positions.count(table) for table in ("session", "venue", "mission", "zone")] == [2, 1, 1, 0]
    inline = Positions('session = [{id="a"}, {id = "b", x = [1, 2]}]\nzone = []\nvenue = 3\nunit.id = "u"\n')
    assert [inline.count(table) for table in ("session", "zone", "venue", "unit")] == [2, 0, 1, 1]


def test_arrays_of_tables_written_inline() -> None:
    text = 'session = [\n  {id="a", seats = {x = 1}},\n  {id = "b", modules=["m"]},\n]\nfoo = 3\n[[venue]]\nid = "v"\n'
    positions = Positions(text)
    assert positions.is_inline("session")
    assert not positions.is_inline("venue")
    assert line_of(text, positions.entry("session", 1)) == '{id = "b", modules=["m"]},'
    assert line_of(text, positions.find("session", 1, ("modules", 0))) == '"m"]},'
    assert line_of(text, positions.find("session", 0, ("seats", "x"))) == "1}},"
    assert line_of(text, positions.find("session", 2, ("id",))) == "["
    assert line_of(text, positions.find("foo", -1, (), key=True)) == "foo = 3"
    begin, end = positions.span("session", 1)
    assert text[begin:end] == '{id = "b", modules=["m"]}'


def test_a_table_of_dotted_keys_and_headers() -> None:
    text = 'mission.title = "M"\nmission . note = "n"\n[mission.targets]\ncoverage = 1\n'
    assert tomli.loads(text)
    positions = Positions(text)
    assert line_of(text, positions.find("mission", -1, ("note",))) == '"n"'
    assert line_of(text, positions.find("mission", -1, ("targets", "coverage"))) == "1"
    assert positions.count("mission") == 1


def test_subtables_before_their_table_and_far_below_it() -> None:
    text = "[mission.targets]\nparity = 1\n[[session]]\n[[session]]\n[mission]\ntitle = 'M'\n[session.seats]\na = 2\n"
    assert tomli.loads(text)
    positions = Positions(text)
    assert positions.entry("mission", -1) == (5, 1)
    assert positions.find("mission", -1, ("targets", "parity")) == (2, 10)
    assert positions.find("session", 1, ("seats", "a")) == (8, 5)
    assert positions.entry("session", 0) == (3, 1)
    assert text[slice(*positions.span("session", 1))] == "[[session]]\n"
    assert positions.end_of("session") == len(text)


def test_arrays_of_tables_within_an_entry() -> None:
    text = (
        "[[region]]\n[[region.closures]]\nend=1\n[region.closures.why]\na=1\n[[region.closures]]\nend=2\n"
        "[[region]]\n[[region.closures]]\nend=3"
    )
    assert tomli.loads(text)
    positions = Positions(text)
    places = [positions.find("region", *path) for path in [(0, ("closures", 1, "end")), (1, ("closures", 0, "end"))]]
    assert places == [(7, 5), (10, 5)]
    assert positions.find("region", 0, ("closures", 0, "why", "a")) == (5, 3)
    assert positions.find("region", 0, ("closures", 1)) == (6, 1)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_span(newline: str) -> None:
    text = PLAN.replace("\n", newline)
    positions = Positions(text)
    first = text[slice(*positions.span("session", 0))].replace("\r", "")
    assert first.startswith("# first\n#   and still first\n[[ session ]]")
    assert first.endswith("[session.attended]\ngao = 1\n")
    assert text[slice(*positions.span("venue", 0))].replace("\r", "") == "# venue's own\n[[venue]]\nid = 'v'\n"
    assert text[slice(*positions.span("mission", -1))].replace("\r", "").endswith("targets.coverage = 0.8\n")
    assert text[slice(*positions.span("mission", -1))].startswith("# the plan")


def test_span_takes_no_line_of_a_string_for_a_comment() -> None:
    text = 'note = """\n# foo"""\n[[session]]\nid = "a"'
    assert text[slice(*Positions(text).span("session", 0))] == '[[session]]\nid = "a"'


def test_depth_costs_no_stack() -> None:
    text = "[a]\nx = " + "[" * 390 + "7" + "]" * 390 + "\n" + ".".join("k" * 900) + " = 8\n"
    assert tomli.loads(text)
    assert line_of(text, Positions(text).find("a", -1, ("x", *([0] * 390)))).startswith("7]")
    assert line_of(text, Positions(text).find("a", -1, tuple("k" * 900))) == "8"


@pytest.mark.parametrize("text", ["[a", "a = [1, ", "]]", 'a = "', "a.b.", '[[a]]\nx = """', "= 3", ",,}", "[[a]]\n}{"])
def test_broken_text_ends_the_reading(text: str) -> None:
    positions = Positions(text)
    assert positions.find("a", 0, ("b", 0)) is not None
    assert positions.count("a") in (0, 1)


def test_salvage() -> None:
    text = (
        '<<<<<<<\n[[session]]\nid = "a"\ntitle = "x\n[session.seats]\nid = 3\n'
        "[[ unit ]] # c\n[[\"zone\"]]\r\n id='z'\r\nid = 'no'\n"
    )
    assert salvage(text) == [("session", "a"), ("unit", ""), ("zone", "z")]
    assert salvage("[curriculum]\ntitle = 3 4\nid = 'CI'\n[curriculum.x]\nid = 'no'") == [("curriculum", "CI")]


class Writer:
    """Writes random TOML in random ways; no two leaves but empty ones and booleans are equal."""

    def __init__(self, random: Random, long: bool = True) -> None:
        self.random = random
        self.long = long
        self.number = 100

    def document(self) -> str:
        lines = [self.noise(), *self.pairs("top", 2)]
        for table in self.random.sample(["mission", "session", "zone", "a.b", '"q[x]"'], 4):
            for _ in range(self.random.randint(1, 3) if self.array(table) else 1):
                lines += [self.header(table), *self.pairs("k", 4)]
                if self.random.random() < 0.3:
                    lines += [self.header(f"{table} . sub", array=False), *self.pairs("s", 2)]
        return self.random.choice(["\n", "\r\n"]).join("\n".join(lines).split("\n"))

    def array(self, table: str) -> bool:
        return table in ("session", "zone")

    def header(self, table: str, array: bool | None = None) -> str:
        array = self.array(table) if array is None else array
        blank, tail = self.blank(), self.random.choice(["", " # [[session]]", "\t#'"])
        return (
            self.noise()
            + self.blank()
            + ("[[" if array else "[")
            + blank
            + table
            + blank
            + ("]]" if array else "]")
            + tail
        )

    def pairs(self, prefix: str, most: int, depth: int = 0) -> list[str]:
        return [self.pair(f"{prefix}{i}", depth) for i in range(self.random.randint(0, most))]

    def pair(self, name: str, depth: int) -> str:
        key = self.random.choice([name, f'"{name} é#"', f"'{name}=['", f"{name} . x.y", f'"{name}\\u0041"'])
        return self.noise(depth) + key + self.blank() + "=" + self.blank() + self.value(depth)

    def value(self, depth: int) -> str:
        kinds = [self.string, self.string, self.scalar, self.scalar]
        if depth < 3:
            kinds += [self.list, self.list, self.table]
        return self.random.choice(kinds)(depth)

    def string(self, depth: int) -> str:
        self.number += 1
        text = f"{self.number}[[session]] # "
        short = [f'"{text}\\" \\\\"', f"'{text}\\\"'"]
        long = [
            f'"""\n{text}\n# "" \\""" x\n[zone]\n"""',
            f"'''{text}'' \"\"\"\n[[zone]]'''''",
            f'"""{text}"""""',
        ]
        return self.random.choice(short + long if self.long else short)

    def scalar(self, depth: int) -> str:
        self.number += 1
        day = dt.date(2000, 1, 1) + dt.timedelta(self.number)
        return self.random.choice(
            [f"{self.number}", f"{self.number}.5e0", f"{day}", f"{day} 07:32:00Z", "true", "-0x0"[1:], "''"]
        )

    def list(self, depth: int) -> str:
        between = self.random.choice([", ", " ,\n", ", # ],[\n\t", "\n,"])
        items = [self.value(depth + 1) for _ in range(self.random.randint(0, 3))]
        end = self.random.choice(["", "\n", ",\n", " # [x]\n"]) if items else ""
        return "[" + self.random.choice(["", "\n", "# ]\n"]) + between.join(items) + end + "]"

    def table(self, depth: int) -> str:
        pairs = [self.pair(f"t{i}", depth + 1) for i in range(self.random.randint(0, 2))]
        return "{ " + " , ".join(pairs) + " }"

    def blank(self) -> str:
        return self.random.choice(["", " ", "\t"])

    def noise(self, depth: int = 0) -> str:
        return "" if depth else self.random.choice(["", "", "\n", "# [[zone]] '\n", ' \t# """\n'])


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [leaf for step, item in items for leaf in leaves(item, (*path, step))]
    return below or [(path, value)]


def offset_of(text: str, place: tuple[int, int]) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: place[0] - 1]) + place[1] - 1


def begins_with(text: str, value: Any) -> bool:
    """Return whether *text* begins with something that tomli parses to *value*."""
    for end in range(1, len(text) + 1):
        try:
            if tomli.loads("x = " + text[:end])["x"] == value:
                return True
        except ValueError:
            continue
    return False


def in_entry(data: dict[str, Any], path: tuple[str | int, ...]) -> tuple[str, int, tuple[str | int, ...]]:
    table = str(path[0])
    if isinstance(data[table], list) and len(path) > 1:
        return table, int(path[1]), path[2:]
    return table, -1, path[1:]


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_leaf_of_any_document_is_found(random: Random) -> None:
    text = Writer(random).document()
    data = tomli.loads(text)
    positions = Positions(text)
    for path, value in leaves(data):
        if value == {} and path:
            continue  # a table without values may stand anywhere
        found = positions.find(*in_entry(data, path))
        assert begins_with(text[offset_of(text, found) :], value), (path, found)
        if isinstance(path[-1], str):
            key = text[offset_of(text, positions.find(*in_entry(data, path), key=True)) :]
            assert key.startswith(
                (path[-1], json.dumps(path[-1], ensure_ascii=False), f"'{path[-1]}'", f'"{path[-1][:-1]}\\u0041"')
            )


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_spans_of_a_table_parse_to_its_entries(random: Random) -> None:
    text = Writer(random).document()
    positions, data = Positions(text), tomli.loads(text)
    for table in set(data) & {"session", "zone"}:
        blocks = [text[slice(*positions.span(table, i))] for i in range(positions.count(table))]
        assert [tomli.loads(block)[table][0] for block in blocks] == data[table]
        assert text[: positions.end_of(table)].endswith(blocks[-1])


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_quick_and_the_careful_search_find_the_same_headers(random: Random) -> None:
    text = "\n" + Writer(random, long=False).document().replace('"""', "")
    assert tomli.loads(text) is not None
    careful, at = [], 0
    while found := _next_header().match(text, at):
        careful.append(found.span("header"))
        at = found.end()
    assert careful == [quick.span("header") for quick in _HEADERS.finditer(text)]


SCRAPS = (*("\n", "\n[a]\n", "\n[[b]]\n", "[", "[[", "]", "]]", "a", "b.c"), *('"x"', ",", "#", " ", "=", "\r", '"""'))


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_headers_found_from_those_of_a_text_before_are_those_of_the_text(random: Random) -> None:
    """After any change at one place of any text: an edit of a large file looks at nothing else."""
    before = "".join(random.choices(SCRAPS, k=random.randint(0, 60)))
    begin = random.randint(0, len(before))
    after = before[:begin] + "".join(random.choices(SCRAPS, k=random.randint(0, 5)))
    after += before[begin + random.choice((0, 0, 1, 3, 9)) :]
    known = Sections(before)
    assert known.entries is known.entries
    spliced, whole = known.spliced(Splice.between(before, after), after), Sections(after)
    assert spliced._heads == whole._heads
    assert spliced.entries == whole.entries
    assert spliced._names == whole._names


def test_sections_of_a_large_text_are_found_again_and_follow_it() -> None:
    """The same for the same text; for one that differs in an entry, those that a fresh look gives."""
    entry = '[[session]]\nid = "s"\n# a line of some length\n'
    before = entry * 2000
    after = before.replace(entry, entry + "women = 3\n[[zone]]\n", 900).replace("women = 3\n[[zone]]\n", "", 899)
    assert sections_of(before) is sections_of(before[:10] + before[10:])
    assert sections_of(after)._heads == Sections(after)._heads
    assert sections_of(after)[1234] == Sections(after)[1234]
