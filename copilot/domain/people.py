"""People one manages, the conversations with them, and the contract that lives between these."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from copilot.domain.evidence import Evidence
from copilot.domain.labels import Side
from copilot.domain.model import Model

ConversationKind = Literal["full", "monthly-review", "check-in", "ad-hoc"]
CommitmentState = Literal["open", "done", "missed", "dropped"]
SentKind = Literal["summary", "invitation", "reflection", "calendar", "nudge", "repair", "document"]


class Principal(Model):
    """On whose behalf something is read or written; every row belongs to one."""

    owner: str
    """Stable name of the manager: the operating system's user, or the subject of a login."""


class Person(Model):
    """Somebody the manager manages."""

    id: str
    name: str
    role: str = ""
    added: dt.date
    revision: int = 0
    """As a conversation's."""


class Conversation(Model):
    """One conversation, from preparation to sent contract."""

    id: str
    person: str
    """Id of the person."""
    kind: ConversationKind
    trigger: str | None = None
    """Id of what called for an ad-hoc one."""
    date: dt.date
    held: bool = False
    notes: str = ""
    """The manager's own; never in what the report sees."""
    trust: bool = False
    """Whether the manager said that trust is there for the harder questions."""
    revision: int = 0
    """Rises with every write; a write that names an older one is refused."""


class Commitment(Model):
    """One line of an approved contract, and what became of it."""

    id: str
    """Keeps across versions, so that a calendar entry can be replaced."""
    owner: Side
    action: str
    due: dt.date | None = None
    due_text: str | None = None
    evidence: Evidence | None = None
    """None where the manager added the line."""
    state: CommitmentState = "open"
    note: str = ""
    """What the manager wrote about its state."""
    agreed: dt.date | None = None
    """The day of the conversation in which it was first agreed; None in older versions."""
    settled: dt.date | None = None
    """The day it stopped being open."""


class Review(Model):
    """Something to look at together."""

    id: str
    what: str
    when: str | None = None
    """``YYYY-MM``."""
    done: bool = False


class GoalChange(Model):
    """A direction that changed, kept without blame."""

    was: str
    now: str
    noted: dt.date


class Agreement(Model):
    """The contract as approved: one version of it."""

    person: str
    version: int
    """From 1."""
    conversation: str | None
    """Id of the conversation it came from."""
    approved: dt.datetime
    commitments: tuple[Commitment, ...] = ()
    review: tuple[Review, ...] = ()
    open_question: str | None = None
    direction: str | None = None
    """Where they want to go in three years, in their own words."""
    goal_changes: tuple[GoalChange, ...] = ()


class Repair(Model):
    """A promise beyond the manager's authority that still has to be put right."""

    id: str
    person: str
    conversation: str
    quote: str
    why: str
    words: str
    """What the manager could say."""
    said: dt.date
    repaired: dt.date | None = None


class SentItem(Model):
    """That a summary, an invitation or a calendar file was taken out, and when."""

    conversation: str
    kind: SentKind
    at: dt.datetime
