"""The index over all playbooks: builds, searches, and keeps answering when its disk doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.adapters.search.bm25 import Bm25
from copilot.adapters.search.collection import load_chroma
from copilot.adapters.search.disk import IndexFolder
from copilot.adapters.search.entries import Shelf
from copilot.adapters.search.keeper import Keeper
from copilot.adapters.search.ranking import DEPTH, fuse, highest, passage_scores
from copilot.adapters.search.server import ChromaServer
from copilot.adapters.search.words import clean, words_of
from copilot.domain.passages import Hit

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.domain.passages import Passage, Playbook
    from copilot.ports import Encoder, Progress

_LONGEST_QUERY = 4_000
"""Characters; the encoder's window holds about half of that."""


class HybridIndex:
    """Finds passages by meaning and by words; fits :class:`copilot.ports.PassageIndex`.

    Opens the index in the data folder or on a server, and builds what is missing there: a playbook
    that changed, or all of them for a new encoder. While it is broken, stalled or out of reach,
    words alone answer; `warnings` says so, and it is seen to in the background. Where the folder
    can't be written, it works from memory.
    """

    def __init__(
        self,
        playbooks: tuple[Playbook, ...],
        encoder: Encoder,
        folder: Path,
        progress: Progress | None = None,
        *,
        server: str | None = None,
    ) -> None:
        """Open or build.

        Args:
            playbooks: What to search.
            encoder: Makes the vectors; its id tells old ones from new ones.
            folder: The data folder.
            progress: Called with texts embedded so far and in all, while something is built.
            server: Address of a Chroma server that takes the folder's place.

        Raises:
            EncoderError: The shipped model is missing or damaged.
        """
        self._passages = {each.topic: each for book in playbooks for each in book.passages}
        self._topics = tuple(self._passages)
        self._places = {topic: place for place, topic in enumerate(self._topics)}
        self._titles = {book.id: book.title for book in playbooks}
        self._encoder = encoder
        self._words = Bm25(tuple(self._passages.values()))
        shelves = tuple(Shelf.of(book, encoder) for book in playbooks if book.passages)
        source = (
            ChromaServer(encoder, shelves, server)
            if server
            else IndexFolder(encoder, shelves, folder)
        )
        # What loading takes must not count as a stall.
        load_chroma()
        self._vectors = Keeper(source, progress)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know about the state of the index; empty when all is well."""
        return self._vectors.warnings

    def search(self, query: str, k: int) -> list[Hit]:
        """Return at most k hits, best first; an empty list when the query holds no word."""
        query = clean(query, _LONGEST_QUERY)
        if k < 1 or not self._topics or not words_of(query):
            return []
        near = self._vectors.nearest(self._encoder.embed([query])[0], DEPTH)
        meaning = passage_scores(near, self._places)
        scores = fuse(meaning, self._words.scores(query))
        best = highest(scores, k)
        return [self._hit(int(place), float(scores[place])) for place in best if scores[place] > 0]

    def passage(self, topic: str) -> Passage | None:
        """The passage of that id."""
        return self._passages.get(topic)

    def settled(self, seconds: float) -> bool:
        """Wait until nothing is being opened, built or mended; False if that takes longer."""
        return self._vectors.settled(seconds)

    def close(self) -> None:
        """Let go of files and connections; a search after that goes by words."""
        self._vectors.close()

    def _hit(self, place: int, score: float) -> Hit:
        passage = self._passages[self._topics[place]]
        return Hit(
            topic=passage.topic,
            playbook=passage.playbook,
            playbook_title=self._titles[passage.playbook],
            heading=passage.heading,
            text=passage.text,
            score=score,
        )
