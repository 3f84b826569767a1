"""Opens, looks at, backs up and restores what is kept of people, as the settings say.

SQLAlchemy takes a while to load, and most commands keep nothing; so it is loaded where it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from copilot.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from pydantic import SecretStr

    from copilot.adapters.sql_store import Seen, SqlStore
    from copilot.settings import Settings


def open_kept(settings: Settings) -> SqlStore:
    """Open the store; raises StorageError, and KeyMissingError without the right key."""
    from copilot.adapters.sql_store import open_store  # noqa: PLC0415 - see above

    return open_store(settings.data_dir, _open(settings.database_url), _open(settings.master_key))


def name_of_kept(settings: Settings) -> tuple[str, str]:
    """Say which kind of database is used and where it is; raises SettingsError."""
    from copilot.adapters.sql_store import name_of  # noqa: PLC0415 - see above

    return name_of(settings.data_dir, _open(settings.database_url))


def look_at_kept(settings: Settings) -> Seen:
    """See how the database is, and do nothing to it; raises SettingsError, StorageError."""
    from copilot.adapters.sql_store import look  # noqa: PLC0415 - see above

    return look(settings.data_dir, _open(settings.database_url), _open(settings.master_key))


def first_day_kept(settings: Settings, today: dt.date) -> dt.date | None:
    """The day before which the retention rule erases; None where everything is kept."""
    months = settings.retention_months
    return today - relativedelta(months=months) if months else None


def back_up(settings: Settings, to: Path) -> None:
    """Copy all that is kept into one file.

    Raises:
        InputError: There is nothing to back up, or a server keeps it.
        StorageError: The file can't be written.
    """
    from copilot.adapters.sql_store import back_up as copy  # noqa: PLC0415 - see above

    _only_a_file(settings)
    copy(settings.data_dir, to)


def restore(settings: Settings, backup: Path) -> Path | None:
    """Put a backup in place of what is kept; returns where that is now.

    Raises:
        InputError: The file is no backup, or a server keeps what is kept.
        StorageError: It can't be put in place.
    """
    from copilot.adapters.sql_store import restore as put_back  # noqa: PLC0415 - see above

    _only_a_file(settings)
    return put_back(settings.data_dir, backup, _open(settings.master_key))


def _only_a_file(settings: Settings) -> None:
    if settings.database_url is not None:
        raise InputError(
            "People and conversations are kept on a PostgreSQL server, which has tools of its own "
            "for that. Nothing was changed. Use pg_dump and pg_restore."
        )


def _open(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
