"""The store over one database, its kinds of values joined."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.agreements import SqlAgreements, latest_versions
from copilot.adapters.sql_store.conversations import SqlConversations, latest_first
from copilot.adapters.sql_store.drafts import SqlDrafts, SqlStates
from copilot.adapters.sql_store.follow_through import (
    SqlRepairs,
    SqlSentItems,
    repairs_in_order,
    sent_in_order,
)
from copilot.adapters.sql_store.people import PEOPLE, SqlPeople, by_name
from copilot.adapters.sql_store.rights import SqlRights
from copilot.adapters.sql_store.tables import conversations, people, repairs, sent
from copilot.domain.records import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.adapters.sql_store.database import Database
    from copilot.domain.people import Agreement, Conversation, Person, Principal, Repair, SentItem

_INVITED_AHEAD = dt.timedelta(days=90)
"""How long before a conversation something may be sent about it."""


class SqlStore:
    """Fits ports.store.Store."""

    def __init__(self, database: Database) -> None:
        """Keep everything in an open database."""
        self.database = database
        self.people = SqlPeople(database)
        self.conversations = SqlConversations(database)
        self.agreements = SqlAgreements(database)
        self.repairs = SqlRepairs(database)
        self.sent = SqlSentItems(database)
        self.drafts = SqlDrafts(database)
        self.states = SqlStates(database)
        self.rights = SqlRights(database)

    def standing(self, principal: Principal, since: dt.date) -> tuple[Standing, ...]:
        """Where things stand with everybody, by name; conversations from a day on."""
        with self.database.reading(principal) as work:
            work.load_keys()
            persons = by_name(PEOPLE.value(work, row) for row in work.find(people))
            recent = latest_first(work, conversations.c.date >= since)
            items = sent_in_order(work, sent.c.at >= _earliest_invitation(since))
            undone = repairs_in_order(work, repairs.c.repaired.is_(None))
            return _joined(persons, latest_versions(work), recent, undone, items)

    def standing_of(self, principal: Principal, person_id: str) -> Standing | None:
        """Where things stand with one person, all their conversations included."""
        with self.database.reading(principal) as work:
            row = work.one(people, people.c.id == person_id)
            if row is None:
                return None
            undone = repairs.c.person == person_id, repairs.c.repaired.is_(None)
            return Standing(
                person=PEOPLE.value(work, row),
                agreement=next(iter(latest_versions(work, person_id)), None),
                conversations=latest_first(work, conversations.c.person == person_id),
                repairs=repairs_in_order(work, *undone),
                sent=sent_in_order(work, sent.c.person == person_id),
            )

    def close(self) -> None:
        """Let go of every connection."""
        self.database.engine.dispose()


def _earliest_invitation(since: dt.date) -> dt.datetime:
    return dt.datetime.combine(since, dt.time(), dt.UTC) - _INVITED_AHEAD


def _joined(
    persons: Iterable[Person],
    contracts: Iterable[Agreement],
    recent: Iterable[Conversation],
    undone: Iterable[Repair],
    items: Iterable[SentItem],
) -> tuple[Standing, ...]:
    """Give each person what is theirs, in the order it came."""
    agreement = {each.person: each for each in contracts}
    talks: defaultdict[str, list[Conversation]] = defaultdict(list)
    promises: defaultdict[str, list[Repair]] = defaultdict(list)
    out: defaultdict[str, list[SentItem]] = defaultdict(list)
    with_whom: dict[str, str] = {}
    for talk in recent:
        talks[talk.person].append(talk)
        with_whom[talk.id] = talk.person
    for repair in undone:
        promises[repair.person].append(repair)
    for item in items:
        if item.conversation in with_whom:
            out[with_whom[item.conversation]].append(item)
    return tuple(
        Standing(
            person=person,
            agreement=agreement.get(person.id),
            conversations=tuple(talks[person.id]),
            repairs=tuple(promises[person.id]),
            sent=tuple(out[person.id]),
        )
        for person in persons
    )
