"""Owns the command ``schema``: the JSON Schema of the files, for editors."""

from __future__ import annotations

from argparse import Namespace

from planner.commands.arguments import Parser
from planner.commands.output import Output
from planner.schema import schema_text


def declare(parser: Parser) -> None:
    """Declare the arguments of the command: none of its own."""


def run(_options: Namespace, out: Output) -> int:
    """Print the JSON Schema of the files."""
    text = schema_text()
    out.json(text if text.endswith("\n") else text + "\n")
    return 0
