from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.metered_chat import MeteredChat
from copilot.adapters.spend_ledger import SpendLedger
from copilot.domain.chat import ChatMessage, ChatRequest, Completion
from copilot.domain.spend import Prices
from copilot.errors import BudgetReached, ModelBadAnswer, ModelUnreachable
from tests.fakes.scripted_model import ScriptedModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REQUEST = ChatRequest(messages=(ChatMessage(role="user", text="what now"),), most_tokens=50)


class Words:
    """Counts words."""

    def count(self, text: str) -> int:
        return len(text.split())


@pytest.fixture
def ledger(tmp_path: Path) -> SpendLedger:
    prices = Prices(tokens_in=Decimal(1_000_000), tokens_out=Decimal(1_000_000))
    return SpendLedger(tmp_path, prices, Decimal(104))


def test_what_is_asked_is_written_down(ledger: SpendLedger):
    chat = MeteredChat(ScriptedModel(["Go on then."]), ledger, Words())
    assert chat.complete(REQUEST).text == "Go on then."
    *pieces, whole = chat.stream(REQUEST)
    assert pieces == ["Go on then."]
    assert isinstance(whole, Completion)
    spent = ledger.month()
    assert (spent.calls, spent.tokens_in, spent.tokens_out) == (2, 4, 6)


def test_at_the_cap_nobody_is_asked(ledger: SpendLedger):
    model = ScriptedModel(["Go on then."])
    ledger.record(53, 0)
    for ask in (MeteredChat(model, ledger, Words()).complete, _streamed(model, ledger)):
        with pytest.raises(BudgetReached):
            ask(REQUEST)
    assert model.requests == []


def test_a_bad_answer_is_paid_for_at_its_longest(ledger: SpendLedger):
    model = ScriptedModel([ModelBadAnswer("cut")])
    with pytest.raises(ModelBadAnswer):
        MeteredChat(model, ledger, Words()).complete(REQUEST)
    with pytest.raises(ModelBadAnswer):
        _streamed(model, ledger)(REQUEST)
    assert ledger.month().tokens_out == 100


def test_a_stream_left_early_is_paid_for(ledger: SpendLedger):
    parts = iter(MeteredChat(ScriptedModel(["one\ntwo\n"]), ledger, Words()).stream(REQUEST))
    assert next(parts) == "one\n"
    parts.close()  # type: ignore[attr-defined]
    assert ledger.month().tokens_out == 50


def test_what_never_came_costs_nothing(ledger: SpendLedger):
    model = ScriptedModel([ModelUnreachable("gone")])
    with pytest.raises(ModelUnreachable):
        _streamed(model, ledger)(REQUEST)
    assert ledger.month().calls == 0


def _streamed(
    model: ScriptedModel, ledger: SpendLedger
) -> Callable[[ChatRequest], list[str | Completion]]:
    return lambda request: list(MeteredChat(model, ledger, Words()).stream(request))
