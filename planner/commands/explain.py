"""Owns the command ``explain``: how the reason of a rule is laid out; its words stand with the rule."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.commands.arguments import Parser, UsageError, quoted
from planner.commands.output import Output
from planner.i18n import _

if TYPE_CHECKING:
    from planner.checks.explain import Explanation
    from planner.reports.lines import Line


def declare(parser: Parser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("code", metavar="CODE", help=_("the rule, like PL301"))


def run(options: Namespace, out: Output) -> int:
    """Print what a rule finds, why it matters, the remedy, and an example of wrong and right."""
    from planner.checks.explain import UnknownCodeError, explain

    try:
        explanation = explain(options.code)
    except UnknownCodeError as error:
        text = _("unknown code {code}").format(code=quoted(error.code))
        if error.nearest:
            nearest = ", ".join(error.nearest)
            text = _("{text}; did you mean {near}?").format(text=text, near=nearest)
        raise UsageError(text) from error
    out.lines(explanation_lines(explanation))
    return 0


def explanation_lines(explanation: Explanation) -> Iterator[Line]:
    """Yield title, what the rule looks at, reason, remedy and the two examples, the TOML as it stands."""
    from planner.reports.lines import line
    from planner.reports.tables import WIDTH, wrapped
    from planner.reports.words import severity_word

    severity = severity_word(explanation.severity)
    for text in wrapped(f"{explanation.code} ({severity}) {explanation.title}", WIDTH, "  "):
        yield line((text, "title"))
    for head, words in (("", explanation.what), (_("Why"), explanation.why), (_("Remedy"), explanation.remedy)):
        for number, paragraph in enumerate(words.split("\n\n") if words else ()):
            yield ()
            if head and number == 0:
                yield line((head, "bold"))
            for text in wrapped(paragraph, WIDTH):
                yield line(text)
    for head, toml in ((_("Wrong"), explanation.wrong), (_("Right"), explanation.right)):
        if toml:
            yield ()
            yield line((head, "bold"))
        for text in toml.rstrip("\n").split("\n") if toml else ():
            yield line("    ", text)
