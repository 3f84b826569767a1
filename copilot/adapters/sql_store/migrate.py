"""Brings a database to the tables of this version, all of it or nothing, SQLite's copied before."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from copilot.adapters.sql_store.tables import HEAD
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable

SCRIPTS = Path(__file__).parent / "migrations"
_LOCK = 7_204_116
"""PostgreSQL's advisory lock for migrations; any number that nothing else uses."""


def migrate(engine: Engine, path: Path | None, scripts: Path = SCRIPTS, to: str = HEAD) -> None:
    """Run what migrations are missing.

    Args:
        engine: Of the database.
        path: SQLite's file, which is copied before; None for a server.
        scripts: Alembic's folder.
        to: The migration to end at.

    Raises:
        StorageError: The database was made by a newer version; nothing was changed.
    """
    with engine.begin() as connection:
        if path is None:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        at = version_of(connection)
        if at == to:
            return
        if at is not None and at > to:
            raise StorageError(
                f"The database was made by a newer version of the app (its tables are at {at}, "
                f"this version knows {to}). Nothing was changed. Update the app."
            )
        if path is not None and at is not None:
            _copy_before(path, path.with_suffix(f".before-{to}.db"))
        _upgrade(connection, scripts, to)


def copies_before_migrations(path: Path) -> Iterable[Path]:
    """Name the copies that migrations made of a database file."""
    return path.parent.glob(f"{path.stem}.before-*.db")


def put_aside(path: Path) -> Iterable[Path]:
    """Name what was put aside of a database file because it was damaged or replaced."""
    return sorted(path.parent.glob(f"{path.stem}.aside-*"))


def copy_database(source: Path, to: Path) -> None:
    """Copy a SQLite database into one file of its owner's, while others use it.

    Raises:
        OSError: The copy can't be made.
        sqlite3.Error: The same, or the source is no database.
    """
    fresh = to.with_name(f".{to.name}.new")
    fresh.unlink(missing_ok=True)
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(fresh)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        with fresh.open("rb+") as file:
            os.fsync(file.fileno())
        fresh.replace(to)
    finally:
        fresh.unlink(missing_ok=True)


def _copy_before(path: Path, to: Path) -> None:
    try:
        copy_database(path, to)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The database has to be updated, and can't be copied to {to} before "
            f"({type(error).__name__}). Nothing was changed. Make room on the disk, and start "
            "again."
        ) from error


def version_of(connection: Connection) -> str | None:
    """Say which migration a database is at; None where it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, scripts: Path, to: str) -> None:
    # Only a database that is behind needs Alembic, which takes a while to load.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
