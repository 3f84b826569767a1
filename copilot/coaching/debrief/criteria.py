"""What is counted, and what it comes to; the weights stand in the data."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from copilot.domain.practice import PRESSING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.coaching.debrief.listening import HeardTalk, HeardTurn
    from copilot.domain.debrief import CriterionName
    from copilot.domain.labels import Category

_REFLECTIONS = 0.4
"""Reflections a turn for full marks; between the one and two a question that is taught."""
_ADVICE = 0.4
_LEADING = 0.2
_PRESSURE = 0.3
_FAIR_SHARE, _ALL_SHARE = 0.5, 0.85
_PROMISE_COSTS = 50
_NO_LIMIT_NEEDED = 60
_FEWEST_QUESTIONS = 3
_LONG = 60
"""Words from which on a turn is long."""


@dataclass(frozen=True)
class Count:
    """What one criterion comes to."""

    value: float
    """0 to 1."""
    figure: str
    turns: Sequence[int] = ()
    """The turns it was counted on."""
    wanting: Sequence[HeardTurn] = ()
    """Turns that could go better, the first one first."""


def _with(talk: HeardTalk, *moves: str) -> list[HeardTurn]:
    return [each for each in talk.manager if each.counts and each.move in moves and not each.tells]


def _advising(talk: HeardTalk) -> list[HeardTurn]:
    return [each for each in talk.manager if each.counts and (each.tells or each.move == "advice")]


def _questions(talk: HeardTalk) -> list[HeardTurn]:
    return [each for each in talk.manager if each.move.endswith("question")]


def _flagged(talk: HeardTalk, categories: frozenset[Category]) -> list[HeardTurn]:
    return [each for each in talk.manager if any(f.category in categories for f in each.flags)]


def _counting(talk: HeardTalk) -> int:
    return max(1, sum(each.counts for each in talk.manager))


def _places(turns: Sequence[HeardTurn]) -> list[int]:
    return [each.at for each in turns]


def _listening(talk: HeardTalk) -> Count:
    listens = _with(talk, "open-question", "reflection", "affirmation")
    informs = [each for each in _with(talk, "information") if not each.limit]
    tells = sorted([*_advising(talk), *informs], key=lambda each: each.at)
    value = len(listens) / max(1, len(listens) + len(tells))
    figure = f"turns that listen: {len(listens)}, that tell: {len(tells)}"
    return Count(value, figure, _places(listens), tells)


def _reflections(talk: HeardTalk) -> Count:
    said, asked = _with(talk, "reflection"), _questions(talk)
    value = min(1.0, len(said) / (_REFLECTIONS * _counting(talk)))
    figure = f"reflections: {len(said)}, questions: {len(asked)}"
    running = [each for before, each in pairwise(asked) if _next(before, each)]
    return Count(value, figure, _places(said), running or asked[1:])


def _next(before: HeardTurn, each: HeardTurn) -> bool:
    return each.at - before.at <= 2  # noqa: PLR2004 - the report's turn lies between


def _open_questions(talk: HeardTalk) -> Count:
    asked = _questions(talk)
    wide = [each for each in asked if each.move == "open-question"]
    narrow = [each for each in asked if each.move == "closed-question"]
    value = len(wide) / max(_FEWEST_QUESTIONS, len(asked))
    return Count(value, f"open questions: {len(wide)} of {len(asked)}", _places(wide), narrow)


def _advice(talk: HeardTalk) -> Count:
    found = _advising(talk)
    value = 1 - min(1.0, len(found) / _counting(talk) / _ADVICE)
    return Count(value, f"turns of advice: {len(found)}", _places(found), found)


def _leading(talk: HeardTalk) -> Count:
    flagged = _flagged(talk, frozenset({"leading-question"}))
    found = [each for each in talk.manager if each.move == "leading-question" or each in flagged]
    value = 1 - min(1.0, len(found) / _counting(talk) / _LEADING)
    return Count(value, f"leading questions: {len(found)}", _places(found), found)


def _talk_share(talk: HeardTalk) -> Count:
    mine = sum(len(each.text.split()) for each in talk.manager)
    all_words = max(1, sum(len(each.text.split()) for each in talk.turns))
    share = mine / all_words
    over = (share - _FAIR_SHARE) / (_ALL_SHARE - _FAIR_SHARE)
    long = [each for each in talk.manager if len(each.text.split()) >= _LONG]
    figure = f"{round(100 * share)} of 100 words were yours"
    return Count(1 - min(1.0, max(0.0, over)), figure, _places(long), long)


def _pressure(talk: HeardTalk) -> Count:
    found = _flagged(talk, PRESSING)
    value = 1 - min(1.0, len(found) / _counting(talk) / _PRESSURE)
    return Count(value, f"turns that may press: {len(found)}", _places(found), found)


def _promises(talk: HeardTalk) -> Count:
    found = _flagged(talk, frozenset({"promise-beyond-authority"}))
    value = max(0.0, 1 - len(found) * _PROMISE_COSTS / 100)
    return Count(value, f"promises beyond your authority: {len(found)}", _places(found), found)


def _honesty(talk: HeardTalk) -> Count:
    named = [each for each in talk.manager if each.limit]
    dodged = _flagged(talk, frozenset({"promise-beyond-authority", "fudged-constraint"}))
    if named:
        return Count(1.0, f"turns that name a limit: {len(named)}", _places(named))
    if dodged:
        return Count(0.0, "a limit was talked round", _places(dodged), dodged)
    return Count(_NO_LIMIT_NEEDED / 100, "no limit came up")


def _closing(talk: HeardTalk) -> Count:
    sides = {side for _, side in talk.steps}
    last = [each for each in talk.manager if each.counts][-1:]
    figure = {0: "no step was taken on", 1: "a step on one side", 2: "steps on both sides"}
    both = len(sides)
    turns = sorted({at for at, _ in talk.steps})
    return Count(both / 2, figure[both], turns, () if both > 1 else last)


COUNTS: dict[CriterionName, Callable[[HeardTalk], Count]] = {
    "listening": _listening,
    "reflections": _reflections,
    "open questions": _open_questions,
    "advice": _advice,
    "leading questions": _leading,
    "talk share": _talk_share,
    "pressure": _pressure,
    "promises": _promises,
    "honesty about limits": _honesty,
    "closing": _closing,
}
