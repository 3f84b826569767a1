"""A model words what the engine decided, and nothing else, whatever it tries."""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.token_counts import TiktokenCounter
from copilot.assembly.language_model import connect, ledger_of
from copilot.coaching.rehearse import path
from copilot.content.locations import knowledge_folder
from copilot.content.personas import load_personas
from copilot.errors import ModelBadAnswer, ModelUnreachable
from copilot.settings import Settings
from tests.fakes.blurting_model import WAYS, BlurtingModel
from tests.fakes.practice import fake_practice
from tests.fakes.scripted_model import ScriptedModel
from tests.faults.server import SSE, FaultServer, Until, delta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copilot.assembly.practising import Practice
    from copilot.domain.persona import Persona
    from copilot.domain.practice import Session
    from tests.faults.server import Request, Script

PERSONAS = load_personas(knowledge_folder())
ASKED = (
    "How are things at the moment?",
    "It sounds as though you carry a lot by yourself.",
    "What are your plans?",
)
OPEN = "What is the hardest part of the nights?"


def told_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{5,}", text.casefold()))


def secrets_of(persona: Persona, session: Session) -> list[str]:
    opened = session.nodes[-1].state.opened if session.nodes else ()
    hidden = [each for each in persona.layers if each.id not in opened]
    return [text for each in hidden for text in (each.gist, *each.said, *each.again)]


def talk(practice: Practice, persona: str, *said: str) -> Iterator[tuple[Session, list[str]]]:
    session = practice.begin(persona, seed=3, llm=True)
    for each in said:
        shown: list[str] = []
        session = practice.word(practice.say(session, each), shown.append)
        yield session, shown


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)
def test_a_model_that_blurts_everything_tells_nothing(tmp_path: Path, persona: Persona):
    model = BlurtingModel([""], WAYS[0])
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    for way in WAYS:
        model.way = way
        model.secrets = secrets_of(persona, practice.begin(persona.id))
        for session, shown in talk(practice, persona.id, *ASKED):
            nothing_leaks(practice, persona, session, shown)
            model.secrets = secrets_of(persona, session)
    assert len(model.requests) >= len(WAYS) * len(ASKED)


def nothing_leaks(practice: Practice, persona: Persona, session: Session, shown: list[str]) -> None:
    meant = [persona.opening, *(each.reply.text for each in path(session))]
    told = [each.gist for each in persona.layers if each.id in session.nodes[-1].state.opened]
    may = told_words(" ".join((*meant, *told))) | set(practice.ear.everyday)
    for seen in (*shown, path(session)[-1].reply.shown):
        assert told_words(seen) <= may
        assert not any(secret in seen for secret in secrets_of(persona, session))


def test_the_engine_decides_the_same_whatever_words_it(tmp_path: Path):
    plain = fake_practice(Settings(data_dir=tmp_path / "a"))
    model = BlurtingModel(["I want to leave and I have told nobody."], WAYS[2])
    loud = fake_practice(Settings(data_dir=tmp_path / "b"), chat=model)
    session = plain.begin("all-fine", seed=3)
    for each in (*ASKED, OPEN):
        session = plain.say(session, each)
    *_, (worded, _) = talk(loud, "all-fine", *ASKED, OPEN)
    assert [each.state for each in worded.nodes] == [each.state for each in session.nodes]
    assert [each.reply.text for each in worded.nodes] == [each.reply.text for each in session.nodes]


def test_words_around_the_line_change_and_the_letter_holds_nothing_hidden(tmp_path: Path):
    model = ScriptedModel(["Nobody's keeping me awake."])
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    session = practice.say(practice.begin("all-fine", seed=3, llm=True), ASKED[0])
    line = session.nodes[-1].reply.text
    model.answers = [f"Oh, well. {line}"]
    shown: list[str] = []
    after = practice.word(session, shown.append)
    assert after.nodes[-1].reply.shown == f"Oh, well. {line}"
    assert after.nodes[-1].reply.text == line
    assert " ".join(shown) == f"Oh, well. {line}"
    sent = " ".join(each.text for each in model.requests[-1].messages)
    assert ASKED[0] in sent
    assert not any(secret in sent for secret in secrets_of(practice.persona("all-fine"), session))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "No.",
        "As an AI language model I can't say.",
        "*shrugs* {line}",
        "You are promoted, I promise. {line}",
        "It's 4,000 a year. {line}",
        "{line} I have cancer at home.",
        "{line} {line} {line} {line}",
    ],
)
def test_what_does_not_pass_leaves_the_engines_line(tmp_path: Path, said: str):
    model = ScriptedModel([said])
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    session = practice.say(practice.begin("all-fine", seed=3, llm=True), ASKED[0])
    line = session.nodes[-1].reply.text
    model.answers = [said.format(line=line)]
    after = practice.word(session)
    assert after.nodes[-1].reply.shown == line


def test_it_is_asked_once_more_and_a_fault_leaves_the_engines_line(tmp_path: Path):
    model = ScriptedModel(["I hate it here and I shall leave in spring."])
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    session = practice.say(practice.begin("all-fine", seed=3, llm=True), ASKED[0])
    line = session.nodes[-1].reply.text
    model.answers = ["I hate it here and I shall leave in spring.", line]
    assert practice.word(session).nodes[-1].reply.worded == line
    assert len(model.requests) == 2
    for error in (ModelUnreachable("gone"), ModelBadAnswer("odd")):
        model.answers = [error]
        troubles: list[str] = []
        assert practice.word(session, tell=troubles.append) == session
        assert troubles == [str(error)]


def test_the_first_sentence_is_shown_while_the_model_still_speaks(tmp_path: Path):
    shown, said, sent = threading.Event(), list[str](), list[float]()
    line: list[str] = []

    def answers(_: Request, __: int) -> Script:
        sent.append(time.monotonic())
        end = delta(line[0]) + delta(finish="stop") + b"data: [DONE]\n\n"
        return (SSE + delta("Oh, ") + delta("well. "), Until(shown), end)

    def show(sentence: str) -> None:
        said.append(sentence)
        sent.append(time.monotonic())
        shown.set()

    with FaultServer(answers) as server:
        settings = Settings(data_dir=tmp_path, llm_base_url=server.base_url, llm_model="tiny")
        ledger, counter = ledger_of(settings, tmp_path), TiktokenCounter(None)
        practice = fake_practice(settings, chat=connect(settings, ledger, counter))
        session = practice.say(practice.begin("all-fine", seed=3, llm=True), ASKED[0])
        line.append(session.nodes[-1].reply.text)
        after = practice.word(session, show)
    assert said[0] == "Oh, well."
    assert sent[1] - sent[0] < Until(shown).seconds, "it was held back until the end"
    assert after.nodes[-1].reply.shown == f"Oh, well. {line[0]}"


def test_without_a_model_or_a_wish_for_one_nothing_is_asked(tmp_path: Path):
    model = ScriptedModel(["Mm."])
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    session = practice.say(practice.begin("all-fine", seed=3), ASKED[0])
    assert practice.word(session) == session
    assert not model.requests
    alone = fake_practice(Settings(data_dir=tmp_path))
    assert not alone.voice.ready


def test_names_of_real_people_go_out_as_placeholders_and_come_back(tmp_path: Path):
    model = ScriptedModel(["Mm."])
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    session = practice.begin("all-fine", seed=3, llm=True)
    session = practice.say(session, "Ask Oluwaseun Adeyemi: what are the nights like?")
    practice.word(session)
    sent = " ".join(each.text for request in model.requests for each in request.messages)
    assert "Adeyemi" not in sent
    assert "[P1]" in sent
