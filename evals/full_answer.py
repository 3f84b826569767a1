"""A language model's full and fair answer to a review: every part filled, most of it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copilot.domain.review import Review

_SENTENCES = 3
"""Sentences of a summary."""


def full_answer(review: Review) -> dict[str, Any]:
    """Word every question and line, add a line, a flag and a doubt."""
    said = _unflagged(review)
    contract = review.draft.contract
    lines = [
        *(("report", each.evidence.quote) for each in contract.their_commitments),
        *(("manager", each.evidence.quote) for each in contract.manager_commitments),
        *(("manager", each) for each in said[-1:]),
    ]
    doubted = [f"f{at}" for at, flag in enumerate(review.flags, start=1) if flag.severity != "high"]
    return {
        "summary": " ".join(f"{each.rstrip('.')}." for each in said[:_SENTENCES]),
        "questions": [
            {"id": f"q{at}", "text": each.text.replace("?", " now?")}
            for at, each in enumerate(review.questions, start=1)
        ],
        "commitments": [
            {"quote": quote, "owner": owner, "action": quote, "due_words": ""}
            for owner, quote in lines
        ],
        "flags": [{"quote": each, "category": "dismissing"} for each in said[:1]],
        "votes": [{"id": each, "reason": "The words around it say so."} for each in doubted[:1]],
    }


def _unflagged(review: Review) -> list[str]:
    """The notes' sentences in which nothing was flagged."""
    return [
        review.reading.text[each.start : each.end]
        for each in review.reading.sentences
        if not any(each.start <= flag.start < each.end for flag in review.flags)
    ]
