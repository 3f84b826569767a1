"""Writes the authority policy that a manager edits; :class:`PolicyFile` reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.owner_file import replace_text
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.domain.authority import Authority


@dataclass(frozen=True)
class PolicyEditor:
    """Puts a policy in the place of the one before, of which a copy stays."""

    path: Path
    """The file that is written."""
    package: Path
    """The policy in the package."""
    render: Callable[[Authority], str]
    """Turns a policy into the file's text."""
    named: bool
    """Whether a setting names the file; then it has to be there, and a reset can't delete it."""

    @property
    def own(self) -> bool:
        """Whether something else than the package's policy is followed."""
        return self.named or self.path.exists()

    @property
    def before(self) -> Path:
        """Where the text is kept that the last save or reset replaced."""
        return self.path.with_name(f"{self.path.name}.before")

    def save(self, policy: Authority) -> None:
        """Write a policy; it holds from now on.

        Raises:
            StorageError: It can't be written; the one before still holds.
        """
        self._replace(self.render(policy))

    def reset(self) -> None:
        """Go back to the policy in the package.

        Raises:
            StorageError: It can't be written; the one before still holds.
        """
        self._replace(self.package.read_text(encoding="utf-8") if self.named else None)

    def _replace(self, text: str | None) -> None:
        try:
            # A link is followed: what it leads to may be everybody's.
            target = self.path.resolve()
            mode = 0o600
            if target.exists():
                mode = target.stat().st_mode & 0o777
                replace_text(self.before, target.read_text(encoding="utf-8", errors="replace"))
            if text is None:
                target.unlink(missing_ok=True)
            else:
                replace_text(target, text, mode)
        except OSError as error:
            raise StorageError(
                f"The authority policy can't be written to {self.path} ({error.strerror}). "
                "Nothing was changed, and the one from before holds. Make the file and its folder "
                "writable, or name another file with COPILOT_POLICY."
            ) from error
