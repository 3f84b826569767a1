"""What becomes of a contract: edits, changes, what is due, and what a conversation has missed."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from copilot.domain.evidence import Evidence
from copilot.domain.labels import Phase, Side
from copilot.domain.model import Model
from copilot.domain.people import Commitment, CommitmentState

ChangeKind = Literal["added", "removed", "reworded", "due-moved", "settled", "reopened"]
DueKind = Literal[
    "repair",
    "own-overdue",
    "summary",
    "calendar",
    "own-due",
    "own-undated",
    "review",
    "conversation",
    "reflection",
    "book",
    "ask",
]
"""In the order in which a busy manager needs them."""
StepKind = Literal["own", "whats-changed", "theirs", "open-question", "direction"]


class EditedLine(Model):
    """A commitment as the manager has left it."""

    id: str | None = None
    """The id it had; None where it is new or unknown."""
    owner: Side
    action: str = Field(pattern=r"\S", max_length=500)
    due: dt.date | None = None
    due_text: str | None = None
    evidence: Evidence | None = None
    """None where the manager added the line."""


class EditedReview(Model):
    """A review as the manager has left it."""

    id: str | None = None
    what: str = Field(pattern=r"\S", max_length=500)
    when: str | None = Field(default=None, pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")
    """``YYYY-MM``."""
    done: bool = False


class Edits(Model):
    """The whole contract as the manager wants it."""

    commitments: tuple[EditedLine, ...] = ()
    review: tuple[EditedReview, ...] = ()
    open_question: str | None = Field(default=None, max_length=500)
    direction: str | None = Field(default=None, max_length=1000)
    """Where they want to go in three years, in their own words."""


class Occasion(Model):
    """When and from what a contract is approved."""

    person: str
    conversation: str | None
    held: dt.date
    approved: dt.datetime


class Change(Model):
    """One difference between two versions of a contract."""

    kind: ChangeKind
    part: Literal["commitment", "review", "open-question", "direction"]
    owner: Side | None = None
    id: str | None = None
    before: str | None = None
    after: str | None = None
    text: str
    """For people; judges nobody."""


class DueItem(Model):
    """Something to do, why, and by when."""

    kind: DueKind
    person: str
    """Id of the person."""
    name: str
    what: str
    due: dt.date | None
    overdue: bool = False
    shown_from: dt.date
    """The day from which on it belongs on the list."""
    rule: str
    """The rule that it follows from, for people."""
    topic: str
    """Id of the passage that says so."""
    about: str
    """Id of the commitment, review, repair, conversation or person."""


class Step(Model):
    """One step of the opening of a conversation."""

    kind: StepKind
    words: str
    """What to say or to ask."""
    state: CommitmentState | None = None
    due: dt.date | None = None
    overdue: bool = False
    about: str | None = None
    """Id of the commitment."""


class Opening(Model):
    """How to begin the next conversation, in this order."""

    steps: tuple[Step, ...]
    topic: str


class Finding(Model):
    """One of the five failures, looked for in one conversation."""

    failure: str
    name: str
    seen: bool
    quotes: tuple[Evidence, ...] = ()
    """Words of the notes that show it."""
    facts: tuple[str, ...] = ()
    """What the contract or the calendar shows."""
    told: str
    """One sentence on it; "Nothing seen." where there is neither quote nor fact."""
    instead: str
    topic: str


class Said(Model):
    """Somebody's words, and the day of the conversation they were said in."""

    words: str
    on: dt.date | None = None


class Recall(Model):
    """A question to the manager, and the other person's own words to compare the answer with."""

    person: str
    question: str
    own_words: tuple[Said, ...]
    """The latest first; nobody's answer is scored."""
    topic: str


class Stale(Model):
    """A commitment that has stayed open for long."""

    commitment: Commitment
    since: dt.date
    conversations: int
    """In how many contracts it has stood."""


class NeverAsked(Model):
    """A part of the three conversations that none of the notes touch."""

    phase: Phase
    question: str | None
    """One to begin with."""
    topic: str | None


class DirectionChange(Model):
    """Another direction than before, without blame."""

    was: str | None
    now: str
    on: dt.date | None


class Comparison(Model):
    """What shows only when several conversations with one person are laid side by side."""

    directions: tuple[DirectionChange, ...] = ()
    stale: tuple[Stale, ...] = ()
    never_asked: tuple[NeverAsked, ...] = ()
