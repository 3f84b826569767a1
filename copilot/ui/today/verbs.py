"""What can be done about each kind of item, and how a button says so to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from copilot.domain.follow_through import DueKind

if TYPE_CHECKING:
    from copilot.domain.follow_through import DueItem
    from copilot.domain.people import SentKind

PASSAGE = "passage:"
"""How a button begins what it tells when it opens a passage."""
DONE, UNDONE, RIGHT, SENT = "done", "undone", "right", "sent"
"""What is done in place."""
EDIT, SEND, SORRY, PREPARE, NOTES, PERSON = "edit", "send", "sorry", "prepare", "notes", "person"
"""What leads to where it is done."""
PLAN, MOVE = "plan", "move"
"""What asks for a day."""

ACTS: dict[DueKind, tuple[tuple[str, str], ...]] = {
    "repair": (("I’ve put it right", RIGHT),),
    "own-overdue": (("Done", DONE), ("I couldn’t keep it", SORRY)),
    "summary": (("Send it", SEND), ("I’ve sent it already", SENT)),
    "calendar": (("Take the calendar file", SEND), ("It’s in my calendar", SENT)),
    "own-due": (("Done", DONE),),
    "own-undated": (("Done", DONE), ("Give it a day", EDIT)),
    "review": (("Prepare it", PREPARE),),
    "conversation": (("Prepare it", PREPARE), ("Move it", MOVE)),
    "reflection": (("Write it", PREPARE), ("I’ve sent it already", SENT)),
    "book": (("Plan it", PLAN),),
    "ask": (("They’ve done it", DONE), ("Prepare to ask", PREPARE)),
}
"""What is offered for each kind, the likeliest first: words and verb."""
WRITE_UP = ("Write up your notes", NOTES)
"""Instead of preparing it, once the day of a conversation is over."""
WHOSE: dict[DueKind, Literal["yours", "theirs", "both of you"]] = {
    "repair": "yours",
    "own-overdue": "yours",
    "summary": "yours",
    "calendar": "yours",
    "own-due": "yours",
    "own-undated": "yours",
    "review": "both of you",
    "conversation": "both of you",
    "reflection": "yours",
    "book": "yours",
    "ask": "theirs",
}
SENT_AS: dict[DueKind, SentKind] = {
    "summary": "summary",
    "calendar": "calendar",
    "reflection": "reflection",
}
"""As what it is noted that something has been sent already."""


class Asked(NamedTuple):
    """What a button asks for; one thing may be on the list for two reasons."""

    verb: str
    kind: DueKind
    person: str
    about: str

    def told(self) -> str:
        """Write it as what a button tells."""
        return ":".join(self)

    @classmethod
    def of(cls, verb: str, item: DueItem) -> Asked:
        """Ask for something to be done about an item."""
        return cls(verb, item.kind, item.person, item.about)

    @classmethod
    def read(cls, told: str) -> Asked | None:
        """Read what a button told; None where it asks for something else."""
        verb, *rest = told.split(":", 3)
        kind = next((each for each in get_args(DueKind) if rest[:1] == [each]), None)
        return cls(verb, kind, rest[1], rest[2]) if kind and len(rest) == 3 else None  # noqa: PLR2004
