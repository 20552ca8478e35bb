"""What follows from an edit, derived from what was known before, is what reading everything again gives."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from planner.checks import RULES, run
from planner.diagnostics import Finding, Place
from planner.distribution import WEIGHTS
from planner.editing import EditRefused
from planner.history import Change, History
from planner.loading import Loaded, load
from planner.loading.revising import FIELDS
from planner.operations import BadField, add, find, set_fields
from planner.revision import Revision, come_and_gone, loaded_after, revise
from planner.view import View
from tests.edited import change_of, missions_of, texts_of, with_fault

STEPS = 10
SEEDS = (1, 2, 11, 34, 38, *range(3, 10))
"""Of missions and edits by which what each rule finds comes or goes."""
DERIVED = ("by_start", "sessions_of", "observations_of", "activities_in", "horizon")


def write(folder: Path, chance: Random) -> Path:
    """Write a mission of chance into *folder*."""
    files = texts_of(chance, missions_of(chance))
    with_fault(chance, files)
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(text.encode())
    return folder


def begun(folder: Path) -> Revision:
    """Return the mission in *folder* with everything derived that can be taken over."""
    loaded = load(folder)
    view = View(loaded.mission, loaded.mission.settings.as_of or dt.date.min)
    for name in DERIVED:
        getattr(view, name)
    _figures = [view.distribution(weight) for weight in WEIGHTS], view.coverage.cell, view.coverage.by_unit
    return Revision(loaded, view, [*loaded.findings, *run(view)])


def next_change(chance: Random, loaded: Loaded, history: History) -> Change:
    """Return some change that is made: a new one, or one undone or done again."""
    turn = chance.random()
    if turn < 0.15 and history.undo_name:
        return history.undo()
    if turn < 0.25 and history.redo_name:
        return history.redo()
    for _try in range(20):
        try:
            change = change_of(chance, loaded)
        except (BadField, EditRefused):
            continue
        history.do(change)
        return change
    return Change("", {})


def texts(loaded: Loaded) -> dict[str, str]:
    """Return the text of each file."""
    return {name: source.data.decode() for name, source in loaded.sources.items()}


def placed(loaded: Loaded, findings: list[Finding]) -> list[tuple[Finding, Place, str]]:
    """Return *findings* in their order, each with its place and the line there."""
    return [(one, place := loaded.place(one.anchor), loaded.source_line(place)) for one in findings]


def assert_same(mine: Revision, whole: Revision) -> None:
    """Compare all that is told of two missions."""
    assert [(n, s.data, s.text, s.document) for n, s in mine.loaded.sources.items()] == [
        (n, s.data, s.text, s.document) for n, s in whole.loaded.sources.items()
    ]
    for field in FIELDS.values():
        records, others = getattr(mine.loaded.mission, field), getattr(whole.loaded.mission, field)
        assert records == others
        assert [*map(mine.loaded.mission.origin, records)] == [*map(whole.loaded.mission.origin, others)]
    assert mine.loaded.mission.contents == whole.loaded.mission.contents
    assert mine.loaded.mission.digest == whole.loaded.mission.digest
    assert len(mine.loaded.mission.origins) == len(whole.loaded.mission.origins)
    assert_same_figures(mine.view, whole.view)
    assert mine.findings is not None
    assert whole.findings is not None
    assert placed(mine.loaded, mine.findings) == placed(whole.loaded, whole.findings)


def assert_same_figures(mine: View, whole: View) -> None:
    """Compare all that two views derive."""
    for name in DERIVED:
        assert getattr(mine, name) == getattr(whole, name), name
    for name in ("cells", "cell", "by_unit", "records", "total"):
        assert getattr(mine.coverage, name) == getattr(whole.coverage, name), name
    for weight in WEIGHTS:
        assert mine.distribution(weight) == whole.distribution(weight)


def walk(seed: int, folder: Path, steps: int = STEPS) -> Iterator[tuple[Revision, Change, Revision, Revision]]:
    """Edit a mission of chance; yield before each step, the change, and after it: as it follows, and as it is read."""
    chance = Random(seed)
    now = begun(write(folder, chance))
    history = History(texts(now.loaded))
    for _step in range(steps):
        change = next_change(chance, now.loaded, history)
        after = revise(*now, change)
        for name, (_before, text) in change.files.items():
            (folder / name).unlink(missing_ok=True)
            if text is not None:
                (folder / name).write_bytes(text.encode())
        whole = begun(folder)
        yield now, change, after, whole
        now = after if after.findings is not None else whole


def told(revision: Revision) -> Counter[tuple[str, str, tuple[str, ...]]]:
    """Return what the findings say."""
    return Counter((finding.code, finding.message, finding.entities) for finding in revision.findings or ())


def assert_same_news(before: Revision, after: Revision) -> None:
    """Compare what is told to have come and gone with what is said before and after."""
    come, gone = come_and_gone(before.findings or (), after.findings or ())
    assert {(one.code, one.message, one.entities) for one in come} == told(after).keys() - told(before).keys()
    assert {(one.code, one.message, one.entities) for one in gone} == told(before).keys() - told(after).keys()


def test_what_follows_is_what_reading_and_deriving_everything_gives(tmp_path: Path) -> None:
    """After each of many edits: entries, places, figures and findings, exactly; and no rule is left untried."""
    changed = set()
    for seed in SEEDS:
        for before, _change, after, whole in walk(seed, tmp_path / str(seed)):
            if after.findings is None:
                assert_same(Revision(after.loaded, after.view, whole.findings), whole)
            else:
                assert_same(after, whole)
                assert_same_news(before, after)
                changed |= {code for code, *_said in (told(before) - told(after)) + (told(after) - told(before))}
    assert changed == {rule.code for rule in RULES.values() if rule.per != "curricula" and rule.code[:2] != "LD"}


def test_what_is_not_known_stays_so(tmp_path: Path) -> None:
    """Nobody waits for findings, or for figures, that nobody has asked for."""
    loaded = load(write(tmp_path, Random(1)))
    view = View(loaded.mission, dt.date(2014, 6, 30))
    change = set_fields(loaded, "set", "unit", find(loaded, "unit", "ut0"), {"strength": 8})
    after = revise(loaded, view, None, change)
    assert after.findings is None
    assert "coverage" not in after.view.__dict__
    assert after.view.coverage == View(after.loaded.mission, view.day).coverage


def test_the_mission_before_stays_as_it_is(tmp_path: Path) -> None:
    """A form shows what an edit would bring, and then nothing may be other than it was."""
    chance = Random(3)
    before, same = begun(write(tmp_path, chance)), begun(tmp_path)
    history = History(texts(before.loaded))
    for _step in range(8):
        revise(*before, next_change(chance, before.loaded, history))
        history = History(texts(before.loaded))
    assert_same(before, same)


def test_what_no_promise_is_made_of_is_read_again(tmp_path: Path) -> None:
    """A text taken in from elsewhere, or a change made from another text, is never taken for what was promised."""
    now = begun(write(tmp_path, Random(1)))
    name, text = next((name, text) for name, text in texts(now.loaded).items() if "[[unit]]" in text)
    more = text + '[[unit]]\nid = "more"\ntitle = "M"\nregion = "rn0"\nstrength = 5\n'
    after = revise(*now, Change("foreign", {name: (text, more)}))
    assert after.findings is None
    assert "more" in after.loaded.mission.unit
    promised = add(now.loaded, "add", "venue", {"id": "hall", "title": "H", "region": "rn0", "seats": 5}, name)
    elsewhere = Change("elsewhere", {name: (text + "\n", promised.files[name][1])}, promised.promises)
    assert revise(*now, elsewhere).findings is None
    assert loaded_after(now.loaded, promised).mission.venues == revise(*now, promised).loaded.mission.venues


def test_figures_on_another_date_follow_too(tmp_path: Path) -> None:
    """Cells that no session says anything of are kept for other dates; an edit of their unit makes them others."""
    view = begun(write(tmp_path, Random(1))).view.on(dt.date(2014, 9, 1))
    loaded = load(tmp_path)
    view = View(loaded.mission, view.day).on(dt.date(2014, 6, 30))
    _both = view.coverage, view.on(dt.date(2014, 9, 1)).coverage
    for fields in ({"strength": 8}, {"strength": 40, "roles": ["r"]}):
        change = set_fields(loaded, "set", "unit", find(loaded, "unit", "ut0"), fields)
        loaded, view, _found = revise(loaded, view, None, change)
        for day in (dt.date(2014, 9, 1), dt.date(2013, 1, 1)):
            assert view.on(day).coverage.cells == View(loaded.mission, day).coverage.cells
