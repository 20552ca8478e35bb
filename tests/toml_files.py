"""Owns TOML files for tests of edits: written in all the ways that people write, with comments anywhere.

A file is made of a number, because drawing each of its parts apart takes hypothesis thirty times as long.
"""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

UNITS = ("gao-gms", "com.gao", "kidal", "it's")
WORDS = ("a", "é # no comment", "it's", 'say "so"', "back\\slash", "", "[[session]]", "x = 1", "two\nlines\n")
COMMENTS = ("# one", "#", "# é [[session]]", "#:schema x", "# x = 'y'", '# """')


def files() -> st.SearchStrategy[str]:
    """Return a strategy of files: entries in any order, comments and blank lines between them, any ends of lines."""
    return st.integers(0, 2**32).map(lambda number: file_of(Random(number)))


def file_of(chance: Random) -> str:
    """Return one file."""
    lines = _some(chance, ("", "# of the file", "#:schema x"), 2)
    tables = chance.choices(("session", "session", "session", "zone", "mission"), k=chance.randint(1, 5))
    for number, table in enumerate(tables):
        if table != "mission" or "mission" not in tables[:number]:
            lines += _entry(chance, table, number) + _some(chance, ("", "", "# after"), 3)
    text = "\n".join(lines) + chance.choice(("\n", ""))
    return chance.choice(("", "", "\ufeff")) + text.replace("\n", chance.choice(("\n", "\r\n")))


def _some(chance: Random, choices: tuple[str, ...], most: int) -> list[str]:
    return chance.choices(choices, k=chance.randint(0, most))


def _behind(chance: Random) -> str:
    return chance.choice(("", "", " ", f" {chance.choice(COMMENTS)}"))


def _literal(chance: Random, text: str) -> str:
    """Return *text* as TOML, in quotation marks of any kind that can hold it."""
    basic = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    ways = [basic, basic]
    if "'" not in text and "\n" not in text:
        ways += [f"'{text}'", f"'''{text}'''"]
    if '"' not in text and "\\" not in text:
        ways += [f'"""{text}"""', f'"""\n{text}"""']
    return chance.choice(ways)


def _list(chance: Random) -> str:
    """Return a list of modules, on one line or on several with comments among them."""
    items = _some(chance, ('"CI-01"', "'CI-02'", '"CI,#"'), 3)
    if chance.random() < 0.5:
        return "[" + ", ".join(items) + "]"
    lines = [f"  {item},{_behind(chance)}" for item in items]
    if chance.random() < 0.5:
        lines.insert(chance.randint(0, len(lines)), "  # among")
    return "\n".join(["[", *lines, "]"])


def _entry(chance: Random, table: str, number: int) -> list[str]:
    """Return the lines of one entry, comments directly above it included."""
    equals, indent = chance.choice((" = ", " = ", "=", "  =  ")), chance.choice(("", "", "  "))
    header = "[mission]" if table == "mission" else f"[[{table}]]"
    lines = [*_some(chance, COMMENTS, 2), indent + header + _behind(chance)]
    fields = {"id": f'"{table}-{number}"', "title": _literal(chance, chance.choice(WORDS))}
    if table == "session":
        note = _literal(chance, chance.choice(WORDS))
        fields |= {"modules": _list(chance), "start": "2014-07-01", "women": "1_7", "note": note}
    names = list(fields)
    if chance.random() < 0.5:
        chance.shuffle(names)
    for name in names:
        if name == "id" or chance.random() < 0.7:
            lines += _some(chance, ("", "# between"), 1)
            lines.append(f"{indent}{name}{equals}{fields[name]}{_behind(chance)}")
    return lines + (_seats(chance, indent, equals) if table == "session" else [])


def _seats(chance: Random, indent: str, equals: str) -> list[str]:
    """Return the lines of a table of seats, in one of its four forms."""
    units = chance.sample(UNITS, chance.randint(0, 3))
    pairs = [f'"{unit}"{equals}{number}' for number, unit in enumerate(units)]
    form = chance.choice(("none", "inline", "below", "dotted"))
    if form == "inline":
        return [f"{indent}seats{equals}{{ {', '.join(pairs)} }}{_behind(chance)}"]
    if form == "below":
        body = [f"{indent}{pair}{_behind(chance)}" for pair in pairs]
        return [*_some(chance, ("",), 1), f"{indent}[session.seats]{_behind(chance)}", *body]
    return [f"{indent}seats.{pair}{_behind(chance)}" for pair in pairs] if form == "dotted" else []
