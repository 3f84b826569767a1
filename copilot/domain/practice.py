"""A practice conversation: its state, what was heard, and its turns as a tree of branches."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from copilot.domain.labels import Category, Move
from copilot.domain.model import Model
from copilot.domain.persona import Persona

Difficulty = Literal["gentle", "fair", "hard"]
HeardKind = Literal["ordinary", "empty", "long", "language", "abuse", "machine"]
AGENDA, FOLLOW_UP, NEXT_STEPS, OFF_TOPIC = "agenda", "follow-up", "next-steps", "off-topic"
"""Targets that no persona owns."""
PRESSING: frozenset[Category] = frozenset(
    {
        "discriminatory",
        "threat-or-retaliation",
        "probing-exit-intent",
        "retention-pressure",
        "pushing-for-certainty",
        "dismissing",
        "peer-comparison",
        "organisation-first",
        "performance-review-drift",
        "confidentiality-breach",
        "fudged-constraint",
    }
)
"""Flags that feel like pressure, or like being dodged, from the other chair."""
SessionId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]


class Near(Model):
    """How near a turn is to something it may be about."""

    target: str
    """Id of a layer, a topic or one of the common targets."""
    score: float


class Heard(Model):
    """What the persona makes of one turn of the manager's."""

    kind: HeardKind = "ordinary"
    moves: tuple[Move, ...] = ()
    """Moves of its sentences, each once."""
    asked: tuple[Move, ...] = ()
    """The questions in it, in order."""
    flags: tuple[Category, ...] = ()
    constraint: bool = False
    """Whether a limit was honestly named."""
    promise: str | None = None
    """A promise beyond authority, in its words."""
    near: tuple[Near, ...] = ()
    """Best first."""


class Promise(Model):
    """A promise the persona believes."""

    turn: int
    words: str
    returned: bool = False
    """Whether it has been come back to."""


class Spoken(Model):
    """A line that was used, and when."""

    turn: int
    line: str


class PracticeState(Model):
    """Everything the engine knows between two turns."""

    turn: int = 0
    """Turns taken so far."""
    trust: float
    asked: tuple[str, ...] = ()
    """Topics and layers touched, each once."""
    opened: tuple[str, ...] = ()
    """Layers told, in order."""
    focus: str | None = None
    """The topic or layer last talked about."""
    closed_run: int = 0
    """Closed questions since the last other turn."""
    promises: tuple[Promise, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    committed: bool = False


class Reply(Model):
    """What the engine decided, worded."""

    text: str
    act: str
    """The kind of reply, such as ``layer`` or ``advice``."""
    target: str | None = None
    """The layer or topic it is about."""
    opened: str | None = None
    """The layer told now for the first time."""
    worded: str | None = None
    """The same in a language model's words, where one worded it and every sentence passed."""

    @property
    def shown(self) -> str:
        """What the manager reads."""
        return self.worded or self.text


class Node(Model):
    """One exchange; its parent is the exchange before."""

    id: int
    parent: int | None
    said: str
    heard: Heard
    reply: Reply
    state: PracticeState
    """After the reply."""


class Scored(Model):
    """What a debrief came to; no words of the conversation."""

    at: dt.datetime
    score: int
    values: tuple[tuple[str, int], ...]
    """Each criterion's name and value."""


class Session(Model):
    """A practice that can be paused, resumed and taken up again at any turn."""

    version: Literal[1] = 1
    id: SessionId
    persona: str
    difficulty: Difficulty
    seed: int
    begun: dt.datetime
    changed: dt.datetime
    start: PracticeState
    nodes: tuple[Node, ...] = ()
    at: int | None = Field(default=None)
    """The exchange that is spoken on from; None is the beginning."""
    scored: Scored | None = None
    """What the debrief came to when it was last looked at."""
    llm: bool = False
    """Whether a language model words what the engine decides."""
    person: str | None = None
    """Id of whom the persona is made after, where it is somebody the manager manages."""
    made: Persona | None = None
    """That persona; it is kept here and nowhere else."""
