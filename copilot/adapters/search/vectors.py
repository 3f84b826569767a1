"""Vectors that can be asked for the nearest, and those kept in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from copilot.adapters.search.entries import embed
from copilot.adapters.search.ranking import Near, highest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.adapters.search.entries import Shelf
    from copilot.ports import Encoder, Progress


class Vectors(Protocol):
    """Finds the nearest vectors over all playbooks."""

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        """Return at most k, nearest first.

        Raises:
            StorageError: They can't be read any more.
        """
        ...

    def close(self) -> None:
        """Let go of any files."""
        ...


@dataclass(frozen=True)
class MemoryVectors:
    """Vectors in one matrix, for as long as the process lives."""

    topics: tuple[str, ...]
    matrix: NDArray[np.float32]
    """Unit vectors, shape (topics, 384)."""

    @classmethod
    def build(
        cls, encoder: Encoder, shelves: tuple[Shelf, ...], progress: Progress | None
    ) -> MemoryVectors:
        """Embed every entry of the shelves."""
        topics = tuple(entry.topic for shelf in shelves for entry in shelf.entries)
        parts = [*embed(encoder, shelves, progress)]
        return cls(topics, np.concatenate(parts) if parts else np.zeros((0, 384), np.float32))

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        """Return at most k, nearest first."""
        similarities = self.matrix @ query
        return [Near(self.topics[p], float(similarities[p])) for p in highest(similarities, k)]

    def close(self) -> None:
        """Do nothing: there are no files."""
