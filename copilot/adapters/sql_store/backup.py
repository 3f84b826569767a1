"""Backups: one file with all that is kept and the wrapped keys, without the master key."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.migrate import copy_database
from copilot.adapters.sql_store.opening import KEY_FILE, NAME, alone, set_aside
from copilot.adapters.sql_store.vault import Vault, master_key
from copilot.errors import InputError, StorageError

if TYPE_CHECKING:
    from pathlib import Path


def back_up(folder: Path, to: Path) -> None:
    """Copy the database of a data folder into one file, while others use it.

    Raises:
        InputError: There is nothing to back up, or it would be overwritten.
        StorageError: The file can't be written; one of that name is as it was.
    """
    source = folder / NAME
    if to.resolve() == source.resolve():
        raise InputError(
            f"{to} is the database itself. Nothing was written. Choose another file for the backup."
        )
    if not source.exists():
        raise InputError(
            f"There is nothing to back up: {source} isn't there. Nothing was written. Add your "
            "people first; a PostgreSQL database is backed up with pg_dump."
        )
    try:
        copy_database(source, to)
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The backup can't be written to {to} ({type(error).__name__}). What is kept is as it "
            "was. See that the folder is there, and that the disk has room."
        ) from error


def restore(folder: Path, backup: Path, key: str | None = None) -> Path | None:
    """Put a backup in place of a data folder's database; close every copy of the app before.

    Args:
        folder: The data folder.
        backup: What :func:`back_up` wrote.
        key: COPILOT_MASTER_KEY; None is the one in the folder.

    Returns:
        Where the database that was there is now.

    Raises:
        InputError: The file is no backup; what is kept is as it was.
        KeyMissingError: It belongs to another key; what is kept is as it was.
        StorageError: It can't be put in place; what is kept is as it was.
    """
    proof = _proof(backup)
    path = folder / NAME
    with alone(folder):
        Vault(master_key(key, folder / KEY_FILE, may_be_made=False)).check(proof)
        fresh = path.with_suffix(".restored.db")
        try:
            copy_database(backup, fresh)
        except sqlite3.Error as error:
            raise StorageError(
                f"The backup {backup} can't be read to its end ({type(error).__name__}). What is "
                "kept is as it was. Look after the disk, or take another backup."
            ) from error
        aside = set_aside(path) if path.exists() else None
        fresh.replace(path)
    return aside


def _proof(backup: Path) -> bytes:
    """See that a file is a whole database of ours; returns what proves its key."""
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as file:
            is_whole = file.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            row = file.execute("SELECT proof FROM vault").fetchone() if is_whole else None
    except sqlite3.Error:
        row = None
    if row is None:
        raise InputError(
            f"{backup} is no whole backup of this app. What is kept is as it was. Choose a file "
            "that copilot backup wrote."
        )
    return row[0]
