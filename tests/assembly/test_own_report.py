"""Practice with one's own report: only what is kept, names replaced, gone with the person."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.adapters.sql_store.opening import open_store
from copilot.coaching.rehearse.own_report import OWN
from copilot.domain.people import Agreement, Commitment, Conversation, Person, Principal
from copilot.errors import InputError
from copilot.settings import Settings
from tests.fakes.practice import fake_practice

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly.practising import Practice

CANARY = "xylophone-canary"
ME = Principal(owner="me")
TODAY = dt.date(2026, 5, 4)
ANA = Person(id="a" * 32, name="Anneliese Kowalczyk", role="Nurse", added=TODAY)
BO = Person(id="b" * 32, name="Bronwen Achterberg", added=TODAY)
NOTES = (
    "She loves teaching the new ones. Anneliese feels stuck behind Bronwen. "
    "Not sure whether the ward is the place. She is on medication since May."
)
MARKS = {
    "She loves teaching the new ones.": ["signal:energy"],
    "loves teaching the new ones": ["signal:energy"],
    "Anneliese feels stuck behind Bronwen": ["signal:blocker"],
    "Not sure whether the ward is the place": ["signal:uncertainty"],
    "She is on medication since May": ["signal:drain", "flag:sensitive-personal-data"],
}


def agreed(*, direction: str | None = f"Run a {CANARY} ward with Bronwen one day") -> Agreement:
    return Agreement(
        person=ANA.id,
        version=1,
        conversation=None,
        approved=dt.datetime(2026, 5, 4, tzinfo=dt.UTC),
        direction=direction,
        open_question="Whether nights suit her at all",
        commitments=(
            Commitment(id="1", owner="report", action="Write up the handover plan"),
            Commitment(id="2", owner="manager", action="Ask Bronwen for a day of shadowing"),
        ),
    )


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    practice = fake_practice(Settings(data_dir=tmp_path), MARKS)
    store = open_store(tmp_path)
    practice.parts.store, practice.parts.principal = store, ME  # type: ignore[misc]
    store.people.add(ME, ANA, "k1")
    store.people.add(ME, BO, "k2")
    return practice


def filled(practice: Practice) -> Practice:
    store = practice.parts.store
    talk = Conversation(id="c" * 32, person=ANA.id, kind="full", date=TODAY, held=True, notes=NOTES)
    store.conversations.add(ME, talk, "k3")
    store.agreements.approve(ME, agreed(), "k4")
    return practice


def test_it_says_only_what_is_kept_with_every_name_replaced(practice: Practice):
    persona = filled(practice).own.persona(ANA)
    told = " ".join(text for layer in persona.layers for text in (layer.gist, *layer.said))
    assert CANARY in told
    assert "Write up the handover plan" in told
    assert "Ask a colleague for a day of shadowing" in told
    whole = persona.model_dump_json()
    for name in ("Anneliese", "Kowalczyk", "Bronwen", "Achterberg"):
        assert name not in whole
    assert "medication" not in whole
    topics = " ".join(line for topic in persona.topics for line in topic.lines)
    assert CANARY not in topics


def test_what_the_manager_took_on_is_not_said_as_the_reports_own(practice: Practice):
    layers = {each.id: each for each in filled(practice).own.persona(ANA).layers}
    assert all(each.startswith("You") for each in layers["promised"].said)
    assert all(each.startswith(("My part", "I said")) for each in layers["taken-on"].said)


def test_too_little_is_told_by_what_is_missing_and_begins_nothing(practice: Practice):
    with pytest.raises(InputError, match="0 of the 4 things") as caught:
        practice.begin_with(ANA)
    assert "what they took on" in str(caught.value)
    assert "Anneliese" not in str(caught.value)


def test_it_opens_up_by_the_same_rules_and_survives_a_restart(practice: Practice, tmp_path: Path):
    session = filled(practice).begin_with(ANA, "gentle", 1)
    kept = practice.kept(session.person)
    kept.keep(session)
    session = practice.say_and_keep(session, "What did you take on last time?")
    assert session.nodes[-1].reply.opened == "taken-on"
    assert "Write up the handover plan" in session.nodes[-1].reply.text
    again = fake_practice(Settings(data_dir=tmp_path), MARKS)
    again.parts.store, again.parts.principal = practice.parts.store, ME  # type: ignore[misc]
    assert again.kept(ANA.id).load(session.id) == session
    assert practice.debrief_and_keep(session).disclosure is not None
    assert practice.folder.sessions() == ()


def test_ended_or_left_for_a_day_nothing_of_it_is_kept(practice: Practice):
    session = filled(practice).begin_with(ANA)
    kept = practice.kept(ANA.id)
    kept.keep(session)
    kept.delete(session.id)
    with pytest.raises(InputError, match="has ended"):
        kept.load(session.id)
    before = session.changed - dt.timedelta(days=2)
    kept.keep(session.model_copy(update={"changed": before}))
    with pytest.raises(InputError, match="has ended"):
        kept.load(session.id)
    assert practice.parts.store.states.get(ME, f"practice:{ANA.id}") is None


def test_erasing_the_person_erases_the_practice(practice: Practice, tmp_path: Path):
    session = filled(practice).begin_with(ANA)
    practice.kept(ANA.id).keep(session)
    practice.say_and_keep(session, f"Tell me about the {CANARY}.")
    practice.parts.store.rights.erase(ME, ANA.id)
    with pytest.raises(InputError, match="has ended"):
        practice.kept(ANA.id).load(session.id)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert CANARY.encode() not in path.read_bytes()
    with pytest.raises(InputError):
        practice.say_and_keep(session, "Are you there?")


def test_nothing_of_it_is_ever_sent_to_a_model(practice: Practice):
    session = filled(practice).begin_with(ANA)
    session = practice.say(session.model_copy(update={"llm": True}), "How is it going?")
    assert practice.word(session) == session
    assert session.persona == OWN
