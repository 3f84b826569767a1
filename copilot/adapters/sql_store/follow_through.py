"""Promises to put right, and what was taken out, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.conversations import kept_conversation
from copilot.adapters.sql_store.shelf import Shelf
from copilot.adapters.sql_store.tables import repairs, sent
from copilot.domain.people import Repair, SentItem
from copilot.errors import InputError

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import ColumnElement, RowMapping

    from copilot.adapters.sql_store.database import Database
    from copilot.adapters.sql_store.work import Work
    from copilot.domain.people import Principal

REPAIRS = Shelf(Repair, repairs)


def repairs_in_order(work: Work, *where: ColumnElement[bool]) -> tuple[Repair, ...]:
    """Take out the repairs that fit, oldest first."""
    rows = work.find(repairs, *where, order=(repairs.c.said, repairs.c.id))
    return tuple(REPAIRS.value(work, row) for row in rows)


def sent_in_order(work: Work, *where: ColumnElement[bool]) -> tuple[SentItem, ...]:
    """Take out the sent items that fit, oldest first."""
    return tuple(_item(row) for row in work.find(sent, *where, order=(sent.c.at, sent.c.made_by)))


@dataclass(frozen=True)
class SqlRepairs:
    """Fits ports.kept.Repairs."""

    database: Database

    def of(self, principal: Principal, person_id: str) -> tuple[Repair, ...]:
        """All to a person, oldest first."""
        with self.database.reading(principal) as work:
            return repairs_in_order(work, repairs.c.person == person_id)

    def open(self, principal: Principal) -> tuple[Repair, ...]:
        """All that are not put right yet, oldest first."""
        with self.database.reading(principal) as work:
            work.load_keys()
            return repairs_in_order(work, repairs.c.repaired.is_(None))

    def add(self, principal: Principal, repair: Repair, key: str) -> Repair:
        """Keep a new one."""
        with self.database.writing(principal) as work:
            work.hold(repair.person)
            if work.add_once(repairs, REPAIRS.row(work, repair, made_by=key), "made_by"):
                return repair
            return repairs_in_order(work, repairs.c.made_by == key)[0]

    def put_right(self, principal: Principal, repair_id: str, day: dt.date) -> Repair:
        """Keep the day it was put right; a day already kept stays."""
        return self._repaired(principal, repair_id, day, repairs.c.repaired.is_(None))

    def reopen(self, principal: Principal, repair_id: str) -> Repair:
        """Keep that it was not put right after all."""
        return self._repaired(principal, repair_id, None)

    def _repaired(
        self, principal: Principal, repair_id: str, day: dt.date | None, *where: ColumnElement[bool]
    ) -> Repair:
        with self.database.writing(principal) as work:
            is_it = repairs.c.id == repair_id
            work.change(repairs, {"repaired": day}, is_it, *where)
            found = repairs_in_order(work, is_it)
        if not found:
            raise InputError(
                "There is no such promise to put right; it may have been erased. Nothing was "
                "changed. Look at the list again."
            )
        return found[0]


@dataclass(frozen=True)
class SqlSentItems:
    """Fits ports.kept.SentItems."""

    database: Database

    def of(self, principal: Principal, conversation_id: str) -> tuple[SentItem, ...]:
        """All of a conversation, oldest first."""
        with self.database.reading(principal) as work:
            return sent_in_order(work, sent.c.conversation == conversation_id)

    def add(self, principal: Principal, item: SentItem, key: str) -> SentItem:
        """Keep that something was taken out."""
        with self.database.writing(principal) as work:
            person = kept_conversation(work, item.conversation)["person"]
            row = {**item.model_dump(), "person": person, "made_by": key}
            if work.add_once(sent, row, "made_by"):
                return item
            return sent_in_order(work, sent.c.made_by == key)[0]

    def drop(self, principal: Principal, item: SentItem) -> None:
        """Keep no longer that it was taken out; what isn't there stays away."""
        is_it = sent.c.conversation == item.conversation, sent.c.kind == item.kind
        with self.database.writing(principal) as work:
            work.remove(sent, *is_it, sent.c.at == item.at)


def _item(row: RowMapping) -> SentItem:
    return SentItem(conversation=row["conversation"], kind=row["kind"], at=row["at"])
