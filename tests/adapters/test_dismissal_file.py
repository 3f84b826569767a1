from __future__ import annotations

import datetime as dt
import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from copilot.adapters.dismissal_file import DismissalFile, os_user
from copilot.errors import InputError, StorageError
from copilot.risk.dismissals import Wish, dismiss_phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.domain.dismissals import Dismissals

DAY = dt.date(2026, 4, 14)


def _phrase(words: str, report: str | None = None) -> Callable[[Dismissals], Dismissals]:
    return lambda known: dismiss_phrase(known, words, Wish(DAY, report))


@pytest.fixture
def store(tmp_path: Path) -> DismissalFile:
    return DismissalFile(tmp_path / "data", "ana")


def _others(store: DismissalFile) -> list[Path]:
    kept = {store.path, store.path.with_suffix(".lock")}
    return [path for path in store.path.parent.iterdir() if path not in kept]


def test_looking_makes_nothing(store: DismissalFile):
    assert store.load() is None
    assert not store.path.parent.exists()


def test_what_is_changed_is_there_for_the_next_one(store: DismissalFile):
    known = store.change(_phrase("the raise is done"))
    assert DismissalFile(store.path.parent, "ana").load() == known
    more = store.change(_phrase("let's be realistic"))
    assert more.salt == known.salt
    assert len(more.items) == 2
    assert store.warnings == ()


def test_the_files_are_their_owners_alone_and_hold_no_words(store: DismissalFile):
    store.change(_phrase("the raise is done", "Bo Lind"))
    for path in store.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "ana" not in path.name
        assert not any(word in path.read_text().lower() for word in ("raise", "lind"))


def test_two_managers_have_a_file_and_a_salt_each(store: DismissalFile):
    other = DismissalFile(store.path.parent, "bea")
    assert store.change(_phrase("one")).salt != other.change(_phrase("two")).salt
    kept = store.load()
    assert kept is not None
    assert len(kept.items) == 1


def test_an_edit_that_fails_changes_nothing(store: DismissalFile):
    before = store.change(_phrase("one"))
    with pytest.raises(InputError):
        store.change(_phrase(" "))
    assert store.load() == before
    assert _others(store) == []


def test_edits_at_the_same_time_are_all_kept(store: DismissalFile):
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(store.change, _phrase(f"words {each}")) for each in range(8)]:
            done.result()
    known = store.load()
    assert known is not None
    assert len(known.items) == 8


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\x00", b"[]", b'{"version": 2}', b'{"salt": "x"}']
)
def test_a_damaged_file_is_moved_aside_and_said_so(store: DismissalFile, content: bytes):
    store.path.parent.mkdir()
    store.path.write_bytes(content)
    assert store.load() is None
    (aside,) = _others(store)
    assert aside.read_bytes() == content
    (warning,) = store.warnings
    assert str(aside) in warning
    assert store.change(_phrase("one")).items
    assert len(store.warnings) == 1


def test_a_damaged_file_doesnt_stop_an_edit(store: DismissalFile):
    store.path.parent.mkdir()
    store.path.write_text("{")
    assert len(store.change(_phrase("one")).items) == 1
    assert len(store.warnings) == 1


def test_a_damaged_file_that_cant_be_moved_stays_and_is_said_once(tmp_path: Path):
    store = DismissalFile(tmp_path, "ana", lock_seconds=0)
    store.path.write_text("{")
    with FileLock(store.path.with_suffix(".lock")):
        assert store.load() is None
        assert store.load() is None
    (warning,) = store.warnings
    assert "every flag is shown" in warning
    assert store.path.read_text() == "{"


def test_a_file_that_cant_be_read_shows_every_flag_and_says_so(store: DismissalFile):
    store.path.mkdir(parents=True)
    assert store.load() is None
    assert "can't be read" in store.warnings[0]
    with pytest.raises(StorageError, match="Nothing was changed"):
        store.change(_phrase("one"))


def test_a_folder_that_cant_be_made_is_told(tmp_path: Path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StorageError, match="COPILOT_DATA_DIR"):
        DismissalFile(tmp_path / "data", "ana").change(_phrase("one"))


def test_an_edit_waits_no_longer_than_it_should(tmp_path: Path):
    store = DismissalFile(tmp_path, "ana", lock_seconds=0)
    with (
        FileLock(store.path.with_suffix(".lock")),
        pytest.raises(StorageError, match="Another copy of the app"),
    ):
        store.change(_phrase("one"))
    assert not store.path.exists()


def test_who_is_at_this_machine_has_a_name():
    assert os_user() == os_user() != ""
