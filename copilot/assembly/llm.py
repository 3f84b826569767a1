"""A language model beside the engine: prompts filled in, names hidden, answers guarded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from copilot.adapters.previewed import Previewed
from copilot.assembly.answering import Answering
from copilot.assembly.asking import WAS_WRONG, ask, reply_of
from copilot.assembly.hearing import ears_of, people_of
from copilot.assembly.letters import Letter, Letters, Paper
from copilot.assembly.rewording import Rewording
from copilot.assembly.sheet import sheet
from copilot.coaching.enrich import enrich
from copilot.domain.second_opinion import ReviewReply
from copilot.guard.pseudonyms import Pseudonyms
from copilot.risk.dismissals import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly.parts import Parts
    from copilot.assembly.rewording import ToReword
    from copilot.coaching.enrich import Enriched
    from copilot.domain.answers import Answer
    from copilot.domain.authority import Authority
    from copilot.domain.chat import Completion
    from copilot.domain.mails import WordedMail
    from copilot.domain.passages import Passage
    from copilot.domain.review import Review
    from copilot.domain.second_opinion import SecondOpinion
    from copilot.ports import ChatModel

__all__ = ["LanguageModel", "Letter"]
_PASSAGES = 3
_AGAIN = WAS_WRONG.format(ground="notes")
_USELESS = "Most of what the language model said does not stand in the notes."


@dataclass(frozen=True)
class LanguageModel:
    """What a language model adds, if one is set."""

    parts: Parts
    model: ChatModel | None = None
    """Whom to ask; None asks the one that is set."""

    @cached_property
    def letters(self) -> Letters:
        """Writes what is sent."""
        return Letters(self.parts.token_counter)

    @property
    def chat(self) -> ChatModel | None:
        """Whom to ask; None where nobody is set."""
        return self.model or self.parts.chat

    def letter(self, review: Review, *, again: bool = False) -> Letter:
        """Write the one question about a review, within its budget; passages give way first.

        Raises:
            InputError: The notes alone are longer than it may be.
            StorageError: Who is on the roster can't be read, so nobody could be hidden surely.
        """
        people = people_of(self.parts, review.reading)

        def write(passages: Sequence[Passage]) -> Letter:
            paper = Paper.new(Pseudonyms(people))
            values = sheet(review, passages, paper) | {"earlier": _AGAIN if again else ""}
            return self.letters.write("review", values, paper, passages)

        return self.letters.within("review", write, self._passages(review))

    @cached_property
    def answering(self) -> Answering:
        """Puts what the playbooks say."""
        return Answering(self.parts, self.letters)

    @cached_property
    def rewording(self) -> Rewording:
        """Smooths mails."""
        return Rewording(self.parts, self.letters)

    def answered(self, answer: Answer) -> Answer:
        """Put the engine's answer in the model's words, as far as they rest on passages.

        Whatever goes wrong, the engine's answer comes back, with a notice.
        """
        return self.answering.answered(answer, self.chat)

    def reworded(self, asked: ToReword) -> WordedMail:
        """Smooth a mail; whatever goes wrong, the engine's comes back, with a notice."""
        return self.rewording.reworded(asked, self.chat)

    def was_shown(self) -> None:
        """Note that the manager has seen what would be sent, and where."""
        if endpoint := self.parts.settings.llm:
            Previewed(self.parts.settings.data_dir).keep(endpoint.host)

    def second_opinion(self, review: Review, policy: Authority) -> Review:
        """Ask once about a review, and once more where the answer is of no use.

        Whatever goes wrong, the engine's review comes back, with a notice.
        """

        def check(completion: Completion, letter: Letter) -> Enriched | None:
            reply = reply_of(completion, letter, ReviewReply)
            if reply is None:
                return None
            enriched = enrich(review, reply, ears_of(self.parts, review, policy), letter.fence)
            return enriched if enriched.believable else None

        asked = ask(
            self.parts.settings,
            self.chat,
            lambda again: self.letter(review, again=again),
            check,
            _USELESS,
        )
        if asked.found is None:
            return review.model_copy(update={"llm": asked.opinion})
        return self._told(asked.found, asked.opinion)

    def _passages(self, review: Review) -> list[Passage]:
        """The passages that the questions rest on, as far as there are."""
        topics = dict.fromkeys(each.topic for each in review.questions)
        found = [self._passage(topic) for topic in topics]
        return [each for each in found if each is not None][:_PASSAGES]

    def _passage(self, topic: str) -> Passage | None:
        return self.parts.passages.get(topic) or self.parts.library.passage(topic)

    def _told(self, enriched: Enriched, opinion: SecondOpinion) -> Review:
        """Join what stood up; what the manager has dismissed is folded away here too."""
        review = enriched.review
        known = self.parts.dismissals.load()
        holding = known and known.holding_for(review.reading.report)
        kept, folded = standing(review.flags, holding, review.reading.text)
        llm = opinion.model_copy(
            update={
                "summary": enriched.summary,
                "to_confirm": enriched.to_confirm,
                "dropped": enriched.dropped,
            }
        )
        folded = (*review.folded, *folded)
        return review.model_copy(update={"flags": kept, "folded": folded, "llm": llm})
