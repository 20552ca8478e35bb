"""Owns what saves leave behind when they are killed: temporary files, and whose they were; it takes no other file."""

from __future__ import annotations

import os
import re
import zlib
from contextlib import suppress
from pathlib import Path

HOST = f"{zlib.crc32(os.uname().nodename.encode()):08x}"
"""Process ids mean nothing on another computer that shares the folder."""
_TEMPORARY = re.compile(r"\.planner-(?P<host>[0-9a-f]{8})-(?P<pid>[1-9][0-9]{0,8})-[0-9a-f]+\.tmp")


def sweep(folder: Path) -> int:
    """Remove what saves on this computer left in *folder* when they were killed; return how many files."""
    removed = 0
    try:
        names = os.listdir(folder)
    except OSError:
        return 0
    for name in names:
        stray = _TEMPORARY.fullmatch(name)
        if stray and stray["host"] == HOST and not is_running(int(stray["pid"])):
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))
                removed += 1
    return removed


def is_running(pid: int) -> bool:
    """Return whether this computer has a process *pid*; one that has ended and whose parent has not noticed is none."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    with suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0] not in (b"Z", b"X")
    return True
