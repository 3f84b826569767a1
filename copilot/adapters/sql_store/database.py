"""One database: transactions in an owner's name."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import text

from copilot.adapters.sql_store.engine import BEGIN, BUSY_SECONDS
from copilot.adapters.sql_store.failures import told
from copilot.adapters.sql_store.work import Work
from copilot.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from copilot.adapters.sql_store.vault import Vault
    from copilot.domain.people import Principal

ROLE = "copilot_app"
"""PostgreSQL's role for all that the app does; it owns no table, so row-level security binds it."""
_IN_THE_NAME_OF = text(
    "SELECT set_config('role', :role, true), set_config('copilot.owner', :owner, true), "
    "set_config('lock_timeout', :wait, true)"
)
"""Holds till the transaction ends."""
_NOT_SCRUBBED = (
    "They are erased and can't be read any more, but {where} is in use elsewhere, so what was "
    "freed in it is not overwritten yet. Close other copies of the app, and erase once more."
)


@dataclass(frozen=True)
class Database:
    """An open database and the vault to its words."""

    engine: Engine
    vault: Vault
    path: Path | None
    """The file; None for a server."""

    @property
    def where(self) -> str:
        """Name it for people."""
        return str(self.path) if self.path else "The PostgreSQL server"

    @contextmanager
    def reading(self, principal: Principal) -> Generator[Work]:
        """Read in one transaction; raises StorageError."""
        with told(self.where), self.engine.connect() as connection:
            # One moment's view, though it takes several queries.
            reading = connection.execution_options(
                **({BEGIN: "BEGIN"} if self.path else {"isolation_level": "REPEATABLE READ"})
            )
            with reading.begin():
                yield self._work(reading, principal)

    @contextmanager
    def writing(self, principal: Principal) -> Generator[Work]:
        """Read and write in one transaction, kept whole or not at all; raises StorageError."""
        with told(self.where), self.engine.begin() as connection:
            yield self._work(connection, principal)

    def scrub(self) -> None:
        """Rewrite what erasing freed, so that no file holds it any more.

        Raises:
            StorageError: Somebody else is at the database; what was erased stays erased.
        """
        try:
            with told(self.where):
                scrubbed = self._scrub_file() if self.path else self._scrub_server()
        except StorageError as error:
            raise StorageError(_NOT_SCRUBBED.format(where=self.where)) from error
        if not scrubbed:
            raise StorageError(_NOT_SCRUBBED.format(where=self.where))

    def _scrub_file(self) -> bool:
        with self.engine.connect() as connection:
            direct = connection.execution_options(**{BEGIN: ""})
            direct.exec_driver_sql("VACUUM")
            busy = direct.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
        return not busy

    def _scrub_server(self) -> bool:
        with self.engine.connect() as connection:
            direct = connection.execution_options(isolation_level="AUTOCOMMIT")
            direct.execute(text("VACUUM FULL person_keys"))
        return True

    def _work(self, connection: Connection, principal: Principal) -> Work:
        if self.path is None:
            values = {"owner": principal.owner, "role": ROLE, "wait": f"{BUSY_SECONDS}s"}
            connection.execute(_IN_THE_NAME_OF, values)
        return Work(connection, principal.owner, self.vault)
