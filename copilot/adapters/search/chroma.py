"""A Chroma database in a folder, one collection a playbook."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, cast

from copilot.adapters.search.collection import (
    ChromaVectors,
    DamagedIndexError,
    create,
    damage_named,
    fill,
    get,
    is_complete,
    probe,
)
from copilot.adapters.search.entries import PREFIX, embed
from copilot.adapters.search.source import Stage
from copilot.adapters.search.watchdog import Watchdog

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    import numpy as np
    from chromadb.api.client import Client
    from numpy.typing import NDArray

    from copilot.adapters.search.entries import Shelf
    from copilot.adapters.search.source import Told
    from copilot.ports import Encoder

_DATABASE = "chroma.sqlite3"
_BATCH = 1_000
QUERY_SECONDS = 1.5
"""How long the disk may take for a query; with the words, an answer is there within 2 s."""
_HANGS = (
    "The search index on disk doesn't answer. Search goes by words alone, and the index is tried "
    "again in a minute. Nothing was lost; if this stays, start the app again."
)


def open_chroma(
    encoder: Encoder, shelves: tuple[Shelf, ...], home: Path, told: Told, *, tidy: bool
) -> ChromaVectors:
    """Open the database and build what is missing; only then, if tidy, drop what is out of date.

    Raises:
        DamagedIndexError: The database can't be read or written.
        StalledError: It hangs.
    """
    with damage_named():
        _check(home)
        client = _client(home)
    try:
        with damage_named():
            names = {each.name for each in client.list_collections()}
            lacking = tuple(each for each in shelves if not _is_there(client, each, names))
        if lacking:
            told.stage(Stage.BUILDING)
        for shelf, matrix in zip(lacking, embed(encoder, lacking, told.progress), strict=True):
            with damage_named():
                _build(client, shelf, matrix, names)
        with damage_named():
            if tidy:
                _drop(client, names - {shelf.name for shelf in shelves}, home)
            collections = [get(client, shelf.name) for shelf in shelves]
            for each in collections:
                probe(each)
    except BaseException:
        client.close()
        raise
    return ChromaVectors(client, collections, Watchdog(QUERY_SECONDS, _HANGS))


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
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings  # noqa: PLC0415

    client = chromadb.PersistentClient(home, settings=Settings(anonymized_telemetry=False))
    return cast("Client", client)


def _is_there(client: Client, shelf: Shelf, names: set[str]) -> bool:
    return shelf.name in names and is_complete(get(client, shelf.name), shelf)


def _build(client: Client, shelf: Shelf, matrix: NDArray[np.float32], names: set[str]) -> None:
    if shelf.name in names:
        client.delete_collection(shelf.name)
    collection = create(client, shelf.name, {"complete": False})
    fill(shelf, matrix, _BATCH, lambda ids, rows: collection.upsert(ids=ids, embeddings=rows))
    collection.modify(metadata={"complete": True})


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
