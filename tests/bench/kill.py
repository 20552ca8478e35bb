"""Measures what is left after kill -9: a process edits, journals and saves; another kills it, over and over.

    python -m tests.bench.kill [KILLS [SAVES]]

Prints how many files were torn and how much that had been acknowledged was lost, then the same for edits of four
processes at once. All must be 0.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import tempfile
from pathlib import Path

import tomli

from planner.drafts import Drafts
from planner.editing import changed
from planner.history import Change
from planner.journal import drop, journals, write_journal
from planner.saving import ChangedOnDisk, save, sweep
from tests.editing.proven import with_entry

PLAN = "# plan\n" + "".join(f'[[session]]\nid = "{number}"\nwomen = 0\nnote = "{"x" * 900}"\n' for number in range(20))
WRITERS = 4


def work(folder: Path, out: int, first: int) -> None:
    """Edit without end; say of each edit when it is in the recovery file (j), and when it is saved (s)."""
    drafts = Drafts(folder, {"plan.toml": (folder / "plan.toml").read_bytes()})
    number = first
    while True:
        before = drafts.texts["plan.toml"]
        edit = changed(before, "session", number % 20, {"women": number})
        drafts.do(Change("count", {"plan.toml": (before, edit.text)}, {"plan.toml": (edit.promise,)}))
        write_journal(folder, drafts.unsaved)
        os.write(out, b"j%d\n" % number)
        drafts.save()
        os.write(out, b"s%d\n" % number)
        drop(folder)
        number += 1


def highest(text: str) -> int:
    """Return the number of the last edit in *text*; it must be whole."""
    rows = tomli.loads(text)["session"]
    assert len(rows) == 20
    assert re.sub(r"women = \d+", "women = 0", text) == PLAN
    return max(row["women"] for row in rows)


def killed(folder: Path, kills: int, chance: random.Random) -> dict[str, int]:
    """Kill so many workers; return how much was torn, damaged, lost or left over."""
    (folder / "plan.toml").write_text(PLAN, "utf-8")
    count = dict.fromkeys(("torn", "damaged", "lost", "left"), 0)
    last = 0
    for _ in range(kills):
        said = _killed_after(folder, last + 1, chance)
        found = journals(folder)
        count["damaged"] += len(found.damaged)
        try:
            saved = highest((folder / "plan.toml").read_text("utf-8"))
            kept = [highest(files["plan.toml"][1] or "") for files in (journal.files for journal in found.journals)]
        except (ValueError, KeyError, AssertionError):
            count["torn"] += 1
            (folder / "plan.toml").write_text(PLAN, "utf-8")
            continue
        count["lost"] += saved < said["s"] or max(kept, default=saved) < said["j"] > saved
        sweep(folder)
        for journal in found.journals:
            drop(folder, journal)
        count["left"] += len([path for path in folder.iterdir() if path.name not in ("plan.toml", ".planner.lock")])
        last = saved
    return count


def _killed_after(folder: Path, first: int, chance: random.Random) -> dict[str, int]:
    """Start a worker and kill it some time later; return the last numbers that it said."""
    come, go = os.pipe()
    child = os.fork()
    if not child:
        os.close(come)
        try:
            work(folder, go, first)
        finally:
            os._exit(1)
    os.close(go)
    text, wanted = b"", chance.randrange(1, 6)
    while text.count(b"\n") < wanted and (part := os.read(come, 4096)):
        text += part
    for _ in range(chance.randrange(40_000)):  # so that the blow falls anywhere
        pass
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    while part := os.read(come, 4096):
        text += part
    os.close(come)
    words = text.decode().split()
    return {kind: max((int(word[1:]) for word in words if word[0] == kind), default=0) for kind in "js"}


def lost_by_writers(folder: Path, saves: int) -> int:
    """Let four processes add entries to one file at once; return how many are missing in the end."""
    path = folder / "shared.toml"
    path.write_bytes(b"")
    children = []
    for writer in range(WRITERS):
        child = os.fork()
        if not child:
            _write(path, writer, saves)
            os._exit(0)
        children.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    ids = [row["id"] for row in tomli.loads(path.read_text("utf-8"))["session"]]
    return WRITERS * saves - len(set(ids)) + failed


def _write(path: Path, writer: int, saves: int) -> None:
    for number in range(saves):
        while True:
            data = path.read_bytes()
            try:
                save(path, with_entry(data.decode(), "session", {"id": f"{writer}-{number}"}), data)
            except ChangedOnDisk:
                continue
            break


def main() -> int:
    """Print the counts; return 1 if one is not 0."""
    asked = [int(word) for word in sys.argv[1:3]]
    kills, saves = asked + [1000, 100][len(asked) :]
    with tempfile.TemporaryDirectory() as name:
        count = killed(Path(name), kills, random.Random(kills))
        count["lost by writers"] = lost_by_writers(Path(name), saves) if saves else 0
    print(f"{kills} kills, {WRITERS} x {saves} saves:", ", ".join(f"{what} {number}" for what, number in count.items()))
    return int(any(count.values()))


if __name__ == "__main__":
    sys.exit(main())
