"""What a manager would see of an answer, line by line, with what each line may speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from copilot.domain.answers import Answer
    from copilot.domain.contract import Item
    from copilot.domain.debrief import Criterion, Debrief, Point, Turn
    from copilot.domain.evidence import Evidence
    from copilot.domain.mails import Mail
    from copilot.domain.passages import Passage
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Node
    from copilot.domain.review import Review

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_QUOTED = re.compile(r"“[^”]*”")


@dataclass(frozen=True)
class Line:
    """One line as it is shown."""

    task: str
    kind: str
    text: str
    by_model: bool
    """Whether its words are not the engine's, whatever the line says of itself."""
    ground: str = ""
    """Everything that it may speak of."""
    before: str = ""
    """The engine's words in whose place it stands."""
    quote: str | None = None
    """Words that it shows as somebody's."""
    source: str = ""
    """Where the quote has to stand."""
    start: int | None = None
    """At which character, where the line says so."""
    day: dt.date | None = None
    """Of the conversation."""
    due: dt.date | None = None
    due_text: str | None = None
    cited: str | None = None
    """Id of a passage."""
    offered: frozenset[str] = frozenset()
    """Ids of the passages that may be cited."""
    promised: bool = False
    """Whether its quote lies on a promise that is not the manager's to make."""


@dataclass(frozen=True)
class ReviewLines:
    """Cuts a review into lines.

    Args:
        engine: The review before the model was asked.
        shown: The review after.
        topics: Ids of all passages.
    """

    engine: Review
    shown: Review
    topics: frozenset[str]

    def all(self) -> Iterator[Line]:
        """Every line, in no order that matters."""
        yield from self._questions()
        yield from self._contract()
        yield from self._flags()
        yield from self._opinion()

    def _line(
        self, kind: str, text: str, evidence: Evidence | None, *, by_model: bool, before: str = ""
    ) -> Line:
        reading = self.engine.reading
        known = (reading.text, reading.manager or "", reading.report or "", before)
        return Line(
            task="review",
            kind=kind,
            text=text,
            by_model=by_model,
            ground="\n".join(known),
            before=before,
            quote=evidence.quote if evidence else None,
            source=reading.text,
            start=evidence.start if evidence else None,
            day=reading.date,
        )

    def _questions(self) -> Iterator[Line]:
        pairs = zip_longest(self.shown.questions, self.engine.questions)
        for each, before in pairs:
            if each is None:
                continue
            words = before.text if before else ""
            line = self._line(
                "question", each.text, each.evidence, by_model=each.text != words, before=words
            )
            yield replace(line, cited=each.topic, offered=self.topics)

    def _contract(self) -> Iterator[Line]:
        contract, mine = self.shown.draft.contract, set(_items(self.engine))
        for item in _items(self.shown):
            by_model = item.source == "llm" or item not in mine
            line = self._line("commitment", item.action, item.evidence, by_model=by_model)
            yield replace(
                line, due=item.due, due_text=item.due_text, promised=self._promised(item.evidence)
            )
        for each in contract.review:
            yield self._line("to look at", each.what, each.evidence, by_model=False)
        if contract.open_question:
            asked = contract.open_question
            yield self._line("open question", asked.text, asked.evidence, by_model=False)
        for held in self.shown.draft.held_back:
            yield self._line("held back", held.why, held.evidence, by_model=False)

    def _flags(self) -> Iterator[Line]:
        mine = set(self.engine.flags)
        for flag in self.shown.flags:
            yield replace(
                self._line("flag", flag.rewrite, None, by_model=flag not in mine),
                # The rules word a flag, whoever raises it.
                ground=f"{self.engine.reading.text}\n{flag.rewrite}",
                quote=flag.quote,
                start=flag.start,
                cited=flag.topic,
                offered=self.topics,
            )
        for folded in self.shown.folded:
            line = self._line("doubt", folded.reason, None, by_model=folded.by == "llm")
            yield replace(line, quote=folded.flag.quote, start=folded.flag.start)

    def _opinion(self) -> Iterator[Line]:
        if (said := self.shown.llm) is None:
            return
        for sentence in _SENTENCE.split(said.summary or ""):
            if sentence:
                yield self._line("summary", sentence, None, by_model=True)
        for each in said.to_confirm:
            # What it quotes is looked at as evidence.
            words = _QUOTED.sub("this", each.question)
            yield self._line("to confirm", words, each.evidence, by_model=True)

    def _promised(self, evidence: Evidence) -> bool:
        return any(
            flag.category == "promise-beyond-authority"
            and flag.start < evidence.end
            and evidence.start < flag.end
            for flag in self.engine.flags
        )


def mail_lines(engine: Mail, shown: Mail) -> Iterator[Line]:
    """Cut a mail into subject and paragraphs; what was agreed is looked for word by word."""
    ground = f"{engine.subject}\n{engine.body}"
    now = (shown.subject, *shown.body.strip("\n").split("\n\n"))
    then = (engine.subject, *engine.body.strip("\n").split("\n\n"))
    for text, before in zip_longest(now, then, fillvalue=""):
        changed = text != before
        yield Line("mail", "paragraph", text, by_model=changed, ground=ground, before=before)
    agreed = [line for line in engine.body.split("\n") if line.startswith("- ")]
    whole = f"{shown.subject}\n{shown.body}"
    for each in (*agreed, *engine.kept):
        yield Line("mail", "agreed", each, by_model=False, quote=each, source=whole)


def answer_lines(
    engine: Answer, shown: Answer, passages: Mapping[str, Passage], sent: frozenset[str]
) -> Iterator[Line]:
    """Cut an answer into sentences.

    Args:
        engine: The answer before the model was asked.
        shown: The answer after.
        passages: All there are, by id.
        sent: Ids of those that the model was given.
    """
    mine = {each.text for each in engine.sentences}
    for each in shown.sentences:
        passage = passages.get(each.topic)
        by_model = each.source == "llm" or each.text not in mine
        told = f"{passage.heading}\n{passage.text}" if passage else ""
        yield Line(
            task="ask",
            kind="sentence",
            text=each.text,
            by_model=by_model,
            ground=f"{engine.query}\n{told}",
            cited=each.topic,
            offered=sent if by_model else frozenset(passages),
        )


def spoken_lines(persona: Persona, exchanges: Sequence[Node]) -> Iterator[Line]:
    """Cut what a persona said last into sentences; nothing but the engine's words is its ground."""
    reply = exchanges[-1].reply
    opened = set(exchanges[-1].state.opened)
    told = [each.gist for each in persona.layers if each.id in opened]
    earlier = [each.reply.text for each in exchanges]
    ground = "\n".join((persona.opening, *told, *earlier))
    for sentence in _SENTENCE.split(reply.shown):
        yield Line(
            "persona",
            "sentence",
            sentence,
            by_model=bool(reply.worded),
            ground=ground,
            before=reply.text,
        )


def debrief_lines(engine: Debrief, shown: Debrief, turns: Sequence[Turn]) -> Iterator[Line]:
    """Cut a debrief into what could have been said instead."""
    for each, before in zip_longest(_points(shown.criteria), _points(engine.criteria)):
        if each is None:
            continue
        words = before.instead if before else ""
        yield Line(
            task="debrief",
            kind="instead",
            text=each.instead,
            by_model=each.instead != words,
            ground=f"{each.quote}\n{words}",
            before=words,
            quote=each.quote,
            source=turns[each.turn].text,
        )


def _items(review: Review) -> tuple[Item, ...]:
    contract = review.draft.contract
    return (*contract.their_commitments, *contract.manager_commitments)


def _points(criteria: Sequence[Criterion]) -> list[Point]:
    return [point for criterion in criteria for point in criterion.points]
