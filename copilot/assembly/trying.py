"""Tries the language model that is set, with nobody's notes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from copilot.domain.chat import ChatMessage, ChatRequest
from copilot.errors import ModelError

if TYPE_CHECKING:
    from copilot.domain.chat import AnswerForm
    from copilot.ports import ChatModel

_ASKED = ChatMessage(role="user", text="Is it the sun that rises in the east? Answer in one word.")
_ROOM = 400
"""Tokens; a model that thinks before it answers needs some."""
_IN_WORDS = ChatRequest(messages=(_ASKED,), most_tokens=_ROOM)
_IN_JSON = ChatRequest(
    messages=(_ASKED,),
    most_tokens=_ROOM,
    answer_schema={
        "type": "object",
        "properties": {"answer": {"type": "string"}},
        "required": ["answer"],
        "additionalProperties": False,
    },
    afresh=True,
)
FORMS: dict[str, str] = {
    "json_schema": "held to a schema by the endpoint",
    "json_object_schema": "held to a schema by the endpoint (as llama.cpp does it)",
    "json_object": "held to JSON by the endpoint, the schema is in the prompt",
    "plain": "asked for in words, the endpoint holds it to nothing",
}
"""What each form of answer means, for people."""


class Tried(NamedTuple):
    """What a model does."""

    first_token_seconds: float | None = None
    form: AnswerForm | None = None
    problem: str | None = None
    """What is wrong, in plain words; None where it is ready."""


def tried(chat: ChatModel) -> Tried:
    """Ask twice, once for words and once for JSON."""
    first: float | None = None
    try:
        first = _first_token(chat)
        return Tried(first, chat.complete(_IN_JSON).form)
    except ModelError as error:
        return Tried(first, problem=str(error))


def _first_token(chat: ChatModel) -> float | None:
    """Time the first words, and hear the rest."""
    began, first = time.perf_counter(), None
    for _ in chat.stream(_IN_WORDS):
        first = first or round(time.perf_counter() - began, 3)
    return first
