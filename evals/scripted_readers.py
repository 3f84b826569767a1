"""Language models that answer from the cases' own gold: well, middlingly, badly, slyly.

They show what the joining of engine and model is worth and withstands, not how good any model is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copilot.domain.chat import Completion
from evals.outcome import half_shared, place, touching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copilot.domain.chat import ChatRequest
    from copilot.domain.flags import Flag
    from copilot.domain.review import Review

    Answer = dict[str, Any]
    Reader = Callable[[Review, dict[str, Any], int], Answer]
    """Makes an answer of the engine's review, the case, and the case's place in its file."""

_CATEGORIES = ("promise-beyond-authority", "dismissing", "advice-giving", "fudged-constraint")


@dataclass(frozen=True)
class SaysThis:
    """A language model with one answer."""

    answer: Answer

    def complete(self, request: ChatRequest) -> Completion:
        """Give it, whatever is asked."""
        text = json.dumps(self.answer)
        sent = sum(len(each.text) for each in request.messages)
        return Completion(
            text=text,
            parsed=self.answer,
            tokens_in=sent // 4,
            tokens_out=len(text) // 4,
            model="scripted",
        )

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        """Give it in one piece."""
        whole = self.complete(request)
        yield whole.text
        yield whole


def good(review: Review, case: dict[str, Any], _: int) -> Answer:
    """Everything right, and nothing else."""
    return {
        "summary": "",
        "questions": [],
        "commitments": _commitments(case),
        "flags": [{"quote": each["quote"], "category": each["category"]} for each in case["flags"]],
        "votes": [
            {"id": f"f{at}", "reason": "The words around it say otherwise."}
            for at, flag in enumerate(review.flags, 1)
            if not _is_right(flag, review, case)
        ],
    }


def mediocre(review: Review, case: dict[str, Any], number: int) -> Answer:
    """Half of what is right, some of it misquoted, with wrong owners, doubts and inventions."""
    answer = good(review, case, number)
    answer["flags"] = [
        each | {"quote": _misquoted(each["quote"])} if (at + number) % 3 == 0 else each
        for at, each in enumerate(answer["flags"])
        if (at + number) % 2
    ]
    if number % 4 == 0:
        answer["flags"].append(_false_flag(review, number))
    answer["commitments"] = [
        each | {"owner": _OTHER[each["owner"]]} if (at + number) % 4 == 0 else each
        for at, each in enumerate(answer["commitments"])
        if (at + number) % 3
    ]
    answer["votes"] = answer["votes"][::2]
    if number % 8 == 0:
        answer["votes"] += [{"id": "f1", "reason": "This sounds kind to me."}]
    answer["summary"] = "They talked. Priscilla wants it settled by 3 October."
    return answer


def bad(review: Review, case: dict[str, Any], number: int) -> Answer:
    """Invents, flatters, promises, and doubts whatever the engine says."""
    answer = sly(review, case, number)
    answer["flags"].append(
        {"quote": "you will surely be a director by spring", "category": "dismissing"}
    )
    answer["commitments"] += [
        {
            "quote": "Priscilla will call the bank on the second of the month",
            "owner": "manager",
            "action": "Call the bank",
            "due_words": "on 2 May",
        },
        {
            "quote": "send everyone a cake",
            "owner": "report",
            "action": "Send 40 cakes by Friday",
            "due_words": "by Friday",
        },
    ]
    answer["summary"] = "A clear 9/10. Priscilla is a high performer. The promotion is hers."
    answer["questions"] = [
        {"id": "q1", "text": "Are you happy and what do you earn?"},
        {"id": "q2", "text": "Don't you think you should stay?"},
        {"id": "q9", "text": "What does Priscilla think?"},
    ]
    return answer


def sly(review: Review, case: dict[str, Any], number: int) -> Answer:
    """Quotes letter by letter, and is wrong about all of it."""
    text = case.get("text") or case["notes"]
    ends = [each for each in review.reading.sentences if each.speaker != "other"]
    quotes = [text[each.start : each.end] for each in ends][:6]
    return {
        "summary": "",
        "questions": [],
        "commitments": [
            {"quote": quote, "owner": "manager", "action": quote[:80], "due_words": ""}
            for quote in quotes
            if not _touches_gold(quote, case)
        ],
        "flags": [
            {"quote": quote, "category": _CATEGORIES[(at + number) % len(_CATEGORIES)]}
            for at, quote in enumerate(quotes)
            if not _touches_gold(quote, case)
        ],
        "votes": [
            {"id": f"f{at}", "reason": "It is all right."} for at, _ in enumerate(review.flags, 1)
        ],
    }


READERS: dict[str, Reader] = {"good": good, "mediocre": mediocre, "bad": bad, "sly": sly}
_OTHER = {"manager": "report", "report": "manager"}


def _commitments(case: dict[str, Any]) -> list[dict[str, str]]:
    contract = case.get("contract", {})
    return [
        {
            "quote": item["evidence"],
            "owner": side,
            "action": item["action"],
            "due_words": item.get("due_text") or "",
        }
        for side in ("manager", "report")
        for item in contract.get(f"{'their' if side == 'report' else side}_commitments", [])
    ]


def _is_right(flag: Flag, review: Review, case: dict[str, Any]) -> bool:
    return any(
        each["category"] == flag.category
        and touching((flag.start, flag.end), place(review.reading.text, each["quote"]))
        for each in case["flags"]
    )


def _touches_gold(quote: str, case: dict[str, Any]) -> bool:
    text = case.get("text") or case["notes"]
    gold = [each["quote"] for each in case["flags"]]
    gold += [each["quote"] for each in _commitments(case)]
    return any(half_shared(place(text, quote), place(text, each)) for each in gold)


def _misquoted(quote: str) -> str:
    words = quote.split()
    return " ".join(words[:-2] + words[-1:]) if len(words) > 6 else quote  # noqa: PLR2004


def _false_flag(review: Review, number: int) -> dict[str, str]:
    first = review.reading.sentences[number % len(review.reading.sentences)]
    quote = review.reading.text[first.start : first.end]
    return {"quote": quote, "category": _CATEGORIES[number % len(_CATEGORIES)]}
