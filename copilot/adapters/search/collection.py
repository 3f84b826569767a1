"""Collections of a Chroma database, on disk or on a server: filled, checked and asked."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from copilot.adapters.search.ranking import DEPTH, Near
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from chromadb import Collection
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from numpy.typing import NDArray

    from copilot.adapters.search.entries import Shelf
    from copilot.adapters.search.watchdog import Watchdog

_MARK = "#"
"""Stands in an id between a passage's topic and the number of the vector."""
_LANES = 4
"""Collections asked at the same time."""
_SPARE = 2
"""So many times its share of the vectors is each of many collections asked for."""
_FEWEST = 40
"""The smallest such share."""


class DamagedIndexError(StorageError):
    """The database can't be read; all of it can be built again."""

    def __init__(self) -> None:
        """Say so, without what Chroma said."""
        super().__init__(
            "The search index on disk is damaged. Your notes and playbooks are untouched. "
            "It is being built again, and until then search goes by words alone. If this stays, "
            "delete the folder `search` in the data folder."
        )


class ChromaVectors:
    """Collections that are complete and have answered once."""

    def __init__(
        self, client: Client, collections: Sequence[Collection], watchdog: Watchdog
    ) -> None:
        """Hold the client, so that the database stays open as long as its collections."""
        self._client = client
        self._collections = collections
        self._watchdog = watchdog

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        """Return at most k, nearest first.

        Raises:
            DamagedIndexError: The database broke, or somebody deleted it.
            StalledError: It hangs.
        """
        share = min(k, max(_FEWEST, _SPARE * k // max(1, len(self._collections))))
        lanes = [self._collections[lane::_LANES] for lane in range(_LANES)]
        found = self._watchdog.together(
            [partial(_ask_all, lane, query, share) for lane in lanes if lane]
        )
        return sorted(chain(*found), key=lambda near: near.similarity, reverse=True)[:k]

    def close(self) -> None:
        """Let go of the files, or of the connection; one that hangs is left behind."""
        with suppress(StorageError), damage_named():
            self._watchdog.call(self._client.close)


def load_chroma() -> None:
    """Import it, which takes two seconds that only a search should cost."""
    import chromadb  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]


def get(client: ClientAPI, name: str) -> Collection:
    """Get a collection; Chroma must not load an embedding function of its own."""
    return client.get_collection(name, embedding_function=None)


def create(client: ClientAPI, name: str, metadata: dict[str, str | bool]) -> Collection:
    """Create a collection that compares by cosine."""
    return client.create_collection(
        name,
        embedding_function=None,
        metadata=metadata,
        configuration={"hnsw": {"space": "cosine", "ef_search": DEPTH}},
    )


def fill(
    shelf: Shelf,
    matrix: NDArray[np.float32],
    batch: int,
    upsert: Callable[[list[str], NDArray[np.float32]], None],
) -> None:
    """Hand over a shelf's vectors with their ids, so many at a time."""
    ids = [f"{entry.topic}{_MARK}{number}" for number, entry in enumerate(shelf.entries)]
    for start in range(0, len(ids), batch):
        rows = slice(start, start + batch)
        upsert(ids[rows], matrix[rows])


def is_complete(collection: Collection, shelf: Shelf) -> bool:
    """Whether a collection was filled to its end and holds what it should."""
    marked = bool(collection.metadata) and collection.metadata.get("complete") is True
    return marked and collection.count() == len(shelf.entries)


def probe(collection: Collection) -> None:
    """Ask once: damaged vectors show only then, and the first answer also loads them."""
    _ask(collection, np.full(384, 384**-0.5, dtype=np.float32), DEPTH)


@contextmanager
def damage_named() -> Generator[None]:
    """Turn whatever Chroma raises into one error; a panic of its Rust side is no Exception."""
    try:
        yield
    except StorageError:
        raise
    except Exception as error:
        raise DamagedIndexError from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedIndexError from error


def _ask_all(collections: Sequence[Collection], query: NDArray[np.float32], k: int) -> list[Near]:
    with damage_named():
        return [near for each in collections for near in _ask(each, query, k)]


def _ask(collection: Collection, query: NDArray[np.float32], k: int) -> list[Near]:
    answer = collection.query(query_embeddings=[query], n_results=k, include=["distances"])
    distances = (answer["distances"] or [[]])[0]
    if not np.isfinite(distances).all():
        raise DamagedIndexError
    return [
        Near(key.rpartition(_MARK)[0], 1 - distance)
        for key, distance in zip(answer["ids"][0], distances, strict=True)
    ]
