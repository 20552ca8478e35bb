"""Owns the edit of one entry's own lines: a value is written over, a line put in or taken out, and nothing else.

It refuses values that hold comments which would go, and forms in which a name has no line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from planner.editing.literals import LONGEST_LINE, key_of, literal, relit
from planner.editing.values import EditRefused, Key, order_of
from planner.i18n import _
from planner.positions.scan import Path, Scan, Spots
from planner.positions.section import Section, Sections

_BEFORE_VALUE = re.compile(r"(?P<indent>[ \t]*)(?P<key>.*\S)(?P<before>[ \t]*)=(?P<after>[ \t]*)$")
_BLANK_ABOVE = re.compile(r"(?:(?<=\n)[ \t\r]*\n)+$")


class Line(NamedTuple):
    """A key with its value, on lines of their own; all places are offsets."""

    path: Path
    begin: int
    """Where its first line begins."""
    value: int
    end: int
    """Just after the value."""
    stop: int
    """Just after its last line."""


class Part(NamedTuple):
    """A header and the lines below it, up to the next header."""

    path: Path
    """What stands below the header, seen from the entry; () for the entry's own lines."""
    begin: int
    """Where the header's line begins."""
    after: int
    """Just after the header's line."""
    lines: tuple[Line, ...]

    @property
    def stop(self) -> int:
        """Just after the last line."""
        return self.lines[-1].stop if self.lines else self.after


class Manner(NamedTuple):
    """How lines near by are written."""

    above: str = ""
    """What stands before a header."""
    indent: str = ""
    column: int = 0
    """Where all signs of equality stand below one another; 0: nowhere in particular."""
    equals: str = " = "
    names: tuple[str, ...] = ()
    """The fields in their order."""

    def sorted(self, names: Iterable[str], order: Sequence[str]) -> list[str]:
        """Return *names* as they stand in lines near by, those that do not in *order* between them."""
        wanted = set(names)
        result = [name for name in self.names if name in wanted]
        for name in order:
            if name in wanted and name not in result:
                result.insert(best_place(result, name, order), name)
        return result

    def line(self, key: str, value: object) -> str:
        """Return *key* and *value* as text without a newline, the value over several lines where it is long."""
        head = f"{self.indent}{key}"
        head = (head.ljust(self.column) + self.equals.lstrip()) if len(head) < self.column else head + self.equals
        return head + literal(value, LONGEST_LINE - len(head))


def with_value(block: str, table: str, path: Key, value: object | None, newline: str) -> str:
    """Return the *block* of one entry of *table* with *value* at *path*, which is taken out if that is None.

    Raises:
        EditRefused: it is written in a form that cannot be edited safely.
    """
    parts = parts_of(block, table)
    for line in (line for part in parts for line in part.lines if line.path == path[: len(line.path)]):
        if value is None and line.path == path:
            return _without_line(block, line)
        new = relit(block[line.value : line.end], path[len(line.path) :], value, order_of(table, path[:-1]), newline)
        return block[: line.value] + new + block[line.end :]
    below = [part for part in parts if part.path[: len(path)] == path]
    dotted = [line for part in parts for line in part.lines if line.path[: len(path)] == path]
    if value is None:
        return _without_all(block, below, [line for line in dotted if not any(line in part.lines for part in below)])
    if below or dotted:
        message = _("{field} is written in a way that cannot be edited safely; change it by hand. Nothing was changed")
        raise EditRefused(message.format(field=".".join(path)))
    return _with_new(block, table, parts, path, value, newline)


def parts_of(block: str, table: str) -> list[Part]:
    """Return the headers of an entry's *block* with their lines, in the order of the text."""
    return [_part(block, section, path) for section, path in Sections(block).of_entry(table, 0)]


def manner_of(block: str, lines: Sequence[Line]) -> Manner:
    """Return how *lines* of a *block* are written, as far as they agree."""
    found = [_BEFORE_VALUE.match(block[line.begin : line.value]) for line in lines]
    heads = [head for head in found if head]
    if not heads:
        return Manner()
    columns = {head.end("before") for head in heads}
    lengths = {head.end("key") for head in heads}
    column = columns.pop() if len(columns) == 1 and len(lengths) > 1 else 0
    tight = sum(not head["after"] for head in heads) * 2 > len(heads)
    equals = "=" if tight else " = "
    names = tuple(dict.fromkeys(str(line.path[0]) for line in lines))
    return Manner(indent=heads[0]["indent"], column=column, equals=equals, names=names)


def _part(block: str, section: Section, path: Path) -> Part:
    spots: Spots = {}
    Scan(block, section.body, section.end, spots).read(path)
    lines, covered = [], section.body
    for steps, (key, value, end) in spots.items():
        if value == key or value < covered:
            continue  # a name that only leads on, or what stands inside a list or an inline table
        covered = end
        lines.append(Line(steps, block.rfind("\n", 0, key) + 1, value, end, _after_line(block, end)))
    return Part(path, section.line, _after_line(block, section.body), tuple(lines))


def _after_line(text: str, at: int) -> int:
    newline = text.find("\n", at)
    return len(text) if newline < 0 else newline + 1


def _without_line(block: str, line: Line) -> str:
    """Return *block* without *line*; a comment behind its value stays, as a line."""
    rest = block[line.end : line.stop]
    if "#" in rest:
        indent = re.match(r"[ \t]*", block[line.begin :])
        return block[: line.begin] + (indent[0] if indent else "") + rest.lstrip(" \t") + block[line.stop :]
    return block[: line.begin] + block[line.stop :]


def _without_all(block: str, parts: Sequence[Part], lines: Sequence[Line]) -> str:
    """Return *block* without *parts*, the blank lines above them, and *lines*; the last first, so offsets hold."""
    cuts: list[tuple[int, Callable[[str], str]]] = [
        *((line.begin, lambda text, line=line: _without_line(text, line)) for line in lines),
        *((part.begin, lambda text, part=part: _without_part(text, part)) for part in parts),
    ]
    for _begin, cut in sorted(cuts, key=lambda pair: pair[0], reverse=True):
        block = cut(block)
    return block


def _without_part(block: str, part: Part) -> str:
    blank = _BLANK_ABOVE.search(block[: part.begin])
    return block[: blank.start() if blank else part.begin] + block[part.stop :]


def _with_new(block: str, table: str, parts: list[Part], path: Key, value: object, newline: str) -> str:
    """Return *block* with a line for what had none, where the model's order puts it."""
    part = next((part for part in parts if part.path == path[:-1]), None)
    if part is not None:
        return _with_line(block, part, _before(part, order_of(table, path[:-1]), path), path[-1:], value, newline)
    for part in parts:
        dotted = [line for line in part.lines if line.path[: len(path) - 1] == path[:-1]]
        if dotted and len(part.path) < len(path) - 1:
            return _with_line(block, part, dotted[-1], path[len(part.path) :], value, newline)
    if len(path) == 1:
        message = _("this entry of {table} has no header of its own; write [{table}] above it. Nothing was changed")
        raise EditRefused(message.format(table=table))
    return with_value(block, table, path[:-1], {path[-1]: value}, newline)


def _before(part: Part, order: Sequence[str], path: Key) -> Line | None:
    """Return the line that a new one for *path* follows; None: it comes first."""
    depth = len(path) - 1
    at = best_place([str(line.path[depth]) for line in part.lines], path[-1], order)
    return part.lines[at - 1] if at else None


def best_place(names: Sequence[str], name: str, order: Sequence[str]) -> int:
    """Return how many of *names* a new *name* should follow, so that the fewest stand against *order*; else all."""
    if name not in order:
        return len(names)
    rank = order.index(name)
    ranks = [order.index(other) if other in order else rank for other in names]
    against = sum(other < rank for other in ranks)
    least, best = against, 0
    for at, other in enumerate(ranks, 1):
        against += (other > rank) - (other < rank)
        if against <= least:
            least, best = against, at
    return best


def _with_line(block: str, part: Part, after: Line | None, keys: Key, value: object, newline: str) -> str:
    at = after.stop if after else part.after
    text = manner_of(block, part.lines).line(".".join(map(key_of, keys)), value).replace("\n", newline)
    if at == len(block) and not block.endswith("\n"):
        return block + newline + text
    return block[:at] + text + newline + block[at:]
