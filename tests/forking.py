"""Owns command lines run each in a process of its own, forked from one with what nearly all import.

Starting Python costs most of what a command does. It judges nothing of what is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

FORKS = """
import json, os, sys, tempfile
from planner.cli import main
import planner.reports, planner.workspace  # as nearly every command does

results, nothing = [], os.open(os.devnull, os.O_RDONLY)
for line in json.load(sys.stdin):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if not (child := os.fork()):
            for number, file in enumerate((nothing, out.fileno(), err.fileno())):
                os.dup2(file, number)
            sys.argv[1:] = line
            sys.exit(main())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        for file in (out, err):
            file.seek(0)
        results.append([line, code, out.read().decode(), err.read().decode()])
json.dump(results, sys.stdout)
"""


def run_each(
    lines: Iterable[Sequence[str]],
    cwd: Path,
    *,
    python: str | Path = sys.executable,
    environment: dict[str, str] | None = None,
) -> list[subprocess.CompletedProcess[str]]:
    """Run the program once for each of *lines*, in their order, with no input; return how each ended."""
    ran = subprocess.run(
        [python, "-c", FORKS],
        input=json.dumps([list(line) for line in lines]),
        capture_output=True,
        cwd=cwd,
        env=dict(os.environ) if environment is None else environment,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return [subprocess.CompletedProcess(*each) for each in json.loads(ran.stdout)]
