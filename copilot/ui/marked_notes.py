"""The notes as they were written, with the flagged words marked in place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from copilot.domain.labels import SEVERITIES
from copilot.ui.node import Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from copilot.domain.flags import Flag


def marked_notes(text: str, flags: Sequence[Flag]) -> Node:
    """Mark each flag's words by its severity, and number it where it ends.

    Args:
        text: The notes.
        flags: In the order of their numbers, which start at 1; they may overlap.
    """
    inside = tuple(_pieces(text, flags))
    return Node("div", inside, look="notes", label="Your notes, with marks", scrolls=True)


def _pieces(text: str, flags: Sequence[Flag]) -> Iterator[Node | str]:
    edges = sorted({0, len(text), *(edge for flag in flags for edge in (flag.start, flag.end))})
    for start, end in pairwise(edges):
        over = [flag for flag in flags if flag.start <= start and end <= flag.end]
        piece = text[start:end]
        if over:
            worst = max((flag.severity for flag in over), key=SEVERITIES.index)
            yield Node("mark", piece, look=worst)
        else:
            yield piece
        for number, flag in enumerate(flags, start=1):
            if flag.end == end:
                yield Node(
                    "button",
                    str(number),
                    look=f"ref {flag.severity}",
                    to=f"flag-{number}",
                    label=f"Go to warning {number}, {flag.severity}",
                )
