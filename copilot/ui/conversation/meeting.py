"""Which conversation the notes are of: with whom, of which kind, and what called for it."""

from __future__ import annotations

from copilot.domain.model import Model
from copilot.domain.people import ConversationKind
from copilot.ui.shell import session

WHOM, KIND, TRIGGER = "notes_whom", "notes_kind", "notes_trigger"
"""Keys of the input fields."""
NOBODY = ""
"""Chosen where nobody is, or somebody who isn't kept yet."""
KINDS: dict[ConversationKind, str] = {
    "full": "Career conversation",
    "monthly-review": "Monthly review",
    "check-in": "Check-in",
    "ad-hoc": "Conversation in between",
}
"""What each kind is called, as on a person's page."""


class Meeting(Model):
    """What is said of a conversation besides its notes and its day."""

    person: str | None = None
    """Id of whom it was with, where it is somebody who is kept."""
    kind: ConversationKind = "full"
    trigger: str | None = None
    """Id of what called for one in between."""


def start() -> None:
    """Fill the input fields."""
    first = Meeting()
    session.field(WHOM, NOBODY)
    session.field(KIND, first.kind)
    session.field(TRIGGER, first.trigger)


def said() -> Meeting:
    """Take what stands in the fields; only a conversation in between has a trigger."""
    kind: ConversationKind = session.value(KIND)
    trigger: str | None = session.value(TRIGGER) if kind == "ad-hoc" else None
    return Meeting(person=session.value(WHOM) or None, kind=kind, trigger=trigger)


def use(given: Meeting) -> None:
    """Fill every field."""
    session.put(WHOM, given.person or NOBODY)
    session.put(KIND, given.kind)
    session.put(TRIGGER, given.trigger)
