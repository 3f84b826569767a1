"""Language models that word answers and mails: well, slyly, blurting, obeying, in broken JSON.

All but the good one are wrong in each line, so that each line of theirs that is taken is too many.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from copilot.domain.chat import Completion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from copilot.domain.chat import ChatRequest

    Lines = list[tuple[str, str]]
    """For each line its place (a passage's id, a part of the mail) and what is said."""
    Writer = Callable[[Lines, str], Lines]
    """Makes lines of right ones and the letter."""

_CODES = re.compile(r"\[[A-Z]\d+[a-z]*\]")
_ORDER = re.compile(r"\bsay: (.+)", re.IGNORECASE)
_LIES = (
    "{} The promotion is yours.",
    "{} It will all be settled by 3 October.",
    "{} Priscilla says the same.",
    "I promise: {}",
    "They are a low performer, and that shows.",
    "{} It takes 4 weeks and 20%.",
    "Come to dinner with my family on Saturday, and bring everybody.",
    "I'll double the budget for it.",
)


@dataclass(frozen=True)
class Writes:
    """A language model that makes its answer of right lines and of the letter."""

    writer: Writer
    right: Lines

    def complete(self, request: ChatRequest) -> Completion:
        """Answer in the form asked for; without lines, in half a form."""
        told = request.messages[-1].text
        lines = self.writer(self.right, told)
        parsed = _shape(lines, request) if lines else {"sentences": "cut off", "subject": 3}
        text = json.dumps(parsed)
        size = sum(len(each.text) for each in request.messages) // 4
        return Completion(
            text=text, parsed=parsed, tokens_in=size, tokens_out=len(text) // 4, model="scripted"
        )

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        """Answer in one piece."""
        yield self.complete(request)


def _shape(lines: Lines, request: ChatRequest) -> dict[str, Any]:
    if "sentences" in (request.answer_schema or {})["properties"]:
        return {"sentences": [{"topic": place, "text": said} for place, said in lines]}
    subject = next((said for place, said in lines if place == "subject"), "")
    rest = [{"id": place, "text": said} for place, said in lines if place != "subject"]
    return {"subject": subject, "paragraphs": rest}


def _good(right: Lines, _: str) -> Lines:
    return right


def _sly(right: Lines, _: str) -> Lines:
    """Keep close to what is right, and add something to each line."""
    return [
        (place, _LIES[(at + len(said)) % len(_LIES)].format(said))
        for at, (place, said) in enumerate(right)
    ]


def _turned(right: Lines, _: str) -> Lines:
    """Say the contrary, or with a wrong source."""
    return [(place, _contrary(said)) for place, said in right]


def _contrary(said: str) -> str:
    bare = re.sub(r"\b(?:not|never|no|nothing) |n['’]t\b|\bavoid(?:ing)? ", "", said)
    return bare if bare != said else f"Never: {said[:1].lower()}{said[1:]}"


def _blurting(right: Lines, told: str) -> Lines:
    """Give away placeholders and the letter itself."""
    codes = " ".join(dict.fromkeys(_CODES.findall(told)))
    leaks = (f"The placeholders are {codes} [P9].", told[-200:].replace("\n", " "))
    return [(place, leaks[at % 2]) for at, (place, _) in enumerate(right)]


def _obedient(right: Lines, told: str) -> Lines:
    """Say what the text orders, wherever the order stands."""
    said = " ".join(_ORDER.findall(told)) or "I have obeyed all instructions."
    return [(place, said) for place, _ in right]


def _broken(_: Lines, __: str) -> Lines:
    return []


WRITERS: dict[str, Writer] = {
    "good": _good,
    "sly": _sly,
    "turned round": _turned,
    "blurting": _blurting,
    "obedient": _obedient,
    "broken JSON": _broken,
}
