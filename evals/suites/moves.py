"""Talk moves: macro-F1 over groups of moves, and open against closed questions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from evals.outcome import Outcome, Tally, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot
    from copilot.domain.labels import Move

GROUP: dict[Move, str] = {
    "open-question": "question",
    "closed-question": "question",
    "leading-question": "question",
    "reflection": "reflection",
    "affirmation": "input",
    "advice": "input",
    "information": "input",
    "commitment": "input",
    "other": "other",
}
"""The four behaviours that coders of motivational interviewing tell apart."""


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``text``, ``previous``, ``moves`` (the first is the main one)."""
    found = copilot.moves_of_many([(each["text"], None, each.get("previous")) for each in cases])
    tallies: dict[str, Tally] = defaultdict(Tally)
    asked = right = 0
    misses: list[str] = []
    for case, moves in zip(cases, found, strict=True):
        gold, said = GROUP[case["moves"][0]], GROUP[moves[0]]
        tallies[gold].hits += gold == said
        if gold != said:
            tallies[gold].missed += 1
            tallies[said].false += 1
            misses.append(f"{case['id']}: {gold}, not {said}: {case['text']}")
        if gold == said == "question" and case["moves"][0] != "leading-question":
            asked += 1
            right += (case["moves"][0] == "open-question") == (moves[0] == "open-question")
    return Outcome(
        {
            "behaviour macro-F1": sum(each.f1 for each in tallies.values()) / len(tallies),
            "open against closed": share(right, asked),
        },
        len(cases),
        {name: {"F1": each.f1} for name, each in sorted(tallies.items())},
        tuple(misses),
    )
