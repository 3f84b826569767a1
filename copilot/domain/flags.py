"""A flag: risky words of the manager's, why, and what to say instead."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from copilot.domain.labels import Category, Severity, Subject
from copilot.domain.model import Model


class Flag(Model):
    """One risky run of words, judged by what the manager said, never by who the report is."""

    start: int
    end: int
    quote: str
    """Exactly ``text[start:end]``."""
    category: Category
    severity: Severity
    subject: Subject | None = None
    """What a promise is about; None for every other category."""
    why: str
    """One sentence on this quote."""
    rewrite: str
    """Words the manager could say instead; raises no flag itself."""
    topic: str
    """Id of the playbook passage this rests on."""
    confidence: float = Field(ge=0, le=1)
    source: Literal["rule", "model", "llm"]
