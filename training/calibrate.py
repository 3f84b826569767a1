"""From which score on a label counts, found on rows that the training did not see."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copilot.adapters.onnx_encoder import OnnxEncoder
from training.rows import Labelled
from training.schema import PIECE_LABELS, TOKEN_LABELS

GRID = np.arange(0.2, 0.81, 0.02)
BETA = 0.8
"""Precision counts a little more than recall: three false alarms switch a tool off."""
PRIOR = 4.0
"""Positives' worth of belief in 0.5, so that a rare label does not run away."""


def thresholds(folder: Path, held_out: Sequence[Labelled]) -> dict[str, float]:
    """Choose each piece label's threshold by its F-score; 0.5 where nothing speaks."""
    encoder = OnnxEncoder(folder)
    tags = encoder.tag([item.window for item in held_out])
    scores = np.stack([_scores(piece) for window in tags for piece in window])
    truth = np.stack([example.labels for item in held_out for example in item.examples])
    return {
        name: _best(scores[:, column], truth[:, column]) for column, name in enumerate(PIECE_LABELS)
    }


def report(folder: Path, held_out: Sequence[Labelled], chosen: dict[str, float]) -> None:
    """Print precision and recall of every label at its threshold."""
    encoder = OnnxEncoder(folder)
    tags = encoder.tag([item.window for item in held_out])
    scores = np.stack([_scores(piece) for window in tags for piece in window])
    truth = np.stack([example.labels for item in held_out for example in item.examples])
    for column, name in enumerate(PIECE_LABELS):
        judged = ~np.isnan(truth[:, column])
        said = scores[judged, column] >= chosen[name]
        real = truth[judged, column] == 1
        hits = int((said & real).sum())
        print(
            f"{name:32} at {chosen[name]:.2f}: precision {hits / max(1, said.sum()):.2f} "
            f"recall {hits / max(1, real.sum()):.2f} of {int(real.sum())}"
        )


def _scores(piece: object) -> NDArray[np.float32]:
    """As :meth:`copilot.reading.decode.Tagged.score` has it, for all piece labels at once."""
    labels, tokens = piece.labels.copy(), piece.tokens  # type: ignore[attr-defined]
    for column, name in enumerate(PIECE_LABELS):
        if name in TOKEN_LABELS:
            top = tokens[:, TOKEN_LABELS.index(name)].max(initial=0.0)
            labels[column] = np.sqrt(labels[column] * top)
    return labels


def _best(scores: NDArray[np.float32], truth: NDArray[np.float32]) -> float:
    judged = ~np.isnan(truth)
    scores, real = scores[judged], truth[judged] == 1
    if not real.any():
        return 0.5
    values = []
    for floor in GRID:
        said = scores >= floor
        hits = float((said & real).sum())
        weight = BETA**2
        values.append((1 + weight) * hits / (weight * real.sum() + said.sum() + 1e-9))
    good = GRID[np.array(values) >= max(values) - 0.01]
    count = float(real.sum())
    return round(float((good.mean() * count + 0.5 * PRIOR) / (count + PRIOR)), 3)
