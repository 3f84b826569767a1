"""A language model beside the engine: prompts filled in, names hidden, answers guarded."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from copilot.adapters.previewed import Previewed
from copilot.assembly.hearing import ears_of, people_of
from copilot.assembly.sheet import sheet
from copilot.coaching.enrich import enrich
from copilot.content.locations import prompts_folder
from copilot.content.prompts import load_prompts
from copilot.domain.second_opinion import ReviewReply, SecondOpinion
from copilot.errors import CopilotError, InputError, ModelBadAnswer
from copilot.guard.pseudonyms import Pseudonyms
from copilot.risk.dismissals import standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copilot.assembly.parts import Parts
    from copilot.coaching.enrich import Enriched
    from copilot.domain.authority import Authority
    from copilot.domain.chat import ChatRequest, Completion
    from copilot.domain.passages import Passage
    from copilot.domain.prompt import Prompt, PromptTask
    from copilot.domain.review import Review
    from copilot.ports import ChatModel

_STANDS = "What the copilot found by itself stands."
_NONE_SET = (
    f"No language model is set, so none was asked. {_STANDS} To use one, set "
    "COPILOT_LLM_BASE_URL and COPILOT_LLM_MODEL."
)
_LOOK_FIRST = (
    "Nothing was sent, as nobody has looked yet at what would go to the language model, and where. "
    f"{_STANDS} Look with `copilot llm preview NOTES`, and ask again."
)
_PASSAGES = 3
_WAS_WRONG = (
    "An earlier answer could not be used: quotes have to be copied letter by letter, and nothing "
    "may stand in it that the notes don't hold. Answer anew, with fewer lines that are right."
)


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
class LanguageModel:
    """What a language model adds, if one is set."""

    parts: Parts
    model: ChatModel | None = None
    """Whom to ask; None asks the one that is set."""

    @cached_property
    def prompts(self) -> dict[PromptTask, Prompt]:
        """Every task's prompt."""
        return load_prompts(prompts_folder())

    def letter(self, review: Review, *, again: bool = False) -> Letter:
        """Write the one question about a review, within its budget; passages give way first.

        Raises:
            InputError: The notes alone are longer than it may be.
            StorageError: Who is on the roster can't be read, so nobody could be hidden surely.
        """
        hits = self._passages(review)
        fence = secrets.token_hex(4)
        while True:
            pseudonyms = Pseudonyms(people_of(self.parts, review.reading))
            values = sheet(review, hits, pseudonyms, fence)
            values["earlier"] = _WAS_WRONG if again else ""
            letter = self._written("review", values, pseudonyms, fence, hits)
            if letter.tokens_in <= self.prompts["review"].head.tokens_in:
                return letter
            if not hits:
                raise InputError(
                    "These notes are longer than one question to the language model may be, so "
                    f"nothing was sent. {_STANDS} Hand over a part of them."
                )
            hits = hits[:-1]

    def was_shown(self) -> None:
        """Note that the manager has seen what would be sent, and where."""
        if endpoint := self.parts.settings.llm:
            Previewed(self.parts.settings.data_dir).keep(endpoint.host)

    def second_opinion(self, review: Review, policy: Authority) -> Review:
        """Ask once about a review, and once more where the answer is of no use.

        Whatever goes wrong, the engine's review comes back, with a notice.
        """
        chat = self.model or self.parts.chat
        if chat is None or self._unseen():
            notice = _NONE_SET if chat is None else _LOOK_FIRST
            return review.model_copy(update={"llm": SecondOpinion(notice=notice)})
        asked: list[Completion] = []
        try:
            for again in (False, True):
                letter = self.letter(review, again=again)
                try:
                    completion = chat.complete(letter.request)
                except ModelBadAnswer:
                    if again:
                        raise
                    continue
                asked.append(completion)
                enriched = self._checked(review, completion, letter, policy)
                if enriched and enriched.believable:
                    return self._told(enriched, asked)
        except CopilotError as error:
            return review.model_copy(update={"llm": _alone(str(error), asked)})
        notice = f"Most of what the language model said does not stand in the notes. {_STANDS}"
        return review.model_copy(update={"llm": _alone(notice, asked)})

    def _unseen(self) -> bool:
        """Whether notes would leave this machine for where nobody has looked yet."""
        endpoint = self.parts.settings.llm
        if endpoint is None or endpoint.on_this_machine:
            return False
        return not Previewed(self.parts.settings.data_dir).seen(endpoint.host)

    def _checked(
        self, review: Review, completion: Completion, letter: Letter, policy: Authority
    ) -> Enriched | None:
        try:
            reply = ReviewReply.model_validate_json(
                json.dumps(letter.pseudonyms.restore_all(completion.parsed))
            )
        except ValidationError:
            return None
        return enrich(review, reply, ears_of(self.parts, review, policy), letter.fence)

    def _written(
        self,
        task: PromptTask,
        values: Mapping[str, str],
        pseudonyms: Pseudonyms,
        fence: str,
        hits: Sequence[Passage],
    ) -> Letter:
        from copilot.adapters.prompt_messages import chat_request  # noqa: PLC0415 - LangChain is slow

        request = chat_request(self.prompts[task], values)
        schema = json.dumps(request.answer_schema, separators=(",", ":"))
        said = [*(each.text for each in request.messages), schema if request.answer_schema else ""]
        count = self.parts.token_counter.count("\n".join(said))
        return Letter(request, pseudonyms, fence, count, tuple(each.topic for each in hits))

    def _passages(self, review: Review) -> list[Passage]:
        """The passages that the questions rest on, as far as there are."""
        topics = dict.fromkeys(each.topic for each in review.questions)
        found = [self._passage(topic) for topic in topics]
        return [each for each in found if each is not None][:_PASSAGES]

    def _passage(self, topic: str) -> Passage | None:
        return self.parts.passages.get(topic) or self.parts.library.passage(topic)

    def _told(self, enriched: Enriched, asked: Sequence[Completion]) -> Review:
        """Join what stood up; what the manager has dismissed is folded away here too."""
        review = enriched.review
        known = self.parts.dismissals.load()
        holding = known and known.holding_for(review.reading.report)
        kept, folded = standing(review.flags, holding, review.reading.text)
        llm = _counted(asked).model_copy(
            update={
                "model": asked[-1].model,
                "summary": enriched.summary,
                "to_confirm": enriched.to_confirm,
                "dropped": enriched.dropped,
            }
        )
        folded = (*review.folded, *folded)
        return review.model_copy(update={"flags": kept, "folded": folded, "llm": llm})


def _alone(notice: str, asked: Sequence[Completion]) -> SecondOpinion:
    return _counted(asked).model_copy(update={"notice": notice})


def _counted(asked: Sequence[Completion]) -> SecondOpinion:
    return SecondOpinion(
        calls=len(asked),
        tokens_in=sum(each.tokens_in for each in asked),
        tokens_out=sum(each.tokens_out for each in asked),
    )
