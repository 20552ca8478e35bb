"""A person's own editor opens at the line, from a list of words without a shell, and the terminal comes back."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

from planner.diagnostics import Place
from planner.tui import editor
from planner.tui.editor import NoEditor, command_of, edit, kind_of, words_of

FILE = Path(os.sep, "a mission", "-x; rm $HOME.toml")


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        (["vi"], ["+12", "--", str(FILE)]),
        (["vim", "-u", "NONE"], ["+12", "--", str(FILE)]),
        (["nvim"], ["+12", "--", str(FILE)]),
        (["/usr/bin/vim.tiny"], ["+12", "--", str(FILE)]),
        (["nano"], ["+12,5", "--", str(FILE)]),
        (["emacs", "-nw"], ["+12:5", "--", str(FILE)]),
        (["emacs-29.3"], ["+12:5", "--", str(FILE)]),
        (["emacsclient", "-t"], ["+12:5", "--", str(FILE)]),
        (["hx"], ["+12", "--", str(FILE)]),
        (["helix"], ["+12", "--", str(FILE)]),
        (["micro"], ["--", "+12:5", str(FILE)]),
        (["code"], ["--wait", "--goto", f"{FILE}:12:5"]),
        (["code", "--wait"], ["--goto", f"{FILE}:12:5"]),
        (["code-insiders", "-w"], ["--goto", f"{FILE}:12:5"]),
        (["an-editor-of-my-own"], [str(FILE)]),
    ],
    ids=lambda value: " ".join(value)[:20],
)
def test_command(words: list[str], rest: list[str]) -> None:
    """Each known editor is told the line in its own way; the path is one word, whatever is in it, and absolute."""
    assert command_of(words, FILE, 12, 5) == [*words, *rest]


def test_without_a_line_it_is_the_first() -> None:
    """A finding about a file as a whole has no line."""
    assert command_of(["vi"], FILE, 0, 0) == ["vi", "+1", "--", str(FILE)]


def test_a_name_that_says_nothing_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Like ``editor``, which points somewhere else on each machine."""
    (tmp_path / "nano").write_text("#!/bin/sh\n")
    (tmp_path / "nano").chmod(0o755)
    (tmp_path / "editor").symlink_to(tmp_path / "nano")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert kind_of("editor") == "nano"
    assert kind_of("missing") == ""


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"EDITOR": "vim -u 'my file'"}, ["vim", "-u", "my file"]),
        ({"EDITOR": "vim", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": "vim", "VISUAL": " "}, ["vim"]),
    ],
)
def test_words(environment: dict[str, str], words: list[str]) -> None:
    """VISUAL comes before EDITOR; both are words, not a line for a shell."""
    assert words_of(environment) == words


def test_no_editor_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing set and nothing there, or quotes that never end."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoEditor, match="EDITOR=nano"):
        words_of({})
    with pytest.raises(NoEditor, match="EDITOR cannot be read"):
        words_of({"EDITOR": "vim 'oops"})


class Lent:
    """An app whose terminal can be lent, or not."""

    def __init__(self, *, able: bool = True) -> None:
        self.able = able
        self.log: list[str] = []

    @contextmanager
    def suspend(self) -> Iterator[None]:
        if not self.able:
            raise SuspendNotSupported
        self.log.append("lent")
        yield
        self.log.append("back")


def test_terminal_is_lent_and_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While the editor runs neither interrupting nor quitting it ends the planner; after that both do again."""
    app, seen = Lent(), []

    def run(command: list[str], *, check: bool) -> None:
        handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)]
        assert all(callable(handler) for handler in handlers)
        assert not any(handler in (signal.SIG_IGN, signal.SIG_DFL) for handler in handlers), "a child would inherit it"
        os.kill(os.getpid(), signal.SIGINT)
        seen.append((command, check, list(app.log)))

    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)]
    monkeypatch.setattr(subprocess, "run", run)
    edit(app, ["vi"], tmp_path / "plan.toml", Place("plan.toml", 3, 1), read_only=False)
    assert seen == [(["vi", "+3", "--", str(tmp_path / "plan.toml")], False, ["lent"])]
    assert app.log == ["lent", "back"]
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)] == before


def test_editor_that_is_not_there(tmp_path: Path) -> None:
    """The terminal comes back, and the message names it."""
    app = Lent()
    with pytest.raises(NoEditor, match="no-such-editor: No such file"):
        edit(app, ["no-such-editor"], tmp_path / "plan.toml", Place("plan.toml"), read_only=False)
    assert app.log == ["lent", "back"]


def test_terminal_that_cannot_be_lent(tmp_path: Path) -> None:
    """In a browser, say."""
    with pytest.raises(NoEditor, match="cannot be lent"):
        edit(Lent(able=False), ["vi"], tmp_path / "plan.toml", Place("plan.toml"), read_only=False)


def test_read_only_is_a_copy_that_goes_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The file itself is not opened; the copy has its name and cannot be written to."""
    file, copies = tmp_path / "plan.toml", []
    file.write_text("x = 1\n")

    def run_editor(_app: object, command: list[str]) -> None:
        copy = Path(command[-1])
        assert (copy.name, copy.read_text()) == ("plan.toml", "x = 1\n")
        assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
        copies.append(copy)

    monkeypatch.setattr(editor, "run_editor", run_editor)
    edit(Lent(), ["vi"], file, Place("plan.toml", 1, 1), read_only=True)
    assert copies[0] != file
    assert not copies[0].exists()
    assert file.read_text() == "x = 1\n"


def test_read_only_file_that_is_gone(tmp_path: Path) -> None:
    """It was deleted since it was read."""
    with pytest.raises(NoEditor, match=r"gone\.toml"):
        edit(Lent(), ["vi"], tmp_path / "gone.toml", Place("gone.toml"), read_only=True)
