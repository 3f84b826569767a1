"""Conversations with their notes, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.adapters.sql_store.shelf import Shelf
from copilot.adapters.sql_store.tables import conversations, earlier_conversations
from copilot.domain.people import Conversation
from copilot.errors import InputError, StaleWriteError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, RowMapping

    from copilot.adapters.sql_store.database import Database
    from copilot.adapters.sql_store.work import Work
    from copilot.domain.people import Principal

CONVERSATIONS = Shelf(Conversation, conversations)
EARLIER = earlier_conversations


def latest_first(work: Work, *where: ColumnElement[bool]) -> tuple[Conversation, ...]:
    """Take out the conversations that fit."""
    order = conversations.c.date.desc(), conversations.c.id
    rows = work.find(conversations, *where, order=order)
    return tuple(CONVERSATIONS.value(work, row) for row in rows)


def earlier_of(work: Work, rows: Sequence[RowMapping]) -> tuple[Conversation, ...]:
    """Take out what conversations said before they were changed."""
    return tuple(
        Conversation.model_validate(work.open(row["person"], EARLIER, _name(row), row["sealed"]))
        for row in rows
    )


def kept_conversation(work: Work, conversation_id: str) -> RowMapping:
    """Find a conversation that something is to be kept of.

    Raises:
        InputError: There is none of that id.
    """
    row = work.one(conversations, conversations.c.id == conversation_id)
    if row is not None:
        # The person first, as everybody locks; two who lock crosswise would wait for ever.
        work.hold(row["person"])
        row = work.one(conversations, conversations.c.id == conversation_id)
    if row is None:
        raise InputError(
            "There is no conversation of that id; it may have been erased. Nothing was changed. "
            "Look at the person's conversations, or add it."
        )
    return row


@dataclass(frozen=True)
class SqlConversations:
    """Fits ports.kept.Conversations."""

    database: Database

    def of(self, principal: Principal, person_id: str) -> tuple[Conversation, ...]:
        """All with a person, latest first."""
        with self.database.reading(principal) as work:
            return latest_first(work, conversations.c.person == person_id)

    def get(self, principal: Principal, conversation_id: str) -> Conversation | None:
        """The conversation of that id."""
        with self.database.reading(principal) as work:
            row = work.one(conversations, conversations.c.id == conversation_id)
            return CONVERSATIONS.value(work, row) if row else None

    def add(self, principal: Principal, conversation: Conversation, key: str) -> Conversation:
        """Keep a new one."""
        new = conversation.model_copy(update={"revision": 1})
        with self.database.writing(principal) as work:
            work.hold(conversation.person)
            row = CONVERSATIONS.row(work, new, made_by=key)
            if work.add_once(conversations, row, "made_by"):
                return new
            return CONVERSATIONS.value(
                work, work.find(conversations, conversations.c.made_by == key)[0]
            )

    def change(self, principal: Principal, conversation: Conversation) -> Conversation:
        """Keep new words; what they replace stays."""
        new = conversation.model_copy(update={"revision": conversation.revision + 1})
        with self.database.writing(principal) as work:
            row = kept_conversation(work, conversation.id)
            kept = CONVERSATIONS.value(work, row)
            if kept.person != conversation.person:
                raise InputError(
                    "A conversation can't move to another person, as its notes are encrypted with "
                    "a key of theirs. Nothing was changed. Add it to the other person instead."
                )
            if kept.revision == conversation.revision:
                work.add(EARLIER, [_earlier(work, kept)])
                work.change(
                    conversations,
                    CONVERSATIONS.row(work, new),
                    conversations.c.id == new.id,
                )
                return new
        raise StaleWriteError(
            "This conversation was changed elsewhere since you opened it. What is kept is the "
            "other change; yours is still on the page. Look at both, and save again.",
            kept,
        )

    def earlier(self, principal: Principal, conversation_id: str) -> tuple[Conversation, ...]:
        """What it said before each change, oldest first."""
        with self.database.reading(principal) as work:
            rows = work.find(
                EARLIER, EARLIER.c.conversation == conversation_id, order=(EARLIER.c.revision,)
            )
            return earlier_of(work, rows)


def _earlier(work: Work, kept: Conversation) -> dict[str, object]:
    row: dict[str, object] = {"conversation": kept.id, "revision": kept.revision}
    row["person"] = kept.person
    sealed = work.seal(kept.person, EARLIER, _name(row), kept.model_dump(mode="json"))
    return {**row, "sealed": sealed}


def _name(row: RowMapping | dict[str, object]) -> str:
    return f"{row['conversation']} {row['revision']}"
