"""Cuts what was read at its headings, and long sections at the ends of paragraphs."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copilot.adapters.ingest.extract import Block

LONGEST = 250
"""Words of one passage."""
SHORTEST = 120
"""Words before a long section may be cut."""
_LETTERS_A_WORD = 7
"""With its space; scripts without spaces are measured by their letters."""
_LONGEST_SLUG = 60
_BULLETS = ("- ", "• ", "– ")
_CUTS = (
    (re.compile(r"\n"), "\n"),
    (re.compile(r"(?<=[.!?。])\s+"), " "),
    (re.compile(r"\s+"), " "),
)
"""Where a long paragraph is cut, best first, and what joins the cuttings."""


@dataclass(frozen=True)
class Chunk:
    """One passage to be."""

    id: str
    """Unique within the file."""
    heading: str
    above: tuple[str, ...]
    """The headings around it, outermost first, its own last."""
    text: str
    page: int | None


@dataclass(frozen=True)
class _Section:
    above: tuple[str, ...]
    blocks: tuple[Block, ...]


def chunks(blocks: Iterable[Block], title: str) -> Iterator[Chunk]:
    """Yield passages in order; text before the first heading stands under the title."""
    ids = _Ids()
    for section in _sections(blocks, title):
        base = ids.for_heading(section.above)
        for number, part in enumerate(_parts(section.blocks)):
            name = ids.numbered(base) if number else base
            yield Chunk(name, section.above[-1], section.above, _joined(part), part[0].page)


def slug(words: str) -> str:
    """Make an id of words; of words without Latin letters or digits, one that stays the same."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST_SLUG].strip("-")
    return found or f"section-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def _sections(blocks: Iterable[Block], title: str) -> Iterator[_Section]:
    path: list[tuple[int, str]] = [(0, title)]
    body: list[Block] = []
    for block in blocks:
        if not block.level:
            body.append(block)
            continue
        if body:
            yield _Section(_names(path, title), tuple(body))
            body = []
        path = [each for each in path if each[0] < block.level]
        path.append((block.level, " ".join(block.text.split())))
    if body:
        yield _Section(_names(path, title), tuple(body))


def _names(path: list[tuple[int, str]], title: str) -> tuple[str, ...]:
    names = [name for _, name in path]
    # The title usually is the first heading too; once is enough.
    return tuple(names[1:] if names[1:] and names[1] == title else names)


class _Ids:
    """Hands out every id once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def for_heading(self, above: tuple[str, ...]) -> str:
        """Take the heading for an id, with those above it where it stands twice."""
        for count in range(1, len(above) + 1):
            name = slug(" ".join(above[-count:]))
            if name not in self._given:
                self._given[name] = 1
                return name
        return self.numbered(slug(above[-1]))

    def numbered(self, base: str) -> str:
        """Take the next number for an id that stands already."""
        while (name := f"{base}-{self._given[base] + 1}") in self._given:
            self._given[base] += 1
        self._given[base] += 1
        self._given[name] = 1
        return name


def _joined(blocks: list[Block]) -> str:
    text = blocks[0].text
    for before, block in pairwise(blocks):
        listed = before.text.startswith(_BULLETS) and block.text.startswith(_BULLETS)
        text += ("\n" if listed else "\n\n") + block.text
    return text


def _parts(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Deal blocks out into parts of like length, none longer than LONGEST."""
    pieces = [
        replace(block, text=text)
        for block in blocks
        for text in _pieces(block.text)
        if text.strip()
    ]
    total = sum(_size(piece.text) for piece in pieces)
    goal = total / math.ceil(total / LONGEST)
    part: list[Block] = []
    size = 0
    for piece in pieces:
        more = _size(piece.text)
        if part and (size + more > LONGEST or (size >= SHORTEST and size + more / 2 > goal)):
            yield part
            part, size = [], 0
        part.append(piece)
        size += more
    yield part


def _pieces(text: str, cuts: Sequence[tuple[re.Pattern[str], str]] = _CUTS) -> Iterator[str]:
    """Cut a paragraph that is longer than a passage at lines, else sentences, else words."""
    if _size(text) <= LONGEST:
        yield text
        return
    if not cuts:
        most = LONGEST * _LETTERS_A_WORD
        yield from (text[start : start + most] for start in range(0, len(text), most))
        return
    (cut, joint), *finer = cuts
    gathered: list[str] = []
    size = 0
    for bit in cut.split(text):
        more = _size(bit)
        if gathered and size + more > SHORTEST:
            yield joint.join(gathered)
            gathered, size = [], 0
        if more > LONGEST:
            yield from _pieces(bit, finer)
        else:
            gathered.append(bit)
            size += more
    if gathered:
        yield joint.join(gathered)


def _size(text: str) -> int:
    return max(len(text.split()), len(text) // _LETTERS_A_WORD)
