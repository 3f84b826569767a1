"""The tables. Every row has its owner; whatever somebody wrote stands in ``sealed``, encrypted.

Dates, states and ids are plain, as they are sorted and searched by. Ids are the app's own and say
nothing. ``made_by`` is the key of the creation that made a row.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

HEAD = "0001"
"""The migration these tables are at."""

metadata = MetaData()


class Instant(TypeDecorator[dt.datetime]):
    """A moment with its time zone; SQLite has none, so it is kept in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Turn it to UTC."""
        del dialect
        return value.astimezone(dt.UTC) if value else None

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Say again that it is UTC."""
        del dialect
        if value is None:
            return None
        return value.astimezone(dt.UTC) if value.tzinfo else value.replace(tzinfo=dt.UTC)


def _key(name: str) -> Column[str]:
    return Column(name, String, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)


def _sealed() -> Column[bytes]:
    return Column("sealed", LargeBinary, nullable=False)


def _made_once() -> tuple[Column[str], UniqueConstraint]:
    return _text("made_by"), UniqueConstraint("owner", "made_by")


def _of_a_person() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["owner", "person"], ["people.owner", "people.id"])


vault = Table(
    "vault",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("proof", LargeBinary, nullable=False),
)
"""One row that only the right master key opens; it belongs to nobody."""

person_keys = Table(
    "person_keys",
    metadata,
    _key("owner"),
    _key("person"),
    Column("wrapped", LargeBinary, nullable=False),
)
"""A key a person, and under an empty name the owner's own."""

people = Table(
    "people",
    metadata,
    _key("owner"),
    _key("id"),
    Column("added", Date, nullable=False),
    Column("revision", Integer, nullable=False),
    *_made_once(),
    _sealed(),
)

conversations = Table(
    "conversations",
    metadata,
    _key("owner"),
    _key("id"),
    _text("person"),
    _text("kind"),
    Column("date", Date, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    *_made_once(),
    _sealed(),
    _of_a_person(),
    Index("conversations_by_person", "owner", "person", "date"),
    Index("conversations_by_date", "owner", "date"),
)

earlier_conversations = Table(
    "earlier_conversations",
    metadata,
    _key("owner"),
    _key("conversation"),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    _text("person"),
    _sealed(),
    _of_a_person(),
    Index("earlier_conversations_by_person", "owner", "person"),
)

agreements = Table(
    "agreements",
    metadata,
    _key("owner"),
    _key("person"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("conversation", String),
    Column("approved", Instant, nullable=False),
    Column("current", Boolean, nullable=False),
    *_made_once(),
    _sealed(),
    _of_a_person(),
    Index("agreements_current", "owner", "current", "person"),
)

commitments = Table(
    "commitments",
    metadata,
    _key("owner"),
    _key("person"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _key("id"),
    Column("place", Integer, nullable=False),
    _text("side"),
    Column("due", Date),
    _text("state"),
    Column("settled", Date),
    Column("current", Boolean, nullable=False),
    _sealed(),
    ForeignKeyConstraint(
        ["owner", "person", "version"],
        ["agreements.owner", "agreements.person", "agreements.version"],
    ),
    Index("commitments_current", "owner", "current", "person"),
)

repairs = Table(
    "repairs",
    metadata,
    _key("owner"),
    _key("id"),
    _text("person"),
    _text("conversation"),
    Column("said", Date, nullable=False),
    Column("repaired", Date),
    *_made_once(),
    _sealed(),
    _of_a_person(),
    Index("repairs_by_person", "owner", "person"),
)

sent = Table(
    "sent",
    metadata,
    _key("owner"),
    _key("made_by"),
    _text("person"),
    _text("conversation"),
    _text("kind"),
    Column("at", Instant, nullable=False),
    _of_a_person(),
    Index("sent_by_person", "owner", "person"),
    Index("sent_by_conversation", "owner", "conversation"),
)

drafts = Table(
    "drafts",
    metadata,
    _key("owner"),
    _key("slot"),
    Column("person", String),
    Column("saved", Instant, nullable=False),
    _sealed(),
)

states = Table(
    "states",
    metadata,
    _key("owner"),
    _key("name"),
    Column("person", String),
    _sealed(),
)

OWNED = tuple(table for table in metadata.sorted_tables if table is not vault)
"""Every table with an owner, those pointed at before those that point."""
