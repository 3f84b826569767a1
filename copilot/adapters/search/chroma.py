"""Vectors in a Chroma database on disk, one collection a playbook."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, cast

import numpy as np

from copilot.adapters.search.entries import PREFIX, embed
from copilot.adapters.search.ranking import DEPTH
from copilot.adapters.search.vectors import Near
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from chromadb import Collection
    from chromadb.api.client import Client
    from numpy.typing import NDArray

    from copilot.adapters.search.entries import Shelf
    from copilot.ports import Encoder, Progress

_DATABASE = "chroma.sqlite3"
_BATCH = 1_000
_MARK = "#"
"""Stands in an id between a passage's topic and the number of the vector."""


class DamagedIndexError(StorageError):
    """The database can't be read; all of it can be built again."""

    def __init__(self) -> None:
        """Say so, without what Chroma said."""
        super().__init__(
            "The search index on disk is damaged. Your notes and playbooks are untouched. "
            "It is built again by itself; if this stays, delete the folder `search` in the "
            "data folder."
        )


class ChromaVectors:
    """Collections that are complete and have answered once."""

    def __init__(self, client: Client, collections: Sequence[Collection]) -> None:
        """Hold the client, so that the database stays open as long as its collections."""
        self._client = client
        self._collections = collections

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        """Return at most k, nearest first.

        Raises:
            DamagedIndexError: The database broke, or somebody deleted it.
        """
        with _damage_named():
            found = [near for each in self._collections for near in _ask(each, query, k)]
        return sorted(found, key=lambda near: near.similarity, reverse=True)[:k]

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def open_chroma(
    encoder: Encoder, shelves: tuple[Shelf, ...], home: Path, progress: Progress | None
) -> ChromaVectors:
    """Open the database, build what is missing, and only then drop what is out of date.

    Raises:
        DamagedIndexError: The database can't be read or written.
    """
    with _damage_named():
        _check(home)
        client = _client(home)
    try:
        with _damage_named():
            names = {each.name for each in client.list_collections()}
            lacking = tuple(each for each in shelves if not _is_complete(client, each, names))
        vectors = embed(encoder, lacking, progress)
        for shelf, matrix in zip(lacking, vectors, strict=True):
            with _damage_named():
                _fill(client, shelf, matrix, names)
        with _damage_named():
            _drop(client, names - {shelf.name for shelf in shelves}, home)
            collections = [_collection(client, shelf.name) for shelf in shelves]
        opened = ChromaVectors(client, collections)
        # Damaged vectors show only when asked, and the first answer also loads them.
        opened.nearest(np.full(384, 384**-0.5, dtype=np.float32), DEPTH)
    except BaseException:
        client.close()
        raise
    return opened


def _check(home: Path) -> None:
    """Read the database through: Chroma keeps hold of one that it could not open."""
    if (home / _DATABASE).exists():
        with _sqlite(home) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise DamagedIndexError


@contextmanager
def _sqlite(home: Path) -> Generator[sqlite3.Connection]:
    address = f"{(home / _DATABASE).absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        yield connection


def _client(home: Path) -> Client:
    import chromadb  # noqa: PLC0415 - two seconds that only a search should cost
    from chromadb.config import Settings  # noqa: PLC0415

    client = chromadb.PersistentClient(home, settings=Settings(anonymized_telemetry=False))
    return cast("Client", client)


def _collection(client: Client, name: str) -> Collection:
    return client.get_collection(name, embedding_function=None)


def _is_complete(client: Client, shelf: Shelf, names: set[str]) -> bool:
    if shelf.name not in names:
        return False
    collection = _collection(client, shelf.name)
    marked = bool(collection.metadata) and collection.metadata.get("complete") is True
    return marked and collection.count() == len(shelf.entries)


def _fill(client: Client, shelf: Shelf, matrix: NDArray[np.float32], names: set[str]) -> None:
    if shelf.name in names:
        client.delete_collection(shelf.name)
    collection = client.create_collection(
        shelf.name,
        embedding_function=None,
        metadata={"complete": False},
        configuration={"hnsw": {"space": "cosine", "ef_search": 2 * DEPTH}},
    )
    ids = [f"{entry.topic}{_MARK}{number}" for number, entry in enumerate(shelf.entries)]
    for start in range(0, len(ids), _BATCH):
        rows = slice(start, start + _BATCH)
        collection.upsert(ids=ids[rows], embeddings=matrix[rows])
    collection.modify(metadata={"complete": True})


def _ask(collection: Collection, query: NDArray[np.float32], k: int) -> Iterator[Near]:
    answer = collection.query(query_embeddings=[query], n_results=k, include=["distances"])
    for key, distance in zip(answer["ids"][0], (answer["distances"] or [[]])[0], strict=True):
        yield Near(key.rpartition(_MARK)[0], 1 - distance)


def _drop(client: Client, names: set[str], home: Path) -> None:
    old = [name for name in names if name.startswith(PREFIX)]
    for name in old:
        client.delete_collection(name)
    if old:
        _sweep(home)


def _sweep(home: Path) -> None:
    """Delete the folders of dropped collections, which Chroma leaves behind (seen in 1.5.9)."""
    with _sqlite(home) as connection:
        used = {str(row[0]) for row in connection.execute("SELECT id FROM segments")}
    for folder in home.iterdir():
        if folder.is_dir() and _is_uuid(folder.name) and folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)


def _is_uuid(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False


@contextmanager
def _damage_named() -> Generator[None]:
    """Turn whatever Chroma raises into one error; a panic of its Rust side is no Exception."""
    try:
        yield
    except DamagedIndexError:
        raise
    except Exception as error:
        raise DamagedIndexError from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedIndexError from error
