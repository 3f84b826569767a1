"""What of a playbook gets a vector, and the name its vectors are kept under."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from copilot.domain.passages import Passage, Playbook
    from copilot.ports import Encoder, Progress

PREFIX = "playbook-"
"""Every collection of ours starts so; others in the same place are left alone."""

_BATCH = 512
"""Texts of one call to the encoder, after which progress is reported."""
_MANY = 1_000
"""A playbook of more passages gets one vector for each: several would take minutes to make."""
_OPENING = 240
"""Characters of a passage that such a vector is made of; BM25 knows the rest."""
_BULLET = re.compile(r"\s*(?:[-*+>]|\d+[.)])\s+")
_MARKS = re.compile(r"[*_`#|]+")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+")
_SHORTEST = 3


@dataclass(frozen=True)
class Entry:
    """One text with a vector of its own."""

    topic: str
    """The passage it leads to."""
    text: str


@dataclass(frozen=True)
class Shelf:
    """One playbook as the index holds it."""

    name: str
    """Says which encoder and which content it was made from."""
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, playbook: Playbook, encoder: Encoder) -> Shelf:
        """Cut a playbook into entries and name them."""
        cut = _entries if len(playbook.passages) <= _MANY else _opening
        entries = tuple(entry for passage in playbook.passages for entry in cut(passage))
        said = json.dumps([(entry.topic, entry.text) for entry in entries])
        content = hashlib.sha256(said.encode()).hexdigest()[:12]
        name = f"{PREFIX}{_plain(playbook.id)}-{_plain(encoder.id)}-{content}"
        return cls(name, entries)


def embed(
    encoder: Encoder, shelves: tuple[Shelf, ...], progress: Progress | None
) -> Iterator[NDArray[np.float32]]:
    """Yield the vectors of each shelf, shape (entries, 384), and report texts done so far."""
    done, total = 0, sum(len(shelf.entries) for shelf in shelves)
    for shelf in shelves:
        texts = [entry.text for entry in shelf.entries]
        # Texts of like length share a batch: padding costs as much as words do.
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        matrix = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            matrix[places] = encoder.embed([texts[place] for place in places])
            done += len(places)
            if progress:
                progress(done, total)
        yield matrix


def _entries(passage: Passage) -> Iterator[Entry]:
    texts = (
        passage.heading,
        f"{passage.heading}. {passage.text}",
        *_sentences(passage.text),
        *passage.cues,
    )
    for text in dict.fromkeys(texts):
        yield Entry(passage.topic, text)


def _opening(passage: Passage) -> Iterator[Entry]:
    yield Entry(passage.topic, f"{passage.heading}. {passage.text[:_OPENING]}")


def _sentences(markdown: str) -> Iterator[str]:
    for line in markdown.splitlines():
        plain = _MARKS.sub(" ", _BULLET.sub("", line, count=1))
        for sentence in _SENTENCE_END.split(plain):
            if len(sentence.strip()) >= _SHORTEST:
                yield sentence.strip()


def _plain(name: str) -> str:
    """Keep what Chroma allows in a name."""
    return re.sub(r"[^a-zA-Z0-9]+", "-", name)[:40]
