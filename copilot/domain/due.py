"""Words that say when something is due, and the day they come to."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from copilot.domain.model import Model

DueKind = Literal[
    "day-month",
    "numeric",
    "day-of-month",
    "range",
    "today",
    "tomorrow",
    "weekday",
    "next-weekday",
    "this-week",
    "next-week",
    "week-commencing",
    "in-days-weeks",
    "working-days",
    "in-months",
    "in-years",
    "month",
    "early-month",
    "mid-month",
    "late-month",
    "month-end",
    "end-of-month",
    "end-of-next-month",
    "quarter",
    "half-year",
    "year",
    "year-end",
    "christmas",
    "new-year",
    "ambiguous",
    "contradiction",
    "event",
    "season",
    "vague",
    "recurring",
]


class DueDate(Model):
    """One due expression as written, with the date it resolves to."""

    start: int
    """First character, from 0."""
    end: int
    """One past the last character."""
    span: str
    """Exactly ``text[start:end]``, preposition included: "by Friday"."""
    due: dt.date | None
    """None where the words give no single day, or the conversation's date is unknown."""
    kind: DueKind
