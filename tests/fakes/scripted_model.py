"""A language model that says what a test wrote down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.domain.chat import ChatRequest, Completion
from copilot.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class ScriptedModel:
    """Gives its answers in order, and the last one from then on.

    A string is an answer in words, a dictionary one in JSON, and an error is raised; in a stream
    an error comes after the first piece of ``before``.
    """

    answers: list[str | dict[str, object] | ModelError]
    before: str = ""
    requests: list[ChatRequest] = field(default_factory=list[ChatRequest])
    """What it was asked."""

    def complete(self, request: ChatRequest) -> Completion:
        answer = self._next(request)
        if isinstance(answer, ModelError):
            raise answer
        words = answer if isinstance(answer, str) else ""
        return Completion(
            text=words or str(answer),
            parsed=None if isinstance(answer, str) else answer,
            tokens_in=sum(len(each.text.split()) for each in request.messages),
            tokens_out=len(words.split()),
            model="scripted",
            form=None if isinstance(answer, str) else "json_schema",
        )

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        try:
            whole = self.complete(request)
        except ModelError:
            if self.before:
                yield self.before
            raise
        yield from whole.text.splitlines(keepends=True)
        yield whole

    def _next(self, request: ChatRequest) -> str | dict[str, object] | ModelError:
        self.requests.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
