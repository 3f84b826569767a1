"""Contracts: drafted from notes, approved version after version, settled line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from copilot.coaching.agree import agree, changes, proposed, repairs, settled
from copilot.domain.follow_through import Occasion
from copilot.domain.notes import Notes
from copilot.errors import InputError, StaleWriteError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from copilot.domain.follow_through import Change, Edits
    from copilot.domain.people import Agreement, CommitmentState, Conversation, Person, Principal
    from copilot.domain.review import Review
    from copilot.ports.store import Store


@dataclass(frozen=True)
class Contracts:
    """The contracts of one manager's people."""

    store: Store
    principal: Principal
    review: Callable[[Notes], Review]
    """Reads, flags, suggests and drafts."""

    def in_force(self, person: Person) -> Agreement | None:
        """The version in force."""
        return self.store.agreements.latest(self.principal, person.id)

    def versions(self, person: Person) -> tuple[Agreement, ...]:
        """Every version, latest first."""
        return self.store.agreements.of(self.principal, person.id)

    def draft(
        self, person: Person, conversation: Conversation, manager: str | None = None
    ) -> Edits:
        """Draft the next contract from notes and from what is still open; raises InputError."""
        review = self.review(notes_of(conversation, person, manager))
        return proposed(review.draft.contract, self.in_force(person))

    def approve(
        self,
        conversation: Conversation,
        edits: Edits,
        base: int,
        now: dt.datetime,
        key: str | None = None,
    ) -> Agreement:
        """Make an edited contract the one in force, and list what has to be put right.

        Args:
            conversation: What it came from; it counts as held from now on.
            edits: The whole contract as the manager wants it.
            base: The version that was edited; 0 before the first.
            now: When it is approved, in the manager's time zone.
            key: Names this approval; the same key again makes no second version.

        Raises:
            StaleWriteError: Another version has been approved since; ``kept`` is that.
        """
        before = self._version(conversation.person, base)
        occasion = Occasion(
            person=conversation.person,
            conversation=conversation.id,
            held=conversation.date,
            approved=now,
        )
        self._list_repairs(conversation)
        new = agree(edits, occasion, before)
        kept = self.store.agreements.approve(self.principal, new, key or uuid4().hex)
        latest = self.store.conversations.get(self.principal, conversation.id)
        if latest and not latest.held:
            held = latest.model_copy(update={"held": True})
            self.store.conversations.change(self.principal, held)
        return kept

    def _version(self, person_id: str, number: int) -> Agreement | None:
        versions = self.store.agreements.of(self.principal, person_id)
        found = next((each for each in versions if each.version == number), None)
        if number and found is None:
            raise StaleWriteError(
                "The version that was edited is not kept any more. Nothing was changed. Draft the "
                "contract anew.",
                versions[0] if versions else None,
            )
        return found

    def _list_repairs(self, conversation: Conversation) -> None:
        if conversation.notes.strip():
            flags = self.review(Notes(text=conversation.notes, date=conversation.date)).flags
            for repair in repairs(flags, conversation):
                self.store.repairs.add(self.principal, repair, repair.id)

    def changed(self, person: Person, before: int, after: int) -> tuple[Change, ...]:
        """Say what is different between two versions; 0 is the blank page before the first.

        Raises:
            InputError: There is no such version.
        """
        versions = {each.version: each for each in self.versions(person)}
        if after not in versions or (before and before not in versions):
            kept = f"1 to {max(versions)}" if versions else "none yet"
            raise InputError(f"There is no such version. Versions kept: {kept}.")
        return changes(versions.get(before), versions[after])

    def settle(
        self, person: Person, line_id: str, state: CommitmentState, on: dt.date, note: str = ""
    ) -> Agreement:
        """Say what became of a commitment, or whether a review took place (``done``).

        Raises:
            InputError: There is no such line; nothing was changed.
            StaleWriteError: It was settled elsewhere since; ``kept`` is the contract.
        """
        agreement = self.in_force(person)
        if agreement and (items := [i for i in agreement.review if i.id.startswith(line_id)]):
            done = state == "done"
            return self.store.agreements.tick(self.principal, person.id, items[0].id, done=done)
        lines = agreement.commitments if agreement else ()
        fitting = [line for line in lines if line.id.startswith(line_id)]
        if agreement is None or len(fitting) != 1:
            raise InputError(
                "There is no such line in the contract. Nothing was changed. "
                "`copilot contract show` lists them with their ids."
            )
        (line,) = fitting
        new = settled(agreement, line.id, state, on, note)
        return self.store.agreements.settle(self.principal, person.id, new, line.state)


def notes_of(conversation: Conversation, person: Person, manager: str | None = None) -> Notes:
    """Make the notes of a conversation ready to be read."""
    return Notes(
        text=conversation.notes, date=conversation.date, manager=manager, report=person.name
    )
