"""Has a file read by a process of its own, and says in words why it can't be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from copilot.adapters.ingest.extract import (
    KINDS,
    MOST_CHARACTERS,
    MOST_ENTRIES,
    MOST_PAGES,
    MOST_UNPACKED,
    Extract,
    Problem,
)
from copilot.errors import InputError

if TYPE_CHECKING:
    from copilot.adapters.ingest.extract import Kind

SECONDS = 10.0
"""How long one file may take."""
MOST_BYTES: dict[Kind, int] = {
    "text": 5_000_000,
    "html": 5_000_000,
    "docx": 25_000_000,
    "pdf": 25_000_000,
}
_CHILD = "copilot.adapters.ingest.child"
_PASSED_ON = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")
"""What of the environment a Python needs to start; keys and addresses are not among it."""
_TOLD: dict[Problem, str] = {
    "broken": "is damaged, or is not what its name says. Open it, save it again, and try that",
    "encrypted": "is locked with a password. Save a copy without one, and try that",
    "old": "is locked with a password, or from a Word before 2007. Save it unlocked, as .docx, and "
    "try that",
    "scanned": "holds pictures of pages and no text. Have its text recognised (OCR) by a scanner "
    "or PDF program first, and try that file",
    "pages": f"has more than {MOST_PAGES} pages. Cut it into several files",
    "bomb": f"would unpack to more than {MOST_UNPACKED // 1_000_000} MB, or is packed unusually "
    "tightly. Take pictures out, or save its text alone as .docx, .txt or .md",
    "entries": f"packs more than {MOST_ENTRIES:,} parts. Save its text alone as .docx, .txt or .md",
    "long": f"holds more than {MOST_CHARACTERS // 1_000_000} million characters. Cut it into "
    "several files",
    "empty": "holds no words, or headings alone. Add some, or choose another file",
    "memory": "takes more memory to read than a playbook should. Save its text alone as .txt or "
    ".md, or cut it into several files",
    "slow": f"takes longer than {SECONDS:.0f} seconds to read. Save its text alone as .txt or .md, "
    "or cut it into several files",
}


def kind_of(name: str) -> Kind:
    """Tell a file's kind by its name.

    Raises:
        InputError: It is none that can be read.
    """
    kind = KINDS.get(Path(name).suffix.lower())
    if kind is None:
        known = ", ".join(sorted(KINDS))
        raise InputError(f"{name}: no playbook ends so. Nothing was kept. These do: {known}.")
    return kind


def checked_size(name: str, size: int) -> None:
    """Refuse a file that is too big for its kind.

    Raises:
        InputError: It is, or its kind can't be read.
    """
    most = MOST_BYTES[kind_of(name)]
    if size > most:
        raise InputError(
            f"{name} is larger than {most // 1_000_000} MB. Nothing was kept. Cut it into several "
            "files, or take pictures out."
        )


def read_apart(name: str, data: bytes, seconds: float = SECONDS) -> Extract:
    """Read a file's words in a child process with little time and memory.

    Raises:
        InputError: The file gives no words; the message says why and what to do.
    """
    checked_size(name, len(data))
    answer = _asked(kind_of(name), data, seconds)
    problem = cast("Problem | None", answer.get("problem"))
    if problem:
        raise InputError(f"{name} {_TOLD[problem]}. Nothing was kept.")
    return Extract.unpacked(answer)


def _asked(kind: Kind, data: bytes, seconds: float) -> dict[str, object]:
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    # The child finds this package and its libraries where this process has found them.
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(  # noqa: S603 - no word of it comes from outside
            [sys.executable, "-B", "-P", "-s", "-m", _CHILD, kind],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"problem": "slow"}
    try:
        return cast("dict[str, object]", json.loads(done.stdout))
    except ValueError:
        # It was stopped: by its limit of processor time, or where C code found no memory.
        return {"problem": "slow" if -done.returncode in _STOPPED_FOR_TIME else "memory"}


_STOPPED_FOR_TIME = (9, 24)
"""Signals by which a system ends what has used up its processor time (SIGKILL, SIGXCPU)."""
