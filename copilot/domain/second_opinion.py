"""What a language model says of a review, and what became of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from copilot.domain.evidence import Evidence
from copilot.domain.labels import Category, Side
from copilot.domain.model import Model

Kind = Literal["summary", "question", "commitment", "flag", "vote", "answer", "mail"]


class Reworded(Model):
    """A question of the engine's in other words."""

    id: str
    """``q1`` is the engine's first."""
    text: str


class Proposed(Model):
    """A commitment that the model sees."""

    quote: str
    owner: Side
    action: str
    due_words: str
    """The words that say when; empty where none do."""


class Marked(Model):
    """Words that the model would flag."""

    quote: str
    category: Category


class Vote(Model):
    """A flag of the engine's that the model would not raise."""

    id: str
    """``f1`` is the engine's first."""
    reason: str


class ReviewReply(Model):
    """The model's answer to one review, names restored."""

    summary: str = Field(repr=False)
    questions: tuple[Reworded, ...] = Field(repr=False)
    commitments: tuple[Proposed, ...] = Field(repr=False)
    flags: tuple[Marked, ...] = Field(repr=False)
    votes: tuple[Vote, ...] = Field(repr=False)


class Resting(Model):
    """A sentence in the model's words, and the passage it rests on."""

    topic: str
    text: str


class AskReply(Model):
    """The model's answer to a question, names restored."""

    sentences: tuple[Resting, ...] = Field(repr=False)


class MailReply(Model):
    """The model's words for a mail, names restored."""

    subject: str = Field(repr=False)
    paragraphs: tuple[Reworded, ...] = Field(repr=False)


class Dropped(Model):
    """Something the model said that goes no further; holds none of its words."""

    kind: Kind
    why: str


class ToConfirm(Model):
    """A point on which reader and model differ, put to the manager."""

    question: str
    evidence: Evidence


class SecondOpinion(Model):
    """What came of asking a language model."""

    model: str | None = None
    """The model as the settings name it; None where it was not asked or gave nothing."""
    notice: str | None = None
    """Why the engine's answer stands alone, in plain words."""
    summary: str | None = None
    to_confirm: tuple[ToConfirm, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
