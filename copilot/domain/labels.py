"""The closed sets of names that the reader, the flags and the questions speak in."""

from __future__ import annotations

from typing import Literal, get_args

Category = Literal[
    "promise-beyond-authority",
    "discriminatory",
    "confidentiality-breach",
    "threat-or-retaliation",
    "probing-exit-intent",
    "retention-pressure",
    "fudged-constraint",
    "performance-review-drift",
    "organisation-first",
    "pushing-for-certainty",
    "dismissing",
    "peer-comparison",
    "vague-commitment",
    "advice-giving",
    "leading-question",
    "sensitive-personal-data",
]
CATEGORIES: tuple[Category, ...] = get_args(Category)

Severity = Literal["low", "medium", "high"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

Subject = Literal[
    "promotion",
    "pay",
    "rating",
    "role",
    "budget",
    "location",
    "job-security",
    "third-party-decision",
    "outcome",
]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

Phase = Literal["where_now", "where_to", "close_gap"]
PHASES: tuple[Phase, ...] = get_args(Phase)

Depth = Literal["none", "surface", "deep"]

SignalKind = Literal[
    "surface-answer",
    "uncertainty",
    "goal-change",
    "misfit-ambition",
    "leaving-signal",
    "milestone",
    "role-change",
    "energy",
    "drain",
    "aspiration",
    "blocker",
]
SIGNAL_KINDS: tuple[SignalKind, ...] = get_args(SignalKind)

Move = Literal[
    "open-question",
    "closed-question",
    "leading-question",
    "reflection",
    "affirmation",
    "advice",
    "information",
    "commitment",
    "other",
]
MOVES: tuple[Move, ...] = get_args(Move)

LineKind = Literal[
    "commitment",
    "review",
    "open-question",
    "wish",
    "hypothetical",
    "done",
    "other-task",
    "vague",
    "promise",
    "aspiration",
    "past-contract",
    "delivery",
    "withdrawn",
    "limit",
]
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)

Side = Literal["manager", "report"]
Speaker = Literal["manager", "report", "other", "unknown"]

SEVERITY_OF: dict[Category, Severity] = {
    "promise-beyond-authority": "high",
    "discriminatory": "high",
    "confidentiality-breach": "high",
    "threat-or-retaliation": "high",
    "probing-exit-intent": "medium",
    "retention-pressure": "medium",
    "fudged-constraint": "medium",
    "performance-review-drift": "medium",
    "organisation-first": "medium",
    "pushing-for-certainty": "medium",
    "dismissing": "medium",
    "peer-comparison": "medium",
    "sensitive-personal-data": "medium",
    "vague-commitment": "low",
    "advice-giving": "low",
    "leading-question": "low",
}
