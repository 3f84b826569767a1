"""What the people talked about may ask for: all that is kept, and that it goes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.agreements import every_version
from copilot.adapters.sql_store.conversations import EARLIER, earlier_of, latest_first
from copilot.adapters.sql_store.drafts import drafts_in_order
from copilot.adapters.sql_store.follow_through import repairs_in_order, sent_in_order
from copilot.adapters.sql_store.migrate import copies_before_migrations, put_aside
from copilot.adapters.sql_store.people import PEOPLE
from copilot.adapters.sql_store.tables import (
    OWNED,
    agreements,
    commitments,
    conversations,
    drafts,
    people,
    repairs,
    sent,
)
from copilot.domain.records import Erased, Expired, PersonRecord

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from copilot.adapters.sql_store.database import Database
    from copilot.adapters.sql_store.work import Work
    from copilot.domain.people import Principal

_AT_ONCE = 500
"""Ids in one query; SQLite takes some thousands."""


@dataclass(frozen=True)
class SqlRights:
    """Fits ports.store.Rights."""

    database: Database

    def record(self, principal: Principal, person_id: str) -> PersonRecord | None:
        """Everything that is kept about a person."""
        with self.database.reading(principal) as work:
            row = work.one(people, people.c.id == person_id)
            if row is None:
                return None
            earlier = work.find(
                EARLIER,
                EARLIER.c.person == person_id,
                order=(EARLIER.c.conversation, EARLIER.c.revision),
            )
            return PersonRecord(
                person=PEOPLE.value(work, row),
                conversations=latest_first(work, conversations.c.person == person_id),
                earlier=earlier_of(work, earlier),
                agreements=every_version(work, person_id),
                repairs=repairs_in_order(work, repairs.c.person == person_id),
                sent=sent_in_order(work, sent.c.person == person_id),
                drafts=drafts_in_order(work, drafts.c.person == person_id),
            )

    def erase(self, principal: Principal, person_id: str) -> Erased:
        """Destroy a person's rows and key, then scrub what the database freed."""
        rows = 0
        with self.database.writing(principal) as work:
            is_kept = work.one(people, people.c.id == person_id, lock=True) is not None
            for table in reversed(OWNED) if is_kept else ():
                column = table.c.id if table is people else table.c.person
                rows += work.remove(table, column == person_id)
        return Erased(rows=rows, left=self._scrubbed())

    def expired(self, principal: Principal, before: dt.date) -> Expired:
        """Say what is older than a day."""
        with self.database.reading(principal) as work:
            return _expired(work, before)

    def erase_expired(self, principal: Principal, before: dt.date) -> Expired:
        """Destroy what is older than a day, and say what it was."""
        with self.database.writing(principal) as work:
            expired = _expired(work, before)
            for start in range(0, len(expired.conversations), _AT_ONCE):
                some = expired.conversations[start : start + _AT_ONCE]
                work.remove(sent, sent.c.conversation.in_(some))
                work.remove(EARLIER, EARLIER.c.conversation.in_(some))
                work.remove(conversations, conversations.c.id.in_(some))
            for version in work.find(agreements, *_old_versions(before)):
                of_it = {"person": version["person"], "version": version["version"]}
                for table in (commitments, agreements):
                    work.remove(table, *(table.c[name] == value for name, value in of_it.items()))
            work.remove(repairs, *_old_repairs(before))
            work.remove(drafts, drafts.c.saved < _midnight(before))
        self._scrubbed()
        return expired

    def _scrubbed(self) -> tuple[str, ...]:
        """Scrub the database and its copies; return the files that can't be."""
        path = self.database.path
        for copy in copies_before_migrations(path) if path else ():
            copy.unlink(missing_ok=True)
        self.database.scrub()
        return tuple(str(each) for each in put_aside(path)) if path else ()


def _expired(work: Work, before: dt.date) -> Expired:
    old = work.find(
        conversations,
        conversations.c.date < before,
        order=(conversations.c.date, conversations.c.id),
    )
    return Expired(
        before=before,
        conversations=tuple(row["id"] for row in old),
        agreements=work.count(agreements, *_old_versions(before)),
        repairs=work.count(repairs, *_old_repairs(before)),
        drafts=work.count(drafts, drafts.c.saved < _midnight(before)),
    )


def _old_versions(before: dt.date) -> tuple[ColumnElement[bool], ...]:
    return agreements.c.current.is_(False), agreements.c.approved < _midnight(before)


def _old_repairs(before: dt.date) -> tuple[ColumnElement[bool], ...]:
    return repairs.c.repaired.is_not(None), repairs.c.said < before


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
