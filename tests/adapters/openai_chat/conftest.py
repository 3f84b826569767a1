from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from copilot.adapters.openai_chat import EndpointMemory, OpenAIChat
from copilot.domain.chat import ChatMessage, ChatRequest
from copilot.domain.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.adapters.openai_chat.breaker import Breaker

PROMPT = "plover in the prompt"
KEY = "siskin-in-the-key"
SCHEMA = {
    "type": "object",
    "properties": {"word": {"type": "string"}},
    "required": ["word"],
    "additionalProperties": False,
}


class Letters:
    """Counts every letter as a token."""

    def count(self, text: str) -> int:
        return len(text)


@pytest.fixture
def asked() -> ChatRequest:
    messages = (
        ChatMessage(role="system", text="Be brief."),
        ChatMessage(role="user", text=PROMPT),
    )
    return ChatRequest(messages=messages, most_tokens=20)


@pytest.fixture
def in_json(asked: ChatRequest) -> ChatRequest:
    return asked.model_copy(update={"answer_schema": SCHEMA})


@pytest.fixture
def chat_at(tmp_path: Path) -> Callable[..., OpenAIChat]:
    """Make a model at an address, with clocks for tests; traits are kept in one folder."""

    def make(base_url: str, breaker: Breaker | None = None, **given: object) -> OpenAIChat:
        clocks = {"total_seconds": 0.9, "first_token_seconds": 0.4, "key": SecretStr(KEY)}
        endpoint = Endpoint.model_validate({"base_url": base_url, "model": "tiny"} | clocks | given)
        return OpenAIChat(endpoint, EndpointMemory(tmp_path), Letters(), breaker)

    return make
