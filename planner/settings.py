"""Owns what a person has set for every mission: one small file in their own configuration folder; it writes nothing.

A setting that is not sound is left out and said; the planner starts all the same.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.i18n import _
from planner.plain import one_line

FILE = "PLANNER_SETTINGS"
"""The variable that names another file."""
AUTOSAVE = "PLANNER_AUTOSAVE"
"""The variable that beats the file: ``1`` or ``0``."""


class Settings(NamedTuple):
    """What is set."""

    autosave: bool = False
    """Whether an accepted edit is written to its file at once, without the difference being shown."""
    mentor: str = ""
    """The team whose units the chase list begins with; empty: all."""
    wrong: str = ""
    """What in the file is not sound; empty: nothing."""


_KINDS: dict[str, type] = {"autosave": bool, "mentor": str}


def settings_file(environment: Mapping[str, str]) -> Path:
    """Return the path of the file, whether there is one or not."""
    if named := environment.get(FILE):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("planner", appauthor=False) / "settings.toml"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return what is set in the file, and in *environment*."""
    path = settings_file(environment)
    said, wrong = _read(path)
    sound: dict[str, Any] = {name: value for name, value in said.items() if type(value) is _KINDS.get(name)}
    if not wrong and (others := said.keys() - sound.keys()):
        wrong = _("{file}: {names} is no setting, or not of this kind").format(
            file=one_line(str(path)), names=one_line(", ".join(sorted(others)))
        )
    if (named := environment.get(AUTOSAVE, "")) in ("0", "1"):
        sound["autosave"] = named == "1"
    return Settings(**sound, wrong=wrong)


def _read(path: Path) -> tuple[dict[str, Any], str]:
    """Return what the file says, and why it could not be read."""
    import tomli

    try:
        return tomli.loads(path.read_text("utf-8")), ""
    except FileNotFoundError:
        return {}, ""
    except (OSError, ValueError, RecursionError) as error:
        return {}, _("{file} was not read: {reason}").format(file=one_line(str(path)), reason=one_line(str(error)))
