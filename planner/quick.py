"""Owns imports that are put off until something is asked of them: the start has no time for what it does not use.

It changes nothing that others see: whatever is asked of a name that was put off is asked of the real one, which is
imported then.
"""

from __future__ import annotations

import re
import sys
import typing
from _thread import RLock
from collections.abc import Iterable, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType, ModuleType, SimpleNamespace
from typing import Any


class Unread(ModuleType):
    """Stands for a module while others are imported that name it and do not use it yet."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Later(self, name) if sys.modules.get(self.__name__) is self else getattr(self.read(), name)

    def read(self) -> ModuleType:
        """Return the real module; what was derived from one of its abstract classes counts as such from now on."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        real = import_module(self.__name__)
        for name, base in self.__dict__.setdefault("_bases", {}).items():
            if register := getattr(getattr(real, name), "register", None):  # only abstract ones count others
                register(base)
        return real


class Later:
    """A name of a module that is not imported yet; it can be called, asked, derived from and compared with."""

    def __init__(self, module: Unread, name: str) -> None:
        self.__dict__.update(_module=module, _name=name)

    def _real(self) -> Any:
        return getattr(self._module.read(), self._name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __call__(self, *positional: object, **named: object) -> Any:
        """Call the real one."""
        return self._real()(*positional, **named)

    def __getitem__(self, parameters: object) -> Any:
        return self._real()[parameters]

    def __or__(self, other: object) -> Any:
        return self._real() | other

    def __ror__(self, other: object) -> Any:
        return other | self._real()

    def __mro_entries__(self, _bases: tuple[object, ...]) -> tuple[type, ...]:
        """Return a base whose subclasses make things of the real class."""
        real = self._real

        class Base:
            def __new__(cls, *_positional: object, **_named: object) -> Any:
                return object.__new__(type(cls.__name__, (cls, real()), {"__new__": object.__new__}))

        self._module.__dict__.setdefault("_bases", {})[self._name] = Base
        return (Base,)

    def __instancecheck__(self, thing: object) -> bool:
        return self._is_read and isinstance(thing, self._real())

    def __subclasscheck__(self, kind: type) -> bool:
        return self._is_read and issubclass(kind, self._real())

    @property
    def _is_read(self) -> bool:
        """Whether the module was imported after all; if not, nothing can be of its kind."""
        return sys.modules.get(self._module.__name__) not in (None, self._module)


compiled = re.compile


class _LatePattern:
    """Stands for a regular expression until it is first used."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._made_of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name == "made":
            made = self.made = compiled(*self._made_of)
            self.match, self.search, self.sub = made.match, made.search, made.sub  # type: ignore[method-assign]
            return made
        return getattr(self.made, name)

    # Those that are taken out of a pattern when a module is imported.

    def match(self, *what: Any) -> re.Match[str] | None:
        """Do what the pattern does."""
        return self.made.match(*what)

    def search(self, *what: Any) -> re.Match[str] | None:
        """Do what the pattern does."""
        return self.made.search(*what)

    def sub(self, *what: Any, **more: Any) -> str:
        """Do what the pattern does."""
        text: str = self.made.sub(*what, **more)
        return text


def pattern(text: Any, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, compiled when it is first used: most of them the start does not use."""
    return typing.cast("re.Pattern[str]", _LatePattern(text, flags))


class PutOff:
    """While it is entered, an import of one of *later* reads nothing, one of *never* fails, and patterns are late.

    *known* are, by module to be imported later, names that it is known to share with another one.
    """

    def __init__(
        self,
        later: Iterable[str] = (),
        never: Iterable[str] = (),
        known: Mapping[str, Mapping[str, object]] = MappingProxyType({}),
    ) -> None:
        self._unread = {name: Unread(name) for name in (*later, *known) if name not in sys.modules}
        for name in self._unread.keys() & known.keys():
            self._unread[name].__dict__.update({each: what for each, what in known[name].items() if each[0] != "_"})
        self._never = [name for name in never if name not in sys.modules]

    def __enter__(self) -> None:
        re.compile = pattern  # type: ignore[assignment]  # most of what textual compiles the start does not use
        sys.modules.update(self._unread)
        for name in self._never:
            sys.modules[name] = None  # type: ignore[assignment]  # an import of it fails, quickly

    def __exit__(self, *_error: object) -> None:
        re.compile = compiled
        for name in self._never:
            del sys.modules[name]
        for name, unread in self._unread.items():
            if sys.modules.get(name) is unread:
                del sys.modules[name]
                package, _, last = name.rpartition(".")
                if package in sys.modules and not hasattr(sys.modules[package], last):
                    setattr(sys.modules[package], last, unread)


class LateDataclasses:
    """While it is entered, a dataclass is made one when its first instance is: most have none at the start.

    Making one writes and compiles a program. Nobody may derive another dataclass from one of them later.
    """

    def __enter__(self) -> None:
        import dataclasses

        self._module, self._real = dataclasses, dataclasses.dataclass
        self._late: dict[type, dict[str, Any]] = {}
        self._making = RLock()  # one thread reads keys, another one draws
        dataclasses.dataclass = self._put_off

    def __exit__(self, *_error: object) -> None:
        self._module.dataclass = self._real

    def _put_off(self, kind: Any = None, /, **settings: Any) -> Any:
        """Do what ``dataclasses.dataclass`` does, later."""
        if kind is None:
            return partial(self._put_off, **settings)
        if "__init__" in vars(kind) or settings.get("slots"):
            return self._real(kind, **settings)

        def begin(thing: Any, *positional: object, **named: object) -> None:
            self._make(type(thing))
            thing.__init__(*positional, **named)

        kind.__init__ = begin
        self._late[kind] = settings
        return kind

    def _make(self, kind: type) -> None:
        """Make a dataclass of *kind* and of those it is derived from, unless they are."""
        with self._making:
            for each in reversed(kind.__mro__):
                if (settings := self._late.pop(each, None)) is not None:
                    del each.__init__  # type: ignore[misc]
                    self._real(each, **settings)


with PutOff(later=["urllib.parse"]):  # for addresses, of which there are none here
    import pathlib  # noqa: F401

# msgspec prefers ``typing_extensions`` to the equal names of ``typing`` where it is installed, as it is beside textual.
# It asks uuid and decimal for the classes of values that no file of ours has.
ABSENT: dict[str, dict[str, object]] = {
    "uuid": {"UUID": type("UUID", (), {}), "SafeUUID": SimpleNamespace(unknown=None)},
    "decimal": {"Decimal": type("Decimal", (), {})},
}
with PutOff(["msgspec.inspect", "msgspec._json_schema"], never=["typing_extensions"], known=ABSENT):
    import msgspec  # noqa: F401

TYPES = {"typing_extensions": vars(typing)}
"""For textual, which takes no other names from there than those that became part of ``typing``."""
