"""Owns the writing of a page as a text file: a free name in a folder, and never over anything that is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path


def write_page(folder: Path, name: str, day: date, text: str) -> Path:
    """Write *text* into a new file ``planner-NAME-DATE.txt`` in *folder*, with a number if it is taken; return it.

    Raises:
        OSError: the folder cannot be written to.
    """
    stem = f"planner-{name}-{day.isoformat()}"
    for number in range(1, 1000):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.txt"
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(f"{stem}-*.txt")
