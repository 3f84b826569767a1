"""How fast the search index is built, and answers, with many passages in it.

Passages are made of the words of the playbooks in the package, at random but always the same; they
live in a temporary folder. Takes some minutes. The 10,000 are built with the real encoder; the
100,000 get vectors that are sums of words, so that the index alone is measured. "processor" is the
time of all cores, which others on the machine change less than the clock.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from copilot import Copilot
from copilot.domain.passages import Passage, Playbook
from copilot.settings import Settings
from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from copilot.ports import Encoder, PassageIndex

BUILT = 10_000
SEARCHED = 100_000
SHARED_BY = (1, 10)
"""Playbooks that the passages to search are shared by: each is a collection, asked by itself."""
WORDS = 60
"""In a passage."""
ROUNDS = 4
"""How often each query is asked."""


@dataclass
class Timed:
    """An encoder, and the seconds that were spent in it."""

    inner: Encoder
    seconds: float = 0.0

    @property
    def id(self) -> str:
        """That of the encoder."""
        return self.inner.id

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed by the watch."""
        started = time.perf_counter()
        vectors = self.inner.embed(texts)
        self.seconds += time.perf_counter() - started
        return vectors


@dataclass
class SumsOfWords:
    """One random direction a word, added up."""

    id: str = "sums-of-words"
    directions: NDArray[np.float32] = field(
        default_factory=lambda: np.random.default_rng(0).standard_normal((4096, 384), np.float32)
    )

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (texts, 384)."""
        rows = [[zlib.crc32(word.encode()) % 4096 for word in text.split()] for text in texts]
        sums = np.stack([self.directions[row].sum(axis=0) for row in rows])
        return sums / np.linalg.norm(sums, axis=1, keepdims=True)


@dataclass(frozen=True)
class Library(Copilot):
    """A copilot with these playbooks and this encoder, and no others."""

    playbooks: tuple[Playbook, ...] = ()  # type: ignore[assignment]
    encoder: Encoder = field(default_factory=lambda: cast("Encoder", SumsOfWords()))  # type: ignore[assignment]


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Build one library and search another; the cases are those of the search suite."""
    stream = " ".join(each.text for book in copilot.playbooks for each in book.passages).split()
    queries = [case["query"] for case in cases]
    figures = _built(copilot.encoder, playbooks(stream, BUILT, 1))
    for books in SHARED_BY:
        for name, value in _searched(playbooks(stream, SEARCHED, books), queries).items():
            figures[f"{SEARCHED:,} in {books}: {name}"] = value
    return Outcome(figures, len(queries) * ROUNDS)


def playbooks(stream: Sequence[str], passages: int, books: int) -> tuple[Playbook, ...]:
    """Make playbooks of random words, as frequent as in the stream."""
    chance = random.Random(0)  # noqa: S311 - the same ones each time
    return tuple(
        Playbook(
            id=f"made-{book}",
            title=f"Made up {book}",
            version=1,
            source="made up",
            passages=tuple(
                Passage(
                    topic=f"made-{book}/{number}",
                    playbook=f"made-{book}",
                    heading=" ".join(chance.choices(stream, k=4)),
                    text=" ".join(chance.choices(stream, k=WORDS)),
                )
                for number in range(passages // books)
            ),
        )
        for book in range(books)
    )


def _built(encoder: Encoder, made: tuple[Playbook, ...]) -> dict[str, float]:
    timed = Timed(encoder)
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Settings(data_dir=Path(folder)), made, cast("Encoder", timed))
        started, used = time.perf_counter(), time.process_time()
        index = library.build_index()
        took, cpu = time.perf_counter() - started, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _to_megabytes()
        index.close()
    return {
        f"{BUILT:,} built s": took,
        f"{BUILT:,} built, in the encoder s": timed.seconds,
        f"{BUILT:,} built, processor s": cpu,
        f"{BUILT:,} built, peak MB": peak,
    }


def _searched(made: tuple[Playbook, ...], queries: Sequence[str]) -> dict[str, float]:
    timed = Timed(cast("Encoder", SumsOfWords()))
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Settings(data_dir=Path(folder)), made, cast("Encoder", timed))
        library.build_index().close()
        started = time.perf_counter()
        index = library.build_index()
        opened = time.perf_counter() - started
        started = time.perf_counter()
        index.search(queries[0], 5)
        first = time.perf_counter() - started
        took = [_milliseconds(index, query, timed) for query in [*queries] * ROUNDS]
        index.close()
    wall, processor = zip(*took, strict=True)
    return {
        "opened s": opened,
        "first search s": first,
        **_quantiles("search", wall),
        **_quantiles("search, processor", processor),
    }


def _milliseconds(index: PassageIndex, query: str, timed: Timed) -> tuple[float, float]:
    """Of one search without its encoder: by the clock, and of the processor."""
    timed.seconds = 0.0
    started, used = time.perf_counter(), time.process_time()
    index.search(query, 5)
    took, worked = time.perf_counter() - started, time.process_time() - used
    return 1000 * (took - timed.seconds), 1000 * (worked - timed.seconds)


def _quantiles(name: str, took: Sequence[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {
        f"{name} p50 ms": ordered[len(ordered) // 2],
        f"{name} p95 ms": ordered[int(0.95 * len(ordered))],
    }


def _to_megabytes() -> float:
    return 1e6 if sys.platform == "darwin" else 1e3
