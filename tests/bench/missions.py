"""Owns large missions for the benchmarks: entries of the size and kind of the shipped ones, the same at every run."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from pathlib import Path

SHIPPED = Path(__file__).parents[2] / "curricula"
ROLES = ("public-security", "territorial", "judicial-police", "public-order")
MODULES = ("human-rights", "HR-04", "CI-01", "CI-02", "CI-06", "PO-01", "PO-05", "PO-06")
AS_OF = dt.date(2014, 6, 30)
YEARS = 6


def write_mission(folder: Path, sessions: int, units: int = 400, more: int = 0) -> Path:
    """Write a mission of so many *sessions* and *units* into *folder*, half of the sessions before the as-of date.

    *more* is how many modules for every unit there are beside the 32 that ship; a fifth of the sessions teach them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(sessions)
    (folder / "mission.toml").write_text(_places(), "utf-8")
    (folder / "units.toml").write_text("".join(_unit(number) for number in range(units)), "utf-8")
    (folder / "resources.toml").write_text(_resources(), "utf-8")
    days = sorted(chance.randrange(-YEARS * 183, YEARS * 183) for _ in range(sessions))
    taught = (*MODULES, *(f"MO-{number:02}" for number in range(min(more, 2))))
    text = "".join(
        _session(number, AS_OF + dt.timedelta(days=day), chance, units, taught) for number, day in enumerate(days)
    )
    if more:
        shutil.copytree(SHIPPED, folder / "curricula", dirs_exist_ok=True)
        (folder / "curricula" / "more.toml").write_text(_curriculum(more), "utf-8")
    (folder / "plan.toml").write_text(text, "utf-8")
    return folder


def _places() -> str:
    head = f'[mission]\ntitle = "Benchmark"\nas_of = {AS_OF}\nfocus = "z0"\nreference = "z3"\n'
    head += "horizon = { start = 2014-07-01, end = 2017-12-31 }\n"
    zones = "".join(f'[[zone]]\nid = "z{number}"\ntitle = "Zone {number}"\n' for number in range(4))
    conditions = ", ".join(f'{name} = "adequate"' for name in ("premises", "vehicles", "communications", "security"))
    regions = "".join(
        f'[[region]]\nid = "r{number}"\ntitle = "Region {number}"\nzone = "z{number // 5}"\n'
        f"conditions = {{ {conditions} }}\n"
        for number in range(20)
    )
    return head + zones + regions


def _unit(number: int) -> str:
    return (
        f'[[unit]]\nid = "unit-{number}"\ntitle = "Unit {number}"\nregion = "r{number % 20}"\nservice = "police"\n'
        f'strength = {30 + number % 90}\nroles = ["{ROLES[number % 4]}"]\nsource = "illustrative"\n\n'
    )


def _resources() -> str:
    partners = "".join(f'[[partner]]\nid = "p{number}"\ntitle = "Partner {number}"\n' for number in range(5))
    teams = "".join(
        f'[[team]]\nid = "team-{number}"\ntitle = "Team {number}"\nregion = "r{number % 20}"\ntrainers = 4\n'
        f'partner = "p{number % 5}"\nskills = ["human-rights", "investigations", "crowd-control"]\n'
        for number in range(80)
    )
    venues = "".join(
        f'[[venue]]\nid = "venue-{number}"\ntitle = "Venue {number}"\nregion = "r{number % 20}"\n'
        "seats = 40\nrooms = 3\n"
        for number in range(60)
    )
    return partners + teams + venues


def _curriculum(modules: int) -> str:
    head = '[curriculum]\nid = "more"\ntitle = "More modules"\nsources = ["illustrative"]\n'
    return head + "".join(
        f'[[module]]\nid = "MO-{number:02}"\ntitle = "Module {number}"\nhours = {4 + number % 8}\n'
        f'refresh_months = {12 + number % 24}\nobjectives = ["illustrative"]\nsource = "illustrative"\n'
        for number in range(modules)
    )


def _session(number: int, start: dt.date, chance: random.Random, units: int, taught: tuple[str, ...]) -> str:
    end = start + dt.timedelta(days=chance.choice((0, 4, 4, 11)))
    first, second = chance.sample(range(units), 2)
    delivered = end <= AS_OF
    status = "delivered" if delivered else chance.choice(("planned", "planned", "approved", "idea"))
    team = chance.randrange(80)
    lines = [
        f'id = "p{team % 5}-{number}"',
        f'title = "Regional course number {number}"',
        f'modules = ["{chance.choice(taught)}", "{chance.choice(taught)}"]',
        f"start = {start}",
        f"end = {end}",
        f'status = "{status}"',
        f'venue = "venue-{chance.randrange(60)}"',
        f'partner = "p{team % 5}"',
        f'teams = ["team-{team}"]',
        f"seats = {{ unit-{first} = 12, unit-{second} = 10 }}",
        f"attended = {{ unit-{first} = 11, unit-{second} = 9 }}" if delivered else "# not yet held",
        'counterpart = "Direction générale"' if number % 10 else "# counterpart open",
        'funding = "mission budget"' if number % 7 else "# funding open",
        'nominated_by = "commanders of the two units, by a written rule"',
        'due_diligence = "cleared"',
        f"follow_up = {end + dt.timedelta(days=45)}" if not delivered else "# visited",
        'public_note = "Officers of the region are trained in the rights of the people they serve."',
        'note = "Illustrative. Written for the benchmark, of the length that notes have."',
    ]
    return "[[session]]\n" + "\n".join(lines) + "\n\n"
