"""What the policy says to promises and to money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from copilot.domain.authority import Authority
from copilot.domain.reading import RiskMark, Sentence
from copilot.risk.authority import beyond, spending

if TYPE_CHECKING:
    from copilot.domain.labels import Speaker


def _policy(limit: float | None = 1000, **fields: Any) -> Authority:  # noqa: ANN401
    limits = [] if limit is None else [{"subject": "learning-spend", "amount": limit}]
    return Authority.model_validate({"limits": limits, **fields})


def _sentences(text: str, speaker: Speaker = "manager") -> tuple[Sentence, ...]:
    return (Sentence(start=0, end=len(text), speaker=speaker, kind="prose"),)


def _spent(text: str, policy: Authority, speaker: Speaker = "manager") -> list[str]:
    marks = spending(text, _sentences(text, speaker), policy)
    return [text[mark.start : mark.end] for mark in marks]


def _beyond(text: str, subject: str | None, policy: Authority) -> bool:
    mark = RiskMark.model_validate(
        {
            "start": 0,
            "end": len(text),
            "category": "promise-beyond-authority",
            "subject": subject,
            "confidence": 0.9,
        }
    )
    return beyond(mark, text, _sentences(text), policy) is not None


@pytest.mark.parametrize("subject", ["promotion", "pay", "budget", "outcome", None])
def test_what_the_policy_does_not_hand_over_is_beyond(subject: str | None):
    assert _beyond("it is yours", subject, _policy())


def test_what_the_manager_decides_is_not():
    policy = _policy(decide=[{"subject": "location"}])
    assert not _beyond("you can work from Leeds", "location", policy)
    assert _beyond("the title is yours", "promotion", policy)


@pytest.mark.parametrize(
    ("text", "is_beyond"),
    [
        ("I'll pay the €900 course", False),
        ("I'll pay the €1,100 course", True),
        ("I'll pay the course", True),
        ("I'll pay you €900", True),
        ("I'll pay the €600 course and the €600 exam", True),
    ],
)
def test_learning_money_within_the_limit_is_the_managers(text: str, is_beyond: bool):  # noqa: FBT001
    assert _beyond(text, "budget", _policy()) is is_beyond


def test_sums_in_other_sentences_count_towards_the_limit():
    text = "I'll pay the €600 course. And the €600 exam as well."
    sentences = (
        Sentence(start=0, end=25, speaker="manager", kind="prose"),
        Sentence(start=26, end=len(text), speaker="manager", kind="prose"),
    )
    mark = RiskMark(
        start=0, end=25, category="promise-beyond-authority", subject="budget", confidence=0.9
    )
    assert beyond(mark, text, sentences, _policy()) is mark


def test_without_a_limit_all_money_is_beyond():
    assert _beyond("I'll pay the €10 course", "budget", _policy(None))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("booked the course, €1,400", ["€1,400"]),
        ("booked the course for €700 and the exam for €500", ["€700 and the exam for €500"]),
        ("booked the course, €900", []),
        ("the flight is booked, €1,400", []),
        ("she mentioned a course of €1,400", []),
        ("asked whether we could book the course, €1,400", []),
        ("booked the course", []),
    ],
)
def test_learning_money_above_the_limit_is_marked_by_rule(text: str, marked: list[str]):
    assert _spent(text, _policy()) == marked


def test_money_is_the_managers_to_answer_for_only_in_their_own_words():
    text = "booked the course, €1,400"
    assert _spent(text, _policy(), "report") == []
    assert _spent(text, _policy(), "unknown") == ["€1,400"]


def test_no_limit_and_a_free_hand_mark_nothing():
    text = "booked the course, €1,400"
    assert _spent(text, _policy(None)) == []
    assert _spent(text, _policy(decide=[{"subject": "budget"}])) == []
