"""The store: people, conversations and contracts of one manager, kept apart from all others'.

What ``copilot.ports.kept`` says of every method holds here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt

    from copilot.domain.people import Principal
    from copilot.domain.records import Autosave, Erased, Expired, PersonRecord, Standing
    from copilot.ports.kept import Agreements, Conversations, People, Repairs, SentItems


class Drafts(Protocol):
    """Autosaved words, one text a slot."""

    def all(self, principal: Principal) -> tuple[Autosave, ...]:
        """Every slot's, latest first."""
        ...

    def get(self, principal: Principal, slot: str) -> Autosave | None:
        """What a slot holds."""
        ...

    def keep(self, principal: Principal, draft: Autosave) -> None:
        """Keep these words in place of the slot's; the one saved latest stays."""
        ...

    def drop(self, principal: Principal, slot: str) -> None:
        """Empty a slot."""
        ...


class States(Protocol):
    """Small states of sessions: texts by name, such as a practice or where the app was left."""

    def get(self, principal: Principal, name: str) -> str | None:
        """What is kept under a name."""
        ...

    def keep(
        self, principal: Principal, name: str, value: str, person_id: str | None = None
    ) -> None:
        """Keep a text under a name; with a person it goes when the person goes."""
        ...

    def drop(self, principal: Principal, name: str) -> None:
        """Forget a name."""
        ...


class Rights(Protocol):
    """What the people talked about may ask for."""

    def record(self, principal: Principal, person_id: str) -> PersonRecord | None:
        """Everything that is kept about a person."""
        ...

    def erase(self, principal: Principal, person_id: str) -> Erased:
        """Destroy a person's rows and key, then scrub what the database freed."""
        ...

    def expired(self, principal: Principal, before: dt.date) -> Expired:
        """Say what is older than a day."""
        ...

    def erase_expired(self, principal: Principal, before: dt.date) -> Expired:
        """Destroy what is older than a day, and say what it was."""
        ...


class Store(Protocol):
    """All that is kept; one object for every owner."""

    @property
    def people(self) -> People:
        """The people one manages."""
        ...

    @property
    def conversations(self) -> Conversations:
        """Conversations with their notes."""
        ...

    @property
    def agreements(self) -> Agreements:
        """Versions of the contract with each person."""
        ...

    @property
    def repairs(self) -> Repairs:
        """Promises that have to be put right."""
        ...

    @property
    def sent(self) -> SentItems:
        """What was taken out, and when."""
        ...

    @property
    def drafts(self) -> Drafts:
        """Autosaved words."""
        ...

    @property
    def states(self) -> States:
        """Small states of sessions."""
        ...

    @property
    def rights(self) -> Rights:
        """What the people talked about may ask for."""
        ...

    def standing(self, principal: Principal, since: dt.date) -> tuple[Standing, ...]:
        """Where things stand with everybody, by name; conversations from a day on."""
        ...

    def standing_of(self, principal: Principal, person_id: str) -> Standing | None:
        """Where things stand with one person, all their conversations included."""
        ...
