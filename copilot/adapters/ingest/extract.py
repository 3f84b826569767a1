"""What is read out of a file, as it travels from the process that reads to the one that keeps."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Kind = Literal["text", "html", "docx", "pdf"]
KINDS: dict[str, Kind] = {
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""By the end of a file's name."""
MOST_ENTRIES = 2_000
"""Files packed in one .docx."""
MOST_UNPACKED = 50_000_000
"""Bytes of a .docx once unpacked."""
MOST_RATIO = 100
"""Times that a .docx may grow when it is unpacked."""
MOST_PAGES = 300
"""Pages of a PDF."""
MOST_CHARACTERS = 6_000_000
"""Of text in one file; more than its bytes only where they were packed."""
Problem = Literal[
    "broken",
    "encrypted",
    "old",
    "scanned",
    "pages",
    "bomb",
    "entries",
    "long",
    "empty",
    "memory",
    "slow",
]


class UnreadableError(Exception):
    """A file that gives no text, and why."""

    def __init__(self, problem: Problem) -> None:
        """Name the problem; words for people are found where the file's name is known."""
        super().__init__(problem)
        self.problem: Problem = problem


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph."""

    text: str
    level: int = 0
    """Of a heading, 1 to 6; 0 is a paragraph."""
    page: int | None = None


@dataclass(frozen=True)
class LeftOut:
    """What of a file was not taken."""

    hidden: int = 0
    """Runs of text that nobody sees."""
    active: int = 0
    """Scripts, frames and the like."""
    pictures: int = 0
    blank_pages: tuple[int, ...] = ()
    """Pages without text, from 1."""


@dataclass(frozen=True)
class Extract:
    """The words of one file in their order."""

    blocks: tuple[Block, ...]
    title: str | None = None
    left_out: LeftOut = field(default_factory=LeftOut)

    def packed(self) -> dict[str, Any]:
        """Turn into what JSON holds."""
        return asdict(self)

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Extract:
        """Turn back what :meth:`packed` gave."""
        left_out = packed["left_out"]
        pages = tuple(left_out.pop("blank_pages"))
        blocks = tuple(Block(**each) for each in packed["blocks"])
        return cls(blocks, packed["title"], LeftOut(**left_out, blank_pages=pages))
