"""The index in the data folder: one writer at a time; a damaged one is thrown away and rebuilt."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from copilot.adapters.search.chroma import open_chroma
from copilot.adapters.search.collection import DamagedIndexError
from copilot.adapters.search.source import Opened, Stage
from copilot.adapters.search.sums import check_sums, keep_sums
from copilot.adapters.search.vectors import MemoryVectors
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from copilot.adapters.search.entries import Shelf
    from copilot.adapters.search.source import Told
    from copilot.ports import Encoder

LOCK_SECONDS = 600.0
"""How long a second process waits, in the background, for the first to finish building."""


class IndexFolder:
    """Keeps vectors in the folder `search` of the data folder, or else in memory."""

    def __init__(self, encoder: Encoder, shelves: tuple[Shelf, ...], folder: Path) -> None:
        """Name the data folder, and what belongs into it."""
        self._encoder = encoder
        self._shelves = shelves
        self._folder = folder
        self._home = folder / "search"
        self._tidy = True

    @property
    def slow(self) -> str:
        """What the person is told while opening takes longer than it should."""
        return (
            f"The search index in {self._folder} is not there yet: another copy of the app may be "
            "building it, or the disk is slow. Until it is there, search goes by words alone. "
            "Nothing was lost, and there is nothing to do."
        )

    def open(self, told: Told) -> Opened:
        """Open, and build what is missing or outdated.

        Raises:
            DamagedIndexError: It can't be read, or the last try to read it ended its process.
            StorageError: Another process is building, or the disk hangs.
        """
        try:
            with self._locked():
                if self._mark.exists():
                    raise DamagedIndexError
                return self._opened(told)
        except (OSError, NotImplementedError):
            return self._in_memory(told)

    def mend(self, told: Told) -> Opened:
        """Build it anew, unless another process just has; raises StorageError as `open` does."""
        try:
            with self._locked():
                if not self._mark.exists():
                    try:
                        return self._opened(told)
                    except DamagedIndexError:
                        pass
                shutil.rmtree(self._home)
                self._home.mkdir()
                return self._opened(told)
        except (OSError, NotImplementedError, DamagedIndexError):
            return self._in_memory(told)

    @property
    def _mark(self) -> Path:
        """A file that is there while the index is read, and stays if that ends the process."""
        return self._home / "opening"

    @contextmanager
    def _locked(self) -> Generator[None]:
        self._home.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._folder / "search.lock", timeout=LOCK_SECONDS):
                yield
        except Timeout as error:
            raise StorageError(self.slow) from error

    def _opened(self, told: Told) -> Opened:
        check_sums(self._home)
        self._mark.touch()
        try:
            vectors = open_chroma(self._encoder, self._shelves, self._home, told, tidy=self._tidy)
        finally:
            self._mark.unlink(missing_ok=True)
        keep_sums(self._home)
        # What another version of the app has built since is not ours to drop.
        self._tidy = False
        return Opened(vectors)

    def _in_memory(self, told: Told) -> Opened:
        told.stage(Stage.BUILDING)
        return Opened(
            MemoryVectors.build(self._encoder, self._shelves, told.progress),
            f"The search index can't be kept in {self._folder}. Search works from memory instead, "
            "and takes a few seconds longer at each start. Make the folder writable and see that "
            "the disk has room, or set COPILOT_DATA_DIR to another folder.",
        )
