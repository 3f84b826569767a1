"""One request and its reply, in a thread of its own, under clocks that nothing sent can stop."""

from __future__ import annotations

import queue
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import httpx2
import openai

from copilot.adapters.openai_chat.failures import (
    Failure,
    bad_answer,
    failure_of,
    too_slow,
)
from copilot.adapters.openai_chat.replies import Answer, Chunk, whole
from copilot.adapters.openai_chat.wire import Wire

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from copilot.domain.endpoint import Endpoint

_PATH = "/chat/completions"
_CHARACTERS_PER_TOKEN = 16
"""No model's tokens are longer on the average, so more of them is more than was asked for."""


class Deadline:
    """A moment after which nobody waits any more."""

    def __init__(self, seconds: float) -> None:
        """Count from now."""
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then, or 0."""
        return max(0.0, self._end - time.monotonic())


class Exchange:
    """One request; its thread does the waiting, and whoever asked is never held up by it."""

    def __init__(self, endpoint: Endpoint, body: dict[str, object], most_tokens: int) -> None:
        """Send nothing yet.

        Args:
            endpoint: Whom to ask.
            body: The request; streamed where it says so.
            most_tokens: How long an answer may be.
        """
        self._endpoint = endpoint
        self._body = body
        self._most = most_tokens * _CHARACTERS_PER_TOKEN
        self._wire = Wire(endpoint)
        self._events: queue.SimpleQueue[str | Answer | Failure] = queue.SimpleQueue()

    def events(self, deadline: Deadline) -> Generator[str | Answer | Failure]:
        """Ask, and yield a stream's pieces as they come; the last is an answer or a failure."""
        threading.Thread(target=self._work, name="language model", daemon=True).start()
        first = Deadline(self._endpoint.first_token_seconds) if self._is_streamed else None
        try:
            while True:
                event = self._next(deadline, first)
                first = None
                yield event
                if not isinstance(event, str):
                    return
        finally:
            self._wire.cut()

    @property
    def _is_streamed(self) -> bool:
        return self._body.get("stream") is True

    def _next(self, deadline: Deadline, first: Deadline | None) -> str | Answer | Failure:
        left = deadline.left()
        until_first = first.left() if first else left
        try:
            return self._events.get(timeout=min(left, until_first))
        except queue.Empty:
            if until_first < left:
                seconds = self._endpoint.first_token_seconds
                return too_slow(self._endpoint, seconds, first_word=True)
            return too_slow(self._endpoint, self._endpoint.total_seconds)

    def _work(self) -> None:
        try:
            for event in self._streamed() if self._is_streamed else self._whole():
                self._events.put(event)
        except Exception as error:  # noqa: BLE001 - the SDK trips over bad replies in many ways
            self._events.put(failure_of(error, self._endpoint, begun=self._wire.begun))

    def _whole(self) -> Iterator[Answer | Failure]:
        with self._wire.client() as client:
            reply = client.post(_PATH, cast_to=httpx2.Response, body=self._body)
            answer = whole(reply.content)
            yield _too_much() if _length(answer) > self._most else answer

    def _streamed(self) -> Iterator[str | Answer | Failure]:
        answer = Answer()
        with self._wire.client() as client:
            stream = client.post(
                _PATH,
                cast_to=object,
                body=self._body,
                stream=True,
                stream_cls=openai.Stream[object],
            )
            with closing(stream):
                for data in stream:
                    piece = _take(answer, Chunk.model_validate(data))
                    if len(answer.text) > self._most:
                        yield _too_much()
                        return
                    if piece:
                        yield piece
        yield answer


def _take(answer: Answer, chunk: Chunk) -> str:
    """Note what a chunk says of the answer as a whole, and return its piece of text."""
    answer.usage = chunk.usage or answer.usage
    if not chunk.choices:
        return ""
    choice = chunk.choices[0]
    answer.finish = choice.finish_reason or answer.finish
    answer.refused = answer.refused or bool(choice.delta.refusal)
    piece = choice.delta.content or ""
    answer.text += piece
    return piece


def _length(answer: Answer | Failure) -> int:
    return len(answer.text) if isinstance(answer, Answer) else 0


def _too_much() -> Failure:
    return bad_answer("wrote far more than it was asked for")
