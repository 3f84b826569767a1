"""The question bank and what is suggested from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator

from copilot.domain.evidence import Evidence
from copilot.domain.labels import SignalKind
from copilot.domain.model import Model

QuestionPhase = Literal["where_now", "where_to", "close_gap", "follow_up"]
TopStage = Literal["think", "opportunities", "plan"]
Occasion = Literal[
    SignalKind,
    "uncovered-where_now",
    "uncovered-where_to",
    "uncovered-close_gap",
    "shallow-where_now",
    "shallow-where_to",
    "shallow-close_gap",
    "promise-made",
    "no-commitments",
    "new-conversation",
]


def _asked(text: str) -> str:
    if not text.endswith("?"):
        raise ValueError("should be a question; end it with a question mark")
    return text


def _with_room_for_words(text: str) -> str:
    rest = text.replace("{words}", "", 1)
    if rest == text or "{" in rest or "}" in rest:
        raise ValueError("should hold `{words}` once, and no other braces")
    return text


Asked = Annotated[str, AfterValidator(_asked)]
"""Words that end in a question mark."""
Woven = Annotated[Asked, AfterValidator(_with_room_for_words)]
"""A question with ``{words}`` where the person's own words go."""


class Question(Model):
    """One question of the bank."""

    id: str
    text: Asked
    topic: str
    phase: QuestionPhase
    depth: Literal["opening", "deeper"]
    top: TopStage | None = None
    requires_trust: bool = False
    follows: tuple[Occasion, ...] = ()
    """When it fits: what the notes lack, or what was said."""
    why: str
    """Half a line: why one would ask it now."""
    answered_by: tuple[str, ...] = ()
    """What in the notes would mean that it has been answered."""
    weave: Woven | None = None
    """The same question round a few words of the person's own."""


class Suggestion(Model):
    """A question to ask next, with what it rests on."""

    text: str
    why: str
    topic: str
    evidence: Evidence | None = None
    phase: QuestionPhase
    requires_trust: bool
