"""The people one manages: joins the store to what coaching and export make of its values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid4

from copilot.assembly.contracts import Contracts
from copilot.assembly.looking_back import LookingBack
from copilot.assembly.taking_out import TakingOut
from copilot.coaching.follow_up import clocks, opening, today
from copilot.domain.people import Conversation, Person
from copilot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.assembly.shelves import Shelves
    from copilot.domain.follow_through import DueItem, Opening
    from copilot.domain.notes import Notes
    from copilot.domain.people import Principal, Repair
    from copilot.domain.records import Erased, PersonRecord, Standing
    from copilot.domain.review import Review
    from copilot.ports.store import Store

_LOOKED_BACK = dt.timedelta(days=730)
"""How old a conversation may be and still set a clock."""


@dataclass(frozen=True)
class People:
    """Everything about one manager's people; each write is seen by the next read."""

    store: Store
    principal: Principal
    shelves: Shelves
    review: Callable[[Notes], Review]
    """Reads, flags, suggests and drafts."""

    @cached_property
    def contracts(self) -> Contracts:
        """Their contracts, version after version."""
        return Contracts(self.store, self.principal, self.review)

    @cached_property
    def out(self) -> TakingOut:
        """Mails, calendar files and documents; nothing is sent."""
        return TakingOut(self.store, self.principal, self.shelves)

    @cached_property
    def back(self) -> LookingBack:
        """The audit, the drill, and conversations side by side."""
        return LookingBack(self.store, self.principal, self.shelves, self.review)

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        return self.store.people.all(self.principal)

    def find(self, named: str) -> Person:
        """Find somebody by id, name, or the beginning of a name that fits nobody else.

        Raises:
            InputError: Nobody or more than one fits; nothing was changed.
        """
        everybody, name = self.all(), " ".join(named.split()).casefold()
        exact = [each for each in everybody if each.id == named or each.name.casefold() == name]
        begun = [each for each in everybody if name and each.name.casefold().startswith(name)]
        fitting = exact or begun
        if len(fitting) == 1:
            return fitting[0]
        problem = "Nobody of that name is kept" if not fitting else "More than one person fits"
        raise InputError(
            f"{problem}. Nothing was changed. `copilot people` lists everybody; the id always fits."
        )

    def add(self, name: str, role: str, on: dt.date, key: str | None = None) -> Person:
        """Keep somebody new.

        Args:
            name: As the manager calls them.
            role: What they do; may be empty.
            on: Today.
            key: Names this creation; the same key again keeps nobody twice.

        Raises:
            InputError: The name is blank; nobody was added.
        """
        flat = " ".join(name.split())
        if not flat:
            raise InputError("A person needs a name. Nobody was added. Say what you call them.")
        new = Person(id=uuid4().hex, name=flat, role=" ".join(role.split()), added=on)
        return self.store.people.add(self.principal, new, key or uuid4().hex)

    def rename(self, person: Person, name: str, role: str) -> Person:
        """Call somebody something else, or say what they do now.

        Raises:
            InputError: The name is blank; nothing was changed.
            StaleWriteError: They were changed elsewhere since; ``kept`` is how they are kept.
        """
        flat = " ".join(name.split())
        if not flat:
            raise InputError("A person needs a name. Nothing was changed. Say what you call them.")
        new = person.model_copy(update={"name": flat, "role": " ".join(role.split())})
        return self.store.people.change(self.principal, new)

    def conversations(self, person: Person) -> tuple[Conversation, ...]:
        """All with somebody, latest first."""
        return self.store.conversations.of(self.principal, person.id)

    def conversation(self, person: Person, conversation_id: str | None = None) -> Conversation:
        """Find one by the beginning of its id; without an id the latest one with notes.

        Raises:
            InputError: There is none.
        """
        kept = self.conversations(person)
        if conversation_id:
            fitting = [each for each in kept if each.id.startswith(conversation_id)]
        else:
            fitting = [each for each in kept if each.notes.strip()][:1]
        if len(fitting) == 1:
            return fitting[0]
        raise InputError(
            "There is no such conversation, or none with notes yet. Nothing was changed. "
            "`copilot conversations list` shows them; add one, or give one its notes."
        )

    def hold(self, new: Conversation, key: str | None = None) -> Conversation:
        """Keep a conversation, planned or held.

        Raises:
            InputError: Its trigger is none of the house's; nothing was kept.
        """
        rhythm = self.shelves.rhythm
        known = {each.id for each in (*rhythm.triggers, *rhythm.cadence.transition_points)}
        if new.trigger is not None and new.trigger not in known:
            triggers = ", ".join(sorted(known))
            raise InputError(f"There is no such trigger. Nothing was kept. Say one of {triggers}.")
        return self.store.conversations.add(self.principal, new, key or uuid4().hex)

    def change(self, conversation: Conversation) -> Conversation:
        """Keep new words of a conversation; raises StaleWriteError where it has moved on."""
        return self.store.conversations.change(self.principal, conversation)

    def standing(self, person: Person) -> Standing:
        """Where things stand with somebody.

        Raises:
            InputError: They have been erased since.
        """
        found = self.store.standing_of(self.principal, person.id)
        if found is None:
            raise InputError("This person has been erased. Nothing was changed.")
        return found

    def put_right(self, repair: Repair, on: dt.date) -> Repair:
        """Keep that a promise was put right."""
        return self.store.repairs.put_right(self.principal, repair.id, on)

    def reopen(self, repair_id: str) -> Repair:
        """Keep that a promise was not put right after all; raises InputError if it is gone."""
        return self.store.repairs.reopen(self.principal, repair_id)

    def today(self, on: dt.date) -> tuple[DueItem, ...]:
        """What to do today, in the order to do it."""
        standings = self.store.standing(self.principal, on - _LOOKED_BACK)
        return today(clocks(standings, self.shelves.rhythm.cadence, on), on)

    def clocks(self, person: Person, on: dt.date) -> tuple[DueItem, ...]:
        """Everything that is due with somebody, also what is far off."""
        return clocks([self.standing(person)], self.shelves.rhythm.cadence, on)

    def opening(self, person: Person, on: dt.date) -> Opening:
        """How to begin the next conversation."""
        return opening(self.contracts.in_force(person), on)

    def record(self, person: Person) -> PersonRecord:
        """Everything that is kept about somebody.

        Raises:
            InputError: They have been erased since.
        """
        found = self.store.rights.record(self.principal, person.id)
        if found is None:
            raise InputError("This person has been erased. Nothing was changed.")
        return found

    def erase(self, person: Person) -> Erased:
        """Destroy all that is kept about somebody, and their key."""
        return self.store.rights.erase(self.principal, person.id)
