"""An encoder without a model: texts that share words are near each other."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from copilot.ports import PieceTags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from copilot.ports import Piece, Progress, Window


@dataclass
class FakeEncoder:
    """Fits :class:`copilot.ports.Encoder`; counts what it was asked to embed."""

    id: str = "fake"
    piece_labels: tuple[str, ...] = ("signal:energy",)
    token_labels: tuple[str, ...] = ("flag:dismissing",)
    thresholds: Mapping[str, float] = field(default_factory=dict[str, float])
    embedded: int = 0
    """Texts embedded so far."""

    def confidence(self, score: float) -> float:
        """Take a score at its word."""
        return score

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Add up one fixed random direction a word."""
        self.embedded += len(texts)
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()) or [""]:
                vectors[row] += _direction(word)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def tag(
        self, windows: Sequence[Window], progress: Progress | None = None
    ) -> list[tuple[PieceTags, ...]]:
        """Say zero of everything; every word is a token."""
        if progress:
            progress(len(windows), len(windows))
        return [tuple(self._tags(piece) for piece in window.pieces) for window in windows]

    def _tags(self, piece: Piece) -> PieceTags:
        spans = [match.span() for match in re.finditer(r"\S+", piece.text)]
        return PieceTags(
            labels=np.zeros(len(self.piece_labels), dtype=np.float32),
            tokens=np.zeros((len(spans), len(self.token_labels)), dtype=np.float32),
            offsets=np.array(spans, dtype=np.int32).reshape(-1, 2),
        )


def _direction(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(word.encode(errors="replace")).digest()[:8])
    return np.random.default_rng(seed).standard_normal(384).astype(np.float32)
