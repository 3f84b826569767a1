"""The folder of kept playbooks: one JSON file each, one writer at a time."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from pydantic import ValidationError

from copilot.adapters.owner_file import replace_text
from copilot.domain.passages import Playbook
from copilot.errors import InputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from copilot.domain.passages import Passage

LOCK_SECONDS = 5.0
"""How long one change waits for another."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Shelf:
    """Kept playbooks; a damaged file stays where it is, is named in `warnings` and left out."""

    def __init__(
        self, folder: Path, reserved: frozenset[str], lock_seconds: float = LOCK_SECONDS
    ) -> None:
        """Read nothing yet; `reserved` are ids that no kept playbook may have."""
        self.home = folder / "playbooks"
        """Where they lie."""
        self._lock_file = folder / "playbooks.lock"
        self._lock_seconds = lock_seconds
        self._reserved = reserved
        self._reading = threading.Lock()
        self._seen: list[tuple[str, int, int]] | None = None
        self._kept: tuple[Playbook, ...] = ()
        self._passages: dict[str, Passage] = {}
        self._warnings: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is wrong with what is kept, for people."""
        self.load()
        return self._warnings

    def load(self) -> tuple[Playbook, ...]:
        """Return what is kept, read again only where something changed."""
        with self._reading:
            try:
                seen = self._stamps()
            except OSError as error:
                self._warnings = (
                    f"Your own playbooks in {self.home} can't be read ({error.strerror}), so "
                    "search goes without them. Nothing was changed. Make the folder readable.",
                )
                return self._kept
            if seen != self._seen:
                self._read_all(seen)
            return self._kept

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        self.load()
        return self._passages.get(topic)

    def ids(self) -> frozenset[str]:
        """Ids in use, those of damaged files too."""
        return frozenset(path.stem for path in self.home.glob("*.json"))

    def put(self, playbook: Playbook) -> None:
        """Keep a playbook in place of the version before it.

        Raises:
            InputError: That version isn't the one that is kept.
            StorageError: It can't be kept; nothing was changed.
        """
        with self._changing():
            before = next((book.version for book in self.load() if book.id == playbook.id), 0)
            path = self._path(playbook.id)
            if playbook.version != before + 1 or (not before and path.exists()):
                raise InputError(
                    f"The playbook {playbook.id} was changed since you looked at it. Nothing was "
                    "kept. Look at the file once more."
                )
            replace_text(path, playbook.model_dump_json(indent=1) + "\n")

    def take_away(self, playbook_id: str) -> None:
        """Delete a playbook's file.

        Raises:
            InputError: There is none of that id.
            StorageError: It can't be deleted; nothing was changed.
        """
        # An id is part of a path here: one that climbs out of the folder is none.
        if _ID.fullmatch(playbook_id):
            with self._changing():
                path = self._path(playbook_id)
                if path.exists():
                    path.unlink()
                    return
        raise InputError(
            "There is no playbook of your own by that id. Nothing was changed. See "
            "`copilot playbooks` for their ids."
        )

    def _path(self, playbook_id: str) -> Path:
        return self.home / f"{playbook_id}.json"

    def _stamps(self) -> list[tuple[str, int, int]]:
        if not self.home.exists():
            return []
        found = ((path.name, path.stat()) for path in self.home.iterdir())
        return sorted(
            (name, stat.st_mtime_ns, stat.st_size) for name, stat in found if name.endswith(".json")
        )

    def _read_all(self, seen: list[tuple[str, int, int]]) -> None:
        kept: list[Playbook] = []
        warnings: list[str] = []
        for name, _, _ in seen:
            try:
                kept.append(self._read(self.home / name))
            except (OSError, ValueError):
                warnings.append(
                    f"Your playbook {name} in {self.home} is damaged, so search goes without it. "
                    f"The others are there. Take it away with `copilot playbooks remove "
                    f"{name.removesuffix('.json')}`, and ingest its file again."
                )
        self._kept, self._warnings, self._seen = tuple(kept), tuple(warnings), seen
        self._passages = {each.topic: each for book in kept for each in book.passages}

    def _read(self, path: Path) -> Playbook:
        try:
            playbook = Playbook.model_validate_json(path.read_bytes(), strict=True)
        except ValidationError as error:
            raise ValueError(path.name) from error
        topics = {each.topic for each in playbook.passages if each.provenance}
        whole = len(topics) == len(playbook.passages) > 0
        own = all(topic.startswith(f"{playbook.id}/") for topic in topics)
        if playbook.id != path.stem or playbook.id in self._reserved or not (whole and own):
            raise ValueError(path.name)
        return playbook

    @contextmanager
    def _changing(self) -> Generator[None]:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with FileLock(self._lock_file, timeout=self._lock_seconds):
                yield
        except Timeout as error:
            raise StorageError(
                f"Another copy of the app has been changing {self.home} for over "
                f"{self._lock_seconds:.0f} seconds. Nothing was changed. Wait a moment, and try "
                "again."
            ) from error
        except OSError as error:
            raise StorageError(
                f"Your playbooks can't be kept in {self.home} ({error.strerror}). Nothing was "
                "changed. Make the folder writable and see that the disk has room, or set "
                "COPILOT_DATA_DIR to another folder."
            ) from error
