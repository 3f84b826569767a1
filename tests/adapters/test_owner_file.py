from __future__ import annotations

import stat
from pathlib import Path

import pytest

from copilot.adapters.owner_file import replace_text


def test_the_folder_is_made_and_the_file_is_its_owners_alone(tmp_path: Path):
    path = tmp_path / "data" / "file.json"
    replace_text(path, "Größe")
    assert path.read_text(encoding="utf-8") == "Größe"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_open_mode_is_narrowed_when_the_file_is_replaced(tmp_path: Path):
    path = tmp_path / "file.json"
    path.write_text("old")
    path.chmod(0o644)
    replace_text(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_goes_wrong_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "file.json"
    path.write_text("old")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        replace_text(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
