"""LD002, not a regular file: a folder or a pipe with the name of one."""

import os
from pathlib import Path

from tests.checks.loading_errors import codes, codes_in
from tests.missions import PLACES, write_mission


def test_folder_and_pipe(tmp_path: Path) -> None:
    """Reading neither hangs on them nor fails."""
    write_mission(tmp_path, PLACES)
    (tmp_path / "a.toml").mkdir()
    os.mkfifo(tmp_path / "b.toml")
    assert codes_in(tmp_path) == ["LD002", "LD002"]


def test_files_and_folders_of_other_names(tmp_path: Path) -> None:
    """An empty file is one, and what is not called .toml is nobody's business."""
    write_mission(tmp_path, PLACES)
    (tmp_path / "notes").mkdir()
    (tmp_path / ".hidden.toml").mkdir()
    assert codes_in(tmp_path) == []
    assert codes("") == []
