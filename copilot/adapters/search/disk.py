"""The index's folder: one writer at a time, and a damaged index is thrown away and rebuilt."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from copilot.adapters.search.chroma import DamagedIndexError, open_chroma
from copilot.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.adapters.search.chroma import ChromaVectors
    from copilot.adapters.search.entries import Shelf
    from copilot.ports import Encoder, Progress

LOCK_SECONDS = 60.0
"""How long a second process waits for the first to finish building."""


class IndexFolderError(StorageError):
    """The index can't be kept on disk; search can do without."""


def open_on_disk(
    encoder: Encoder, shelves: tuple[Shelf, ...], folder: Path, progress: Progress | None
) -> ChromaVectors:
    """Open the index in the data folder; what is missing, outdated or damaged is built.

    Raises:
        StorageError: Another process has been building for longer than LOCK_SECONDS.
        IndexFolderError: The folder can't be written.
    """
    home = folder / "search"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "search.lock", timeout=LOCK_SECONDS):
            return _open_or_rebuild(encoder, shelves, home, progress)
    except Timeout as error:
        raise StorageError(
            f"Another copy of the app has been building the search index in {folder} for over "
            f"{LOCK_SECONDS:.0f} seconds. Nothing was lost. Wait for it or close it, and try again."
        ) from error
    except (OSError, NotImplementedError, DamagedIndexError) as error:
        raise IndexFolderError(
            f"The search index can't be kept in {folder}. Search works from memory instead, and "
            "takes a few seconds longer at each start. Make the folder writable and see that the "
            "disk has room, or set COPILOT_DATA_DIR to another folder."
        ) from error


def _open_or_rebuild(
    encoder: Encoder, shelves: tuple[Shelf, ...], home: Path, progress: Progress | None
) -> ChromaVectors:
    # A damaged vector file can end the whole process: then the mark is still there next time.
    mark = home / "opening"
    if mark.exists():
        _empty(home)
    mark.touch()
    try:
        return open_chroma(encoder, shelves, home, progress)
    except DamagedIndexError:
        _empty(home)
        return open_chroma(encoder, shelves, home, progress)
    finally:
        mark.unlink(missing_ok=True)


def _empty(home: Path) -> None:
    shutil.rmtree(home)
    home.mkdir()
