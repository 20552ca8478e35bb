"""The picture before the screens: whoever finishes it, and whatever becomes of them, it is the same."""

from __future__ import annotations

import io
import os
import signal

import pytest

from planner.tui import ahead, first_paint
from planner.tui.ahead import Ahead
from planner.tui.desk import Desk
from planner.tui.theme import Look
from planner.workspace import Workspace


class Killed:
    """Finishes no picture: whoever tries ends as if the system had ended it."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.finished = first_paint.FirstPaint.finished

    def __call__(self, paint: first_paint.FirstPaint) -> first_paint.Painted | None:
        if os.getpid() != self.process:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.finished(paint)


def finished(monkeypatch: pytest.MonkeyPatch, processors: int) -> tuple[list[list[str]], list[list[int]], list[object]]:
    """Return what stands on a terminal at the end, character and style by cell, and the findings that are known."""
    monkeypatch.setattr(first_paint, "_size_of", lambda _terminal: (80, 24))
    monkeypatch.setattr(ahead, "_processors", lambda: processors)
    desk = Desk(Workspace.open(), Look("ansi"))
    picture = Ahead(desk, "Overview", io.StringIO())
    picture.begin()
    painted = picture.painted()
    assert painted
    assert desk.workspace.findings_known
    return painted.pen.cells.chars, painted.pen.cells.styles, list(desk.workspace.unsorted_findings)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_second_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it finds and paints is what one process does alone; one that is killed costs nothing but its time."""
    alone = finished(monkeypatch, 1)
    assert finished(monkeypatch, 2) == alone
    killed = Killed(os.getpid())
    monkeypatch.setattr(first_paint.FirstPaint, "finished", lambda paint: killed(paint))
    assert finished(monkeypatch, 2) == alone


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that is given up is painted no further, and no process is left behind."""
    monkeypatch.setattr(first_paint, "_size_of", lambda _terminal: (80, 24))
    monkeypatch.setattr(ahead, "_processors", lambda: 2)
    picture = Ahead(Desk(Workspace.open(), Look("ansi")), "Overview", io.StringIO())
    picture.begin()
    assert picture.give_up()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the overview is not whole there is no picture."""
    monkeypatch.setattr(first_paint, "_size_of", lambda _terminal: (79, 24))
    terminal = io.StringIO()
    picture = Ahead(Desk(Workspace.open(), Look("ansi")), "Overview", terminal)
    picture.begin()
    assert picture.painted() is None
    assert not picture.give_up()
    assert not terminal.getvalue()
