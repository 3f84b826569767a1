"""What was read out of a file to a playbook whose passages know where they come from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from copilot.adapters.ingest.chunks import chunks
from copilot.adapters.ingest.letters import seen
from copilot.domain.passages import Passage, Playbook, Provenance

if TYPE_CHECKING:
    from copilot.adapters.ingest.extract import Extract, LeftOut

_LONGEST_NAME = 200


def plain_name(name: str) -> str:
    """Take a file's own name, whatever folders and unseen characters were put before or in it."""
    bare = " ".join(seen(re.split(r"[/\\]", name)[-1])[0].split())
    return bare[-_LONGEST_NAME:].lstrip(".") or "file"


def title_of(extract: Extract, file: str) -> str:
    """Name a playbook: by the heading it begins with, what the file says, or the file's name."""
    first = extract.blocks[0]
    if first.level == 1:
        return " ".join(first.text.split())
    stem = re.sub(r"[\s_-]+", " ", Path(file).stem).strip()
    return extract.title or stem[:1].upper() + stem[1:] or file


def playbook_from(
    extract: Extract, playbook_id: str, version: int, provenance: Provenance
) -> Playbook:
    """Cut an extract into passages.

    Args:
        extract: What was read.
        playbook_id: Its topics begin so.
        version: Counts how often its file was taken in.
        provenance: Of the whole file; each passage gets its own heading and page.
    """
    title = title_of(extract, provenance.file)
    passages = (
        Passage(
            topic=f"{playbook_id}/{chunk.id}",
            playbook=playbook_id,
            heading=chunk.heading,
            text=chunk.text,
            provenance=provenance.model_copy(
                update={"heading": " > ".join(chunk.above), "page": chunk.page}
            ),
        )
        for chunk in chunks(extract.blocks, title)
    )
    return Playbook(
        id=playbook_id,
        title=title,
        version=version,
        source=f"{provenance.file}, approved by {provenance.approved_by}",
        passages=tuple(passages),
    )


def told_left_out(left_out: LeftOut) -> tuple[str, ...]:
    """Say in words what of a file was not taken."""
    pages = ", ".join(str(page) for page in left_out.blank_pages)
    told = (
        (left_out.hidden, f"Text that nobody sees was left out ({left_out.hidden} places)."),
        (left_out.active, f"Scripts and the like were left out ({left_out.active})."),
        (left_out.pictures, f"Pictures were left out ({left_out.pictures}); none was fetched."),
        (pages, f"These pages hold no text, perhaps pictures, and were left out: {pages}."),
    )
    return tuple(words for found, words in told if found)
