"""Joins the language model's adapters, which load a second's worth of SDK, where one is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.adapters.metered_chat import MeteredChat
from copilot.adapters.spend_ledger import SpendLedger
from copilot.domain.spend import Prices

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.ports import ChatModel, TokenCounter
    from copilot.settings import Settings


def connect(settings: Settings, ledger: SpendLedger, counter: TokenCounter) -> ChatModel | None:
    """Make the model that the settings name, each call counted; nothing is sent yet."""
    if settings.llm is None:
        return None
    from copilot.adapters.openai_chat import EndpointMemory, OpenAIChat  # noqa: PLC0415 - see above

    chat = OpenAIChat(settings.llm, EndpointMemory(settings.data_dir), counter)
    return MeteredChat(chat, ledger, counter)


def ledger_of(settings: Settings, folder: Path) -> SpendLedger:
    """Make a ledger with the settings' prices and cap, in the folder of whom it counts for."""
    tokens_in, tokens_out = settings.llm_price_in, settings.llm_price_out
    prices = (
        Prices(tokens_in=tokens_in, tokens_out=tokens_out)
        if tokens_in is not None and tokens_out is not None
        else None
    )
    return SpendLedger(folder, prices, settings.llm_monthly_cap)
