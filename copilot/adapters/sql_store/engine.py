"""Engines for SQLite and PostgreSQL, with what keeps them from losing or showing anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine.interfaces import DBAPIConnection

BUSY_SECONDS = 5
"""How long one write waits for another."""
BEGIN = "copilot_begin"
"""Execution option: how SQLite begins; empty where nothing may be open, as for VACUUM."""
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    # What VACUUM puts aside never touches the disk.
    "temp_store=MEMORY",
)


def sqlite_engine(path: Path) -> Engine:
    """Open a file that only its owner may read; it is made where it isn't there.

    Raises:
        OSError: It can't be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # SQLite gives its -wal and -shm files the mode of this one.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgres_engine(url: str) -> Engine:
    """Connect by psycopg 3; a lost connection is noticed before it is used."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": BUSY_SECONDS},
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own transactions start too late; _begin_sqlite starts them.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    # A read that turns into a write fails at once, however long it may wait.
    if begin := options.get(BEGIN, "BEGIN IMMEDIATE"):
        connection.exec_driver_sql(begin)
