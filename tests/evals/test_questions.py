"""The suites on questions and answers, on cases small enough to score by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from copilot.domain.answers import Answer, CitedSentence
from copilot.domain.questions import Suggestion
from evals.suites import ask, questions
from tests.evals.conftest import KnowingCopilot

if TYPE_CHECKING:
    from copilot.domain.notes import Notes

CASE = {
    "id": "q1",
    "notes": "Tomasz",
    "conversation_date": "2026-04-14",
    "manager": "Ana",
    "report": "Tomasz",
    "good_topics": ["career/where-to"],
    "bad_topics": ["career/exit-question"],
    "answered": ["drains you"],
}


@dataclass
class AskingCopilot(KnowingCopilot):
    """Suggests what it was given, and answers with one passage."""

    given: tuple[tuple[str, str], ...] = ()
    cites: tuple[str, ...] = ()

    def suggest(self, notes: Notes, n: int = 5) -> tuple[Suggestion, ...]:
        """The (topic, text) pairs given."""
        assert notes.report == "Tomasz"
        return tuple(
            Suggestion(text=text, why="Now.", topic=topic, phase="where_to", requires_trust=False)
            for topic, text in self.given[:n]
        )

    def moves(self, text: str) -> tuple[str, ...]:
        """A question mark makes an open question."""
        return ("open-question",) if text.endswith("?") else ("information",)

    def ask(self, query: str) -> Answer:
        """Cites the passages given, whatever the query."""
        cited = [CitedSentence(text="So.", topic=topic, heading="H") for topic in self.cites]
        return Answer(query=query, sentences=tuple(cited))


def test_each_fault_of_a_question_is_counted():
    copilot = AskingCopilot(
        given=(
            ("career/where-to", "You said it pulls you. What draws you?"),
            ("career/exit-question", "Sigh."),
            ("career/close-gap", "What drains you?"),
        )
    )
    outcome = questions.run(copilot, [CASE])  # type: ignore[arg-type]
    assert outcome.figures == {
        "topics a coach chose": pytest.approx(1 / 3),
        "topics wrong now": pytest.approx(1 / 3),
        "in their own words": pytest.approx(1 / 3),
        "flagged": 1,
        "closed or leading": 1,
        "already answered": 1,
    }
    assert len(outcome.misses) == 2


def test_no_question_at_all_is_no_wrong_one():
    outcome = questions.run(AskingCopilot(), [CASE])  # type: ignore[arg-type]
    assert outcome.figures["topics wrong now"] == 0


@pytest.mark.parametrize(
    ("cites", "figures"),
    [
        (("career/contract",), (1, 1, 0)),
        (("career/cadence",), (1, 0, 0)),
        ((), (0, 0, 1)),
    ],
)
def test_answering_and_declining_are_scored_apart(
    cites: tuple[str, ...], figures: tuple[float, float, float]
):
    cases: list[dict[str, Any]] = [
        {"id": "a1", "query": "what goes in?", "topics": ["career/contract"]},
        {"id": "a2", "query": "what is ethanol?", "topics": []},
    ]
    outcome = ask.run(AskingCopilot(cites=cites), cases)  # type: ignore[arg-type]
    assert tuple(outcome.figures.values()) == figures
