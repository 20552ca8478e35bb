"""A process that is killed leaves whole files, and what it said it had kept is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_fifty_kills() -> None:
    """The loop of ``tests.bench.kill``, which runs a thousand; that of four writers is in ``test_saving``."""
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "tests.bench.kill", "50", "0"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("50 kills, 4 x 0 saves: torn 0, damaged 0, lost 0, left 0"), done.stdout + done.stderr
    assert done.returncode == 0
