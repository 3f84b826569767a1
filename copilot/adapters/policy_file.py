"""The authority policy in force: the file's, or while that is broken the last good one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from copilot.adapters.owner_file import replace_text
from copilot.domain.authority import Authority
from copilot.domain.model import Model
from copilot.errors import DataFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class _Kept(Model):
    """A policy that was read well once."""

    source: str
    """The file it was read from."""
    on: dt.date
    policy: Authority


@dataclass(frozen=True)
class PolicyInForce:
    """What decides on promises now, and what the manager has to know of it."""

    policy: Authority
    notice: str | None = None
    """What is broken, how to mend it and what holds until then; None where all is well."""


class PolicyFile:
    """A policy that people edit while it is in use.

    It is read again when the file changes. What was read well is copied to the data folder, and
    holds while the file is broken; where there is no copy, the package's own policy does.
    """

    def __init__(
        self, path: Path | None, folder: Path, read: Callable[[Path], Authority], default: Path
    ) -> None:
        """Read nothing yet.

        Args:
            path: The policy to follow; None is the one edited in the app, if there is one.
            folder: The data folder, where the copy and the app's own policy are kept.
            read: Turns a file into a policy, or raises DataFileError.
            default: The policy in the package.
        """
        self.copy = folder / "authority-last-good.json"
        """The copy."""
        self.named = path is not None
        """Whether a setting names the file."""
        self.path = path or folder / "authority.yaml"
        """The file that is followed."""
        self._read = read
        self._default = default
        self._seen: tuple[int, ...] | None = None
        self._good: _Kept | None = None
        self._found: PolicyInForce | None = None

    def in_force(self) -> PolicyInForce:
        """Say which policy holds now.

        Raises:
            DataFileError: The package's own policy is broken, and nothing else is known.
        """
        seen = self._stamp()
        if self._found is None or seen != self._seen:
            self._found, self._seen = self._look(), seen
        return self._found

    def _stamp(self) -> tuple[int, ...]:
        return *_stamp_of(self.path), *_stamp_of(self._default)

    def _look(self) -> PolicyInForce:
        if self.path == self._default or not (self.named or self.path.exists()):
            return PolicyInForce(self._read(self._default))
        try:
            policy = self._read(self.path)
        except DataFileError as error:
            return self._instead(error)
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        self._good = _Kept(source=str(self.path), on=today, policy=policy)
        return PolicyInForce(policy, self._keep(self._good))

    def _keep(self, good: _Kept) -> str | None:
        kept = self._kept()
        if kept and (kept.source, kept.policy) == (good.source, good.policy):
            return None
        try:
            replace_text(self.copy, good.model_dump_json(indent=1) + "\n")
        except OSError as error:
            return (
                f"Your authority policy holds, but no copy of it can be kept in {self.copy} "
                f"({error.strerror}), to fall back on if an edit goes wrong. Make the folder "
                "writable, or set COPILOT_DATA_DIR to another one."
            )
        return None

    def _instead(self, error: DataFileError) -> PolicyInForce:
        good = self._good or self._kept()
        if good is None:
            return PolicyInForce(
                self._read(self._default),
                f"{error}. No good copy of your authority policy is known, so the one in the "
                "package holds until the file is mended.",
            )
        return PolicyInForce(
            good.policy,
            f"{error}. Until it is mended, the last good authority policy holds: the one read "
            f"from {good.source} on {good.on.isoformat()}, kept in {self.copy}.",
        )

    def _kept(self) -> _Kept | None:
        try:
            return _Kept.model_validate_json(self.copy.read_bytes(), strict=True)
        except (OSError, ValidationError):
            # A copy that is gone or damaged is no reason to stop; a new one is made.
            return None


def _stamp_of(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return (0,)
    return found.st_mtime_ns, found.st_size, found.st_ino
