"""A person's settings are read where they are sound, and a file that is not stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.settings import AUTOSAVE, FILE, Settings, read_settings, settings_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(file: Path, **environment: str) -> Settings:
    return read_settings({FILE: str(file), **environment})


def test_no_file(file: Path) -> None:
    """Nothing is set: autosave is off."""
    assert read(file) == Settings(autosave=False, mentor="", wrong="")


def test_what_is_set(file: Path) -> None:
    """The file says it, and a variable beats it."""
    file.write_text('autosave = true\nmentor = "ipo-gao"\n', "utf-8")
    assert read(file) == Settings(autosave=True, mentor="ipo-gao")
    assert not read(file, **{AUTOSAVE: "0"}).autosave
    file.write_text("", "utf-8")
    assert read(file, **{AUTOSAVE: "1"}).autosave


@pytest.mark.parametrize("text", [b'autosave = "yes"\n', b"autosave = 1\n", b"colour = 3\n", b"autosave\n", b"\xff"])
def test_what_is_not_sound(file: Path, text: bytes) -> None:
    """It is said, the file named, and the default holds."""
    file.write_bytes(text)
    read_ = read(file)
    assert not read_.autosave
    assert str(file) in read_.wrong


def test_one_sound_setting_beside_another_that_is_not(file: Path) -> None:
    """Each stands for itself."""
    file.write_text('autosave = true\nmentor = 3\n"\\u001b" = 1\n', "utf-8")
    found = read(file)
    assert (found.autosave, found.mentor) == (True, "")
    assert "mentor" in found.wrong
    assert "\x1b" not in found.wrong


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In the folder that the system has for that."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file({}).name == "settings.toml"
    assert settings_file({}).parent.name == "planner"
