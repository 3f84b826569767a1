"""From which score on a label counts, and how sure a score is: found on rows held out."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copilot.adapters.onnx_encoder import OnnxEncoder
from copilot.ports import PieceTags
from training.rows import Labelled
from training.schema import PIECE_INDEX, PIECE_LABELS, TOKEN_LABELS, columns, grouped

GRID = np.arange(0.2, 0.81, 0.02)
BETA, FLAG_BETA = 0.8, 0.5
"""Precision counts more than recall, for flags most: three false alarms switch a tool off."""
PROMISE = 0.6
"""Threshold of promises. Held-out rows have near twins among the rows trained on and would set it
higher; this one was chosen on 200 texts of eight other voices and on a mirror set."""
PRIOR = 12.0
"""Positives' worth of belief in the threshold of the label's whole group."""
STEPS, PACE = 400, 0.5
_EPSILON = 1e-4

Scores = NDArray[np.float32]


def judged(folder: Path, held_out: Sequence[Labelled]) -> tuple[Scores, Scores]:
    """Scores and truth of every held-out piece, both of shape (pieces, piece labels)."""
    tags = OnnxEncoder(folder).tag([item.window for item in held_out])
    scores = np.stack([_scores(piece) for window in tags for piece in window])
    return scores, np.stack([example.labels for item in held_out for example in item.examples])


def thresholds(scores: Scores, truth: Scores) -> dict[str, float]:
    """Choose each piece label's threshold by its F-score, drawn towards its group's."""
    chosen: dict[str, float] = {}
    for group in grouped(PIECE_LABELS):
        beta = FLAG_BETA if PIECE_LABELS[group[0]].startswith("flag:") else BETA
        whole, _ = _best(scores[:, group].ravel(), truth[:, group].ravel(), beta)
        for column in group:
            own, count = _best(scores[:, column], truth[:, column], beta)
            drawn = (own * count + whole * PRIOR) / (count + PRIOR)
            chosen[PIECE_LABELS[column]] = round(drawn, 3)
    return chosen | {"flag:promise-beyond-authority": PROMISE}


def confidence(scores: Scores, truth: Scores) -> tuple[float, float]:
    """Slope and intercept that turn a flag's score into a probability (Platt, 1999)."""
    flags = columns(PIECE_INDEX, "flag")
    seen = ~np.isnan(truth[:, flags]) & (scores[:, flags] > 0.1)  # noqa: PLR2004 - marks begin here
    logits, real = _logit(scores[:, flags][seen]), truth[:, flags][seen]
    slope, intercept = 1.0, 0.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(slope * logits + intercept))) - real
        slope -= PACE * float((error * logits).mean())
        intercept -= PACE * float(error.mean())
    return round(slope, 4), round(intercept, 4)


def report(scores: Scores, truth: Scores, chosen: dict[str, float]) -> None:
    """Print precision and recall of every label at its threshold."""
    for column, name in enumerate(PIECE_LABELS):
        known = ~np.isnan(truth[:, column])
        said = scores[known, column] >= chosen[name]
        real = truth[known, column] == 1
        hits = int((said & real).sum())
        print(
            f"{name:32} at {chosen[name]:.2f}: precision {hits / max(1, said.sum()):.2f} "
            f"recall {hits / max(1, real.sum()):.2f} of {int(real.sum())}"
        )


def _scores(piece: PieceTags) -> Scores:
    """As :meth:`copilot.reading.decode.Tagged.score` has it, for all piece labels at once."""
    labels = piece.labels.copy()
    for column, name in enumerate(PIECE_LABELS):
        if name in TOKEN_LABELS:
            top = piece.tokens[:, TOKEN_LABELS.index(name)].max(initial=0.0)
            labels[column] = np.sqrt(labels[column] * top)
    return labels


def _logit(scores: Scores) -> Scores:
    clipped = np.clip(scores, _EPSILON, 1 - _EPSILON)
    return np.log(clipped / (1 - clipped))


def _best(scores: Scores, truth: Scores, beta: float) -> tuple[float, float]:
    """The threshold with the best F-score, and how many positives speak for it."""
    known = ~np.isnan(truth)
    scores, real = scores[known], truth[known] == 1
    if not real.any():
        return 0.5, 0.0
    values = []
    for floor in GRID:
        said = scores >= floor
        hits = float((said & real).sum())
        weight = beta**2
        values.append((1 + weight) * hits / (weight * real.sum() + said.sum() + 1e-9))
    good = GRID[np.array(values) >= max(values) - 0.01]
    return float(good.mean()), float(real.sum())
