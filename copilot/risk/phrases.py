"""Runs of words round a flag, as dismissed phrases are compared with them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from copilot.domain.dismissals import normalised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from copilot.domain.flags import Flag

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def phrase_of(words: str) -> str:
    """Normalise a phrase; the punctuation round it is left out, that within it counts."""
    return _EDGES.sub("", normalised(words))


class Runs:
    """The words of a text and where they stand."""

    def __init__(self, text: str) -> None:
        """Cut the text at its white space."""
        spans = [match.span() for match in _WORD.finditer(text)]
        self._text = text
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holding(self, flag: Flag, counts: Collection[int]) -> Iterator[str]:
        """Yield the flagged words, and the runs of so many words that hold them all.

        A run that holds only a part of them would take the rest of the flag with it unseen.
        """
        yield phrase_of(flag.quote)
        first = bisect_right(self._ends, flag.start)
        last = bisect_left(self._starts, flag.end)
        for count in counts:
            for start in range(max(0, last - count), first + 1):
                stop = start + count
                if last <= stop <= len(self._ends):
                    yield phrase_of(self._text[self._starts[start] : self._ends[stop - 1]])
