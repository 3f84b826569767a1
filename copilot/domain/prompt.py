"""What is said to a language model, as a file's data."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from copilot.domain.model import Model

PromptTask = Literal["review", "mail", "ask", "persona", "debrief"]


class PromptHead(Model):
    """The fields above a prompt's text."""

    task: PromptTask
    version: Annotated[int, Field(ge=1)]
    variables: tuple[str, ...]
    """Everything the text leaves open; each is named in it."""
    tokens_in: Annotated[int, Field(ge=100)]
    """The most that one question may come to, its answer's schema included."""
    tokens_out: Annotated[int, Field(ge=10)]
    """The longest answer."""
    answer_schema: Annotated[dict[str, Any] | None, Field(alias="schema")] = None
    """JSON schema of the answer; None asks for plain words."""


class PromptPart(Model):
    """One message to the model, still open."""

    role: Literal["system", "user"]
    template: str


class Prompt(Model):
    """One task's messages; those that never change come first, so that endpoints can cache them."""

    head: PromptHead
    parts: Annotated[tuple[PromptPart, ...], Field(min_length=2)]
