"""Answers from the playbooks: given where they cover the question, from a passage that fits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from evals.outcome import Outcome, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``query``, ``topics`` of which one should be cited; none where nothing covers it."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases:
        cited = [each.topic for each in copilot.ask(case["query"]).sentences]
        wanted = set(case["topics"])
        kind = "inside" if wanted else "outside"
        right = bool(cited) == bool(wanted)
        fits = bool(wanted & set(cited))
        counts.update([kind, *([f"{kind} right"] if right else []), *(["fits"] if fits else [])])
        if not right or (wanted and not fits):
            misses.append(f"{case['id']}: {case['query']} → {list(dict.fromkeys(cited))}")
    return Outcome(
        {
            "answered": share(counts["inside right"], counts["inside"]),
            "cites a fitting passage": share(counts["fits"], counts["inside"]),
            "declined": share(counts["outside right"], counts["outside"]),
        },
        len(cases),
        misses=tuple(misses),
    )
