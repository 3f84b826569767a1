"""Practice sessions, each a JSON file in the data folder that its owner alone can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from pydantic import ValidationError

from copilot.adapters.owner_file import replace_text
from copilot.domain.practice import Session
from copilot.errors import InputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCK_SECONDS = 5.0
"""How long one edit waits for another."""


class PracticeFolder:
    """One manager's practice sessions.

    A file that can't be read is left as it is, and said so; the others are listed.
    """

    def __init__(self, folder: Path) -> None:
        """Keep them under the data folder; nothing is made before the first one is kept."""
        self.folder = folder / "practice"
        self._warnings: dict[str, None] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong so far with what was kept, for people."""
        return tuple(self._warnings)

    def sessions(self) -> tuple[Session, ...]:
        """Return all that can be read, the last one changed first."""
        found: list[Session] = []
        try:
            paths = sorted(self.folder.glob("*.json"))
        except OSError as error:
            raise self._unusable(error) from error
        for path in paths:
            try:
                found.append(Session.model_validate_json(path.read_bytes()))
            except (OSError, ValidationError):
                self._warnings[
                    f"The practice in {path} can't be read, so it isn't listed. The file is as it "
                    "was. Delete it if you don't need it."
                ] = None
        return tuple(sorted(found, key=lambda each: each.changed, reverse=True))

    def load(self, wanted: str) -> Session:
        """Return one session.

        Raises:
            InputError: There is none of that id.
            StorageError: It can't be read.
        """
        path = self._path(wanted)
        try:
            return Session.model_validate_json(path.read_bytes())
        except FileNotFoundError as error:
            raise _unknown() from error
        except OSError as error:
            raise self._unusable(error) from error
        except ValidationError as error:
            raise StorageError(
                f"The practice in {path} is damaged. The file is as it was. Delete it and begin "
                "a new one."
            ) from error

    def keep(self, session: Session) -> None:
        """Keep a new session.

        Raises:
            StorageError: It can't be kept.
        """
        try:
            replace_text(self._path(session.id), session.model_dump_json() + "\n")
        except OSError as error:
            raise self._unusable(error) from error

    def change(self, wanted: str, edit: Callable[[Session], Session]) -> Session:
        """Edit what is kept of a session, and return it; two tabs never lose each other's turns.

        Raises:
            InputError: There is none of that id.
            StorageError: It can't be kept; nothing was changed.
        """
        lock = FileLock(self._path(wanted).with_suffix(".lock"), timeout=LOCK_SECONDS, mode=0o600)
        try:
            with lock:
                edited = edit(self.load(wanted))
                self.keep(edited)
        except Timeout as error:
            raise StorageError(
                f"Another copy of the app has been writing in {self.folder} for over "
                f"{LOCK_SECONDS:.0f} seconds. Nothing was changed. Wait a moment, and try again."
            ) from error
        except OSError as error:
            raise self._unusable(error) from error
        return edited

    def delete(self, wanted: str) -> None:
        """Delete a session for good.

        Raises:
            InputError: There is none of that id.
            StorageError: It can't be deleted.
        """
        try:
            path = self._path(wanted)
            path.unlink()
            path.with_suffix(".lock").unlink(missing_ok=True)
        except FileNotFoundError as error:
            raise _unknown() from error
        except OSError as error:
            raise self._unusable(error) from error

    def _path(self, wanted: str) -> Path:
        # An id is part of a path: nothing but what we make ourselves may be one.
        if not re.fullmatch(r"[0-9a-f]{12}", wanted):
            raise _unknown()
        return self.folder / f"{wanted}.json"

    def _unusable(self, error: OSError) -> StorageError:
        return StorageError(
            f"Practice can't be kept or read in {self.folder} ({error.strerror}). What was kept "
            "before is as it was. Make the folder writable and see that the disk has room, or set "
            "COPILOT_DATA_DIR to another folder."
        )


def _unknown() -> InputError:
    return InputError(
        "There is no practice of that id. Nothing was changed. See `copilot practice --list`."
    )
