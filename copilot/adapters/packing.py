"""Windows to token ids, the same way in training and at run time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

    from copilot.ports import Piece, Window

MAX_TOKENS = 384
"""Tokens of one pass; pieces beyond it are cut, which the sentence splitter makes rare."""
CLS, SEP = 101, 102
"""Ids of BERT's [CLS] and [SEP] in its uncased vocabulary."""


@dataclass(frozen=True)
class PackedPiece:
    """Where a piece stands in the ids."""

    start: int
    """First token, its prefix included."""
    words: int
    """First token of its own words."""
    end: int
    """One past the last token."""
    offsets: NDArray[np.int32]
    """Where each token of its words stands in its text, shape (end - words, 2)."""


@dataclass(frozen=True)
class Packed:
    """One window, ready for the encoder."""

    ids: NDArray[np.int64]
    pieces: tuple[PackedPiece, ...]


def pack(tokenizer: Tokenizer, windows: Sequence[Window]) -> list[Packed]:
    """Tokenise windows: [CLS] header [SEP], then "prefix : words [SEP]" for each piece."""
    texts = [text for window in windows for text in _texts(window)]
    encodings = iter(tokenizer.encode_batch(texts, add_special_tokens=False))
    return [_pack(window, encodings) for window in windows]


def _texts(window: Window) -> list[str]:
    parts = [text for piece in window.pieces for text in (_prefix(piece), piece.text)]
    return [window.header, *parts]


def _prefix(piece: Piece) -> str:
    return f"{piece.prefix} :" if piece.prefix else ""


def _pack(window: Window, encodings: Iterator[Encoding]) -> Packed:
    header = next(encodings).ids
    ids = [CLS, *header, SEP] if header else [CLS]
    pieces: list[PackedPiece] = []
    for _ in window.pieces:
        prefix, words = next(encodings).ids, next(encodings)
        kept = max(0, min(len(words.ids), MAX_TOKENS - len(ids) - len(prefix) - 1))
        start = len(ids)
        if kept:
            ids += [*prefix, *words.ids[:kept], SEP]
        offsets = np.array(words.offsets[:kept], dtype=np.int32).reshape(-1, 2)
        end = start + (len(prefix) + kept if kept else 0)
        pieces.append(PackedPiece(start, end - kept, end, offsets))
    return Packed(np.array(ids, dtype=np.int64), tuple(pieces))
