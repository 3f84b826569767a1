"""Whole notes: contract lines, owners, dates, traps, review, open question, coverage, flags."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from copilot import Notes
from evals.outcome import Outcome, Tally, half_shared, place, share
from evals.suites.flags import tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot import Copilot
    from copilot.domain.contract import Contract, Item
    from copilot.domain.evidence import Evidence

_DEPTHS = ("none", "surface", "deep")


def run(copilot: Copilot, cases: Sequence[dict[str, Any]]) -> Outcome:
    """Cases: ``notes``, ``conversation_date``, ``contract``, ``not_commitments``, ``coverage``."""
    lines, review, flags, style = Tally(), Tally(), defaultdict[str, Tally](Tally), Tally()
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases:
        notes = Notes(
            text=case["notes"],
            date=dt.date.fromisoformat(case["conversation_date"]),
            manager=case["manager"],
            report=case["report"],
        )
        result = copilot.review(notes)
        contract = result.draft.contract
        wrong = [
            *_lines(case, contract, lines, counts),
            *_review(case, contract, review),
            *_open_question(case, contract, counts),
            *tally(case["notes"], result.flags, case["flags"], flags, style),
        ]
        for phase, gold in case["coverage"].items():
            found = getattr(result.reading.coverage, phase)
            counts["phases"] += 1
            counts["exact"] += found == gold
            counts["near"] += abs(_DEPTHS.index(found) - _DEPTHS.index(gold)) <= 1
            wrong += [f"{phase} is {gold}, not {found}"] if found != gold else []
        misses += [f"{case['id']}: {each}" for each in wrong]
    return Outcome(
        {
            "commitments F1": lines.f1,
            "owner right": share(counts["owner"], lines.hits),
            "due right": share(counts["due"], lines.hits),
            "dates invented": float(counts["invented"]),
            "traps taken": share(counts["taken"], counts["traps"]),
            "review F1": review.f1,
            "open question": share(counts["open"], counts["opens"]),
            "coverage exact": share(counts["exact"], counts["phases"]),
            "coverage within one": share(counts["near"], counts["phases"]),
            "flags micro-F1": style.f1,
            "promise F1": flags["promise-beyond-authority"].f1,
        },
        len(cases),
        misses=tuple(misses),
        lower_is_better=frozenset({"dates invented", "traps taken"}),
    )


def _span(evidence: Evidence) -> tuple[int, int]:
    return evidence.start, evidence.end


def _lines(
    case: dict[str, Any], contract: Contract, lines: Tally, counts: Counter[str]
) -> list[str]:
    text, wrong = case["notes"], list[str]()
    gold = [
        (side, item, place(text, item["evidence"]))
        for side in ("their_commitments", "manager_commitments")
        for item in case["contract"][side]
    ]
    found: list[tuple[str, Item]] = [
        (side, item)
        for side in ("their_commitments", "manager_commitments")
        for item in getattr(contract, side)
    ]
    taken: set[int] = set()
    for side, item in found:
        number = next(
            (
                index
                for index, (_, _, where) in enumerate(gold)
                if index not in taken and half_shared(_span(item.evidence), where)
            ),
            None,
        )
        if number is None:
            lines.false += 1
            wrong.append(f"false line: {item.evidence.quote}")
            continue
        taken.add(number)
        lines.hits += 1
        gold_side, gold_item, _ = gold[number]
        due = item.due.isoformat() if item.due else None
        counts["owner"] += side == gold_side
        counts["due"] += due == gold_item["due"]
        counts["invented"] += bool(due) and gold_item["due"] is None
        if side != gold_side or due != gold_item["due"]:
            wrong.append(f"{side} {due}, not {gold_side} {gold_item['due']}: {item.evidence.quote}")
    lines.missed += len(gold) - len(taken)
    wrong += [f"missed line: {gold[n][1]['evidence']}" for n in range(len(gold)) if n not in taken]
    for trap in case["not_commitments"]:
        counts["traps"] += 1
        where = place(text, trap["evidence"])
        if any(half_shared(_span(item.evidence), where) for _, item in found):
            counts["taken"] += 1
            wrong.append(f"trap taken: {trap['evidence']}")
    return wrong


def _review(case: dict[str, Any], contract: Contract, review: Tally) -> list[str]:
    gold = [place(case["notes"], item["evidence"]) for item in case["contract"]["review"]]
    taken: set[int] = set()
    wrong: list[str] = []
    for item in contract.review:
        hits = [n for n, where in enumerate(gold) if half_shared(_span(item.evidence), where)]
        review.hits += any(n not in taken for n in hits)
        review.false += not hits
        taken.update(hits)
        wrong += [] if hits else [f"false review: {item.evidence.quote}"]
    review.missed += len(gold) - len(taken)
    wrong += [
        f"missed review: {item['evidence']}"
        for n, item in enumerate(case["contract"]["review"])
        if n not in taken
    ]
    return wrong


def _open_question(case: dict[str, Any], contract: Contract, counts: Counter[str]) -> list[str]:
    gold = case["contract"]["open_question"]
    if gold is None:
        return []
    counts["opens"] += 1
    found = contract.open_question
    where = place(case["notes"], gold["evidence"])
    if found and half_shared(_span(found.evidence), where):
        counts["open"] += 1
        return []
    return [f"missed open question: {gold['evidence']}"]
