"""The index over all playbooks: builds, searches, and keeps answering when its disk doesn't."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from copilot.adapters.search.bm25 import Bm25
from copilot.adapters.search.disk import IndexFolderError, open_on_disk
from copilot.adapters.search.entries import Shelf
from copilot.adapters.search.ranking import DEPTH, fuse, passage_scores
from copilot.adapters.search.vectors import MemoryVectors
from copilot.adapters.search.words import clean, words_of
from copilot.domain.passages import Hit
from copilot.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.adapters.search.vectors import Near, Vectors
    from copilot.domain.passages import Passage, Playbook
    from copilot.ports import Encoder, Progress

_LONGEST_QUERY = 4_000
"""Characters; the encoder's window holds about half of that."""
_REBUILDING = (
    "The search index on disk stopped answering. Search goes by words alone for a moment, then "
    "from memory. Start the app again to have the index rebuilt on disk."
)


class HybridIndex:
    """Finds passages by meaning and by words; fits :class:`copilot.ports.PassageIndex`.

    Opens the index in the data folder, and builds what is missing there: a playbook that changed,
    or all of them for a new encoder. Where the folder can't be written, it works from memory and
    says so in `warnings`.
    """

    def __init__(
        self,
        playbooks: tuple[Playbook, ...],
        encoder: Encoder,
        folder: Path,
        progress: Progress | None = None,
    ) -> None:
        """Open or build.

        Args:
            playbooks: What to search.
            encoder: Makes the vectors; its id tells old ones from new ones.
            folder: The data folder.
            progress: Called with texts embedded so far and in all, while something is built.

        Raises:
            StorageError: Another process has been building for a minute.
            EncoderError: The shipped model is missing or damaged.
        """
        self._passages = {each.topic: each for book in playbooks for each in book.passages}
        self._topics = tuple(self._passages)
        self._encoder = encoder
        self._shelves = tuple(Shelf.of(book, encoder) for book in playbooks if book.passages)
        self._words = Bm25(tuple(self._passages.values()))
        self._warnings: tuple[str, ...] = ()
        self._repair: threading.Thread | None = None
        self._repair_lock = threading.Lock()
        self._vectors = self._open(folder, progress)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know about the state of the index; empty when all is well."""
        return self._warnings

    def search(self, query: str, k: int) -> list[Hit]:
        """Return at most k hits, best first; an empty list when the query holds no word."""
        query = clean(query, _LONGEST_QUERY)
        if k < 1 or not self._topics or not words_of(query):
            return []
        meaning = passage_scores(self._nearest(query), self._topics)
        scores = fuse(meaning, self._words.scores(query))
        order = np.argsort(-scores, kind="stable")[:k]
        return [self._hit(int(place), float(scores[place])) for place in order if scores[place] > 0]

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        return self._passages.get(topic)

    def close(self) -> None:
        """Let go of the files on disk; a search after that goes by words, then from memory."""
        self._vectors.close()

    def _open(self, folder: Path, progress: Progress | None) -> Vectors:
        try:
            return open_on_disk(self._encoder, self._shelves, folder, progress)
        except IndexFolderError as error:
            self._warnings = (str(error),)
            return MemoryVectors.build(self._encoder, self._shelves, progress)

    def _nearest(self, query: str) -> list[Near]:
        vector = self._encoder.embed([query])[0]
        try:
            return self._vectors.nearest(vector, DEPTH)
        except StorageError:
            self._start_repair()
            return []

    def _start_repair(self) -> None:
        """Build in memory, in the background: on disk another process may be at the same."""
        with self._repair_lock:
            if self._repair is None:
                self._warnings = (_REBUILDING,)
                self._repair = threading.Thread(target=self._build_in_memory, daemon=True)
                self._repair.start()

    def _build_in_memory(self) -> None:
        self._vectors = MemoryVectors.build(self._encoder, self._shelves, None)

    def _hit(self, place: int, score: float) -> Hit:
        passage = self._passages[self._topics[place]]
        return Hit(
            topic=passage.topic,
            playbook=passage.playbook,
            heading=passage.heading,
            text=passage.text,
            score=score,
        )
