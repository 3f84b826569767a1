"""An encoder without a model: it marks the words it was told to, with the labels it was told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.fakes.encoder import FakeEncoder
from training.schema import PIECE_LABELS, TOKEN_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from copilot.ports import Piece, PieceTags, Progress, Window

FLOOR = 0.5


@dataclass
class MarkingEncoder(FakeEncoder):
    """Fits :class:`copilot.ports.Encoder`; white space parts its tokens."""

    id: str = "marking"
    piece_labels: tuple[str, ...] = PIECE_LABELS
    token_labels: tuple[str, ...] = TOKEN_LABELS
    thresholds: Mapping[str, float] = field(
        default_factory=lambda: dict.fromkeys((*PIECE_LABELS, *TOKEN_LABELS), FLOOR)
    )
    marks: Mapping[str, Sequence[str]] = field(default_factory=dict[str, "Sequence[str]"])
    """Words, as they stand in the notes, and the labels that they get."""
    sure: float = 0.9
    """The probability of a marked label; any other has none."""
    read: list[Window] = field(default_factory=list["Window"])
    """Every window that was tagged, in order."""

    def confidence(self, score: float) -> float:
        """Take a score at its word."""
        return score

    def tag(
        self, windows: Sequence[Window], progress: Progress | None = None
    ) -> list[tuple[PieceTags, ...]]:
        """Mark pieces and tokens; see :class:`copilot.ports.Encoder`."""
        self.read += windows
        if progress:
            progress(len(windows), len(windows))
        return [tuple(self._marked(piece) for piece in window.pieces) for window in windows]

    def _marked(self, piece: Piece) -> PieceTags:
        tags = self._tags(piece)
        for name, start, end in self._places(piece.text):
            if name in self.piece_labels:
                tags.labels[self.piece_labels.index(name)] = self.sure
            if name in self.token_labels:
                touched = _touching(tags.offsets, start, end)
                tags.tokens[touched, self.token_labels.index(name)] = self.sure
        return tags

    def _places(self, text: str) -> Iterator[tuple[str, int, int]]:
        for words, names in self.marks.items():
            for found in re.finditer(re.escape(words), text):
                for name in names:
                    yield name, found.start(), found.end()


def _touching(offsets: NDArray[np.int32], start: int, end: int) -> NDArray[np.bool_]:
    return (offsets[:, 0] < end) & (offsets[:, 1] > start)
