"""Measures how soon the screens show what people read, against a stock Textual app, in one run; asserts nothing.

    python -m tests.bench.tui_start

Each program runs on a pseudo-terminal of 80x24 until its text stands there; CPU time is that of its process until then.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

STOCK = """
from textual.app import App
from textual.widgets import DataTable, Footer, Header

class Stock(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        yield Header()
        yield DataTable()
        yield Footer()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("unit", "region", "covered")
        for number in range(50):
            table.add_row(f"unit {number}", "region", f"row-{number}")

Stock().run()
"""
FRONT_DOOR = Path(__file__).parents[2] / "tui.py"
"""A script as the stock app is one: finding a module by ``-m`` takes Python some milliseconds more."""
RUNS = 15
PATIENCE = 30.0


def start(command: list[str], marks: list[bytes]) -> list[tuple[float, float]]:
    """Return, for each of *marks*, the seconds and the CPU seconds after which *command* has written it."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
            os.environ.pop(name, None)
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    begun, seen, found = time.monotonic(), b"", []
    while marks[len(found) :] and time.monotonic() - begun < PATIENCE:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65536)
        while marks[len(found) :] and marks[len(found)] in seen:
            found.append((time.monotonic() - begun, _cpu(pid)))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    if len(found) < len(marks):
        raise SystemExit(f"{command} never showed {marks[len(found)]!r}")
    return found


def _cpu(pid: int) -> float:
    """Return the seconds that the threads of *pid* ran, to the nanosecond where ``stat`` counts hundredths."""
    return sum(int(each.read_text().split()[0]) for each in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def main() -> None:
    """Print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        stock = Path(folder) / "stock.py"
        stock.write_text(STOCK)
        programs = {
            "stock app, first rows": ([sys.executable, str(stock)], [b"row-0"]),
            "planner, parity, then keys": ([sys.executable, str(FRONT_DOOR)], [b"covered in", b"read-only"]),
        }
        taken: dict[str, list[list[tuple[float, float]]]] = {name: [] for name in programs}
        for _run in range(RUNS):  # in turn, so that a busy moment meets all alike
            for name, (command, marks) in programs.items():
                taken[name].append(start(command, marks))
    base = [
        statistics.median(column) for column in zip(*(run[0] for run in taken["stock app, first rows"]), strict=True)
    ]
    for name, runs in taken.items():
        for found in zip(*runs, strict=True):
            wall, spent = (statistics.median(column) for column in zip(*found, strict=True))
            ratios = f"{wall / base[0]:.2f} of stock, CPU {spent / base[1]:.2f}"
            print(f"{name:27} {wall * 1000:6.0f} ms, CPU {spent * 1000:5.0f} ms: {ratios}")


if __name__ == "__main__":
    main()
