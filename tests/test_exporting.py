"""What comes of a wish is of one language, whatever is spoken around it, and leaves no trace of it."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from planner import i18n
from planner.exporting import Wish, made
from planner.workspace import Workspace
from tests.missions import PLACES, entries, write_mission

TEXT = (
    PLACES
    + entries("unit", 'id = "a.b"; title = "Brigade of Segou"; region = "gao"; strength = 20; fr.title = "Brigade fr"')
    + entries("unit", 'id = "bad"; title = "B"; region = "gao"; strength = "x"')
)


def test_a_language_is_spoken_in_one_thread_alone() -> None:
    """What is drawn meanwhile stays in its language; an error gives it back too."""
    heard: list[str] = []
    with i18n.speaking("fr"):
        thread = Thread(target=lambda: heard.append(i18n.language()))
        thread.start()
        thread.join()
        with i18n.speaking("en"):
            heard.append(i18n.language())
        heard.append(i18n.language())
    assert [*heard, i18n.language()] == ["en", "en", "fr", "en"]
    try:
        with i18n.speaking("fr"):
            raise ValueError
    except ValueError:
        assert i18n.language() == "en"


def test_no_text_of_another_language_gets_in(tmp_path: Path) -> None:
    """What was found and shown before in one language is made anew in the other, errors of files included."""
    root = write_mission(tmp_path / "m", TEXT)
    french, mixed = Wish(what="findings", language="fr"), Workspace.open(root)
    assert mixed.unsorted_findings
    made(mixed, Wish(what="unit", id="a.b"))
    i18n.use_language("fr")
    try:
        alone = made(Workspace.open(root), french)
        sheet = made(Workspace.open(root), Wish(what="unit", id="a.b", language="fr"))
    finally:
        i18n.use_language("en")
    assert made(mixed, french) == alone
    assert made(mixed, Wish(what="unit", id="a.b", language="fr")) == sheet
    assert b"Brigade fr" in next(iter(sheet.values()))
    assert b"Brigade of Segou" in next(iter(made(mixed, Wish(what="unit", id="a.b")).values()))
