"""Asking a language model, whatever for: one call, one repair try, and never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from copilot.adapters.previewed import Previewed
from copilot.assembly.letters import STANDS
from copilot.domain.second_opinion import SecondOpinion
from copilot.errors import CopilotError, ModelBadAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from copilot.assembly.letters import Letter
    from copilot.domain.chat import Completion
    from copilot.ports import ChatModel
    from copilot.settings import Settings

    Write = Callable[[bool], Letter]
    """Writes the letter; with True the one that asks again."""

WAS_WRONG = (
    "An earlier answer could not be used: quotes have to be copied letter by letter, and nothing "
    "may stand in it that the {ground} don't hold. Answer anew, with fewer lines that are right."
)
_NONE_SET = (
    f"No language model is set, so none was asked. {STANDS} To use one, set "
    "COPILOT_LLM_BASE_URL and COPILOT_LLM_MODEL."
)
_LOOK_FIRST = (
    "Nothing was sent, as nobody has looked yet at what would go to the language model, and where. "
    f"{STANDS} Look with `copilot llm preview`, and ask again."
)
T = TypeVar("T")
R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class Asked(Generic[T]):
    """What came of asking."""

    found: T | None
    """What stood up; None where the engine's answer stands alone."""
    opinion: SecondOpinion
    """Who was asked, what it took, and why nothing came of it where nothing did."""


def ask(
    settings: Settings,
    chat: ChatModel | None,
    write: Write,
    check: Callable[[Completion, Letter], T | None],
    useless: str,
) -> Asked[T]:
    """Ask once, and once more where the answer is of no use.

    Args:
        settings: Say where it would go.
        chat: Whom to ask.
        write: Writes the letter.
        check: Takes what stands up out of an answer; None where it is of no use.
        useless: What the manager is told where neither answer was of use.
    """
    if chat is None or unseen(settings):
        notice = _NONE_SET if chat is None else _LOOK_FIRST
        return Asked(None, SecondOpinion(notice=notice))
    completions: list[Completion] = []
    try:
        for again in (False, True):
            letter = write(again)
            try:
                completion = chat.complete(letter.request)
            except ModelBadAnswer:
                if again:
                    raise
                continue
            completions.append(completion)
            found = check(completion, letter)
            if found is not None:
                model = {"model": completion.model}
                return Asked(found, _counted(completions).model_copy(update=model))
    except CopilotError as error:
        return Asked(None, _alone(str(error), completions))
    return Asked(None, _alone(f"{useless} {STANDS}", completions))


def reply_of(completion: Completion, letter: Letter, kind: type[R]) -> R | None:
    """Read an answer, names restored; None where it has not the form asked for."""
    try:
        return kind.model_validate(letter.pseudonyms.restore_all(completion.parsed))
    except ValidationError:
        return None


def unseen(settings: Settings) -> bool:
    """Whether words would leave this machine for where nobody has looked yet."""
    endpoint = settings.llm
    if endpoint is None or endpoint.on_this_machine:
        return False
    return not Previewed(settings.data_dir).seen(endpoint.host)


def _alone(notice: str, completions: Sequence[Completion]) -> SecondOpinion:
    return _counted(completions).model_copy(update={"notice": notice})


def _counted(completions: Sequence[Completion]) -> SecondOpinion:
    return SecondOpinion(
        calls=len(completions),
        tokens_in=sum(each.tokens_in for each in completions),
        tokens_out=sum(each.tokens_out for each in completions),
    )
