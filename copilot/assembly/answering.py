"""A question to the playbooks, answered in a language model's words where they rest on passages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.assembly.asking import WAS_WRONG, ask, reply_of
from copilot.assembly.hearing import flagged_in, people_of
from copilot.assembly.letters import Paper
from copilot.domain.reading import Reading
from copilot.domain.second_opinion import AskReply, SecondOpinion
from copilot.guard.ears import Desk
from copilot.guard.figures import Held
from copilot.guard.passages import rested
from copilot.guard.pseudonyms import Pseudonyms
from copilot.reading.dates import find_due_dates
from copilot.risk.names import sure_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.assembly.letters import Letter, Letters
    from copilot.assembly.parts import Parts
    from copilot.domain.answers import Answer
    from copilot.domain.chat import Completion
    from copilot.domain.passages import Passage
    from copilot.domain.second_opinion import Dropped
    from copilot.ports import ChatModel

_PASSAGES = 4
_LONGEST = 1_600
"""Characters of one passage."""
_AGAIN = WAS_WRONG.format(ground="passages")
_USELESS = "Most of what the language model said does not stand in the passages."
_NOT_COVERED = "The playbooks don't answer this, so the language model was not asked."
_NO_ANSWER = "The language model found no answer in the passages."
_BLANKS = re.compile(r"[ \t]*\n\s*")


@dataclass(frozen=True)
class Answering:
    """Asks a model to put what the playbooks say."""

    parts: Parts
    letters: Letters

    def letter(self, answer: Answer, *, again: bool = False) -> Letter:
        """Write what is sent about a question that the playbooks answer.

        Raises:
            InputError: The question is longer than it may be.
            StorageError: Who is on the roster can't be read.
        """
        asked = Reading(text=answer.query, due_dates=find_due_dates(answer.query, None))
        people = people_of(self.parts, asked)

        def write(passages: Sequence[Passage]) -> Letter:
            paper = Paper.new(Pseudonyms(people))
            values = {
                "question": paper.fenced("question", [answer.query]),
                "passages": paper.fenced("playbook", [_shown(each) for each in passages]),
                "earlier": _AGAIN if again else "",
            }
            return self.letters.write("ask", values, paper, passages)

        return self.letters.within("ask", write, self._passages(answer), needed=1)

    def answered(self, answer: Answer, chat: ChatModel | None) -> Answer:
        """Put an answer in the model's words as far as they stand; else it stays as it is."""
        if not answer.sentences:
            return answer.model_copy(update={"llm": SecondOpinion(notice=_NOT_COVERED)})
        found = ask(
            self.parts.settings,
            chat,
            lambda again: self.letter(answer, again=again),
            lambda completion, letter: self._checked(answer, completion, letter),
            _USELESS,
        )
        if found.found is None:
            return answer.model_copy(update={"llm": found.opinion})
        put, dropped = found.found
        opinion = found.opinion.model_copy(update={"dropped": dropped})
        if not put.sentences:
            opinion = opinion.model_copy(update={"notice": _NO_ANSWER})
            return answer.model_copy(update={"llm": opinion})
        return put.model_copy(update={"llm": opinion})

    def _checked(
        self, answer: Answer, completion: Completion, letter: Letter
    ) -> tuple[Answer, tuple[Dropped, ...]] | None:
        reply = reply_of(completion, letter, AskReply)
        if reply is None:
            return None
        passages = {each.topic: each for each in self._passages(answer)}
        shown = {name: passages[name] for name in letter.passages}
        ground = "\n".join(f"{each.heading}\n{each.text}" for each in shown.values())
        held = Held(f"{answer.query}\n{ground}", sure_names)
        flagged = flagged_in(self.parts, self.parts.policy)
        bench = Desk(held, letter.fence, flagged)
        bench.hear([each.text for each in reply.sentences])
        sentences = rested(reply.sentences, shown, bench)
        if bench.passed < len(bench.dropped):
            return None
        return answer.model_copy(update={"sentences": sentences}), tuple(bench.dropped)

    def _passages(self, answer: Answer) -> list[Passage]:
        """The passages that the engine answers from, and after them the next best."""
        index = self.parts.index
        topics = [each.topic for each in answer.sentences]
        topics += [each.topic for each in index.search(answer.query, _PASSAGES)]
        found = [index.passage(topic) for topic in dict.fromkeys(topics)]
        return [each for each in found if each is not None][:_PASSAGES]


def _shown(passage: Passage) -> str:
    text = _BLANKS.sub("\n", passage.text.strip())
    return f"id {passage.topic}\n{passage.heading}\n{text[:_LONGEST]}\n"
