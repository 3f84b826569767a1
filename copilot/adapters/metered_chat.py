"""A language model whose every call is allowed, counted and written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.chat import Completion
from copilot.errors import ModelBadAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.adapters.spend_ledger import SpendLedger
    from copilot.domain.chat import ChatRequest
    from copilot.ports import ChatModel, TokenCounter


class MeteredChat:
    """Asks another model, within the month's budget."""

    def __init__(self, model: ChatModel, ledger: SpendLedger, counter: TokenCounter) -> None:
        """Join a model to the ledger of its costs."""
        self._model = model
        self._ledger = ledger
        self._counter = counter

    def complete(self, request: ChatRequest) -> Completion:
        """Answer at once, in JSON that fits the request's schema where it has one.

        Raises:
            ModelError: There is no whole answer, or no money left for one.
        """
        sent = self._allowed(request)
        try:
            completion = self._model.complete(request)
        except ModelBadAnswer:
            # What it wrote is paid for too, and nobody says how much it was.
            self._ledger.record(sent, request.most_tokens)
            raise
        self._ledger.record(completion.tokens_in, completion.tokens_out)
        return completion

    def stream(self, request: ChatRequest) -> Iterator[str | Completion]:
        """Answer word by word; what comes last, and once, is the whole as a Completion.

        Raises:
            ModelError: The answer broke off or can't be used, or there is no money left for one.
        """
        sent = self._allowed(request)
        spent = (sent, request.most_tokens)
        begun = False
        try:
            for part in self._model.stream(request):
                begun = True
                if isinstance(part, Completion):
                    spent = (part.tokens_in, part.tokens_out)
                yield part
                # A traceback that shows variables shows no words.
                del part
        except ModelBadAnswer:
            begun = True
            raise
        finally:
            # A stream that nobody reads to its end is paid for as well.
            if begun:
                self._ledger.record(*spent)

    def _allowed(self, request: ChatRequest) -> int:
        tokens_in = sum(self._counter.count(each.text) for each in request.messages)
        self._ledger.allow(tokens_in, request.most_tokens)
        return tokens_in
