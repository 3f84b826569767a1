"""The notes as they were written, with the flagged words marked in place."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from copilot.domain.labels import SEVERITIES
from copilot.ui.shell.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.evidence import Evidence
    from copilot.domain.flags import Flag
    from copilot.domain.labels import Severity


_LONG = 6000
"""Characters from which on the notes scroll in a box of their own."""
_LONGEST_WORD = 24
"""Characters of a word that a number may be tied to; a longer one would not fit a phone."""


def marked_notes(text: str, flags: Sequence[Flag]) -> Node:
    """Mark each flag's words by its severity, and number it where it ends.

    Args:
        text: The notes.
        flags: In the order of their numbers, which start at 1; they may overlap.
    """
    inside = tuple(_pieces(text, flags))
    if len(text) <= _LONG:
        return Node("div", inside, look="notes")
    return Node("div", inside, look="notes long", label="The notes, with marks", scrolls=True)


def lit_notes(text: str, found: Sequence[Evidence], lit: Evidence | None) -> Node:
    """Underline the words that lines come from, and light those of one line.

    Args:
        text: The notes.
        found: Where lines come from; they may overlap.
        lit: What to light and lead to.
    """
    within = [each for each in found if each.end <= len(text)]
    edges = sorted({0, len(text), *(edge for each in within for edge in (each.start, each.end))})
    inside: list[Node | str] = []
    arrived = False
    for start, end in pairwise(edges):
        piece = text[start:end]
        if lit and lit.start <= start and end <= lit.end:
            inside.append(Node("mark", piece, look="lit", arrives=not arrived))
            arrived = True
        elif any(each.start <= start and end <= each.end for each in within):
            inside.append(Node("mark", piece, look="found"))
        else:
            inside.append(piece)
    look = "notes beside"
    return Node("div", tuple(inside), look=look, label="The notes", scrolls=True)


def _pieces(text: str, flags: Sequence[Flag]) -> Iterator[Node | str]:
    edges = sorted({0, len(text), *(edge for flag in flags for edge in (flag.start, flag.end))})
    for start, end in pairwise(edges):
        over = [flag for flag in flags if flag.start <= start and end <= flag.end]
        piece = text[start:end]
        if not over:
            yield piece
            continue
        worst = max(over, key=lambda flag: SEVERITIES.index(flag.severity)).severity
        numbers = [number for number, flag in enumerate(flags, start=1) if flag.end == end]
        yield from _marked(piece, worst, [_number(each, flags[each - 1]) for each in numbers])


def _marked(piece: str, severity: Severity, numbers: Sequence[Node]) -> Iterator[Node]:
    """Mark a piece; its last word and the numbers that end it stay on one line."""
    word = re.search(r"\S*\Z", piece)
    last = word[0] if numbers and word and len(word[0]) <= _LONGEST_WORD else ""
    rest = piece[: len(piece) - len(last)]
    if rest:
        yield Node("mark", rest, look=severity)
    tail = (Node("mark", last, look=severity),) if last else ()
    if tail or numbers:
        yield Node("span", (*tail, *numbers), look="together")


def _number(number: int, flag: Flag) -> Node:
    return Node(
        "button",
        str(number),
        look=f"ref {flag.severity}",
        to=f"flag-{number}",
        label=f"Go to warning {number}, {flag.severity}",
    )
