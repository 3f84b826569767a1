"""What a database says went wrong, as a person would be told it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError, IntegrityError, InterfaceError, SQLAlchemyError

from copilot.errors import InputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Generator

_UNCHANGED = "Nothing was changed; what you wrote stays in the open page."
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SAYS = {
    sqlite3.SQLITE_FULL: "The disk is full, so {where} can't take more. "
    f"{_UNCHANGED} Make room, and save again.",
    sqlite3.SQLITE_BUSY: "Another copy of the app has been writing to {where} for over five "
    f"seconds. {_UNCHANGED} Wait a moment, and save again.",
    sqlite3.SQLITE_READONLY: "{where} may not be written. "
    f"{_UNCHANGED} Make the file and its folder writable, or set COPILOT_DATA_DIR.",
    sqlite3.SQLITE_IOERR: "The disk fails at {where}. "
    f"{_UNCHANGED} Look after the disk, and copy the data folder elsewhere.",
    sqlite3.SQLITE_CANTOPEN: "{where} can't be opened. "
    f"{_UNCHANGED} See that its folder is there and readable.",
    sqlite3.SQLITE_CORRUPT: "{where} is damaged. "
    f"{_UNCHANGED} Close the app, copy the file away, and restore a backup.",
}
_POSTGRES_FULL = "53100"


@contextmanager
def told(where: str) -> Generator[None]:
    """Turn what the database raises into errors for people.

    Args:
        where: The file or server, as a person would name it.

    Raises:
        InputError: Something of that id is there already.
        StorageError: Anything else.
    """
    try:
        yield
    except IntegrityError as error:
        raise InputError(
            "Something with that id is kept already, or what it belongs to is gone by now. "
            "Nothing was changed. Load the page again, and make it anew."
        ) from error
    except SQLAlchemyError as error:
        raise StorageError(_text(error, where)) from error


def is_damage(error: DatabaseError) -> bool:
    """Whether a SQLite file is no database, or not any more."""
    return _code(error) in _DAMAGED


def _code(error: SQLAlchemyError) -> int | None:
    cause = error.orig if isinstance(error, DatabaseError | InterfaceError) else None
    code = getattr(cause, "sqlite_errorcode", None)
    # The low byte is the kind; what stands above it says more than a person needs.
    return code & 0xFF if isinstance(code, int) else None


def _text(error: SQLAlchemyError, where: str) -> str:
    code = _code(error)
    if code in _DAMAGED:
        code = sqlite3.SQLITE_CORRUPT
    elif getattr(getattr(error, "orig", None), "sqlstate", None) == _POSTGRES_FULL:
        code = sqlite3.SQLITE_FULL
    says = _SAYS.get(code) if code is not None else None
    if says:
        return says.format(where=where)
    return (
        f"{where} doesn't answer as it should ({type(error).__name__}). {_UNCHANGED} See that it "
        "runs and may be reached, and try again."
    )
