"""A language model beside which somebody counts: calls, how they ended, and what was sent last."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from copilot.domain.chat import ChatRequest, Completion
    from copilot.ports import ChatModel

WHOLE, LEFT = "whole answers", "streams left early"


@dataclass
class CountedChat:
    """Asks another model, and counts by task."""

    model: ChatModel
    most_tokens: int | None = None
    """The longest answer, where it shall be shorter than what the product gives room for."""
    task: str = ""
    """What is being asked for now."""
    last: ChatRequest | None = None
    """What was asked last."""
    ends: defaultdict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict[str, Counter[str]](Counter)
    )
    """For each task how its calls ended: whole, left, or with which error."""
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict[str, float](float))
    """For each task how long its calls took together."""

    def complete(self, request: ChatRequest) -> Completion:
        """Answer as the other does; raises as it does."""
        with self._counted():
            return self.model.complete(self._shorter(request))

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        """Answer as the other does; raises as it does."""
        with self._counted():
            yield from self.model.stream(self._shorter(request))

    @contextmanager
    def _counted(self) -> Generator[None]:
        began, end = time.perf_counter(), WHOLE
        try:
            yield
        except ModelError as error:
            end = type(error).__name__
            raise
        except GeneratorExit:
            end = LEFT
            raise
        finally:
            self.ends[self.task][end] += 1
            self.seconds[self.task] += time.perf_counter() - began

    def _shorter(self, request: ChatRequest) -> ChatRequest:
        most = min(self.most_tokens or request.most_tokens, request.most_tokens)
        self.last = request.model_copy(update={"most_tokens": most})
        return self.last
