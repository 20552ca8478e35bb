"""What is put off is the real thing as soon as anything is asked of it; nothing that others import is changed."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from planner.quick import LateDataclasses, pattern

MODULE = """
class Base:
    kind = "real"
    def __init__(self, name):
        self.name = name

def shout(text):
    return text.upper()
"""

ABSTRACT = """
from abc import ABC
class Provider(ABC):
    def __init__(self, name):
        self.name = name
"""

TEXTUAL = """
import sys
from planner.quick import TYPES, LateDataclasses, PutOff
from planner.tui.start import LATER, NEVER
with PutOff(LATER, NEVER, TYPES), LateDataclasses():
    import textual.app
assert not {"textual.command", "textual.markup", "ssl"} & sys.modules.keys()
import asyncio
from textual.app import App

async def steps():
    app = App()
    async with app.run_test() as pilot:
        app.notify("[b]hello")
        app.search_themes()
        await pilot.pause()
        from textual.command import CommandPalette
        assert isinstance(app.screen, CommandPalette) and textual.app.CommandPalette.is_open(app)
        await pilot.press("escape")
        app.action_command_palette()
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)

asyncio.run(steps())
import ssl, typing_extensions, platform
assert ssl.SSLContext and typing_extensions.__name__ == "typing_extensions" and platform.python_version()
try:
    1 / 0
except ZeroDivisionError:
    import traceback
    assert "ZeroDivisionError" in traceback.format_exc()
"""

OTHERS = """
import pathlib, uuid, msgspec, planner
assert pathlib.Path("/a b").as_uri() == "file:///a%20b"
assert msgspec.json.schema(int) == {"type": "integer"}
assert msgspec.inspect.type_info(int) == msgspec.inspect.IntType()
import msgspec.inspect, urllib.parse, platform
assert urllib.parse.quote(" ") == "%20" and platform.system() and uuid.uuid4()
"""


def ran(code: str) -> None:
    """Run *code* in a process of its own, whose imports are not yet made."""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, timeout=60)


@pytest.fixture
def put_off(tmp_path, monkeypatch):
    """A module that is imported with nothing read, and its import for real is counted by ``sys.modules``."""
    from planner.quick import PutOff

    (tmp_path / "late_one.py").write_text(MODULE)
    (tmp_path / "late_two.py").write_text(ABSTRACT)
    monkeypatch.syspath_prepend(tmp_path)
    with PutOff(["late_one", "late_two"], known={"late_one": {"answer": 42}}):
        import late_one
        import late_two
        from late_one import Base, shout
        from late_two import Provider
    yield late_one, late_two, Base, shout, Provider
    for name in ("late_one", "late_two"):
        sys.modules.pop(name, None)


def test_nothing_is_read_until_it_is_asked_for(put_off) -> None:
    """A question whether something is of a kind that nobody could make yet reads nothing either."""
    late_one, _two, base, shout, _provider = put_off
    assert not isinstance("text", base)
    assert not issubclass(str, base)
    assert late_one.answer == 42
    assert "late_one" not in sys.modules
    assert shout("a") == "A"
    assert "late_one" in sys.modules
    assert base("b").name == "b"
    assert isinstance(base("b"), base)
    assert base.kind == late_one.Base.kind == "real"


def test_names_in_annotations(put_off) -> None:
    """They can be joined with others, as annotations that are evaluated do."""
    base = put_off[2]
    assert (base | None) == (sys.modules["late_one"].Base | None)
    assert (None | base) == (None | sys.modules["late_one"].Base)


def test_derived_classes(put_off) -> None:
    """A class derived before its base was read makes things of both."""
    late_two, provider = put_off[1], put_off[4]

    class Own(provider):
        def shown(self) -> str:
            return self.name

    made = Own("x")
    assert made.shown() == "x"
    assert isinstance(made, late_two.Provider)
    assert issubclass(Own, late_two.Provider)


def test_derived_from_a_class_that_is_not_abstract(put_off) -> None:
    """It cannot count others as its own: the module is read all the same."""
    late_one, base = put_off[0], put_off[2]

    class Own(base):
        pass

    assert late_one.Base("y").name == "y"
    assert Own("x").name == "x"


def test_no_import_fails_later(put_off) -> None:
    """What must not be imported for a while can be imported afterwards."""
    from planner.quick import PutOff

    with PutOff(never=["late_one"]), pytest.raises(ImportError):
        import late_one  # noqa: F401
    assert "late_one" not in sys.modules


def test_what_others_import_is_whole() -> None:
    """The modules that msgspec and pathlib did not get to see work as ever, and so do they."""
    ran(OTHERS)


def test_textual_is_whole() -> None:
    """Whatever the start keeps from textual is there once it is asked for: its palette, its notices, its markup."""
    ran(TEXTUAL)


def test_a_late_pattern_does_the_same() -> None:
    """A regular expression that is compiled when it is first used finds and replaces as any other."""
    late = pattern("a+")
    assert (late.sub("x", "baab"), bool(late.match("ba")), late.pattern) == ("bxb", False, "a+")


def test_dataclass_is_made_with_its_first_instance() -> None:
    """Until then it is the plain class; then it is what it would have been, and so are those it is derived from."""
    real = dataclasses.dataclass
    with LateDataclasses():

        @dataclasses.dataclass(frozen=True)
        class Place:
            name: str
            signs: list[str] = dataclasses.field(default_factory=list, compare=False)

        @dataclasses.dataclass(frozen=True)
        class Town(Place):
            people: int = 0

            def __post_init__(self) -> None:
                assert self.people >= 0

        @dataclasses.dataclass
        class Own:
            name: str

            def __init__(self) -> None:
                self.name = "own"

    assert dataclasses.dataclass is real
    assert not dataclasses.is_dataclass(Place)
    assert not dataclasses.is_dataclass(Town)
    gao = Town("Gao", people=2)
    assert gao == Town("Gao", ["river"], 2)
    assert hash(gao) == hash(Town("Gao", ["river"], 2))
    assert gao.signs == []
    assert gao.signs is not Town("Gao").signs
    assert [field.name for field in dataclasses.fields(Town)] == ["name", "signs", "people"]
    assert dataclasses.is_dataclass(Place)
    assert repr(Place("Kidal")).endswith("Place(name='Kidal', signs=[])")
    with pytest.raises(dataclasses.FrozenInstanceError):
        gao.people = 3  # type: ignore[misc]
    assert dataclasses.is_dataclass(Own)
    assert Own() == Own()
