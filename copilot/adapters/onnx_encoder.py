"""The reader's model: one int8 ONNX graph on onnxruntime, and its heads beside it."""

# onnxruntime ships no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import hashlib
import json
import math
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from copilot.adapters.packing import CLS, MAX_TOKENS, SEP, Packed, PackedPiece, pack
from copilot.errors import EncoderError
from copilot.ports import PieceTags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from copilot.ports import Progress, Window

_BATCH_TOKENS = 2_048
"""Padded tokens of one run: keeps memory flat and both cores busy."""


@dataclass(frozen=True)
class OnnxEncoder:
    """all-MiniLM-L6-v2, fine-tuned; loads on first use.

    Args:
        folder: Holds ``encoder.onnx``, ``heads.npz``, ``tokenizer.json`` and ``labels.json``.
        threads: Cores it may use.
    """

    folder: Path
    threads: int = 2

    @property
    def id(self) -> str:
        """First twelve hex digits of the SHA-256 of graph and heads."""
        return self._hash

    @cached_property
    def _hash(self) -> str:
        digest = hashlib.sha256()
        for name in ("encoder.onnx", "heads.npz"):
            digest.update(self._bytes(name))
        return digest.hexdigest()[:12]

    @cached_property
    def _labels(self) -> dict[str, Any]:
        try:
            return json.loads(self._bytes("labels.json"))
        except ValueError as error:
            raise self._damaged("labels.json") from error

    @property
    def piece_labels(self) -> tuple[str, ...]:
        """Names of the piece heads' columns."""
        return tuple(self._labels["piece"])

    @property
    def token_labels(self) -> tuple[str, ...]:
        """Names of the token heads' columns."""
        return tuple(self._labels["token"])

    @property
    def thresholds(self) -> Mapping[str, float]:
        """For each label the score from which on it counts."""
        return self._labels["thresholds"]

    def confidence(self, score: float) -> float:
        """How likely a flag with that score is right, by Platt scaling on held-out rows."""
        slope, intercept = self._labels["confidence"]
        clipped = min(max(score, 1e-4), 1 - 1e-4)
        logit = math.log(clipped / (1 - clipped))
        return 1 / (1 + math.exp(-(slope * logit + intercept)))

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, the mean over all tokens; shape (texts, 384)."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        ids = [
            np.array([CLS, *encoding.ids[: MAX_TOKENS - 2], SEP], dtype=np.int64)
            for encoding in encodings
        ]
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for chosen, hidden in self._run(ids):
            for row, index in enumerate(chosen):
                vectors[index] = hidden[row, : len(ids[index])].mean(axis=0)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(norms, 1e-9)

    def tag(
        self, windows: Sequence[Window], progress: Progress | None = None
    ) -> list[tuple[PieceTags, ...]]:
        """Read every window once; see :class:`copilot.ports.Encoder`.

        One at a time: int8 scales by the largest value of a run, so that in a batch a window's
        neighbours would move its scores. It costs nothing: windows are long, and none is padded.
        """
        packed = pack(self._tokenizer, windows)
        tags: list[tuple[PieceTags, ...]] = []
        for each in packed:
            ids = each.ids[np.newaxis]
            tags.append(self._tags(each, self._hidden(ids, np.ones_like(ids))[0]))
            if progress:
                progress(len(tags), len(packed))
        return tags

    def _tags(self, packed: Packed, hidden: NDArray[np.float32]) -> tuple[PieceTags, ...]:
        tokens = _sigmoid(hidden @ self._heads["token_weight"].T + self._heads["token_bias"])
        pooled = np.stack([_pool(hidden, piece) for piece in packed.pieces])
        labels = _sigmoid(pooled @ self._heads["piece_weight"].T + self._heads["piece_bias"])
        return tuple(
            PieceTags(labels[number], tokens[piece.words : piece.end], piece.offsets)
            for number, piece in enumerate(packed.pieces)
        )

    def _run(
        self, ids: Sequence[NDArray[np.int64]]
    ) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Yield indices and hidden states, shape (indices, tokens, 384), in batches by length."""
        order = sorted(range(len(ids)), key=lambda index: len(ids[index]))
        while order:
            batch: list[int] = []
            while order and (len(batch) + 1) * len(ids[order[0]]) <= max(
                _BATCH_TOKENS, len(ids[order[0]])
            ):
                batch.append(order.pop(0))
            width = len(ids[batch[-1]])
            padded = np.zeros((len(batch), width), dtype=np.int64)
            mask = np.zeros((len(batch), width), dtype=np.int64)
            for row, index in enumerate(batch):
                padded[row, : len(ids[index])] = ids[index]
                mask[row, : len(ids[index])] = 1
            yield batch, self._hidden(padded, mask)

    def _hidden(self, ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        """Hidden states, shape (rows, tokens, 384)."""
        outputs: Any = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(outputs[0], dtype=np.float32)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        try:
            return onnxruntime.InferenceSession(
                self._bytes("encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except EncoderError:
            raise
        except Exception as error:
            raise self._damaged("encoder.onnx") from error

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        try:
            tokenizer = Tokenizer.from_str(self._bytes("tokenizer.json").decode())
        except EncoderError:
            raise
        except Exception as error:
            raise self._damaged("tokenizer.json") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _heads(self) -> dict[str, NDArray[np.float32]]:
        try:
            with np.load(self.folder / "heads.npz") as arrays:
                return {name: arrays[name].astype(np.float32) for name in arrays.files}
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            raise self._damaged("heads.npz") from error

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise self._damaged(name) from error

    def _damaged(self, name: str) -> EncoderError:
        return EncoderError(
            f"The reading model's file {name} in {self.folder} is missing or damaged. "
            "Your notes are untouched. Install the package again to bring it back."
        )


def _pool(hidden: NDArray[np.float32], piece: PackedPiece) -> NDArray[np.float32]:
    """Mean and maximum over a piece's tokens, prefix included; shape (768,)."""
    span: Any = hidden[piece.start : piece.end]
    if not len(span):
        return np.zeros(2 * hidden.shape[1], dtype=np.float32)
    return np.concatenate([span.mean(axis=0), span.max(axis=0)])


def _sigmoid(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype(np.float32)
