"""Protects files that exports make: whole or not at all, never over another, under names that no data can steer."""

import errno
import os
from pathlib import Path

import pytest

from planner.exporting.filed import Taken, file_name, write_file


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "a", b"x\r\n")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("a", b"x\r\n")]


def test_a_file_that_is_there_stays_unless_told_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"mine")
    with pytest.raises(Taken):
        write_file(file, b"other")
    assert file.read_bytes() == b"mine"
    write_file(file, b"other", force=True)
    assert file.read_bytes() == b"other"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_is_something_that_is_there(tmp_path: Path) -> None:
    """Also one that leads nowhere; with force its target is written and it stays a link."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    with pytest.raises(Taken):
        write_file(link, b"x")
    assert not (tmp_path / "target").exists()
    (tmp_path / "target").write_bytes(b"mine")
    write_file(link, b"x", force=True)
    assert (link.is_symlink(), (tmp_path / "target").read_bytes()) == (True, b"x")


def test_a_folder_or_device_is_never_replaced(tmp_path: Path) -> None:
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(Taken):
            write_file(path, b"x", force=True)


@pytest.mark.parametrize("force", [False, True])
def test_a_fault_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool) -> None:
    """A full disk is named with the file that was asked for, and no half of one is left."""

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "a"
    if force:
        file.write_bytes(b"mine")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space") as raised:
        write_file(file, b"x", force=force)
    assert raised.value.filename == str(file)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([b"mine"] if force else [])


def test_without_hard_links_it_is_still_never_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory sticks have none."""

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_file(tmp_path / "a", b"x")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    with pytest.raises(Taken):
        write_file(tmp_path / "a", b"y")
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("com-gao", "planner-unit-com-gao.txt"),
        ("../../etc/passwd", "planner-unit-etc-passwd.txt"),
        ("..", "planner-unit.txt"),
        ("CON", "planner-unit-con.txt"),
        ("a\x00b\nc", "planner-unit-a-b-c.txt"),
        ("Ségou.Ouest_1", "planner-unit-segou-ouest-1.txt"),
        ("x" * 90, f"planner-unit-{'x' * 60}.txt"),
    ],
)
def test_names_are_letters_digits_and_hyphens(part: str, name: str) -> None:
    assert file_name(["unit", part], "txt") == name
