"""Letters to a language model: a prompt filled in and counted, and who stands behind its codes."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.content.locations import prompts_folder
from copilot.content.prompts import load_prompts
from copilot.errors import InputError
from copilot.guard.injection import fenced, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from copilot.domain.chat import ChatRequest
    from copilot.domain.passages import Passage
    from copilot.domain.prompt import Prompt, PromptTask
    from copilot.guard.pseudonyms import Pseudonyms
    from copilot.ports import TokenCounter

STANDS = "What the copilot found by itself stands."


@dataclass(frozen=True)
class Letter:
    """What would be sent, and who stands behind its placeholders; neither reaches a repr."""

    request: ChatRequest
    pseudonyms: Pseudonyms
    fence: str
    tokens_in: int
    """Its answer's schema included."""
    passages: tuple[str, ...] = ()
    """Ids of the passages that found room."""

    def __repr__(self) -> str:
        """Show sizes only."""
        return f"Letter({self.tokens_in} tokens)"


@dataclass(frozen=True)
class Paper:
    """What one letter hides names with and fences words in; new for every letter."""

    pseudonyms: Pseudonyms
    fence: str

    @classmethod
    def new(cls, pseudonyms: Pseudonyms) -> Paper:
        """Take a fence that nobody can know beforehand."""
        return cls(pseudonyms, secrets.token_hex(4))

    def fenced(self, label: str, lines: Iterable[str]) -> str:
        """Hide everybody in somebody's words, and fence them in; nothing for no words."""
        told = self.pseudonyms.hide(visible("\n".join(lines)))
        return fenced(label, told, self.fence) if told else ""


@dataclass(frozen=True)
class Letters:
    """Writes letters within each prompt's budget."""

    counter: TokenCounter

    @cached_property
    def prompts(self) -> dict[PromptTask, Prompt]:
        """Every task's prompt."""
        return load_prompts(prompts_folder())

    def write(
        self,
        task: PromptTask,
        values: Mapping[str, str],
        paper: Paper,
        passages: Sequence[Passage] = (),
    ) -> Letter:
        """Fill in a prompt and count it."""
        from copilot.adapters.prompt_messages import chat_request  # noqa: PLC0415 - LangChain is slow

        request = chat_request(self.prompts[task], values)
        schema = json.dumps(request.answer_schema, separators=(",", ":"))
        said = [*(each.text for each in request.messages), schema if request.answer_schema else ""]
        count = self.counter.count("\n".join(said))
        topics = tuple(each.topic for each in passages)
        return Letter(request, paper.pseudonyms, paper.fence, count, topics)

    def within(
        self,
        task: PromptTask,
        write: Callable[[Sequence[Passage]], Letter],
        passages: Sequence[Passage] = (),
        *,
        needed: int = 0,
    ) -> Letter:
        """Write within the task's budget; passages give way, the last first.

        Args:
            task: Whose budget counts.
            write: Writes the letter with these passages.
            passages: The most telling first.
            needed: How many may not give way.

        Raises:
            InputError: It is too long even so; nothing was sent.
        """
        for room in range(len(passages), needed - 1, -1):
            letter = write(passages[:room])
            if letter.tokens_in <= self.prompts[task].head.tokens_in:
                return letter
        raise InputError(
            "This is longer than one question to the language model may be, so nothing was sent. "
            f"{STANDS} Hand over a part of it."
        )
