"""The words of passages, weighed by BM25."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from copilot.adapters.search.words import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.domain.passages import Passage


class Bm25:
    """Scores every passage by the words it shares with a query."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        """Take the passages to score; their words are counted at the first query."""
        self._passages = passages

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return one score a passage, 0 where no word is shared; shape (passages,)."""
        words = words_of(query)
        if not words or not self._passages:
            return np.zeros(len(self._passages), dtype=np.float32)
        return np.asarray(self._index.get_scores(words), dtype=np.float32)

    @cached_property
    def _index(self) -> Any:  # noqa: ANN401 - bm25s has no types
        # A third of a second that only a search should cost.
        import bm25s  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

        index: Any = bm25s.BM25()
        index.index([_words(passage) for passage in self._passages], show_progress=False)
        return index


def _words(passage: Passage) -> list[str]:
    return words_of("\n".join((passage.heading, passage.text, *passage.cues)))
