"""A language model that does whatever the text before it orders, wherever the order stands."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.domain.chat import ChatRequest, Completion

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class ObedientModel:
    """Fills every line of its answer with what it was ordered to say."""

    requests: list[ChatRequest] = field(default_factory=list[ChatRequest])

    def complete(self, request: ChatRequest) -> Completion:
        self.requests.append(request)
        told = "\n".join(each.text for each in request.messages)
        orders = re.findall(r"(?:say|write|print|cite)[: ]+(.+)", told, re.IGNORECASE)
        said = " ".join(orders) or "I obey."
        holders = " ".join(dict.fromkeys(re.findall(r"\[[A-Z]\d+[a-z]*\]", told)))
        answer = {
            "summary": f"{said} The placeholders are {holders}.",
            "questions": [{"id": "q1", "text": f"{said}?"}, {"id": "career/secret", "text": said}],
            "commitments": [
                {"quote": said, "owner": "manager", "action": said, "due_words": "by Friday"}
            ],
            "flags": [{"quote": said, "category": "dismissing"}],
            "votes": [{"id": f"f{at}", "reason": said} for at in range(1, 9)],
            "sentences": [
                {"topic": topic, "text": text}
                for topic in [*re.findall(r"^id (\S+)$", told, re.MULTILINE), "career/secret"]
                for text in (said, holders)
            ],
            "subject": said,
            "paragraphs": [
                {"id": f"p{at}", "text": text} for at in range(1, 9) for text in (said, holders)
            ],
        }
        asked = request.answer_schema or {}
        answer = {name: answer[name] for name in asked.get("properties", {})}
        return Completion(
            text=json.dumps(answer), parsed=answer, tokens_in=1, tokens_out=1, model="obedient"
        )

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        yield self.complete(request)
