"""Due dates: the set of dates found equals the gold one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from evals.outcome import Outcome, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``text``, ``reference``, ``due`` (or null), ``kind``."""
    right: dict[str, list[bool]] = defaultdict(list)
    invented, misses = 0, list[str]()
    for case in cases:
        reference = dt.date.fromisoformat(case["reference"])
        found = {str(each.due) for each in copilot.dates(case["text"], reference) if each.due}
        gold = {case["due"]} if case["due"] else set[str]()
        right[case["kind"]].append(found == gold)
        invented += bool(found and not gold)
        if found != gold:
            misses.append(f"{case['id']}: {case['text']} → {sorted(found)}, not {sorted(gold)}")
    flat = [each for group in right.values() for each in group]
    return Outcome(
        {"exact": share(sum(flat), len(flat)), "invented": float(invented)},
        len(cases),
        {kind: {"exact": share(sum(each), len(each))} for kind, each in sorted(right.items())},
        tuple(misses),
        frozenset({"invented"}),
    )
