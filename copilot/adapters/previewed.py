"""Remembers where a manager has seen what would be sent; a hash of the host, no word of notes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from copilot.adapters.owner_file import replace_text

if TYPE_CHECKING:
    from pathlib import Path


class Previewed:
    """Hosts for which a preview was shown."""

    def __init__(self, folder: Path) -> None:
        """Keep it below the data folder; nothing is made before the first preview."""
        self._path = folder / "llm" / "previewed.txt"

    def seen(self, host: str) -> bool:
        """Whether a preview was shown for this host; a file that can't be read says no."""
        try:
            return _key(host) in self._path.read_text("utf-8").split()
        except (OSError, UnicodeDecodeError):
            return False

    def keep(self, host: str) -> None:
        """Note that one was shown; where that can't be kept, it will be asked for again."""
        if self.seen(host):
            return
        try:
            known = self._path.read_text("utf-8") if self._path.exists() else ""
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_text(self._path, f"{known}{_key(host)}\n")
        except (OSError, UnicodeDecodeError):
            return


def _key(host: str) -> str:
    return hashlib.sha256(host.encode()).hexdigest()[:16]
