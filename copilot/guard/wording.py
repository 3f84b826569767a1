"""Questions and summaries in a model's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.guard.questions import question_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from copilot.domain.questions import Suggestion
    from copilot.domain.second_opinion import Reworded
    from copilot.guard.ears import Desk

_MOST_SENTENCES = 4
_LONGEST_SENTENCE, _LONGEST_QUESTION = 300, 240
_IN_NOTES = 0.5
"""Share of a summary sentence's longer words that the notes must hold."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LONG = re.compile(r"[^\W\d_]{5,}")
_STEM = 5


def sentences_of(summary: str) -> list[str]:
    """Cut a summary into the sentences that are checked one by one."""
    return [each for each in _SENTENCE.split(summary.strip()) if each]


def summary_to_hear(summary: str, notes: str) -> list[str]:
    """The sentences of a summary whose words stand in the notes; all others fall."""
    known = stems(notes)
    said = sentences_of(summary)[:_MOST_SENTENCES]
    return [each for each in said if shared(each, known) >= _IN_NOTES]


def summary_of(summary: str, notes: str, desk: Desk) -> str | None:
    """Keep the sentences of a summary that stand up."""
    fit, kept = summary_to_hear(summary, notes), list[str]()
    for sentence in sentences_of(summary)[:_MOST_SENTENCES]:
        problem = (
            desk.problem(sentence, _LONGEST_SENTENCE)
            if sentence in fit
            else "it says what the notes don't"
        )
        if problem:
            desk.drop("summary", problem)
        else:
            desk.passed += 1
            kept.append(sentence)
    return " ".join(kept) or None


def reworded(
    suggestions: Sequence[Suggestion],
    answers: Sequence[Reworded],
    open_: Collection[str],
    desk: Desk,
) -> tuple[Suggestion, ...]:
    """Put questions that stand up in place of the engine's; what they rest on stays.

    Args:
        suggestions: The engine's, of which the first is ``q1``.
        answers: The model's; the first for each id counts.
        open_: Those of its texts that a reader hears as open questions.
        desk: Notes what passed.
    """
    by_id = {f"q{place}": each for place, each in enumerate(suggestions, start=1)}
    taken: dict[str, Suggestion] = {}
    for answer in answers:
        before = by_id.get(answer.id)
        if before is None or answer.id in taken:
            desk.drop("question", "it names no question of the engine's")
        elif answer.text.strip() == before.text:
            continue
        elif problem := _problem(answer.text, before, open_, desk):
            desk.drop("question", problem)
        else:
            desk.passed += 1
            taken[answer.id] = before.model_copy(
                update={"text": answer.text.strip(), "source": "llm"}
            )
    return tuple(taken.get(name, each) for name, each in by_id.items())


def rewordings(suggestions: Sequence[Suggestion], answers: Sequence[Reworded]) -> list[str]:
    """The texts that have a question's form and are not the engine's own."""
    own = {each.text for each in suggestions}
    said = [each.text for each in answers if each.text.strip() not in own]
    return [each for each in said if question_problem(each) is None]


def questions_to_hear(
    suggestions: Sequence[Suggestion], answers: Sequence[Reworded], desk: Desk
) -> list[str]:
    """The texts of which only a reader can say whether they are open; all others fall or stay."""
    by_id = {f"q{place}": each for place, each in enumerate(suggestions, start=1)}
    return [
        answer.text
        for answer in answers
        if (before := by_id.get(answer.id))
        and answer.text.strip() != before.text
        and not _unworthy(answer.text, before, desk)
    ]


def stems(text: str) -> frozenset[str]:
    """Beginnings of a text's longer words."""
    return frozenset(word.casefold()[:_STEM] for word in _LONG.findall(text))


def shared(said: str, known: frozenset[str]) -> float:
    """Share of the longer words of a line that are known; 1 where it has none."""
    mine = stems(said)
    return len(mine & known) / len(mine) if mine else 1.0


def _problem(text: str, before: Suggestion, open_: Collection[str], desk: Desk) -> str | None:
    if problem := _unworthy(text, before, desk):
        return problem
    return None if text in open_ else "it is no open question"


def _unworthy(text: str, before: Suggestion, desk: Desk) -> str | None:
    if problem := question_problem(text) or desk.problem(text, _LONGEST_QUESTION):
        return problem
    rests_on = f"{before.text} {before.evidence.quote if before.evidence else ''}"
    return None if stems(text) & stems(rests_on) else "it asks something else"
