"""Everything the product asks a language model for, each through its verb, and what it shows."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING
from uuid import uuid4

from copilot.assembly.rewording import ToReword
from copilot.coaching.rehearse import path
from copilot.domain.people import Conversation
from evals.shown import ReviewLines, answer_lines, debrief_lines, mail_lines, spoken_lines
from evals.talks import CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from copilot import Copilot, Notes
    from copilot.domain.mails import MailId
    from evals.counted_chat import CountedChat
    from evals.shown import Line

    Task = Callable[[Copilot, CountedChat, Sequence[Notes]], Iterator[Line]]

_NOW = dt.datetime(2026, 4, 14, 12, tzinfo=dt.UTC)
_MAILS: tuple[MailId, ...] = ("summary", "nudge", "invitation", "reflection")
"""Those that every conversation gives ground for."""
_SEED = 7
_CLUMSY = 4
"""Turns of a clumsy script, which give a debrief something to point at."""
_GIVEN = re.compile(r"^id (\S+)$", re.MULTILINE)


def review_lines(copilot: Copilot, _: CountedChat, talks: Sequence[Notes]) -> Iterator[Line]:
    """Review each conversation."""
    topics = frozenset(copilot.passages)
    for notes in talks:
        engine = copilot.review(notes)
        yield from ReviewLines(engine, copilot.second_opinion(engine), topics).all()


def mails(copilot: Copilot, _: CountedChat, talks: Sequence[Notes]) -> Iterator[Line]:
    """Write one mail a conversation, after its contract is approved."""
    people = copilot.people
    for at, notes in enumerate(talks):
        day, kind = notes.date or _NOW.date(), _MAILS[at % len(_MAILS)]
        person = people.add(notes.report or "Sam", "", day)
        talk = Conversation(
            id=uuid4().hex, person=person.id, kind="full", date=day, held=True, notes=notes.text
        )
        people.hold(talk)
        edits = people.contracts.draft(person, talk, notes.manager)
        people.contracts.approve(talk, edits, 0, _NOW)
        mail = people.out.mail(person, kind, day, notes.manager)
        asked = ToReword(mail, copilot.mails[kind].name, person.name, notes.manager)
        yield from mail_lines(mail, copilot.llm.reworded(asked).mail)


def answers(copilot: Copilot, chat: CountedChat, talks: Sequence[Notes]) -> Iterator[Line]:
    """Ask as many questions as there are conversations."""
    for query in _questions(len(talks)):
        chat.last = None
        engine, shown = copilot.ask(query), copilot.ask(query, with_model=True)
        told = chat.last.messages[-1].text if chat.last else ""
        yield from answer_lines(engine, shown, copilot.passages, frozenset(_GIVEN.findall(told)))


def practices(copilot: Copilot, _: CountedChat, talks: Sequence[Notes]) -> Iterator[Line]:
    """Say something that opens and something that closes, to one persona a conversation."""
    practice = copilot.practice
    for persona, skilled, clumsy in _scripts(len(talks)):
        session = practice.begin(persona, seed=_SEED, llm=True)
        for said in (skilled[0], clumsy[0]):
            session = practice.word(practice.say(session, said))
            yield from spoken_lines(practice.persona_of(session), path(session))


def debriefs(copilot: Copilot, _: CountedChat, talks: Sequence[Notes]) -> Iterator[Line]:
    """Debrief a clumsy practice a conversation."""
    practice = copilot.practice
    for persona, _skilled, clumsy in _scripts(len(talks)):
        session = practice.begin(persona, seed=_SEED)
        for said in clumsy[:_CLUMSY]:
            session = practice.say(session, said)
        engine = practice.debrief(session)
        shown = practice.debriefs.in_other_words(engine)
        yield from debrief_lines(engine, shown, practice.turns(session))


TASKS: dict[str, Task] = {
    "review": review_lines,
    "mail": mails,
    "ask": answers,
    "persona": practices,
    "debrief": debriefs,
}
"""By the name of its prompt."""


def _scripts(count: int) -> Iterator[tuple[str, list[str], list[str]]]:
    """Personas in turn, each with the next of its scripts."""
    files = sorted((CASES / "practice").glob("*.json"))
    cases = [json.loads(file.read_text("utf-8")) for file in files]
    for at in range(count):
        case, script = cases[at % len(cases)], at // len(cases)
        yield case["persona"], case["skilled"][script], case["clumsy"][script]


def _questions(count: int) -> list[str]:
    lines = (CASES / "ask.jsonl").read_text("utf-8").splitlines()
    cases = (json.loads(line) for line in lines)
    return [each["query"] for each in cases if each["topics"]][:count]
