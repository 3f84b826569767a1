"""What the reader found in the notes."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from copilot.domain.due import DueDate
from copilot.domain.evidence import Evidence
from copilot.domain.labels import (
    Category,
    Depth,
    LineKind,
    Phase,
    Side,
    SignalKind,
    Speaker,
    Subject,
)
from copilot.domain.model import Model

SentenceKind = Literal[
    "prose", "bullet", "task", "done-task", "struck", "heading", "cell", "speech", "quoted-mail"
]


class Sentence(Model):
    """One sentence, bullet, table row or turn part, as it stands in the text."""

    start: int
    end: int
    speaker: Speaker
    """Whose words it is; notes without a label are the manager's."""
    kind: SentenceKind


class Mark(Model):
    """Words that one head of the encoder marked, before any rule has spoken."""

    start: int
    end: int
    confidence: float


class RiskMark(Mark):
    """Words that look like one of the risk categories."""

    category: Category
    subject: Subject | None = None


class Line(Model):
    """A run of words that is, or tempts one to take it for, a line of the contract."""

    evidence: Evidence
    kind: LineKind
    owner: Side | None = None
    owner_sure: bool = True
    """Whether words or layout say whose it is; False where only the model does."""
    action: str | None = None
    due: dt.date | None = None
    due_text: str | None = None
    confidence: float = 1.0


class Signal(Model):
    """A quote for the manager's attention; no rating of the person."""

    kind: SignalKind
    evidence: Evidence


class PhaseQuote(Model):
    """Words that show one of the three conversations was touched."""

    phase: Phase
    depth: Depth
    evidence: Evidence


class Coverage(Model):
    """How far each of the three conversations got."""

    where_now: Depth = "none"
    where_to: Depth = "none"
    close_gap: Depth = "none"


class Reading(Model):
    """Everything the reader found, in the order of the text."""

    text: str
    date: dt.date | None = None
    manager: str | None = None
    report: str | None = None
    sentences: tuple[Sentence, ...] = ()
    due_dates: tuple[DueDate, ...] = ()
    lines: tuple[Line, ...] = ()
    risk_marks: tuple[RiskMark, ...] = ()
    signals: tuple[Signal, ...] = ()
    phases: tuple[PhaseQuote, ...] = ()
    coverage: Coverage = Coverage()
    is_career_conversation: bool = True
