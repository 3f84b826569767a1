"""PDF to blocks: lines by the size of their letters, joined to paragraphs."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from copilot.adapters.ingest.extract import (
    MOST_CHARACTERS,
    MOST_PAGES,
    Block,
    Extract,
    LeftOut,
    UnreadableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

_FEWEST_LETTERS = 20
"""Fewer in a whole file are a stamp on a picture."""
_TINY = 2.0
"""Points; smaller letters are not meant to be read."""
_LARGER = 1.15
"""How much larger than the text a heading is."""
_LONGEST_HEADING = 100
_REPEATED = 0.6
"""Share of pages on which a line of the same words is a header or footer."""
_FEWEST_PAGES = 3
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d+(?:\s*(?:/|of)\s*\d+)?", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){5}")
"""Dots that lead to a page number, in a table of contents."""
_BULLET = re.compile(r"(?:[-*•–]|\d+[.)])\s")
_SHORT_LINE = 0.75
"""Share of the widest usual line below which a full stop ends the paragraph."""


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    page: int


def read_pdf(data: bytes) -> Extract:
    """Read pages in order.

    Raises:
        UnreadableError: It is locked, has too many pages or no text.
    """
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise UnreadableError("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise UnreadableError("pages")
    pages: list[list[_Line]] = []
    hidden = letters = 0
    for number, page in enumerate(reader.pages, start=1):
        lines, unseen = _lines(page, number)
        pages.append(lines)
        hidden += unseen
        letters += sum(len(line.text) for line in lines)
        if letters > MOST_CHARACTERS:
            raise UnreadableError("long")
    if sum(each.isalnum() for lines in pages for line in lines for each in line.text) < (
        _FEWEST_LETTERS
    ):
        raise UnreadableError("scanned")
    blank = tuple(number for number, lines in enumerate(pages, start=1) if not lines)
    title = reader.metadata.title if reader.metadata else None
    left_out = LeftOut(hidden=hidden, blank_pages=blank)
    return Extract(tuple(_blocks(_body(pages))), title, left_out)


def _lines(page: PageObject, number: int) -> tuple[list[_Line], int]:
    """Read a page's lines; the number says how many runs were too small to be seen."""
    letters: list[tuple[str, float]] = []
    hidden = 0

    def take(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:  # noqa: ANN401
        nonlocal hidden
        shown = abs(size * (inner[3] or inner[1]) * (outer[3] or outer[1]))
        if text.strip() and shown < _TINY:
            hidden += 1
        else:
            letters.extend((letter, shown) for letter in text)

    page.extract_text(visitor_text=take)
    lines: list[_Line] = []
    start = 0
    for end, (letter, _size) in enumerate([*letters, ("\n", 0.0)]):
        if letter == "\n":
            part = letters[start:end]
            text = " ".join("".join(each for each, _ in part).split())
            if text:
                sizes = Counter(round(size, 1) for each, size in part if not each.isspace())
                lines.append(_Line(text, sizes.most_common(1)[0][0], number))
            start = end + 1
    return lines, hidden


def _body(pages: list[list[_Line]]) -> list[_Line]:
    """Leave out page numbers, headers and footers."""
    on = Counter(text for lines in pages for text in {line.text for line in lines})
    many = max(_FEWEST_PAGES, _REPEATED * len(pages))
    return [
        line
        for lines in pages
        for line in lines
        if on[line.text] < many
        and not _PAGE_NUMBER.fullmatch(line.text)
        and not _LEADERS.search(line.text)
    ]


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0]
    ranks = sorted((size for size in sizes if size >= usual * _LARGER), reverse=True)
    width = sorted(len(line.text) for line in lines)[int(0.9 * (len(lines) - 1))]
    part: list[_Line] = []
    for line in lines:
        if part and _begins(line, part[-1], width, is_heading=line.size in ranks):
            yield _joined(part, ranks)
            part = []
        part.append(line)
    if part:
        yield _joined(part, ranks)


def _begins(line: _Line, before: _Line, width: int, *, is_heading: bool) -> bool:
    """Whether a line starts a paragraph of its own."""
    if line.size != before.size and (is_heading or before.size > line.size * 1.05):
        return True
    if _BULLET.match(line.text):
        return True
    ended = before.text.endswith((".", "!", "?", ":", "”", '"'))
    return ended and not is_heading and len(before.text) < _SHORT_LINE * width


def _joined(lines: list[_Line], ranks: list[float]) -> Block:
    first = lines[0]
    text = " ".join(line.text for line in lines)
    level = min(ranks.index(first.size) + 1, 6) if first.size in ranks else 0
    return Block(text, level if len(text) <= _LONGEST_HEADING else 0, first.page)
