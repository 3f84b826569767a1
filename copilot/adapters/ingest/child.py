"""Reads one file in a process of its own, which may neither take much, nor write, nor call out.

``python -m copilot.adapters.ingest.child KIND`` reads the file's bytes from standard input and
prints one JSON object: an extract, or the problem. It is stopped from outside after a while.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib import import_module
from typing import Any, cast

from copilot.adapters.ingest.extract import MOST_CHARACTERS, Block, Extract, Kind, UnreadableError
from copilot.adapters.ingest.letters import seen

CPU_SECONDS = 8
MEMORY = 768 * 2**20
"""Bytes of address space."""
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn")


def main(kind: Kind) -> None:
    """Read standard input, print the answer."""
    _limit()
    sys.addaudithook(_refuse)
    try:
        answer = _read(kind, sys.stdin.buffer.read()).packed()
    except UnreadableError as error:
        answer = {"problem": error.problem}
    except MemoryError:
        answer = {"problem": "memory"}
    except Exception:  # noqa: BLE001 - whatever a parser trips over is a broken file
        answer = {"problem": "broken"}
    json.dump(answer, sys.stdout)


def _read(kind: Kind, data: bytes) -> Extract:
    # Each reader has its own library, and one file needs only one of them.
    reader: Any = getattr(import_module(f"copilot.adapters.ingest.{kind}_file"), f"read_{kind}")
    return _cleaned(reader(data))


def _cleaned(extract: Extract) -> Extract:
    """Take unseen characters out of every block.

    Raises:
        UnreadableError: No words are left, or too many.
    """
    hidden = 0
    blocks: list[Block] = []
    for block in extract.blocks:
        text, hiding = seen(block.text)
        hidden += hiding
        if text.strip():
            blocks.append(replace(block, text=text.strip("\n")))
    if not any(each.isalnum() for block in blocks if not block.level for each in block.text):
        raise UnreadableError("empty")
    if sum(len(block.text) for block in blocks) > MOST_CHARACTERS:
        raise UnreadableError("long")
    left_out = replace(extract.left_out, hidden=extract.left_out.hidden + hidden)
    title = " ".join(seen(extract.title or "")[0].split()) or None
    return Extract(tuple(blocks), title, left_out)


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the clock alone stops it
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (wanted, wanted))


def _refuse(event: str, _: tuple[object, ...]) -> None:
    """No parser has any business outside; a file that gets one to try is answered as broken."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


if __name__ == "__main__":
    main(cast("Kind", sys.argv[1]))
