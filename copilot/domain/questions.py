"""The question bank and what is suggested from it."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from copilot.domain.evidence import Evidence
from copilot.domain.labels import SignalKind
from copilot.domain.model import Model

QuestionPhase = Literal["where_now", "where_to", "close_gap", "follow_up"]
TopStage = Literal["think", "opportunities", "plan"]
Lens = Literal["top"]
"""A frame to choose questions by."""
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
    "none-of-mine",
    "no-review",
    "gap-unnamed",
    "settled-plan",
    "fit-in-doubt",
    "honest-no",
    "fudged-constraint",
    "hurtful-words",
    "organisation-first",
    "performance-review-drift",
    "vague-commitment",
    "new-conversation",
]
"""What in the notes, or missing from them, makes a question timely."""


def _asked(text: str) -> str:
    if not text.endswith("?"):
        raise ValueError("should be a question; end it with a question mark")
    return text


def _with_room_for_words(text: str) -> str:
    rest = text.replace("{said}", "", 1)
    if rest == text or "{" in rest or "}" in rest:
        raise ValueError("should hold `{said}` once, and no other braces")
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"should be a regular expression: {error}") from error
    return text


Asked = Annotated[str, AfterValidator(_asked)]
"""Words that end in a question mark."""
Woven = Annotated[Asked, AfterValidator(_with_room_for_words)]
"""A question with ``{said}`` where a sentence goes that gives back what the person said."""
Pattern = Annotated[str, AfterValidator(_pattern)]


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
    """When it fits, what it is made for first."""
    why: str
    """Half a line: why one would ask it now."""
    answered_by: tuple[str, ...] = ()
    """What in the notes would mean that it has been answered; a signal's name is checked."""
    answered_if: Pattern | None = None
    """Words anywhere in the notes that answer it, as a regular expression without case."""
    grows_from: tuple[SignalKind, ...] = ()
    """Whose words it may be woven from where its occasion has none of theirs."""
    weave: Woven | None = None
    """The same question, growing out of the person's own words."""


class Suggestion(Model):
    """A question to ask next, with what it rests on."""

    text: str
    why: str
    topic: str
    evidence: Evidence | None = None
    phase: QuestionPhase
    requires_trust: bool
    top: TopStage | None = None
    """Its step in Think, Opportunities, Plan."""
    source: Literal["engine", "llm"] = "engine"
    """Who worded it."""
