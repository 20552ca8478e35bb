"""Owns runs of the command line inside the test's own process; it judges nothing of what is printed."""

from __future__ import annotations

import contextlib
import io
import json
import os
from pathlib import Path
from typing import Any
from unittest import mock

from planner.cli import main


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run the command on the mission in *folder*, in English; return its exit code and standard output."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.dict(os.environ, LANGUAGE="en"):
        code = main(["-C", str(folder), *words])
    return code, out.getvalue()


def json_of(folder: Path, *words: str) -> Any:
    """Return what the command prints as JSON where nothing is left out."""
    code, text = run(folder, *words, "--format", "json")
    assert code == 0
    return json.loads(text)
