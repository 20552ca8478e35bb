"""Owns an entry while it is being typed: its texts, what is wrong with them, the change it makes, what would follow.

It draws nothing and judges nothing: what a text means the operations say, what follows from it the rules. What kinds
of drafts there are is said by the modules beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.editing import EditRefused
from planner.editing.values import Key
from planner.history import Change
from planner.i18n import _
from planner.operations import BadField, value_of
from planner.tui.forms.fields import Spec
from planner.tui.forms.options import Option, options_of
from planner.view import View
from planner.workspace import Consequences, Workspace


class Draft:
    """What a form is about. Subclasses make the change, and say why a field is as it is."""

    table = ""

    def __init__(self, workspace: Workspace, specs: Sequence[Spec], texts: dict[str, str]) -> None:
        self.workspace = workspace
        self.specs = tuple(specs)
        self.texts = texts
        self.touched: set[str] = set()
        self._begun = dict(texts)
        self._made: Change | None = None
        self._wrong: dict[str, str] | None = None

    # What subclasses fill in.

    def heading(self) -> str:
        """Return what the form is about, in one line."""
        raise NotImplementedError

    def make(self) -> Change:
        """Return the change that it makes. Raises BadField or EditRefused."""
        raise NotImplementedError

    def reason(self, name: str) -> str:
        """Return why the field *name* is as it is; empty: somebody typed it, or there is nothing to say."""
        return ""

    def beside(self, name: str) -> str:
        """Return what stands beside the value of the field *name*."""
        return ""

    def obstacles(self) -> Sequence[str]:
        """Return what stands in the way of what is typed."""
        return ()

    def follow(self, name: str) -> None:
        """Let fields that nobody touched follow *name*, which has just changed."""

    def options(self, spec: Spec) -> list[Option]:
        """Return what the field *spec* can say, ranked."""
        return options_of(self.view.mission, spec)

    # Typing.

    @property
    def view(self) -> View:
        """The mission on its date."""
        return self.workspace.view

    def forget(self) -> None:
        """Let errors and change be made anew: the files are others now."""
        self._made = self._wrong = None

    def spec(self, name: str) -> Spec:
        """Return the field *name*."""
        return next(spec for spec in self.specs if spec.name == name)

    def put(self, name: str, text: str) -> None:
        """Let the field *name* say *text*."""
        if self.texts.get(name, "") == text:
            return
        self.texts[name] = text
        self.touched.add(name)
        self._made = self._wrong = None
        self.follow(name)

    def set_untouched(self, name: str, text: str) -> None:
        """Let the field *name* say *text* unless somebody typed something there."""
        if name not in self.touched and name in self.texts:
            self.texts[name] = text

    def value(self, name: str) -> object:
        """Return the value of the field *name*; None: nothing is typed. Raises BadField."""
        return value_of(self.table, self.spec(name).path, self.texts.get(name, ""))

    def sound(self, name: str) -> object:
        """Return the value of the field *name*; None also where that is no value, or there is no such field."""
        if name not in self.texts:
            return None
        try:
            return self.value(name)
        except BadField:
            return None

    def fields(self, names: Sequence[str] | None = None) -> dict[str, object]:
        """Return the values of the fields by name, those below a table inside it. Raises BadField."""
        found: dict[str, object] = {}
        for spec in self.specs if names is None else map(self.spec, names):
            value = self.value(spec.name)
            if value is None:
                continue
            if len(spec.path) == 1:
                found[spec.path[0]] = value
            else:
                inner = found.setdefault(spec.path[0], {})
                assert isinstance(inner, dict)
                inner[spec.path[1]] = value
        return found

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not what it began with."""
        return any(self.texts.get(name, "") != self._begun.get(name, "") for name in self.touched)

    def changed(self) -> dict[str | Key, object]:
        """Return the fields that say something else than they began with; None: nothing. Raises BadField."""
        names = [spec for spec in self.specs if self.texts.get(spec.name, "") != self._begun.get(spec.name, "")]
        return {spec.path: self.value(spec.name) for spec in names}

    # What is wrong, and what follows.

    def mistyped(self) -> dict[str, str]:
        """Return by field what cannot be its value, as far as the field alone tells."""
        found = {}
        for spec in self.specs:
            text = self.texts.get(spec.name, "")
            if text == self._begun.get(spec.name) and spec.name not in self.touched:
                continue
            try:
                if self.value(spec.name) is None and spec.required:
                    found[spec.name] = _("it cannot be empty")
            except BadField as bad:
                found[spec.name] = _reason(bad, spec)
        return found

    def errors(self) -> dict[str, str]:
        """Return by field what has to be mended before it can be accepted; under no name what is wrong with it all."""
        if self._wrong is None:
            self._wrong = self.mistyped() or dict(self._refusals())
        return self._wrong

    def _refusals(self) -> Iterator[tuple[str, str]]:
        try:
            self._made = self.make()
        except BadField as bad:
            found = [spec for spec in self.specs if bad.path[: len(spec.path)] == spec.path]
            yield (found[0].name, _reason(bad, found[0])) if found else ("", str(bad))
        except EditRefused as refused:
            yield "", str(refused)

    @property
    def made(self) -> Change | None:
        """The change that it makes; None: it has errors."""
        if self.errors():
            return None
        return self._made

    def consequences(self) -> Consequences | None:
        """Return what would follow from accepting it; None: it has errors, or would change nothing."""
        change = self.made
        return self.workspace.consequences(change) if change and change.files else None

    @property
    def file(self) -> str:
        """The file that it would change."""
        change = self.made
        return ", ".join(change.files) if change else ""


def _reason(bad: BadField, spec: Spec) -> str:
    """Return what is wrong at *spec*; what is wrong inside it is named, unless the reason names it."""
    inner = ".".join(bad.path[len(spec.path) :])
    return f"{inner}: {bad.reason}" if inner and inner not in bad.reason else bad.reason
