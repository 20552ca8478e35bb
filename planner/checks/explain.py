"""Owns what ``planner explain`` says of a rule: its docstring taken apart; it runs no rule and knows no file.

A docstring has the title in its first line, then what the rule looks at, then the sections ``Why:``, ``Remedy:``, and
``Wrong:`` and ``Right:`` with a TOML example each. Prose is translated, whole section by whole section; TOML is not.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

from msgspec import Struct

from planner.checks import RULES, Rule
from planner.diagnostics import Severity
from planner.i18n import _

_SECTION = re.compile(r"^(Why|Remedy|Wrong|Right):[ \t]*", re.MULTILINE)


class UnknownCodeError(Exception):
    """No rule has the code; ``nearest`` are those that it may stand for."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.nearest = did_you_mean(code)
        super().__init__(code)


class Explanation(Struct, frozen=True):
    """What a rule says of itself, its prose in the language in force; paragraphs are parted by an empty line."""

    code: str
    severity: Severity
    title: str
    what: str
    why: str
    remedy: str
    wrong: str
    """TOML that yields the code when it is added to a small sound mission."""
    right: str
    """TOML that does not."""


def explain(code: str) -> Explanation:
    """Return the explanation of the rule *code*, in upper or lower case.

    Raises:
        UnknownCodeError: there is no such rule.
    """
    rule = RULES.get(code.strip().upper())
    if rule is None:
        raise UnknownCodeError(code)
    title, what, why, remedy, wrong, right = parts_of(rule)
    title, what, why, remedy = (_(text) if text else "" for text in (title, what, why, remedy))
    return Explanation(rule.code, rule.severity, title, what, why, remedy, wrong, right)


def did_you_mean(code: str) -> tuple[str, ...]:
    """Return the codes nearest to *code*, three at most, the nearest first; a family alone gives its first ones."""
    from difflib import get_close_matches

    wanted = code.strip().upper()
    family = tuple(known for known in sorted(RULES) if wanted and known.startswith(wanted))
    return (family or tuple(get_close_matches(wanted, sorted(RULES), cutoff=0.5)))[:3]


def messages() -> Iterator[str]:
    """Yield every translatable text of all rules as it stands in the code, for the message catalogue."""
    for rule in RULES.values():
        yield from (text for text in parts_of(rule)[:4] if text)


def parts_of(rule: Rule) -> tuple[str, str, str, str, str, str]:
    """Return title, what, why, remedy, wrong and right of *rule* as they stand in the code."""
    text = inspect.cleandoc(rule.function.__doc__ or "")
    about, *rest = _SECTION.split(text)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    _title, _blank, what = about.partition("\n")
    prose = [_prose(part) for part in (what, sections.get("Why", ""), sections.get("Remedy", ""))]
    return (
        rule.title,
        prose[0],
        prose[1],
        prose[2],
        _toml(sections.get("Wrong", "")),
        _toml(sections.get("Right", "")),
    )


def _prose(text: str) -> str:
    """Return *text* with each paragraph on one line, the first letter large."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n[ \t]*\n", text)]
    joined = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return joined[:1].upper() + joined[1:]


def _toml(text: str) -> str:
    return inspect.cleandoc("\n" + text) + "\n" if text.strip() else ""
