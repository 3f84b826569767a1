"""An answer in a model's words: each sentence rests on a passage that was retrieved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copilot.domain.answers import CitedSentence
from copilot.guard.closeness import nearest, strays
from copilot.guard.wording import sentences_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from copilot.domain.passages import Passage
    from copilot.domain.second_opinion import Resting
    from copilot.guard.ears import Desk

_MOST, _LONGEST = 5, 300
_IN_PASSAGE = 0.5
"""Share of a sentence's longer words that its passage must hold."""
_MARKS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+|\*\*", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+|\n+")


def unknown_citations(cited: Sequence[str], retrieved: Collection[str]) -> tuple[str, ...]:
    """Ids that name none of the passages at hand, in the order they were cited."""
    return tuple(each for each in cited if each not in retrieved)


def rested(
    sentences: Sequence[Resting], passages: Mapping[str, Passage], desk: Desk
) -> tuple[CitedSentence, ...]:
    """Keep the sentences that say what the passage they cite says."""
    kept: list[CitedSentence] = []
    for each in sentences[:_MOST]:
        if problem := _problem(each, passages, desk):
            desk.drop("answer", problem)
            continue
        desk.passed += 1
        heading = passages[each.topic].heading
        kept.append(
            CitedSentence(text=each.text.strip(), topic=each.topic, heading=heading, source="llm")
        )
    return tuple(kept)


def _problem(said: Resting, passages: Mapping[str, Passage], desk: Desk) -> str | None:
    if unknown_citations([said.topic], passages):
        return "it cites a passage that was not retrieved"
    if problem := desk.problem(said.text, _LONGEST):
        return problem
    passage = passages[said.topic]
    stand = [each for each in _SENTENCE.split(_MARKS.sub("", passage.text)) if each.strip()]
    around = f"{passage.heading} {passage.text}"
    problems = (
        strays(each, nearest(each, stand), around, _IN_PASSAGE) for each in sentences_of(said.text)
    )
    return next((each for each in problems if each), None)
