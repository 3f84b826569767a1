"""Looks at a database and does nothing to it: nothing is made, brought up to date or put aside."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError

from copilot.adapters.sql_store.engine import BUSY_SECONDS, postgres_engine
from copilot.adapters.sql_store.failures import told
from copilot.adapters.sql_store.migrate import version_of
from copilot.adapters.sql_store.opening import KEY_FILE, NAME
from copilot.adapters.sql_store.tables import HEAD
from copilot.adapters.sql_store.tables import vault as proofs
from copilot.adapters.sql_store.vault import Vault, master_key
from copilot.errors import KeyMissingError, SettingsError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

_PORT = 5432


@dataclass(frozen=True)
class Seen:
    """What a database looks like; whatever is wrong with it is raised instead."""

    state: str
    """In words: whole, not made yet, behind."""
    schema: str | None = None
    """The migration its tables are at."""
    newest: bool | None = None
    """Whether that is the one this version of the app makes."""
    size: int | None = None
    """Bytes."""


def name_of(folder: Path, url: str | None = None) -> tuple[str, str]:
    """Say which kind of database is used, and where it is, without user and password.

    Raises:
        SettingsError: The address of the server is none.
    """
    if url is None:
        return "SQLite", str(folder / NAME)
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):
        # What it was raised for holds the password.
        raise SettingsError(
            "COPILOT_DATABASE_URL is no address of a PostgreSQL server. Nothing was changed. Write "
            "it as postgresql://USER:PASSWORD@HOST/DATABASE."
        ) from None
    host = parts.host or parts.query.get("host") or "this machine"
    return "PostgreSQL", f"{host}:{parts.port or _PORT}/{parts.database or ''}"


def look(folder: Path, url: str | None = None, key: str | None = None) -> Seen:
    """See whether a database answers, is whole, and fits this version and its key.

    Args:
        folder: The data folder.
        url: COPILOT_DATABASE_URL; None looks at the SQLite file in the folder.
        key: COPILOT_MASTER_KEY; None looks for the one in the folder.

    Raises:
        KeyMissingError: It was written with another key, or its key is gone.
        SettingsError: The address of the server is none.
        StorageError: It doesn't answer, is damaged, or was made by a newer version.
    """
    kind, where = name_of(folder, url)
    path = None if url else folder / NAME
    if path and not path.exists():
        return Seen("not made yet; the first thing kept makes it")
    engine = postgres_engine(url) if url else _file_engine(folder / NAME)
    try:
        with told(where if path else f"The {kind} server at {where}"), engine.connect() as database:
            if path:
                _check_file(database, path)
            schema = version_of(database)
            size = path.stat().st_size if path else _size(database)
            proof = _proof(database)
    finally:
        engine.dispose()
    _check_version(schema)
    _check_key(proof, folder / KEY_FILE, key)
    return Seen(_state(schema, path), schema, schema == HEAD, size)


def _file_engine(path: Path) -> Engine:
    """Open a file as it is; not read-only, for that leaves its journals lying about."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS),
        hide_parameters=True,
    )


def _check_file(database: Connection, path: Path) -> None:
    database.exec_driver_sql("PRAGMA query_only=ON")
    found = database.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StorageError(
            f"{path} is damaged. Nothing was changed. Close the app, copy the file away, and "
            "restore a backup with: copilot backup --restore FILE."
        )


def _size(database: Connection) -> int:
    return database.execute(text("SELECT pg_database_size(current_database())")).scalar_one()


def _proof(database: Connection) -> bytes | None:
    if not inspect(database).has_table(proofs.name):
        return None
    return database.execute(select(proofs.c.proof)).scalar()


def _check_version(schema: str | None) -> None:
    if schema is not None and schema > HEAD:
        raise StorageError(
            f"The database was made by a newer version of the app (its tables are at {schema}, "
            f"this version knows {HEAD}). Nothing was changed. Update the app."
        )


def _check_key(proof: bytes | None, file: Path, given: str | None) -> None:
    if proof is None:
        return
    try:
        Vault(master_key(given, file, may_be_made=False)).check(proof)
    except OSError as error:
        raise KeyMissingError(
            f"The key to your people's data can't be read from {file} ({error.strerror}). Nothing "
            "was changed. Look as the user that the app runs as, or make the file readable to you."
        ) from error


def _state(schema: str | None, path: Path | None) -> str:
    if schema is None:
        return "empty; the first thing kept makes its tables"
    if schema != HEAD:
        copied = ", after copying the file" if path else ""
        return f"behind; the next start brings its tables to {HEAD}{copied}"
    return "whole, and opened by its key" if path else "answers, and opened by its key"
