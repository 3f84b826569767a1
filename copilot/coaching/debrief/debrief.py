"""The debrief: values, turns to look at again, better words, and one thing to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.debrief.criteria import COUNTS
from copilot.domain.debrief import Criterion, Debrief, NextTry, Point
from copilot.domain.practice import PRESSING

if TYPE_CHECKING:
    from copilot.coaching.debrief.criteria import Count
    from copilot.coaching.debrief.listening import HeardTalk, HeardTurn
    from copilot.domain.debrief import Craft, CriterionName, Disclosure, Measure
    from copilot.domain.labels import Category

_MOST_POINTS = 3
_LONGEST_QUOTE = 160
_FLAGS: dict[CriterionName, frozenset[Category]] = {
    "advice": frozenset({"advice-giving"}),
    "leading questions": frozenset({"leading-question"}),
    "pressure": PRESSING,
    "promises": frozenset({"promise-beyond-authority"}),
    "honesty about limits": frozenset({"promise-beyond-authority", "fudged-constraint"}),
}
"""Flags whose own words fit a criterion better than its data does."""
_FINE = "Nothing here calls for another try. Take the same questions into a real conversation."


def debrief(talk: HeardTalk, craft: Craft, disclosure: Disclosure | None = None) -> Debrief:
    """Debrief a conversation; the same conversation always gets the same.

    Args:
        talk: As it was listened to.
        craft: How it is measured.
        disclosure: What opened up, where it was a practice.
    """
    counted = [(measure, COUNTS[measure.name](talk)) for measure in craft.measures]
    total = sum(measure.weight for measure, _ in counted)
    score = sum(measure.weight * count.value for measure, count in counted) / total
    return Debrief(
        score=round(100 * score),
        rule=craft.rule,
        criteria=tuple(_criterion(measure, count) for measure, count in counted),
        next_try=_next_try(counted),
        disclosure=disclosure,
    )


def _criterion(measure: Measure, count: Count) -> Criterion:
    wanting = count.wanting[:_MOST_POINTS]
    return Criterion(
        name=measure.name,
        value=round(100 * count.value),
        weight=measure.weight,
        rule=measure.rule,
        figure=count.figure,
        turns=tuple(count.turns),
        points=tuple(_point(measure, turn, nth) for nth, turn in enumerate(wanting)),
    )


def _point(measure: Measure, turn: HeardTurn, nth: int) -> Point:
    fitting = _FLAGS.get(measure.name, frozenset[str]())
    flag = next((each for each in turn.flags if each.category in fitting), None)
    return Point(
        turn=turn.at,
        quote=flag.quote if flag else _short(turn.text),
        why=flag.why if flag else measure.why,
        instead=flag.rewrite if flag else measure.better[nth % len(measure.better)],
    )


def _short(text: str) -> str:
    """A verbatim beginning, cut between words."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[:_LONGEST_QUOTE].rsplit(maxsplit=1)[0]


def _next_try(counted: list[tuple[Measure, Count]]) -> NextTry:
    """What costs most and has a turn at which it could have gone better."""
    open_ones = [each for each in counted if each[1].wanting and each[1].value < 1]
    if not open_ones:
        return NextTry(text=_FINE, turn=None)
    measure, count = max(open_ones, key=lambda each: each[0].weight * (1 - each[1].value))
    return NextTry(text=measure.next, turn=count.wanting[0].at)
