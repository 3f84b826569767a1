"""500 letters through the real adapter: who is hidden, and what comes back as it was."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, cast

import pytest

from copilot.adapters.openai_chat import EndpointMemory, OpenAIChat
from copilot.assembly.rewording import ToReword
from copilot.domain.answers import Answer, CitedSentence
from copilot.domain.contract import Contract, Draft
from copilot.domain.mails import Mail
from copilot.domain.reading import Reading
from copilot.domain.review import Review
from copilot.settings import Settings
from tests.conftest import TUESDAY, MarkedCopilot
from tests.fakes.kept_people import person
from tests.fakes.marking_encoder import MarkingEncoder
from tests.faults.server import FaultServer, reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copilot.assembly.letters import Letter
    from copilot.domain.chat import Completion
    from tests.faults.server import Request, Script

ROSTER = (
    "Ines Okafor",
    "Tomasz Wiśniewski",
    "Oluwaseun (Seun) Adeyemi",
    "Ana Duarte",
    "Ron O'Hara",
    "Anne-Marie Lindqvist",
    "José Ibáñez",
    "Siobhán Ní Bhriain",
    "Bartholomew 'Bart' Achterberg",
    "Xin Zhao",
)
NAMES = sorted({part for name in ROSTER for part in re.findall(r"[^\W\d_]{3,}", name)})
WITHIN = ("analysis", "banana", "lines", "wrong", "throne", "Rondo", "barter", "machines", "Inesse")
"""Words that hold a name and are none."""
MAILS = ("ana.duarte@{org}.example", "i.okafor+team@mail.{org}.example", "Xin_Zhao@{org}.co.uk")
PHONES = ("+44 20 7946 0958", "(020) 7946 0123", "0171-5550199", "+49 151 23456789")
ORGANISATION = "Halvorsen Yards"
SAID = (
    "{a}'s {w} is with {b}, {m} knows.",
    "Ring {B} on {p} about the {w}; {a}/{b} agreed.",
    "“{A}, the {w}?” asked {b}’s lead at {o}.",
    "{o}: {a} wrote to {m} ({p}), and {B} read the {w}.",
    "- {b}: draft the {w} with {a} by Friday\n- {A} - {o} only",
)


def _said(dice: random.Random) -> str:
    style = dice.choice((str, str.upper, str.lower, str.title))
    lines = [
        dice.choice(SAID).format(
            a=style(dice.choice(NAMES)),
            b=dice.choice(NAMES),
            A=dice.choice(NAMES).upper(),
            B=dice.choice(ROSTER),
            w=dice.choice(WITHIN),
            m=dice.choice(MAILS).format(org="halvorsen"),
            p=dice.choice(PHONES),
            o=dice.choice((ORGANISATION, ORGANISATION.upper(), ORGANISATION.lower())),
        )
        for _ in range(3)
    ]
    return "\n".join(lines)


def _echo(request: Request, _: int) -> Script:
    """Say back what was asked, in the form asked for."""
    user = request.body["messages"][-1]["content"]
    wanted = json.dumps(request.body["response_format"])
    if "paragraphs" in wanted:
        return (reply(json.dumps({"subject": user, "paragraphs": []})),)
    if "sentences" in wanted and "commitments" not in wanted:
        return (reply(json.dumps({"sentences": [{"topic": "", "text": user}]})),)
    empty = dict.fromkeys(("questions", "commitments", "flags", "votes"), ())
    return (reply(json.dumps({"summary": user, **empty})),)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(_echo) as running:
        yield running


@pytest.fixture
def copilot(tmp_path: Path, server: FaultServer) -> MarkedCopilot:
    settings = Settings(
        data_dir=tmp_path,
        llm_base_url=server.base_url,
        llm_model="tiny",
        llm_organisation=ORGANISATION,
    )
    made = MarkedCopilot(settings, encoder=MarkingEncoder())
    for number, name in enumerate(ROSTER):
        made.store.people.add(made.principal, person(name, f"p{number}"), f"k{number}")
    return made


def _letter(copilot: MarkedCopilot, said: str, number: int) -> Letter:
    """A letter about notes, a question or a mail, in turn."""
    if number % 3 == 0:
        reading = Reading(text=said, date=TUESDAY, manager="Maud Weir", report=ROSTER[0])
        draft = Draft(contract=Contract())
        return copilot.llm.letter(Review(reading=reading, flags=(), questions=(), draft=draft))
    if number % 3 == 1:
        cited = CitedSentence(text="Ask.", topic="career/purpose", heading="Why")
        return copilot.llm.answering.letter(Answer(query=said, sentences=(cited,)))
    mail = Mail(subject="Our talk", body=f"Hi {NAMES[0]},\n\n{said}\n\nMaud\n")
    return copilot.llm.rewording.letter(ToReword(mail, "Nudge", ROSTER[0], "Maud Weir"))


def _restored(letter: Letter, completion: Completion) -> str:
    return "\n".join(_texts(letter.pseudonyms.restore_all(completion.parsed)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts(list(cast("dict[str, object]", value).values()))
    elif isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _texts(each)


def test_no_name_mail_phone_or_organisation_leaves_and_all_else_comes_back(
    copilot: MarkedCopilot, server: FaultServer
):
    dice = random.Random(6)  # noqa: S311 - no secret
    assert copilot.settings.llm
    memory = EndpointMemory(copilot.settings.data_dir)
    chat = OpenAIChat(copilot.settings.llm, memory, copilot.token_counter)
    for number in range(500):
        said = _said(dice)
        letter = _letter(copilot, said, number)
        completion = chat.complete(letter.request)
        for line in said.split("\n"):
            assert line in _restored(letter, completion)
    bodies = ["\n".join(m["content"] for m in each.body["messages"]) for each in server.requests]
    assert len(bodies) >= 500
    hidden = [*NAMES, ORGANISATION, "Maud", "Weir", *PHONES]
    pattern = re.compile(
        "|".join(rf"(?<![^\W_]){re.escape(each)}(?![^\W_])" for each in hidden), re.IGNORECASE
    )
    for body in bodies:
        assert not pattern.search(body)
        assert "halvorsen" not in body.casefold()
        assert "@" not in body
