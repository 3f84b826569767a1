"""Which questions are out of place: answered, locked, or before their time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.coaching.suggest.depth import depth_of, ready_for_the_gap
from copilot.coaching.suggest.occasions import honest_no

if TYPE_CHECKING:
    from copilot.domain.labels import Phase
    from copilot.domain.questions import Occasion, Question
    from copilot.domain.reading import Reading

_EXPLORES: dict[str, Phase] = {
    "career/where-now": "where_now",
    "career/unlock-current-state": "where_now",
    "career/where-to": "where_to",
    "top/think": "where_to",
}
"""Passages that open a phase: of no use once it has been gone into in depth."""
_OF_THE_GAP = frozenset(
    {
        "career/close-gap",
        "career/unlock-blockers",
        "career/contract",
        "career/manager-commitments",
        "career/failure-goes-nowhere",
        "top/opportunities",
        "top/plan",
    }
)
_TRUST = re.compile(
    r"\btrust (?:is|was) (?:there|real|good|strong)|\btrust['’]s there"
    r"|\b(?:she|he|they|\w+) (?:really |clearly )?trusts? me\b"
    r"|\bwe (?:do |really )?trust each other\b"
    r"|\b(?:there is|there['’]s|have) (?:\w+ )?trust (?:between|here|by now)"
    r"|\b(?:she|he|they) can tell me anything\b",
    re.IGNORECASE,
)
_NO_TRUST = re.compile(
    r"\b(?:no|not|n['’]t|don['’]?t|whether|if|never|unsure|hardly|yet|lost)\b", re.IGNORECASE
)


def out_of_place(question: Question, occasion: Occasion, reading: Reading) -> bool:
    """Whether a coach would not ask this of these notes, timely as it may look."""
    return (
        (question.requires_trust and not trust_is_stated(reading))
        or _answered(question, reading)
        or _said_already(question, reading)
        or _before_its_time(question, occasion, reading)
    )


def trust_is_stated(reading: Reading) -> bool:
    """Whether the manager says in the notes that there is trust."""
    for sentence in reading.sentences:
        words = reading.text[sentence.start : sentence.end]
        if sentence.speaker in {"manager", "unknown"} and _TRUST.search(words):
            return not _NO_TRUST.search(words)
    return False


def _answered(question: Question, reading: Reading) -> bool:
    heard = {signal.kind for signal in reading.signals}
    if heard & set(question.answered_by):
        return True
    told = question.answered_if
    return told is not None and re.search(told, reading.text, re.IGNORECASE) is not None


def _said_already(question: Question, reading: Reading) -> bool:
    """An opened phase is not opened again, and an honest no is not said twice."""
    if question.topic == "career/misfit-honesty":
        return honest_no(reading) is not None
    phase = _EXPLORES.get(question.topic)
    if phase is not None:
        return depth_of(reading, phase) == "deep"
    if question.topic in _OF_THE_GAP or question.phase == "follow_up":
        return False
    if question.depth == "deeper":
        return False
    return depth_of(reading, question.phase) == "deep"


def _before_its_time(question: Question, occasion: Occasion, reading: Reading) -> bool:
    late = question.topic in _OF_THE_GAP and occasion not in {"hurtful-words", "uncertainty"}
    return late and not ready_for_the_gap(reading)
