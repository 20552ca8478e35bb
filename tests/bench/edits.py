"""Measures edits as CPU time: as text, and with all that follows from them; asserts nothing.

As text: one entry in a file of 3.5 MB, against tomli's time for that file. With what follows: from the accepted change
to coverage, distribution and every finding, in the shipped mission and in a large one. At work: as the screens make
edits, preview them, take them back and save them.

python -m tests.bench.edits
"""

from __future__ import annotations

import datetime as dt
import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tomli

from planner import operations
from planner.checks import run
from planner.drafts import Drafts
from planner.editing import added, changed, copied, guard, removed
from planner.history import Change, History
from planner.importing import read_import
from planner.journal import write_journal
from planner.loading import Loaded, load
from planner.revision import Revision, revise
from planner.starting import init_mission
from planner.view import View
from planner.workspace import EXAMPLE, Workspace
from tests.bench.missions import AS_OF, write_mission

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


def imported(folder: Path) -> None:
    """Import a table of 500 sessions that change and 500 new ones, and prove the text that comes of it."""
    loaded = load(folder)
    rows = [f"{session.id},,,changed,," for session in loaded.mission.sessions[:500]]
    rows += [f",HR-01,2015-01-{1 + number % 28:02},,p1,unit-{number % 400}=4" for number in range(500)]
    table = folder / "table.csv"
    table.write_text("\n".join(["id,modules,start,title,partner,units", *rows]), "utf-8")
    change = read_import("sessions", table, loaded, AS_OF).change
    drafts = Drafts(folder, {name: loaded.sources[name].data for name in change.files})
    drafts.do(change)
    drafts.prove()


def main() -> None:
    """Print the times."""
    with tempfile.TemporaryDirectory() as name:
        own = Path(name) / "own"
        init_mission(own, example=EXAMPLE)
        consequences("shipped mission", own, 50)
        at_work("shipped mission", own, 50)
        large = write_mission(Path(name) / "large", 20_000, 2_000, 28)
        consequences("2,000 units, 60 modules, 20,000 sessions", large, 300)
        at_work("2,000 units, 60 modules, 20,000 sessions", large, 300)
    texts()


def consequences(title: str, folder: Path, limit: int) -> None:
    """Print what an edit of each kind takes: the change as text, putting it into force, and all that follows."""
    loaded = load(folder)
    view = View(loaded.mission, AS_OF)
    view.distribution()
    now = Revision(loaded, view, list(run(view)))
    history = History({name: source.whole or "" for name, source in loaded.sources.items()})
    gc.collect()
    gc.freeze()  # as the screens do
    parse = median(lambda: [tomli.loads(source.text or "") for source in loaded.sources.values()], 3)
    print(f"{title}: tomli alone {parse:.0f} ms; milliseconds of the change, of what follows, and both (limit {limit})")
    for name, make in edits(now).items():
        times = [time.process_time()]
        change = make(now.loaded)
        history.do(change)
        times.append(time.process_time())
        after = revise(*now, change)
        _shown = after.view.coverage, after.view.distribution()
        times.append(time.process_time())
        first, second = (1000 * (times[number + 1] - times[number]) for number in (0, 1))
        again = "" if after.findings else "  all was read again"
        print(f"  {name:32} {first:6.0f} {second:6.0f} {first + second:6.0f}{again}")
        now = after if after.findings is not None else after._replace(findings=list(run(after.view)))
    gc.unfreeze()


def at_work(title: str, folder: Path, limit: int) -> None:
    """Print what a person waits for, before all findings were asked for and after; saves against tomli's time."""
    for known in (False, True):
        workspace = Workspace.open(folder, AS_OF)
        workspace.view.distribution()
        asked = "known" if known and workspace.unsorted_findings else "not asked for"
        ids = [one.id for one in workspace.view.mission.sessions if one.status == "planned" and one.seats]
        gc.collect()
        gc.freeze()
        first, *rest = (moved(workspace, name) for name in ids[:5])
        gc.unfreeze()
        print(f"{title}, at work, findings {asked}: milliseconds of the first move, and of the slowest (limit {limit})")
        for act in first:
            print(f"  {act:32} {first[act]:6.0f} {max(each[act] for each in rest):6.0f}")
        ratios = [each["save"] / max(each["tomli on that file"], 1) for each in (first, *rest)]
        print(f"  {'save, in times of tomli':32} {ratios[0]:6.1f} {max(ratios[1:]):6.1f} (limit 2.5, for large files)")


def moved(workspace: Workspace, session: str) -> dict[str, float]:
    """Move *session* and save it; return the CPU milliseconds of each step."""
    change = operations.move_session(workspace.loaded, session, 1)
    (text,) = (before or "" for before, _after in change.files.values())
    acts: dict[str, Callable[[], object]] = {
        "preview": lambda: workspace.consequences(change),
        "do": lambda: workspace.do(change),
        "undo": workspace.undo,
        "redo": workspace.redo,
        "save": workspace.work.save,
        "tomli on that file": lambda: tomli.loads(text),
    }
    return {name: median(act, 1) for name, act in acts.items()}


def edits(now: Revision) -> dict[str, Callable[[Loaded], Change]]:
    """Return one edit of each kind; the first two are the same, because the first finds nothing at hand."""
    mission = now.loaded.mission
    ahead = next(session.id for session in mission.sessions if session.status == "planned" and session.seats)
    other = mission.sessions[len(mission.sessions) // 2].id
    unit, partner, day = mission.units[0].id, mission.partners[0].id, AS_OF + dt.timedelta(days=70)
    plan = {"modules": ["HR-04"], "start": day, "partner": partner, "seats": {unit: 5}}

    def fields(table: str, name: str, **changes: object) -> Callable[[Loaded], Change]:
        return lambda loaded: operations.set_fields(loaded, "set", table, operations.find(loaded, table, name), changes)

    return {
        "move a session, the first edit": lambda loaded: operations.move_session(loaded, ahead, 1),
        "move a session": lambda loaded: operations.move_session(loaded, ahead, -1),
        "add a session": lambda loaded: operations.add_session(loaded, plan),
        "deliver a session": lambda loaded: operations.deliver_session(loaded, ahead, {unit: 5}),
        "copy a session": lambda loaded: operations.copy_session(loaded, other, {}),
        "cancel a session": lambda loaded: operations.set_session(loaded, other, {"status": "cancelled"}),
        "remove a session": lambda loaded: operations.remove_session(loaded, other),
        "observe": lambda loaded: operations.observe(loaded, unit, "HR-04", "U", AS_OF),
        "strength of a unit": fields("unit", unit, strength=77),
        "trainers of a team": fields("team", mission.teams[0].id, trainers=9),
        "seats of a venue": fields("venue", mission.venues[0].id, seats=3),
        "conditions of a region": fields("region", mission.regions[0].id, conditions={"security": "lacking"}),
    }


def texts() -> None:
    """Print the times of edits as text, time and again of the same one, as one edit follows another."""
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
        print(f"{'import of 1,000 sessions':34} {median(lambda: imported(folder), 3):6.0f} ms")
        edit = changed(plain, "session", SESSIONS // 2, {"women": 3})
        kept = median(lambda: write_journal(folder, {"plan.toml": (plain, edit.text)}))
        proven = median(lambda: guard(plain, edit.text, [edit.promise]), 3)
        print(f"{'recovery file':34} {kept:6.0f} ms")
        print(f"{'proof of the whole, before a save':34} {proven:6.0f} ms")


if __name__ == "__main__":
    main()
