"""Checksums of Chroma's vector files, which end the whole process when a damaged one is loaded."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from copilot.adapters.search.collection import DamagedIndexError

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "sums.json"
_WRITTEN = "index_metadata.pickle"
"""Stands beside vectors that were written out; without it Chroma makes the files anew."""
_CHUNK = 1 << 20


def check_sums(home: Path) -> None:
    """Compare the files with what was kept of them.

    Raises:
        DamagedIndexError: One is missing or different.
    """
    file = home / _FILE
    if not file.exists():
        return
    now = _sums(home)
    try:
        kept: dict[str, int] = dict(json.loads(file.read_text("utf-8")))
    except (TypeError, ValueError) as error:
        raise DamagedIndexError from error
    # What is there beside is from a process that ended before it could note it.
    if any(now.get(name) != total for name, total in kept.items()):
        raise DamagedIndexError


def keep_sums(home: Path) -> None:
    """Note how the files are now."""
    (home / _FILE).write_text(json.dumps(_sums(home)), "utf-8")


def _sums(home: Path) -> dict[str, int]:
    return {
        file.relative_to(home).as_posix(): _sum(file)
        for mark in sorted(home.glob(f"*/{_WRITTEN}"))
        for file in sorted(mark.parent.iterdir())
    }


def _sum(file: Path) -> int:
    total = 0
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            total = zlib.crc32(chunk, total)
    return total
