"""The adapter: one question in, one whole answer or one typed error out."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from copilot.adapters.openai_chat.breaker import Breaker
from copilot.adapters.openai_chat.exchange import Deadline, Exchange
from copilot.adapters.openai_chat.failures import STANDS, Failure, bad_answer, cut_off
from copilot.adapters.openai_chat.negotiation import Negotiation
from copilot.adapters.openai_chat.replies import Answer, parsed
from copilot.adapters.openai_chat.traits import body_of, first_guess
from copilot.domain.chat import Completion
from copilot.errors import ModelBusy, ModelError, ModelRefusedKey, ModelUnreachable

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from copilot.adapters.openai_chat.memory import EndpointMemory
    from copilot.adapters.openai_chat.traits import Traits
    from copilot.domain.chat import ChatRequest
    from copilot.domain.endpoint import Endpoint
    from copilot.ports import TokenCounter

_BREAKING = (ModelBusy, ModelRefusedKey, ModelUnreachable)
"""Errors of the endpoint; the others are of one question."""


class OpenAIChat:
    """A language model behind an OpenAI-compatible endpoint.

    Errors are raised here and nowhere below, so that no traceback passes where a prompt, a key or
    a reply is in sight.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        memory: EndpointMemory,
        counter: TokenCounter,
        breaker: Breaker | None = None,
    ) -> None:
        """Connect to nothing yet.

        Args:
            endpoint: Whom to ask.
            memory: What endpoints are known to take.
            counter: Counts where the endpoint doesn't.
            breaker: Leaves the endpoint alone when it keeps failing.
        """
        self._endpoint = endpoint
        self._memory = memory
        self._counter = counter
        self._breaker = breaker or Breaker()

    def complete(self, request: ChatRequest) -> Completion:
        """Answer at once, in JSON that fits the request's schema where it has one.

        Raises:
            ModelError: There is no whole answer.
        """
        for last in self._events(request, streamed=False):
            if isinstance(last, Completion):
                return last
        raise AssertionError("an answer that was not streamed has no pieces")

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        """Answer word by word; what comes last, and once, is the whole as a Completion.

        Raises:
            ModelError: The answer broke off or can't be used, whatever came so far.
        """
        return self._events(request, streamed=True)

    def _events(self, request: ChatRequest, *, streamed: bool) -> Iterator[str | Completion]:
        wait = self._breaker.open_for()
        if wait:
            raise ModelUnreachable(
                f"The language model at {self._endpoint.host} has failed several times in a row, "
                f"so it is left alone for {wait:.0f} seconds. {STANDS} Try again then, or run "
                "`copilot llm check`."
            )
        outcome = yield from self._tries(request, streamed=streamed)
        if isinstance(outcome, _BREAKING):
            self._breaker.failed()
        else:
            self._breaker.worked()
        if isinstance(outcome, ModelError):
            raise outcome
        yield outcome

    def _tries(
        self, request: ChatRequest, *, streamed: bool
    ) -> Generator[str, None, Completion | ModelError]:
        deadline = Deadline(self._endpoint.total_seconds)
        known = None if request.afresh else self._memory.recall(self._endpoint)
        talks = Negotiation(
            known or first_guess(self._endpoint), in_json=request.answer_schema is not None
        )
        while True:
            body = body_of(request, talks.traits, self._endpoint.model, streamed=streamed)
            exchange = Exchange(self._endpoint, body, request.most_tokens)
            began, outcome = yield from _passed_on(exchange, deadline)
            if isinstance(outcome, Answer):
                outcome = self._completion(request, talks.traits, outcome)
            if isinstance(outcome, Completion):
                self._memory.keep(self._endpoint, talks.found)
                return outcome
            wait = None if began else talks.next_try(outcome)
            if wait is None or wait >= deadline.left():
                return outcome.error
            time.sleep(wait)

    def _completion(
        self, request: ChatRequest, traits: Traits, answer: Answer
    ) -> Completion | Failure:
        if answer.problem:
            return answer.problem
        schema, value = request.answer_schema, None
        if schema is not None:
            value = parsed(answer.text, schema, in_words=traits.form == "plain")
            if value is None:
                return bad_answer("gave no JSON of the form it was asked for", form="doubtful")
        usage, count = answer.usage, self._counter.count
        sent = "\n".join(each.text for each in request.messages)
        return Completion(
            text=answer.text,
            parsed=value,
            tokens_in=usage.prompt_tokens or count(sent),
            tokens_out=usage.completion_tokens or count(answer.text),
            model=self._endpoint.model,
            form=traits.form if schema is not None else None,
        )


def _passed_on(
    exchange: Exchange, deadline: Deadline
) -> Generator[str, None, tuple[bool, Answer | Failure]]:
    """Pass a stream's pieces on; return whether there were any, and how it ended."""
    began = False
    with closing(exchange.events(deadline)) as events:
        for event in events:
            if not isinstance(event, str):
                return began, event
            began = True
            yield event
    return began, cut_off()
