"""What a review costs in tokens, beside the naive way: one call a feature, the playbook in each."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from copilot.assembly.llm import LanguageModel
from evals.full_answer import full_answer
from evals.scripted_readers import SaysThis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot import Copilot, Notes
    from copilot.domain.review import Review

WORDS = 250
NAME = f"a review of {WORDS} words"
_PLAYBOOK = "career"


def budget_of(copilot: Copilot) -> dict[str, float]:
    """The dearest of the project's samples, each brought to WORDS words."""
    found = [_of_review(copilot, copilot.review(each)) for each in _notes(copilot)]
    return {name: max(each[name] for each in found) for name in found[0]}


def _notes(copilot: Copilot) -> Iterator[Notes]:
    """Cut each sample, or go on with the next one."""
    samples = copilot.samples
    for at, sample in enumerate(samples):
        text = f"{sample.notes.text}\n{samples[(at + 1) % len(samples)].notes.text}"
        ends = [match.end() for match in re.finditer(r"\S+", text)]
        yield sample.notes.model_copy(update={"text": text[: ends[WORDS - 1]]})


def _of_review(copilot: Copilot, review: Review) -> dict[str, float]:
    letter, answer = copilot.llm.letter(review), full_answer(review)
    opinion = LanguageModel(copilot, SaysThis(answer)).second_opinion(review, copilot.policy).llm
    naive = list(_naive(copilot, review, letter.request.answer_schema or {}))
    return {
        "calls": float(opinion.calls if opinion else 0),
        "tokens in": float(letter.tokens_in),
        "tokens out at most": float(letter.request.most_tokens),
        "tokens out of a full answer": float(copilot.token_counter.count(json.dumps(answer))),
        "naive calls": float(len(naive)),
        "naive tokens in": float(sum(naive)),
    }


def _naive(copilot: Copilot, review: Review, schema: dict[str, Any]) -> Iterator[int]:
    """Count the playbook, the notes and the answer's form for each feature, and no instruction."""
    passages = (each for each in copilot.passages.values() if each.playbook == _PLAYBOOK)
    playbook = "\n\n".join(f"{each.heading}\n{each.text}" for each in passages)
    for part in schema["properties"].values():
        form = json.dumps(part, separators=(",", ":"))
        yield copilot.token_counter.count("\n".join((playbook, review.reading.text, form)))
