"""Owns plain tables and how they are written as text, Markdown, CSV and JSON.

It computes nothing, asks no terminal for its width, and refuses to let data become markup, a formula or a control.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct

from planner.plain import LONGEST_CELL, one_line, padded, safe, width_of
from planner.quick import pattern
from planner.reports.lines import Line, Span

WIDTH = 76
"""Terminal cells of the widest line."""
LONGEST_WRAPPED = 2000
"""Characters of one value that goes on below."""
BETWEEN = 2
"""Blanks between columns."""

LEAST_TEXT, LEAST_FIGURE = 4, 10
"""Terminal cells down to which texts, then figures are cut where the flexible columns leave too little room."""

Value = str | int | float | dt.date | None


class Shown(NamedTuple):
    """A value for machines with the text that people read and its style."""

    value: Value
    text: str
    style: str = ""


Cell = Value | Shown


class Column(NamedTuple):
    """One column: its key in CSV, its title on pages, and how it is laid out."""

    key: str
    title: str
    right: bool = False
    """Whether figures are aligned to the right."""
    least: int = 0
    """Terminal cells down to which it may be cut where the table is too wide; 0: cut last of all."""
    wraps: bool = False
    """Whether a text that is too wide goes on below instead of being cut."""
    page: bool = True
    """Whether people see it in text and Markdown."""
    data: bool = True
    """Whether it is in CSV."""
    phrases: bool = False
    """Whether a text that wraps is broken after its commas alone."""


class Table(Struct, frozen=True, kw_only=True):
    """Columns and rows, with what stands above and below them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    header: tuple[str, ...] = ()
    """Lines above: which mission, date and weight."""
    footer: tuple[Cell, ...] | None = None
    """A row of totals, on pages only."""
    notes: tuple[str, ...] = ()
    """Sentences below: legends and what the figures do not say."""
    empty: str = ""
    """What stands in place of rows and notes where there are no rows."""


def table_lines(table: Table) -> list[Line]:
    """Return the table's title, header, rows and notes as lines of at most ``WIDTH`` terminal cells."""
    lines: list[Line] = [((text, ""),) for head in table.header for text in wrapped(head)]
    if table.title:
        lines += [((text, "title"),) for text in wrapped(table.title)]
    for part in (grid_lines(table), _note_lines(table) if table.rows or not table.empty else []):
        lines += [(), *part] if lines and part else part
    return lines


def _note_lines(table: Table) -> list[Line]:
    return [((text, "dim"),) for note in table.notes for text in wrapped(note)]


def grid_lines(table: Table, width: int = WIDTH) -> list[Line]:
    """Return the column heads, a rule, the rows and the totals, at most *width* terminal cells wide."""
    if not table.rows:
        return [((text, ""),) for text in wrapped(table.empty, width)]
    shown = [i for i, column in enumerate(table.columns) if column.page]
    columns = [table.columns[i] for i in shown]
    head = [(column.title, "bold") for column in columns]
    rows = [[_page(row[i], table.columns[i]) for i in shown] for row in table.rows]
    footer = [[_page(table.footer[i], table.columns[i]) for i in shown]] if table.footer else []
    widths = _widths(columns, [head, *rows, *footer], width)
    rule: Line = ((_joined(["-" * cells for cells in widths]), "dim"),)
    lines = [*_row(head, columns, widths), rule]
    for row in rows:
        lines += _row(row, columns, widths)
    return [*lines, rule, *_row(footer[0], columns, widths)] if footer else lines


def _page(cell: Cell, column: Column) -> Span:
    text, style = (cell.text, cell.style) if isinstance(cell, Shown) else ("-" if cell is None else str(cell), "")
    return one_line(text, LONGEST_WRAPPED if column.wraps else LONGEST_CELL), style


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Span]], most: int) -> list[int]:
    widths = [max(width_of(row[i][0]) for row in rows) for i in range(len(columns))]
    room = most - BETWEEN * (len(columns) - 1)
    flexible = [column.least or width for column, width in zip(columns, widths, strict=True)]
    texts = [floor if column.right else LEAST_TEXT for column, floor in zip(columns, flexible, strict=True)]
    for floors in (flexible, texts, [LEAST_FIGURE if column.right else LEAST_TEXT for column in columns]):
        while sum(widths) > room:
            slack = [width if width > floor else 0 for width, floor in zip(widths, floors, strict=True)]
            if not any(slack):
                break
            widths[slack.index(max(slack))] -= 1
    return widths


def _row(cells: Sequence[Span], columns: Sequence[Column], widths: Sequence[int]) -> list[Line]:
    texts = [
        _broken(text, column, wide) if column.wraps else [text]
        for (text, _style), column, wide in zip(cells, columns, widths, strict=True)
    ]
    lines = []
    for number in range(max(map(len, texts))):
        spans: list[Span] = []
        for parts, (_text, style), column, wide in zip(texts, cells, columns, widths, strict=True):
            text = parts[number] if number < len(parts) else ""
            spans += [(" " * BETWEEN, "")] if spans else []
            spans.append((padded(text, wide, right=column.right), style))
        lines.append(tuple(spans))
    return lines


def _broken(text: str, column: Column, wide: int) -> list[str]:
    if not column.phrases:
        return wrapped(text, wide)
    return [line.replace("\0", " ") for line in wrapped(text.replace(" ", "\0").replace(",\0", ", "), wide)]


def _joined(parts: Sequence[str]) -> str:
    return (" " * BETWEEN).join(parts)


def wrapped(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """Return *text* on lines of at most *width* terminal cells, the second and later ones after *indent*."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for part in _pieces(word, width - len(indent)):
            longer = f"{line} {part}" if line.strip() else line + part
            if line.strip() and width_of(longer) > width:
                lines.append(line)
                line = indent + part
            else:
                line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield *word* in parts that fit, broken after a hyphen where there is one: a long id is never cut."""
    while word and width_of(word) > width:
        end = next((i for i in range(min(len(word), width), 0, -1) if width_of(word[:i]) <= width), 1)
        end = word.rfind("-", 0, end) + 1 or end
        yield word[:end]
        word = word[end:]
    if word:
        yield word


_MARKUP = pattern(r"([\\`*_\[\]<>|#~!&$])")
_LINK = pattern(r"(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
"""What turns a bare address into a link."""


def table_markdown(table: Table) -> str:
    """Return the table as a page of Markdown in which no text of the data is markup."""
    parts = ["  \n".join(escaped(line) for line in table.header)] if table.header else []
    parts += [f"# {escaped(table.title)}"] if table.title else []
    parts.append(_markdown_grid(table) if table.rows else escaped(table.empty))
    parts += [escaped(note) for note in table.notes]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Return *text* on one safe line with every sign that Markdown could read as markup escaped."""
    return _LINK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\1", one_line(text, LONGEST_WRAPPED)))


def _markdown_grid(table: Table) -> str:
    shown = [i for i, column in enumerate(table.columns) if column.page]
    rows = [*table.rows, *([table.footer] if table.footer else [])]
    lines = [
        [escaped(table.columns[i].title) for i in shown],
        ["--:" if table.columns[i].right else ":--" for i in shown],
        *([escaped(_page(row[i], table.columns[i])[0]) for i in shown] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


class Dialect(NamedTuple):
    """What stands between the fields of CSV, and between an integer and its decimals."""

    separator: str = ","
    decimal: str = "."


COMMA, SEMICOLON = Dialect(), Dialect(";", ",")
"""RFC 4180, and what a French spreadsheet opens as columns and numbers."""
_FORMULA = tuple("=+-@＝＋－＠")
_BEHIND = {
    COMMA: pattern(rf"(;\s*)(?=[{re.escape(''.join(_FORMULA))}])"),
    SEMICOLON: pattern(rf"(,\s*)(?=[{re.escape(''.join(_FORMULA))}])"),
}
"""A formula behind the other dialect's separator: a spreadsheet set up for that one would split the text there."""


def table_csv(table: Table, dialect: Dialect = COMMA) -> str:
    """Return the rows as CSV after RFC 4180, under their keys; texts that a spreadsheet would evaluate are disarmed."""
    kept = [i for i, column in enumerate(table.columns) if column.data]
    head: list[Value] = [table.columns[i].key for i in kept]
    rows = [head, *([_plain(row[i]) for i in kept] for row in table.rows)]
    return "".join(dialect.separator.join(_field(value, dialect) for value in row) + "\r\n" for row in rows)


def _plain(cell: Cell) -> Value:
    return cell.value if isinstance(cell, Shown) else cell


def _field(value: Value, dialect: Dialect) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | dt.date):
        return str(value).replace(".", dialect.decimal)
    plain = value if value.isascii() and value.isprintable() else "".join(map(_visible, value))
    text = _BEHIND[dialect].sub(r"\1'", plain)
    if text.lstrip().startswith(_FORMULA):
        text = "'" + text
    elif not any(sign in text for sign in ',;"'):
        return text
    return '"' + text.replace('"', '""') + '"'


def _visible(char: str) -> str:
    """Return a blank for what spaces or breaks a line, nothing for what is invisible: a formula may hide behind it."""
    if char.isprintable():
        return char
    return " " if char in "\t\n\r" or unicodedata.category(char) in ("Zs", "Zl", "Zp") else ""


def json_text(payload: object) -> str:
    """Return *payload* as JSON with sorted keys; what could steer a terminal is escaped, so the data stay exact."""
    text = msgspec.json.format(msgspec.json.encode(payload, order="sorted"), indent=2).decode("utf-8")
    return (text if safe(text) == text else json_in_ascii(text)) + "\n"


def json_in_ascii(text: str) -> str:
    """Return the same JSON with every character outside ASCII escaped."""
    return re.sub(r"[^\n -~]", _escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
