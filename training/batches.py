"""Labelled windows to padded tensors, with the small disturbances that keep the reader honest."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from copilot.adapters.packing import Packed, pack
from copilot.reading.windows import WINDOW_WORDS
from training.rows import Example, Labelled
from training.schema import TOKEN_INDEX, columns

STEP = 32
"""Widths are multiples of it: few shapes, so that kernels are built once and not per batch."""
MASK = 103
"""Id of [MASK]."""
_OWNER = TOKEN_INDEX["owner:manager"]
_COMMITMENT = TOKEN_INDEX["line:commitment"]
_PROMISE = TOKEN_INDEX["flag:promise-beyond-authority"]
_SUBJECTS = columns(TOKEN_INDEX, "subject")


@dataclass(frozen=True)
class Batch:
    """Several windows side by side; nan in a target means "not judged"."""

    ids: Tensor
    mask: Tensor
    token_targets: Tensor
    """Shape (windows, tokens, token labels)."""
    owner: Tensor
    """The piece of each token or -1, shape (windows, tokens)."""
    piece_targets: Tensor
    """Shape (pieces, piece labels)."""


def mixed(items: Sequence[Labelled], rng: random.Random) -> list[Labelled]:
    """Put about half of the short, nameless windows together, as real notes hold many lines."""
    short = [item for item in items if not item.header and _words(item) < WINDOW_WORDS // 2]
    rest = [item for item in items if item.header or _words(item) >= WINDOW_WORDS // 2]
    rng.shuffle(short)
    cut = len(short) // 3
    rest += short[:cut]
    group: tuple[Example, ...] = ()
    for item in short[cut:]:
        merged = Labelled("", group + item.examples)
        if group and (_words(merged) > WINDOW_WORDS or rng.random() < 0.15):  # noqa: PLR2004
            rest.append(Labelled("", group))
            merged = item
        group = merged.examples
    if group:
        rest.append(Labelled("", group))
    return rest


def batches(
    items: Sequence[Labelled],
    tokenizer: Tokenizer,
    tokens_a_batch: int,
    rng: random.Random,
    blank: float = 0.0,
) -> Iterator[Batch]:
    """Yield batches of windows of like length in random order.

    Args:
        items: The windows.
        tokenizer: BERT's.
        tokens_a_batch: Padded tokens of one batch, at most.
        rng: Where the randomness comes from.
        blank: Share of tokens replaced by [MASK].
    """
    packed = pack(tokenizer, [item.window for item in items])
    order = sorted(range(len(items)), key=lambda n: len(packed[n].ids) + rng.random() * 12)
    groups: list[list[int]] = [[]]
    for index in order:
        width = len(packed[index].ids) + -len(packed[index].ids) % STEP
        if (len(groups[-1]) + 1) * width > tokens_a_batch and groups[-1]:
            groups.append([])
        groups[-1].append(index)
    rng.shuffle(groups)
    for group in groups:
        yield _batch(
            [items[n] for n in group], [packed[n] for n in group], tokens_a_batch, rng, blank
        )


def _words(item: Labelled) -> int:
    return sum(example.piece.text.count(" ") + 1 for example in item.examples)


def _batch(
    items: Sequence[Labelled],
    packed: Sequence[Packed],
    tokens: int,
    rng: random.Random,
    blank: float,
) -> Batch:
    longest = max(len(each.ids) for each in packed)
    width = longest + -longest % STEP
    shape = (max(len(items), tokens // width), width)
    ids = np.zeros(shape, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    targets = np.full((*shape, len(TOKEN_INDEX)), np.nan, dtype=np.float32)
    owner = np.full(shape, -1, dtype=np.int64)
    pieces: list[NDArray[np.float32]] = []
    for row, (item, each) in enumerate(zip(items, packed, strict=True)):
        ids[row, : len(each.ids)] = each.ids
        mask[row, : len(each.ids)] = 1
        for example, place in zip(item.examples, each.pieces, strict=True):
            if place.start == place.end:
                continue
            owner[row, place.start : place.end] = len(pieces)
            pieces.append(example.labels)
            targets[row, place.words : place.end] = _token_targets(example, place.offsets)
    if blank:
        hit = (np.array([rng.random() for _ in range(ids.size)]).reshape(ids.shape) < blank) & (
            ids > MASK
        )
        ids[hit] = MASK
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(mask),
        torch.from_numpy(targets),
        torch.from_numpy(owner),
        torch.from_numpy(np.stack(pieces)),
    )


def _token_targets(example: Example, offsets: NDArray[np.int32]) -> NDArray[np.float32]:
    """Shape (tokens, token labels): owner only on commitments, subject only on promises."""
    targets = np.zeros((len(offsets), len(TOKEN_INDEX)), dtype=np.float32)
    for span in example.spans:
        inside = (offsets[:, 0] < span.end) & (offsets[:, 1] > span.start)
        targets[inside, TOKEN_INDEX[span.label]] = 1
    targets[targets[:, _COMMITMENT] == 0, _OWNER] = np.nan
    plain = targets[:, _PROMISE] == 0
    targets[np.ix_(plain, _SUBJECTS)] = np.nan
    targets[:, example.judged == 0] = np.nan
    return targets
