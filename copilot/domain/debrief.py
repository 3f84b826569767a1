"""What a manager learns from a conversation of their own: its craft, turn by turn."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from copilot.domain.ear import Pattern
from copilot.domain.model import Model
from copilot.domain.second_opinion import SecondOpinion

CriterionName = Literal[
    "listening",
    "reflections",
    "open questions",
    "advice",
    "leading questions",
    "talk share",
    "pressure",
    "promises",
    "honesty about limits",
    "closing",
]
Words = Annotated[str, Field(min_length=1)]


class Turn(Model):
    """One turn of a conversation."""

    speaker: Literal["manager", "report"]
    text: str


class Measure(Model):
    """How one criterion is explained and weighed; a file's data."""

    name: CriterionName
    weight: Annotated[float, Field(gt=0)]
    rule: Words
    """How the value comes about, in plain words."""
    why: Words
    """What is the matter with a turn that it points at."""
    better: Annotated[tuple[Words, ...], Field(min_length=2)]
    """Words to say instead; they raise no flag."""
    next: Words
    """The one thing to try."""


class Craft(Model):
    """All that the debrief knows of good conversation."""

    rule: Words
    """How the score comes about."""
    telling: tuple[Pattern, ...]
    """Words that tell rather than ask, apart from plain advice, which any ear knows."""
    measures: tuple[Measure, ...]


class Point(Model):
    """A turn to look at again."""

    turn: int
    """Its place in the transcript, from 0."""
    quote: str
    why: str
    instead: str
    """Words that raise no flag."""
    source: Literal["engine", "llm"] = "engine"
    """Who found them."""


class Criterion(Model):
    """One aspect of the conversation."""

    name: CriterionName
    value: Annotated[int, Field(ge=0, le=100)]
    weight: float
    rule: str
    figure: str
    """What was counted."""
    turns: tuple[int, ...]
    points: tuple[Point, ...] = ()


class Told(Model):
    """A layer that opened in a practice."""

    gist: str
    turn: int
    """The persona's turn in which it was told."""


class Hidden(Model):
    """A layer that stayed hidden."""

    gist: str
    question: str
    """One that would have reached it."""
    first: tuple[str, ...] = ()
    """Gists of what had to come before."""


class Disclosure(Model):
    """What opened up and what did not; only a practice can know."""

    opened: tuple[Told, ...]
    hidden: tuple[Hidden, ...]


class NextTry(Model):
    """One thing to try next."""

    text: str
    turn: int | None
    """The manager's turn to start again at; None where nothing went wrong."""


class Debrief(Model):
    """The craft of one conversation, for its manager alone; no grade of a person."""

    score: Annotated[int, Field(ge=0, le=100)]
    rule: str
    criteria: tuple[Criterion, ...]
    next_try: NextTry
    disclosure: Disclosure | None = None
    llm: SecondOpinion | None = None
    """What came of asking a language model; None where none was asked."""


class Instead(Model):
    """A model's words for one point."""

    id: str
    instead: str


class DebriefReply(Model):
    """A model's answer about one debrief, names restored."""

    points: tuple[Instead, ...] = Field(repr=False)
