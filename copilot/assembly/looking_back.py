"""The audit, the recall drill, and several conversations with one person side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.assembly.contracts import notes_of
from copilot.coaching.audit import Facts, audit, compare, recall

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from copilot.assembly.shelves import Shelves
    from copilot.domain.follow_through import Comparison, Finding, Recall
    from copilot.domain.notes import Notes
    from copilot.domain.people import Conversation, Person, Principal
    from copilot.domain.reading import Reading
    from copilot.domain.review import Review
    from copilot.ports.store import Store

_READ_AGAIN = 4
"""The latest conversations that the drill and the comparison read; each takes a moment."""


@dataclass(frozen=True)
class LookingBack:
    """What conversations that are over show."""

    store: Store
    principal: Principal
    shelves: Shelves
    review: Callable[[Notes], Review]
    """Reads, flags, suggests and drafts."""

    def audit(self, person: Person, conversation: Conversation) -> tuple[Finding, ...]:
        """Look for the five failures in one conversation.

        Raises:
            InputError: Its notes can't be read.
        """
        kept = self.store.conversations.of(self.principal, person.id)
        versions = self.store.agreements.of(self.principal, person.id)
        full = [each for each in kept if each.kind == "full" and each.id != conversation.id]
        earlier = [each.date for each in full if each.held and each.date < conversation.date]
        facts = Facts(
            review=self.review(notes_of(conversation, person)),
            agreement=next((v for v in versions if v.conversation == conversation.id), None),
            previous=max(earlier, default=None),
            next_booked=any(each.date > conversation.date for each in full),
        )
        return audit(facts, self.shelves.rhythm.failures)

    def recall(self, people: Sequence[Person]) -> tuple[Recall, ...]:
        """Make a card of the drill for each; nobody's answer is kept or scored."""
        return tuple(
            recall(
                person,
                self._readings(person),
                self.store.agreements.of(self.principal, person.id),
            )
            for person in people
        )

    def compare(self, person: Person, on: dt.date) -> Comparison:
        """Lay the latest conversations with somebody side by side."""
        versions = self.store.agreements.of(self.principal, person.id)
        return compare(self._readings(person), versions, self.shelves.questions, on)

    def _readings(self, person: Person) -> list[Reading]:
        kept = self.store.conversations.of(self.principal, person.id)
        noted = [each for each in kept if each.notes.strip()][:_READ_AGAIN]
        return [self.review(notes_of(each, person)).reading for each in noted]
