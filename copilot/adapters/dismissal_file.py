"""What a manager has dismissed, as a small JSON file in the data folder."""

from __future__ import annotations

import getpass
import hashlib
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from pydantic import ValidationError

from copilot.adapters.owner_file import replace_text
from copilot.domain.dismissals import Dismissals
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

LOCK_SECONDS = 5.0
"""How long one edit waits for another."""


def os_user() -> str:
    """Name the person at this machine, as the operating system knows them."""
    # The number can't be talked into being somebody else's by an environment variable.
    return f"uid {os.getuid()}" if hasattr(os, "getuid") else getpass.getuser()


class DismissalFile:
    """One manager's dismissals.

    A damaged file is moved aside and said so: flags come back then, which is the safe way to fail.
    """

    def __init__(self, folder: Path, owner: str, lock_seconds: float = LOCK_SECONDS) -> None:
        """Keep them in the folder, under the owner's name hashed; nothing is made before an edit.

        Args:
            folder: The data folder.
            owner: Who dismisses, such as :func:`os_user` gives or a login's subject.
            lock_seconds: How long an edit waits for another one.
        """
        key = hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self.path = folder / f"dismissals-{key}.json"
        self._lock_seconds = lock_seconds
        self._warnings: dict[str, None] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What went wrong so far with what was kept, for people."""
        return tuple(self._warnings)

    def load(self) -> Dismissals | None:
        """Return what is dismissed, None where nothing ever was or it can't be read."""
        try:
            return self._read()
        except ValidationError:
            return self._moved_aside()
        except OSError as error:
            self._warn(
                f"What you dismissed can't be read from {self.path} ({error.strerror}), so every "
                "flag is shown. The file is as it was. Make it readable again."
            )
            return None

    def change(self, edit: Callable[[Dismissals], Dismissals]) -> Dismissals:
        """Edit what is dismissed, and return what is kept then; two edits never mix.

        Raises:
            StorageError: It can't be kept; nothing was changed.
        """
        try:
            with self._locked():
                edited = edit(self._current() or Dismissals(salt=secrets.token_hex(16)))
                replace_text(self.path, edited.model_dump_json(indent=1) + "\n")
        except Timeout as error:
            raise StorageError(
                f"Another copy of the app has been changing {self.path} for over "
                f"{self._lock_seconds:.0f} seconds. Nothing was changed. Wait a moment, and try "
                "again."
            ) from error
        except OSError as error:
            raise StorageError(
                f"What you dismiss can't be kept in {self.path} ({error.strerror}). Nothing was "
                "changed. Make the folder writable and see that the disk has room, or set "
                "COPILOT_DATA_DIR to another folder."
            ) from error
        return edited

    def _read(self) -> Dismissals | None:
        try:
            return Dismissals.model_validate_json(self.path.read_bytes(), strict=True)
        except FileNotFoundError:
            return None

    def _moved_aside(self) -> Dismissals | None:
        try:
            with self._locked():
                return self._current()
        except (OSError, Timeout):
            self._warn(
                f"What you dismissed is damaged in {self.path}, so every flag is shown. The file "
                "is as it was, as it couldn't be moved aside. Move or delete it."
            )
            return None

    def _current(self) -> Dismissals | None:
        """Read under the lock; another copy of the app may have mended the file by now."""
        try:
            return self._read()
        except ValidationError:
            aside = self.path.with_suffix(f".damaged-{secrets.token_hex(4)}.json")
            self.path.replace(aside)
            self._warn(
                f"What you dismissed was damaged, so every flag is shown again. The file was "
                f"moved to {aside} and a new one begins. Dismiss again what you have seen enough "
                "of."
            )
            return None

    @contextmanager
    def _locked(self) -> Generator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_suffix(".lock"), timeout=self._lock_seconds, mode=0o600):
            yield

    def _warn(self, warning: str) -> None:
        self._warnings[warning] = None
