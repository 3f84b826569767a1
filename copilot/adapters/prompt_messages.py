"""A prompt's file to messages, through LangChain's own prompt classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from langchain_core.prompts import (
    ChatPromptTemplate,
    HumanMessagePromptTemplate,
    SystemMessagePromptTemplate,
)
from langchain_core.prompts.string import StringPromptTemplate

from copilot.domain.chat import ChatMessage, ChatRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.domain.prompt import Prompt, PromptPart

_ENVIRONMENT = SandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
)


class _SandboxedTemplate(StringPromptTemplate):
    """LangChain's own Jinja2 templates let a variable be missing."""

    template: str

    def format(self, **kwargs: Any) -> str:  # noqa: ANN401 - the signature is LangChain's
        """Fill in; what is filled in is never read as a template."""
        return _ENVIRONMENT.from_string(self.template).render(**kwargs)


def chat_template(prompt: Prompt) -> ChatPromptTemplate:
    """Make LangChain's template of a prompt, for use in somebody else's chain too."""
    return ChatPromptTemplate([_message(part, prompt) for part in prompt.parts])


def chat_request(prompt: Prompt, values: Mapping[str, str]) -> ChatRequest:
    """Fill in a prompt.

    Raises:
        UndefinedError: A variable is missing; it is named.
    """
    # Not `invoke`: that would hand the words to LangChain's tracing where somebody has it on.
    filled = chat_template(prompt).format_messages(**values)
    return ChatRequest(
        messages=tuple(
            ChatMessage(role=part.role, text=str(message.text).strip())
            for part, message in zip(prompt.parts, filled, strict=True)
        ),
        answer_schema=prompt.head.answer_schema,
        most_tokens=prompt.head.tokens_out,
    )


def _message(
    part: PromptPart, prompt: Prompt
) -> SystemMessagePromptTemplate | HumanMessagePromptTemplate:
    kind = SystemMessagePromptTemplate if part.role == "system" else HumanMessagePromptTemplate
    variables = list(prompt.head.variables)
    return kind(prompt=_SandboxedTemplate(template=part.template, input_variables=variables))
