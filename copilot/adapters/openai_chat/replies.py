"""An endpoint's replies as they come over the wire, and what makes one whole."""

from __future__ import annotations

from typing import Annotated, Any, cast

from pydantic import BaseModel, Field, ValidationError
from pydantic_core import from_json

from copilot.adapters.openai_chat.failures import Failure, bad_answer, cut_off


class _Reply(BaseModel):
    """Fields that nobody reads may be anything."""


class Usage(_Reply):
    """Token counts, where the endpoint gives them."""

    prompt_tokens: Annotated[int, Field(ge=0)] | None = None
    completion_tokens: Annotated[int, Field(ge=0)] | None = None


class _Said(_Reply):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Reply):
    message: _Said
    finish_reason: str | None = None


class WholeReply(_Reply):
    """The reply to a request that was not streamed."""

    choices: Annotated[list[_Choice], Field(min_length=1)]
    usage: Usage | None = None


class _Delta(_Reply):
    delta: _Said = _Said()
    finish_reason: str | None = None


class Chunk(_Reply):
    """One event of a stream; the last ones may have no choice."""

    choices: list[_Delta] = []
    usage: Usage | None = None


class Answer(BaseModel):
    """What has been said when a reply is at its end."""

    text: str = Field(default="", repr=False)
    refused: bool = False
    finish: str | None = None
    usage: Usage = Usage()

    @property
    def problem(self) -> Failure | None:
        """Why this is no whole answer."""
        if self.refused:
            return bad_answer("declined to answer")
        if self.finish is None:
            return cut_off()
        if self.finish == "length":
            return bad_answer("needed more room than it was given")
        if self.finish == "content_filter":
            return bad_answer("was stopped by a content filter")
        if self.finish != "stop":
            return bad_answer("wanted to do something else than answer")
        return None if self.text.strip() else bad_answer("said nothing")


def whole(content: bytes) -> Answer | Failure:
    """Read a reply that was not streamed."""
    try:
        choice = (reply := WholeReply.model_validate_json(content)).choices[0]
    except ValidationError:
        return bad_answer("sent something that can't be read")
    return Answer(
        text=choice.message.content or "",
        refused=bool(choice.message.refusal),
        finish=choice.finish_reason,
        usage=reply.usage or Usage(),
    )


def parsed(text: str, schema: dict[str, Any], *, in_words: bool) -> dict[str, Any] | None:
    """Read an answer as JSON; None where it is none, or doesn't fit the schema.

    Args:
        text: The whole answer.
        schema: What it was asked to fit.
        in_words: JSON was asked for in words alone, so that there may be more around it.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - a tenth of a second, for JSON only

    found = text[text.find("{") : text.rfind("}") + 1] if in_words else text
    try:
        value = cast("object", from_json(found, allow_inf_nan=False))
    except ValueError:
        return None
    if not isinstance(value, dict):
        return None
    answer = cast("dict[str, Any]", value)
    # Its stubs leave one overload open.
    errors = Draft202012Validator(schema).iter_errors(answer)  # pyright: ignore[reportUnknownMemberType]
    return None if any(errors) else answer
