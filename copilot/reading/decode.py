"""Token probabilities to runs of characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from copilot.ports import Encoder, PieceTags
    from copilot.reading.segment import Segment

TIGHT, WIDE = 0.4, 0.25
"""A run goes on while a token has this share of the peak."""
_GAP = 2
"""Tokens below the edge that a run may bridge."""
_SPLIT = 0.5
_SAME_PROBLEM, _CRUMB = 25, 0.5
"""Characters between two pieces of one problem; share of the weightiest that a piece needs."""


@dataclass(frozen=True)
class Run:
    """Characters of the notes that one head marked."""

    start: int
    end: int
    peak: float


@dataclass(frozen=True)
class Tagged:
    """A segment and what the encoder says of it."""

    segment: Segment
    tags: PieceTags
    encoder: Encoder

    def label(self, name: str) -> float:
        """Probability of a piece label."""
        return float(self.tags.labels[self.encoder.piece_labels.index(name)])

    def column(self, name: str) -> NDArray[np.float32]:
        """Probabilities of a token label, shape (tokens,)."""
        return self.tags.tokens[:, self.encoder.token_labels.index(name)]

    def score(self, name: str) -> float:
        """How far piece head and token head together see a label, 0 to 1."""
        column = self.column(name)
        if not len(column):
            return 0.0
        return float(np.sqrt(self.label(name) * column.max()))

    def runs(
        self, name: str, floor: float, *, split: bool = False, edge: float = TIGHT
    ) -> list[Run]:
        """Runs of a token label whose peak reaches floor, in the order of the text.

        Args:
            name: The token label.
            floor: What the best token of a run must reach.
            split: Whether a new run begins where the head says so.
            edge: Share of the peak that keeps a run going.
        """
        column = self.column(name)
        begins = self.column("begin") if split else np.zeros_like(column)
        return [
            Run(
                self.segment.start + int(self.tags.offsets[first][0]),
                self.segment.start + int(self.tags.offsets[last][1]),
                float(column[first : last + 1].max()),
            )
            for first, last in _stretches(column, begins, floor, edge)
        ]

    def problems(self, name: str, floor: float) -> list[Run]:
        """Runs of a risk: near pieces are one problem, and crumbs beside a weighty one are none."""
        joined: list[Run] = []
        for run in self.runs(name, floor, edge=WIDE):
            last = joined.pop() if joined and run.start - joined[-1].end <= _SAME_PROBLEM else run
            joined.append(Run(last.start, run.end, max(last.peak, run.peak)))
        weights = [self.mean(name, run.start, run.end) * (run.end - run.start) for run in joined]
        enough = _CRUMB * max(weights, default=0.0)
        return [run for run, weight in zip(joined, weights, strict=True) if weight >= enough]

    def mean(self, name: str, start: int, end: int) -> float:
        """Mean probability of a token label over characters start to end of the notes."""
        offsets = self.tags.offsets + self.segment.start
        inside = (offsets[:, 0] < end) & (offsets[:, 1] > start)
        return float(self.column(name)[inside].mean()) if inside.any() else 0.0


def _stretches(
    column: NDArray[np.float32], begins: NDArray[np.float32], floor: float, edge: float
) -> Iterator[tuple[int, int]]:
    """Yield (first, last) token of every run, cut where a new one begins."""
    lowest = edge * max(float(column.max(initial=0.0)), floor)
    for first, last in _joined(np.flatnonzero(column >= lowest)):
        cuts = [
            place
            for place in range(first + 2, last + 1)
            if begins[place] >= _SPLIT and begins[place] == begins[place - 1 : place + 2].max()
        ]
        for begin, end in zip([first, *cuts], [*(cut - 1 for cut in cuts), last], strict=True):
            if column[begin : end + 1].max() >= floor:
                yield begin, end


def _joined(places: Sequence[int] | NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for place in map(int, places):
        if first < 0:
            first = place
        elif place - last > _GAP:
            yield first, last
            first = place
        last = place
    if first >= 0:
        yield first, last
