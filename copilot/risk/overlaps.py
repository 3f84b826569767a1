"""Where several marks lie on the same words, which of them stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from copilot.domain.labels import SEVERITIES, SEVERITY_OF, Category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.reading import RiskMark


@dataclass(frozen=True)
class Candidate:
    """A mark that speaks for a flag, and who made it."""

    mark: RiskMark
    source: Literal["rule", "model"]


_WORSE_INSIDE: frozenset[Category] = frozenset(
    {
        "threat-or-retaliation",
        "discriminatory",
        "retention-pressure",
        "dismissing",
        "probing-exit-intent",
    }
)
"""Risks that make a leading question the lesser matter."""


def settled(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep one mark for each problem, in the order of the text."""
    ranked = sorted(candidates, key=_weight, reverse=True)
    standing: list[Candidate] = []
    for each in ranked:
        if not any(_covers(other, each) for other in standing):
            standing.append(each)
    return sorted(standing, key=lambda each: (each.mark.start, each.mark.end))


def _weight(candidate: Candidate) -> tuple[int, float]:
    mark = candidate.mark
    lesser = mark.category in {"leading-question", "advice-giving", "vague-commitment"}
    severity = SEVERITIES.index(SEVERITY_OF[mark.category])
    return (0 if lesser else severity, mark.confidence)


def _covers(stronger: Candidate, weaker: Candidate) -> bool:
    """Whether the stronger mark already says what the weaker would."""
    one, two = stronger.mark, weaker.mark
    touching = one.start < two.end and two.start < one.end
    if not touching:
        return False
    if one.category == two.category:
        return True
    if two.category == "leading-question":
        return one.category in _WORSE_INSIDE
    shared = min(one.end, two.end) - max(one.start, two.start)
    return shared > 0.5 * min(one.end - one.start, two.end - two.start)
