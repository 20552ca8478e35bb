"""Measures edits of one entry in a file of 3.5 MB, as CPU time and against tomli's time for that file; asserts nothing.

python -m tests.bench.edits
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tomli

from planner.editing import added, changed, copied, guard, removed
from planner.journal import write_journal
from tests.bench.missions import write_mission

SESSIONS = 5_750
LONG = '\n[[observation]]\nunit = "unit-1"\ndate = 2014-01-01\nnote = """\nover two lines"""\n'


def median(act: Callable[[], object], runs: int = 7) -> float:
    """Return the median CPU milliseconds of several runs of *act*."""
    spent = []
    for _ in range(runs):
        begin = time.process_time()
        act()
        spent.append((time.process_time() - begin) * 1000)
    return statistics.median(spent)


def main() -> None:
    """Print the times."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = (write_mission(folder, SESSIONS) / "plan.toml").read_text("utf-8")
        whole = median(lambda: tomli.loads(plain), 3)
        print(f"{len(plain.encode()) / 1e6:.1f} MB; tomli alone {whole:.0f} ms")
        for kind, text in (("", plain), (", with a long string in it", plain + LONG)):
            acts: dict[str, Callable[[], object]] = {
                "change": lambda text=text: changed(text, "session", SESSIONS // 2, {"women": 3}),
                "copy": lambda text=text: copied(text, "session", SESSIONS // 2, {"id": "new"}),
                "remove": lambda text=text: removed(text, "session", SESSIONS // 2),
                "add": lambda text=text: added(text, "session", {"id": "new"}),
            }
            for what, act in acts.items():
                print(f"{what + kind:34} {median(act):6.0f} ms (limit 100)")
        edit = changed(plain, "session", SESSIONS // 2, {"women": 3})
        kept = median(lambda: write_journal(folder, {"plan.toml": (plain, edit.text)}))
        proven = median(lambda: guard(plain, edit.text, [edit.promise]), 3)
        print(f"{'recovery file':34} {kept:6.0f} ms")
        print(f"{'proof of the whole, before a save':34} {proven:6.0f} ms")


if __name__ == "__main__":
    main()
