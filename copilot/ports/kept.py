"""What is kept of people: each kind of value has its protocol, and the store joins them.

Every method takes the principal first and sees the rows of nobody else. Methods that read or write
raise StorageError, and KeyMissingError where what is kept can't be decrypted. Those that write
raise InputError where a person or conversation isn't there, and change nothing then. A ``key``
names one creation: the same key again changes nothing and returns what is kept since the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt

    from copilot.domain.people import (
        Agreement,
        Commitment,
        CommitmentState,
        Conversation,
        Person,
        Principal,
        Repair,
        SentItem,
    )


class People(Protocol):
    """The people one manages."""

    def all(self, principal: Principal) -> tuple[Person, ...]:
        """Everybody, by name."""
        ...

    def get(self, principal: Principal, person_id: str) -> Person | None:
        """The person of that id."""
        ...

    def add(self, principal: Principal, person: Person, key: str) -> Person:
        """Keep somebody new, with a key of their own; returned with revision 1."""
        ...

    def change(self, principal: Principal, person: Person) -> Person:
        """Keep new words about somebody; returned with the next revision.

        Raises:
            StaleWriteError: Its revision is not the kept one; ``kept`` is the Person kept.
        """
        ...


class Conversations(Protocol):
    """Conversations with their notes."""

    def of(self, principal: Principal, person_id: str) -> tuple[Conversation, ...]:
        """All with a person, latest first."""
        ...

    def get(self, principal: Principal, conversation_id: str) -> Conversation | None:
        """The conversation of that id."""
        ...

    def add(self, principal: Principal, conversation: Conversation, key: str) -> Conversation:
        """Keep a new one; returned with revision 1."""
        ...

    def change(self, principal: Principal, conversation: Conversation) -> Conversation:
        """Keep new words; what they replace stays in :meth:`earlier`.

        Raises:
            StaleWriteError: Its revision is not the kept one; ``kept`` is the Conversation kept.
        """
        ...

    def earlier(self, principal: Principal, conversation_id: str) -> tuple[Conversation, ...]:
        """What it said before each change, oldest first."""
        ...


class Agreements(Protocol):
    """Versions of the contract with each person."""

    def latest(self, principal: Principal, person_id: str) -> Agreement | None:
        """The version in force."""
        ...

    def of(self, principal: Principal, person_id: str) -> tuple[Agreement, ...]:
        """Every version, latest first."""
        ...

    def approve(self, principal: Principal, agreement: Agreement, key: str) -> Agreement:
        """Keep the next version.

        Raises:
            StaleWriteError: Its version does not follow the latest; ``kept`` is that Agreement.
        """
        ...

    def settle(
        self, principal: Principal, person_id: str, settled: Commitment, was: CommitmentState
    ) -> Agreement:
        """Keep a commitment's new state, note and day in the version in force.

        Args:
            principal: Whose.
            person_id: With whom.
            settled: The commitment; its other fields are left as they are kept.
            was: The state the manager saw.

        Raises:
            StaleWriteError: It is in another state by now; ``kept`` is the Agreement kept.
        """
        ...

    def tick(
        self, principal: Principal, person_id: str, review_id: str, *, done: bool
    ) -> Agreement:
        """Keep whether something to review was looked at, in the version in force."""
        ...


class Repairs(Protocol):
    """Promises that have to be put right."""

    def of(self, principal: Principal, person_id: str) -> tuple[Repair, ...]:
        """All to a person, oldest first."""
        ...

    def open(self, principal: Principal) -> tuple[Repair, ...]:
        """All that are not put right yet, oldest first."""
        ...

    def add(self, principal: Principal, repair: Repair, key: str) -> Repair:
        """Keep a new one."""
        ...

    def put_right(self, principal: Principal, repair_id: str, day: dt.date) -> Repair:
        """Keep the day it was put right; a day already kept stays."""
        ...

    def reopen(self, principal: Principal, repair_id: str) -> Repair:
        """Keep that it was not put right after all."""
        ...


class SentItems(Protocol):
    """What was taken out, and when."""

    def of(self, principal: Principal, conversation_id: str) -> tuple[SentItem, ...]:
        """All of a conversation, oldest first."""
        ...

    def add(self, principal: Principal, item: SentItem, key: str) -> SentItem:
        """Keep that something was taken out."""
        ...

    def drop(self, principal: Principal, item: SentItem) -> None:
        """Keep no longer that it was taken out; what isn't there stays away."""
        ...
