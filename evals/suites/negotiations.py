"""Offers in talks about terms: is what is beyond the manager's authority flagged, and only that?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copilot.domain.notes import Notes
from evals.outcome import Outcome, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Flag each turn alone under the policy in force.

    Args:
        copilot: Whose flags are judged.
        cases: Each with ``text``, ``beyond`` and ``split``; rules were written on the split "dev".
    """
    tallies = {"dev": Tally(), "test": Tally()}
    misses: list[str] = []
    for case in cases:
        flags = copilot.flag(Notes(text=case["text"]))
        said = any(flag.category == "promise-beyond-authority" for flag in flags)
        tally = tallies[case["split"]]
        tally.hits += said and case["beyond"]
        tally.false += said and not case["beyond"]
        tally.missed += case["beyond"] and not said
        if said != case["beyond"]:
            misses.append(f"{case['id']}: {'missed' if case['beyond'] else 'false alarm'}")
    test = tallies["test"]
    figures = {"beyond authority F1": test.f1, "beyond authority precision": test.precision}
    groups = {
        name: {"F1": tally.f1, "precision": tally.precision, "recall": tally.recall}
        for name, tally in tallies.items()
    }
    return Outcome(figures, len(cases), groups, tuple(misses))
