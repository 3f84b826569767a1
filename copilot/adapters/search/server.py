"""The index on a Chroma server, which others may share: every call is waited for 3 s at most.

A collection is filled under a name of its own and then renamed, which the server does whole or not
at all: nobody sees half of one, and of two writers the first wins. What others may still use is
not dropped: each collection says on which day it was last opened.
"""

from __future__ import annotations

import datetime as dt
import uuid
from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import unquote, urlsplit

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
from copilot.adapters.search.source import Opened, Stage
from copilot.adapters.search.watchdog import Watchdog
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from chromadb import Collection
    from chromadb.api.client import Client
    from numpy.typing import NDArray

    from copilot.adapters.search.entries import Shelf
    from copilot.adapters.search.ranking import Near
    from copilot.adapters.search.source import Told
    from copilot.ports import Encoder

T = TypeVar("T")
CALL_SECONDS = 3.0
QUERY_SECONDS = 2.6
"""How long a query may take; with the words, an answer is there within 3 s."""
_BATCH = 200
"""Vectors of one call, few enough for a slow line."""
_BEING_BUILT = "building-"
_KEPT = {PREFIX: dt.timedelta(days=30), _BEING_BUILT: dt.timedelta(days=1)}
"""How long after its last use a collection goes, by how its name starts."""


class ServerVectors:
    """Collections on a server that have answered once."""

    def __init__(self, vectors: ChromaVectors, failed: str) -> None:
        """Take what the person is told when they don't answer."""
        self._vectors = vectors
        self._failed = failed

    def nearest(self, query: NDArray[np.float32], k: int) -> list[Near]:
        """Return at most k, nearest first.

        Raises:
            StorageError: The server is gone, hangs, or lost its data.
        """
        try:
            return self._vectors.nearest(query, k)
        except StorageError:
            # What the server or the connection said may hold the address, and that a password.
            raise StorageError(self._failed) from None

    def close(self) -> None:
        """Let go of the connection."""
        self._vectors.close()


class ChromaServer:
    """Keeps vectors on the server at an address."""

    def __init__(self, encoder: Encoder, shelves: tuple[Shelf, ...], url: str) -> None:
        """Name the server, and what belongs on it; nothing is sent yet."""
        self._encoder = encoder
        self._shelves = shelves
        self._url = url
        self._calls = Watchdog(CALL_SECONDS, self.slow)
        self._queries = Watchdog(QUERY_SECONDS, self.slow)

    @property
    def slow(self) -> str:
        """What the person is told while the server doesn't answer."""
        return (
            f"The Chroma server at {urlsplit(self._url).hostname} doesn't answer as it should. "
            "Search goes by words alone, and the server is tried again in a minute. Nothing was "
            "lost. If this stays, see that it runs and that COPILOT_CHROMA_URL names it."
        )

    def open(self, told: Told) -> Opened:
        """Connect, and build what is missing or broken; raises StorageError."""
        client = self._call(self._connect, late=lambda connected: connected.close())
        vectors = None
        try:
            found = {shelf.name: self._usable(client, shelf) for shelf in self._shelves}
            lacking = tuple(shelf for shelf in self._shelves if not found[shelf.name])
            if lacking:
                told.stage(Stage.BUILDING)
            for shelf, matrix in zip(
                lacking, embed(self._encoder, lacking, told.progress), strict=True
            ):
                found[shelf.name] = self._build(client, shelf, matrix)
            with suppress(StorageError):
                self._call(lambda: _drop_unused(client))
            collections = [each for each in found.values() if each]
            vectors = ChromaVectors(client, collections, self._queries)
            return Opened(ServerVectors(vectors, self.slow))
        finally:
            if vectors is None:
                with suppress(StorageError):
                    self._call(client.close)

    def mend(self, told: Told) -> Opened:
        """Open: that mends as well."""
        return self.open(told)

    def _call(self, work: Callable[[], T], late: Callable[[T], object] | None = None) -> T:
        try:
            with damage_named():
                return self._calls.call(work, late)
        except StorageError:
            raise StorageError(self.slow) from None

    def _connect(self) -> Client:
        import chromadb  # noqa: PLC0415
        from chromadb.config import Settings  # noqa: PLC0415

        address, headers = _apart(self._url)
        settings = Settings(anonymized_telemetry=False)
        return cast("Client", chromadb.HttpClient(address, headers=headers, settings=settings))

    def _build(self, client: Client, shelf: Shelf, matrix: NDArray[np.float32]) -> Collection:
        """Fill a collection and give it its name, unless another writer came first."""
        name, used = f"{_BEING_BUILT}{uuid.uuid4().hex}", _used_today()
        building = self._call(lambda: create(client, name, used))
        upsert = building.upsert
        fill(shelf, matrix, _BATCH, lambda ids, rows: self._call(lambda: upsert(ids, rows)))
        if there := self._usable(client, shelf):
            self._call(lambda: client.delete_collection(name))
            return there
        self._call(lambda: _delete(client, shelf.name))
        self._call(lambda: building.modify(name=shelf.name, metadata=_used_today(complete=True)))
        self._call(lambda: probe(building))
        return building

    def _usable(self, client: Client, shelf: Shelf) -> Collection | None:
        return self._call(lambda: _whole(client, shelf))


def _apart(url: str) -> tuple[str, dict[str, str]]:
    """Take name and password out of an address, which may be logged, into a header."""
    parts = urlsplit(url)
    login, _, host = parts.netloc.rpartition("@")
    coded = b64encode(unquote(login).encode()).decode()
    headers = {"Authorization": f"Basic {coded}"} if login else {}
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}", headers


def _whole(client: Client, shelf: Shelf) -> Collection | None:
    """Get a collection that is complete and answers, and note that it is used."""
    from chromadb import errors  # noqa: PLC0415

    try:
        collection = get(client, shelf.name)
        if not is_complete(collection, shelf):
            return None
        probe(collection)
    except (DamagedIndexError, errors.NotFoundError, errors.InternalError):
        return None
    except (errors.InvalidArgumentError, errors.InvalidDimensionException):
        return None
    used = _used_today(complete=True)
    if collection.metadata != used:
        collection.modify(metadata=used)
    return collection


def _used_today(*, complete: bool = False) -> dict[str, str | bool]:
    return {"complete": complete, "used": dt.datetime.now(dt.UTC).date().isoformat()}


def _delete(client: Client, name: str) -> None:
    from chromadb.errors import NotFoundError  # noqa: PLC0415

    with suppress(NotFoundError):
        client.delete_collection(name)


def _drop_unused(client: Client) -> None:
    today = dt.datetime.now(dt.UTC).date()
    for each in client.list_collections():
        used = (each.metadata or {}).get("used")
        for start, kept in _KEPT.items():
            if each.name.startswith(start) and used and str(used) < (today - kept).isoformat():
                _delete(client, each.name)
