"""Files that belong to one person: replaced as a whole, and readable by their owner alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_text(path: Path, text: str, mode: int = 0o600) -> None:
    """Write a file so that a reader finds the old or the new one, never half of it.

    Args:
        path: The file; folders above it are made.
        text: All that is in it then.
        mode: Who may read and write it; its owner alone, unless a shared file is replaced.

    Raises:
        OSError: It can't be written; the old one is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(mode)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
