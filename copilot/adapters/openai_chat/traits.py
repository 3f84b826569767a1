"""What an endpoint takes, and the request that is made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from copilot.domain.chat import AnswerForm
from copilot.domain.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.domain.chat import ChatRequest
    from copilot.domain.endpoint import Endpoint

FORMS: tuple[AnswerForm, ...] = ("json_schema", "json_object_schema", "json_object", "plain")
"""Strictest first."""
_AT_OPENAI = (".openai.com", ".openai.azure.com")
_WITH_SCHEMA = "Answer with one JSON object that fits this JSON schema, and nothing else:\n"


class Traits(Model):
    """Which parameters an endpoint takes."""

    form: AnswerForm
    confirmed: bool = False
    """Whether it has given JSON in this form."""
    token_limit: Literal["max_tokens", "max_completion_tokens"]
    store: bool
    """Whether it can be told to keep nothing."""
    stream_usage: bool = True
    """Whether it can be asked for token counts at a stream's end."""


def first_guess(endpoint: Endpoint) -> Traits:
    """What to try where nothing is known."""
    at_openai = f".{endpoint.host}".endswith(_AT_OPENAI)
    return Traits(
        form=FORMS[0],
        token_limit="max_completion_tokens" if at_openai else "max_tokens",
        store=at_openai,
    )


def body_of(
    request: ChatRequest, traits: Traits, model: str, *, streamed: bool
) -> dict[str, object]:
    """Put a request into the words of the wire."""
    schema = request.answer_schema
    body: dict[str, object] = {
        "model": model,
        "messages": _messages(request, _asked_in_words(traits, schema)),
        traits.token_limit: request.most_tokens,
    }
    if schema is not None and traits.form != "plain":
        body["response_format"] = _response_format(traits.form, schema)
    if traits.store:
        body["store"] = False
    if streamed:
        body["stream"] = True
        if traits.stream_usage:
            body["stream_options"] = {"include_usage": True}
    return body


def _response_format(form: AnswerForm, schema: dict[str, Any]) -> dict[str, object]:
    if form == "json_schema":
        named = {"name": "answer", "schema": schema, "strict": True}
        return {"type": "json_schema", "json_schema": named}
    if form == "json_object_schema":
        return {"type": "json_object", "schema": schema}
    return {"type": "json_object"}


def _asked_in_words(traits: Traits, schema: dict[str, Any] | None) -> str | None:
    if schema is None or traits.form in FORMS[:2]:
        return None
    return _WITH_SCHEMA + json.dumps(schema, separators=(",", ":"))


def _messages(request: ChatRequest, asked: str | None) -> Sequence[dict[str, str]]:
    messages = [{"role": each.role, "content": each.text} for each in request.messages]
    if asked is None:
        return messages
    # Many chat templates know one system message, and only at the start.
    if messages[0]["role"] != "system":
        return [{"role": "system", "content": asked}, *messages]
    messages[0]["content"] += f"\n\n{asked}"
    return messages
