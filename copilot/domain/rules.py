"""What a category of risk looks like as data: its rules, its reasons and its rewrites."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from copilot.domain.contradiction import ContradictionError, refuse_repeated_ids
from copilot.domain.labels import Category, Subject
from copilot.domain.model import Model

Placeholder = Literal["quote", "decider", "people", "details", "timing", "in_mind", "action"]
"""What a wording may leave open: see `Wording`."""
_PLACEHOLDERS = frozenset(get_args(Placeholder))


def _expanded(pattern: str) -> str:
    """Let notes drop or curl an apostrophe, and break a line at any blank."""
    return pattern.replace("'", "['’]?").replace(" ", r"\s")


def _compiles(pattern: str) -> str:
    try:
        re.compile(_expanded(pattern))
    except re.error as error:
        raise ValueError(f"should be a regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, read without regard to case.

A blank in it stands for a blank or the end of a line, and ``'`` for a straight apostrophe, a curly
one or none.
"""


class _Rule(Model):
    id: str
    pattern: Pattern
    should_flag: tuple[str, ...] = Field(min_length=1)
    """Sentences that are flagged: a phrase is found in them, a veto leaves them alone."""
    should_pass: tuple[str, ...] = Field(min_length=1)
    """Sentences that pass: a phrase is not found in them, a veto takes the mark back."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(_expanded(self.pattern), re.IGNORECASE)


class PhraseRule(_Rule):
    """Words that are a risk wherever the manager uses them."""

    kind: Literal["phrase"]
    subject: Subject | None = None


class VetoRule(_Rule):
    """Words that take back a mark of this category anywhere in their sentence."""

    kind: Literal["veto"]
    unless: Pattern | None = None
    """Words that keep the mark all the same, such as "but"."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds a sentence that has the pattern and none of the words of `unless`."""
        guard = rf"(?!.*(?:{_expanded(self.unless)}))" if self.unless else ""
        whole = rf"\A{guard}.*?(?:{_expanded(self.pattern)})"
        return re.compile(whole, re.IGNORECASE | re.DOTALL)


Rule = Annotated[PhraseRule | VetoRule, Field(discriminator="kind")]


def _fillable(template: str) -> str:
    for name in re.findall(r"\{(.*?)\}", template):
        if name not in _PLACEHOLDERS:
            known = ", ".join(f"{{{each}}}" for each in sorted(_PLACEHOLDERS))
            raise ValueError(f"should hold no {{{name}}}; it can be filled from {known}")
    return template


Template = Annotated[str, AfterValidator(_fillable)]


class Wording(Model):
    """Why something is flagged, and what to say instead.

    ``{quote}`` is the flagged words; ``{decider}`` who decides by the policy. The others keep what
    the quote names: ``{people}`` its names; ``{details}`` names and times, as in ", Leeds and the
    June timing included"; ``{timing}`` the times alone; ``{in_mind}`` both, as in ", with Leeds in
    mind"; ``{action}`` what the manager would do, verb first.
    """

    why: Template
    """One sentence to the manager."""
    rewrite: Template
    """Words to say to the person, before anything is said."""
    repair: Template | None = None
    """Words to say where it has been said already."""
    fallback: Template | None = None
    """Words to say where the quote yields no ``{action}``."""

    @model_validator(mode="after")
    def _falls_back(self) -> Self:
        if "{action}" in self.rewrite and self.fallback is None:
            raise ContradictionError(
                ("rewrite",), "this holds {action}; add a `fallback` for quotes that have none"
            )
        return self


class CategoryRules(Model):
    """One file of ``knowledge/rules/``."""

    category: Category
    topic: str
    """The playbook passage that a flag of this category rests on."""
    wording: Wording
    subjects: dict[Subject, Wording] = Field(default_factory=dict[Subject, Wording])
    """Wording of its own for the subjects of a promise."""
    rules: tuple[Rule, ...] = ()

    @model_validator(mode="after")
    def _each_id_once(self) -> Self:
        refuse_repeated_ids({"rules": self.rules})
        return self
