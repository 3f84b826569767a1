"""Practice sessions on disk."""

from __future__ import annotations

import datetime as dt
import stat
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.practice_folder import PracticeFolder
from copilot.domain.practice import PracticeState, Session
from copilot.errors import InputError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

NOON = dt.datetime(2026, 4, 14, 12, tzinfo=dt.UTC)


def session(name: str = "0" * 12, hours: int = 0) -> Session:
    return Session(
        id=name,
        persona="all-fine",
        difficulty="fair",
        seed=1,
        begun=NOON,
        changed=NOON + dt.timedelta(hours=hours),
        start=PracticeState(trust=3),
    )


def test_what_is_kept_comes_back_last_changed_first(tmp_path: Path):
    folder = PracticeFolder(tmp_path)
    assert folder.sessions() == ()
    folder.keep(session("a" * 12, hours=1))
    folder.keep(session("b" * 12, hours=2))
    assert [each.id for each in PracticeFolder(tmp_path).sessions()] == ["b" * 12, "a" * 12]
    assert folder.load("a" * 12) == session("a" * 12, hours=1)


def test_only_its_owner_may_read_it(tmp_path: Path):
    PracticeFolder(tmp_path).keep(session())
    path = tmp_path / "practice" / f"{'0' * 12}.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_edit_sees_what_is_kept(tmp_path: Path):
    folder = PracticeFolder(tmp_path)
    folder.keep(session())
    folder.change("0" * 12, lambda kept: kept.model_copy(update={"seed": kept.seed + 1}))
    assert folder.load("0" * 12).seed == 2


def test_what_is_deleted_is_gone(tmp_path: Path):
    folder = PracticeFolder(tmp_path)
    folder.keep(session())
    folder.delete("0" * 12)
    assert folder.sessions() == ()
    for gone in (folder.load, folder.delete):
        with pytest.raises(InputError, match="no practice of that id"):
            gone("0" * 12)


def test_an_id_is_no_way_out_of_the_folder(tmp_path: Path):
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(InputError):
        PracticeFolder(tmp_path).delete("../other")
    assert (tmp_path / "other.json").exists()


def test_a_damaged_file_is_left_and_told_and_the_others_are_listed(tmp_path: Path):
    folder = PracticeFolder(tmp_path)
    folder.keep(session())
    broken = tmp_path / "practice" / f"{'c' * 12}.json"
    broken.write_text("{")
    assert [each.id for each in folder.sessions()] == ["0" * 12]
    assert str(broken) in folder.warnings[0]
    with pytest.raises(StorageError, match="damaged"):
        folder.load("c" * 12)
    assert broken.read_text() == "{"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "practice").write_text("in the way")
    with pytest.raises(StorageError, match="COPILOT_DATA_DIR"):
        PracticeFolder(tmp_path).keep(session())
