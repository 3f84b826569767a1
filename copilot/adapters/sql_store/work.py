"""One transaction on behalf of one owner: every query passes here, and here it gets its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from copilot.adapters.sql_store.tables import people, person_keys
from copilot.adapters.sql_store.vault import place_of
from copilot.errors import InputError, KeyMissingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping, Table

    from copilot.adapters.sql_store.vault import Cipher, Vault


class Work:
    """Rows of one owner within one transaction."""

    def __init__(self, connection: Connection, owner: str, vault: Vault) -> None:
        """Work on an open transaction."""
        self._connection = connection
        self._vault = vault
        self._ciphers: dict[str, Cipher] = {}
        self.owner = owner

    def find(
        self,
        table: Table,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]] = (),
        lock: bool = False,
    ) -> Sequence[RowMapping]:
        """Rows that fit; a lock keeps others from changing them till the end."""
        query = select(table).where(table.c.owner == self.owner, *where).order_by(*order)
        return self._connection.execute(query.with_for_update() if lock else query).mappings().all()

    def one(
        self, table: Table, *where: ColumnElement[bool], lock: bool = False
    ) -> RowMapping | None:
        """The row that fits, None where there is none."""
        return next(iter(self.find(table, *where, lock=lock)), None)

    def count(self, table: Table, *where: ColumnElement[bool]) -> int:
        """How many rows fit."""
        query = select(func.count()).select_from(table).where(table.c.owner == self.owner, *where)
        return self._connection.execute(query).scalar_one()

    def add(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Add rows."""
        if rows:
            self._connection.execute(insert(table), [{**row, "owner": self.owner} for row in rows])

    def add_once(self, table: Table, row: dict[str, Any], *unique: str) -> bool:
        """Add a row unless one with the same unique columns is there; say whether it was added."""
        native = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        query = native.insert(table).values({**row, "owner": self.owner})
        query = query.on_conflict_do_nothing(index_elements=["owner", *unique])
        return self._connection.execute(query).rowcount == 1

    def change(self, table: Table, values: dict[str, Any], *where: ColumnElement[bool]) -> int:
        """Change the rows that fit, and say how many."""
        query = update(table).where(table.c.owner == self.owner, *where).values(values)
        return self._connection.execute(query).rowcount

    def remove(self, table: Table, *where: ColumnElement[bool]) -> int:
        """Destroy the rows that fit, and say how many."""
        query = delete(table).where(table.c.owner == self.owner, *where)
        return self._connection.execute(query).rowcount

    def hold(self, person: str) -> None:
        """Keep everybody else from writing about a person till the end.

        Raises:
            InputError: There is nobody of that id.
        """
        if self.one(people, people.c.id == person, lock=True) is None:
            raise InputError(
                "There is nobody of that id among your people; they may have been erased. Nothing "
                "was changed. Look at the list of your people, or add them."
            )

    def seal(self, person: str, table: Table, row: str, fields: dict[str, Any]) -> bytes:
        """Encrypt fields with a person's key, for one row."""
        return self._cipher(person).seal_fields(fields, self._place(table, row))

    def open(self, person: str, table: Table, row: str, sealed: bytes) -> dict[str, Any]:
        """Decrypt fields of one row.

        Raises:
            KeyMissingError: The person's key is gone, or doesn't fit.
        """
        return self._cipher(person).open_fields(sealed, self._place(table, row))

    def make_key(self, person: str) -> None:
        """See that a person has a key."""
        wrapped = self._vault.new_key(self.owner, person)
        self.add_once(person_keys, {"person": person, "wrapped": wrapped}, "person")

    def load_keys(self) -> None:
        """Open the keys of everybody at once."""
        for row in self.find(person_keys):
            self._ciphers[row["person"]] = self._opened(row)

    def _cipher(self, person: str) -> Cipher:
        if person not in self._ciphers:
            row = self.one(person_keys, person_keys.c.person == person)
            if row is None:
                raise KeyMissingError(
                    "The key to what is kept about this person isn't there, so it can't be read. "
                    "Everything else is as it was. Restore a backup, or erase the person."
                )
            self._ciphers[person] = self._opened(row)
        return self._ciphers[person]

    def _opened(self, row: RowMapping) -> Cipher:
        return self._vault.cipher(row["wrapped"], self.owner, row["person"])

    def _place(self, table: Table, row: str) -> str:
        return place_of(self.owner, table.name, row)
