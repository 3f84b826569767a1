"""What is asked of a language model, and what it answered; no words of either reach a repr."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from copilot.domain.model import Model

AnswerForm = Literal["json_schema", "json_object_schema", "json_object", "plain"]
"""How an endpoint is asked for JSON, strictest first; in the last two the prompt holds the schema.

``json_object_schema`` is ``json_object`` with the schema beside it, as llama.cpp takes it.
"""


class ChatMessage(Model):
    """One message to the model."""

    role: Literal["system", "user", "assistant"]
    text: str = Field(repr=False)


class ChatRequest(Model):
    """One question to a language model."""

    messages: tuple[ChatMessage, ...] = Field(min_length=1)
    answer_schema: dict[str, Any] | None = Field(default=None, repr=False)
    """The JSON schema of the answer; None asks for plain words.

    Closed objects whose every property is required, as the strict form wants it.
    """
    most_tokens: int = Field(ge=1)
    """The longest answer; one that would be longer is an error, never cut."""
    afresh: bool = False
    """Find out again in which form the endpoint gives JSON, instead of trusting what is known."""


class Completion(Model):
    """A whole answer, which the model itself ended."""

    text: str = Field(repr=False)
    parsed: dict[str, Any] | None = Field(default=None, repr=False)
    """The answer as JSON that fits the schema; None where none was asked for."""
    tokens_in: int = Field(ge=0)
    """As the endpoint says, or counted where it says nothing."""
    tokens_out: int = Field(ge=0)
    model: str
    """The model, as the settings name it."""
    finish: Literal["stop"] = "stop"
    """Why it ended; anything but its own end is an error."""
    form: AnswerForm | None = None
    """In which form the JSON was asked for."""
