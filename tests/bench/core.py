"""Measures loading, checking and reporting as ratios, in one run; asserts nothing.

    python -m tests.bench.core

Each figure is the median of several processes' CPU time (user and system), so that a busy machine changes little.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.missions import write_mission

TOMLI = """
import sys, pathlib, tomli
for path in pathlib.Path(sys.argv[1]).glob("*.toml"):
    tomli.loads(path.read_text("utf-8"))
"""
RUNS = 7


def cpu(*command: str) -> tuple[float, float]:
    """Return the CPU seconds and the largest resident megabytes of one run of *command*."""
    null = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _pid, _status, used = os.wait4(child, 0)
    os.close(null)
    kilobytes = used.ru_maxrss if sys.platform != "darwin" else used.ru_maxrss / 1024
    return used.ru_utime + used.ru_stime, kilobytes / 1024


def median(*command: str, runs: int = RUNS) -> float:
    """Return the median CPU seconds of several runs of *command*."""
    return statistics.median(cpu(*command)[0] for _ in range(runs))


def check(folder: Path) -> list[str]:
    """Return the command that loads, checks and prints the first 200 findings of *folder*."""
    return [sys.executable, "-m", "planner", "-C", str(folder), "check", "--notes", "--limit", "200"]


def main() -> None:
    """Print the ratios."""
    nothing = median(sys.executable, "-c", "pass", runs=15)
    shipped = median(sys.executable, "-m", "planner", "check", runs=15)
    print(f"python -c pass               {nothing * 1000:8.1f} ms")
    print(f"check, shipped mission       {shipped * 1000:8.1f} ms  {shipped / nothing:5.1f} x pass (limit 10)")
    with tempfile.TemporaryDirectory() as folder:
        spent = {}
        for sessions in (1_000, 10_000, 20_000):
            big = write_mission(Path(folder) / str(sessions), sessions)
            parse = median(sys.executable, "-c", TOMLI, str(big), runs=3) - nothing
            spent[sessions] = median(*check(big), runs=3)
            whole = spent[sessions] / parse
            limit = " (limit 4)" if sessions == 10_000 else ""
            print(f"check, {sessions:6,} sessions       {spent[sessions] * 1000:8.1f} ms  {whole:5.1f} x tomli{limit}")
        growth = (spent[20_000] - shipped) / (spent[10_000] - shipped)
        print(f"20,000 against 10,000 sessions            {growth:5.2f} x (linear: 2)")
        growth = (spent[10_000] - shipped) / (spent[1_000] - shipped)
        print(f"10,000 against 1,000 sessions             {growth:5.2f} x (linear: 10, less the units' share)")
        print(f"memory, 20,000 sessions      {cpu(*check(Path(folder) / '20000'))[1]:8.0f} MB (limit 400)")


if __name__ == "__main__":
    main()
