"""What a form reads at one place of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.reading.dates.lead import Lead
from copilot.reading.dates.tokens import Tokens

if TYPE_CHECKING:
    from copilot.domain.due import DueKind
    from copilot.reading.dates.expressions import Expression


@dataclass(frozen=True)
class Core:
    """A date or time expression without its preposition."""

    end: int
    """The place after it."""
    expression: Expression
    kind: DueKind


Form = Callable[[Tokens, int, Lead], Core | None]
"""Reads at one place, after a lead; None where the words are something else."""


@dataclass(frozen=True)
class Found:
    """An expression with its lead, as places among the tokens."""

    start: int
    end: int
    lead: Lead
    expression: Expression
    kind: DueKind
    corrected: bool = False
    """Whether it holds an explicit correction, which is never a mention of the past."""
    alternatives: tuple[Expression, ...] = ()
    """Readings side by side that have to agree on a day: "Friday (12 May)"."""
