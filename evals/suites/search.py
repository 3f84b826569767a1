"""Playbook search: graded topics, hit in the first three and nDCG in the first ten."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

from evals.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``query``, ``relevant`` (topic to grade 1 or 2), ``kind``."""
    hits: dict[str, list[float]] = defaultdict(list)
    gains: dict[str, list[float]] = defaultdict(list)
    misses: list[str] = []
    for case in cases:
        found = [_whole(hit.topic) for hit in copilot.search(case["query"], 10)]
        best = {topic for topic, grade in case["relevant"].items() if grade == 2}  # noqa: PLR2004
        hits[case["kind"]].append(float(bool(best & set(found[:3]))))
        gains[case["kind"]].append(_ndcg(found, case["relevant"]))
        if not best & set(found[:3]):
            misses.append(f"{case['id']}: {case['query']} → {found[:3]}, not {sorted(best)}")
    return Outcome(
        {"hit@3": _mean([*chain(*hits.values())]), "nDCG@10": _mean([*chain(*gains.values())])},
        len(cases),
        {kind: {"hit@3": _mean(hits[kind]), "nDCG@10": _mean(gains[kind])} for kind in hits},
        tuple(misses),
    )


def _whole(topic: str) -> str:
    """The topic that a later part of a long passage belongs to."""
    head, _, tail = topic.rpartition("-")
    return head if tail.isdigit() else topic


def _ndcg(found: list[str], relevant: dict[str, int]) -> float:
    unique = list(dict.fromkeys(found))[:10]
    gain = sum(
        (2 ** relevant.get(topic, 0) - 1) / math.log2(rank + 2) for rank, topic in enumerate(unique)
    )
    ideal = sorted(relevant.values(), reverse=True)[:10]
    return gain / sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(ideal))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
