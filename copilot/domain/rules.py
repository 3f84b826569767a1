"""What a category of risk looks like as data: its rules, its reasons and its rewrites."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator

from copilot.domain.labels import Category, Subject
from copilot.domain.model import Model


class _Pattern(Model):
    id: str
    pattern: str
    """A regular expression, read without regard to case."""
    should_flag: tuple[str, ...] = Field(min_length=1)
    """Sentences in which the words are found (for a veto: that stay flagged)."""
    should_pass: tuple[str, ...] = Field(min_length=1)
    """Near misses that must pass."""

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"the pattern is no regular expression: {error}") from error
        return value

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern, re.IGNORECASE)


class PhraseRule(_Pattern):
    """Words that are a risk wherever the manager uses them."""

    kind: Literal["phrase"]
    subject: Subject | None = None


class VetoRule(_Pattern):
    """Words in the same sentence that take a head's mark back."""

    kind: Literal["veto"]


Rule = Annotated[PhraseRule | VetoRule, Field(discriminator="kind")]


class Wording(Model):
    """Why something is flagged, and what to say instead."""

    why: str
    """One sentence; ``{quote}``, ``{decider}`` and ``{limit}`` are filled in."""
    rewrite: str
    """Words to say; ``{decider}``, ``{details}`` and ``{action}`` are filled in."""
    repair: str | None = None
    """Words to say where it has been said already."""


class CategoryRules(Model):
    """One file of ``knowledge/rules/``."""

    category: Category
    topic: str
    """The playbook passage that a flag of this category rests on."""
    wording: Wording
    subjects: dict[Subject, Wording] = Field(default_factory=dict[Subject, Wording])
    """Wording of its own for the subjects of a promise."""
    rules: tuple[Rule, ...] = ()
