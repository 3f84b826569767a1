"""Opens the store: finds the key, brings the tables up to date, puts a damaged file aside."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DatabaseError, IntegrityError

from copilot.adapters.sql_store.database import Database
from copilot.adapters.sql_store.engine import postgres_engine, sqlite_engine
from copilot.adapters.sql_store.failures import is_damage, told
from copilot.adapters.sql_store.migrate import migrate
from copilot.adapters.sql_store.store import SqlStore
from copilot.adapters.sql_store.tables import vault as proofs
from copilot.adapters.sql_store.vault import Vault, master_key
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

NAME = "copilot.db"
KEY_FILE = "master.key"
_LOCK_SECONDS = 30.0
"""How long one opening waits for another, which may be migrating."""


def open_store(folder: Path, url: str | None = None, key: str | None = None) -> SqlStore:
    """Open the store, made where there is none.

    Args:
        folder: The data folder.
        url: COPILOT_DATABASE_URL; None keeps a SQLite file in the folder.
        key: COPILOT_MASTER_KEY; None keeps one in the folder.

    Raises:
        KeyMissingError: What is kept was encrypted with another key, or its key is gone.
        StorageError: The database can't be opened; a damaged file was put aside.
    """
    path = None if url else folder / NAME
    where = str(path) if path else "The PostgreSQL server"
    with alone(folder), told(where), _aside_where_damaged(path):
        engine = postgres_engine(url) if url else sqlite_engine(folder / NAME)
        try:
            migrate(engine, path)
            found = _proved(engine, folder / KEY_FILE, key)
        except BaseException:
            engine.dispose()
            raise
    return SqlStore(Database(engine, found, path))


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """Keep other copies of the app from opening the store meanwhile.

    Raises:
        StorageError: One has been at it for long, or the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{NAME}.lock", timeout=_LOCK_SECONDS, mode=0o600):
            yield
    except Timeout as error:
        raise StorageError(
            f"Another copy of the app has been opening {folder / NAME} for over "
            f"{_LOCK_SECONDS:.0f} seconds. Nothing was changed. Wait a moment, and try again."
        ) from error
    except OSError as error:
        raise StorageError(
            f"Your people's data can't be opened in {folder} ({error.strerror}). Nothing was "
            "changed. Make the folder writable and see that the disk has room, or set "
            "COPILOT_DATA_DIR to another folder."
        ) from error


def set_aside(path: Path) -> Path:
    """Move a database and its journals out of the way; returns where to."""
    aside = path.with_suffix(f".aside-{secrets.token_hex(4)}.db")
    for ending in ("-wal", "-shm", ""):
        old = path.with_name(path.name + ending)
        if old.exists():
            old.replace(aside.with_name(aside.name + ending))
    return aside


@contextmanager
def _aside_where_damaged(path: Path | None) -> Generator[None]:
    try:
        yield
    except DatabaseError as error:
        if path is None or not is_damage(error):
            raise
        aside = set_aside(path)
        raise StorageError(
            f"Your people's data in {path} is damaged and can't be opened. It was moved to "
            f"{aside}, unchanged. Restore a backup with: copilot backup --restore FILE. Without "
            "one, the next start begins with nobody."
        ) from error


def _proved(engine: Engine, key_file: Path, given: str | None) -> Vault:
    """Find the master key, and see that it is the one the data was written with."""
    with engine.begin() as connection:
        proof = connection.execute(select(proofs.c.proof)).scalar()
        vault = Vault(master_key(given, key_file, may_be_made=proof is None))
        if proof is not None:
            vault.check(proof)
            return vault
    try:
        with engine.begin() as connection:
            connection.execute(insert(proofs).values(id=1, proof=vault.proof()))
    except IntegrityError:
        # Another replica was first; it has to have the same key.
        return _proved(engine, key_file, given)
    return vault
