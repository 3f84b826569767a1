"""The Practise page on Streamlit's own test runner, with the engine and a folder of its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from copilot.adapters.sql_store.opening import open_store
from copilot.coaching.rehearse import path
from copilot.domain.people import Agreement, Commitment, Conversation, Person, Principal
from copilot.errors import ModelUnreachable
from copilot.settings import Settings
from copilot.ui.practise.acts import (
    AGAIN,
    DELETE,
    HINT,
    RESEND,
    SPARE,
    SURE,
    WAY,
    act,
    begin,
    end,
    told,
)
from copilot.ui.practise.rehearsal import Rehearsal
from tests.fakes.practice import fake_practice
from tests.fakes.scripted_model import ScriptedModel
from tests.ui.fakes import FakeCopilot
from tests.ui.room import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.assembly.practising import Practice
    from copilot.domain.practice import Session

OPEN = "What is the hardest part of the nights?"
LOVED = "She loves teaching the new ones."
CLOSED = "Are you <b>happy</b> with ![x](http://203.0.113.9/x.png)?"


def script(engine):  # noqa: ANN001 - its source is run by itself, without these imports
    from copilot.ui.practise.page import show  # noqa: PLC0415

    show(engine)


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    marks = {LOVED: ["signal:energy"], LOVED[:-1]: ["signal:energy"]}
    return fake_practice(Settings(data_dir=tmp_path), marks)


def page_of(practice: Practice, **address: str) -> AppTest:
    copilot = FakeCopilot()
    copilot.practice = practice  # type: ignore[attr-defined]
    page = AppTest.from_function(script, args=(lambda: copilot,), default_timeout=60)
    for key, value in address.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def begun(practice: Practice, *said: str) -> Session:
    session = practice.begin("all-fine", seed=1)
    practice.folder.keep(session)
    for text in said:
        session = practice.say_and_keep(session, text)
    return session


def say(page: AppTest, text: str) -> AppTest:
    page.chat_input[0].set_value(text).run()
    assert not page.exception
    return page


def press(page: AppTest, label: str) -> AppTest:
    next(each for each in page.button if each.label == label).click()
    page.run()
    assert not page.exception
    return page


def hinted(practice: Practice, page: AppTest) -> AppTest:
    act(practice, page.session_state["rehearsal"], told(HINT))
    return page.run()


def test_everyone_is_there_to_choose_and_an_empty_folder_shows_no_list(practice: Practice):
    page = page_of(practice)
    for persona in practice.personas:
        assert persona.name in drawn(page)
    assert "Yours so far" not in drawn(page)
    assert "Over time" not in drawn(page)


def test_a_second_click_opens_what_the_first_one_began(practice: Practice):
    mine = Rehearsal()
    begin(practice, mine, "0:all-fine", "hard")
    first = mine.talk
    begin(practice, mine, "0:all-fine", "hard")
    assert mine.talk == first
    assert [each.id for each in practice.folder.sessions()] == [first]
    assert practice.folder.sessions()[0].difficulty == "hard"


def test_a_turn_is_kept_before_its_answer_is_shown(practice: Practice):
    session = begun(practice)
    page = say(page_of(practice, talk=session.id), OPEN)
    kept = practice.folder.load(session.id)
    assert [each.said for each in kept.nodes] == [OPEN]
    assert kept.nodes[0].reply.text in drawn(page)
    assert '"spoken": true' in drawn(page)


def test_a_refresh_shows_all_of_it_and_says_nothing_anew(practice: Practice):
    session = begun(practice, OPEN, CLOSED)
    page = page_of(practice, talk=session.id)
    for exchange in session.nodes:
        assert exchange.said in drawn(page)
        assert exchange.reply.text in drawn(page)
    assert '"spoken": true' not in drawn(page)
    assert len(practice.folder.load(session.id).nodes) == 2


def test_two_tabs_keep_the_turns_of_both(practice: Practice):
    session = begun(practice, OPEN)
    one, two = (page_of(practice, talk=session.id) for _ in range(2))
    say(one, "It sounds as though you carry a lot by yourself.")
    say(two, "Are you happy?")
    kept = practice.folder.load(session.id)
    assert len(kept.nodes) == 3
    assert {each.parent for each in kept.nodes[1:]} == {0}
    assert "Way 2 (2 turns)" in drawn(two)
    assert "It sounds as though" not in drawn(two)


def test_going_back_keeps_what_was_said_as_a_way(practice: Practice):
    session = begun(practice, OPEN, CLOSED)
    mine = Rehearsal(talk=session.id)
    act(practice, mine, told(AGAIN, 1))
    page = page_of(practice, talk=session.id)
    assert "You are back at your turn 2." in drawn(page)
    say(page, "What would you like?")
    assert len(practice.folder.load(session.id).nodes) == 3
    act(practice, mine, told(WAY, 1))
    assert path(practice.folder.load(session.id))[-1].said == CLOSED


def test_what_could_not_be_kept_waits_and_is_said_once_more(practice: Practice):
    session = begun(practice)
    page = page_of(practice, talk=session.id)
    in_the_way = practice.folder.folder / f"{session.id}.lock"
    in_the_way.mkdir()
    say(page, OPEN)
    assert "can’t be kept" in drawn(page).replace("'", "’")
    in_the_way.rmdir()
    page.run()
    mine: Rehearsal = page.session_state["rehearsal"]
    assert mine.waiting == [OPEN]
    assert "Not kept yet. Say it again" in drawn(page)
    act(practice, mine, told(RESEND))
    page.run()
    assert [each.said for each in practice.folder.load(session.id).nodes] == [OPEN]
    assert "Not kept yet" not in drawn(page)


def test_all_that_was_sent_is_said_in_order_however_often_it_is_handed_over(practice: Practice):
    session = begun(practice)
    page = page_of(practice, talk=session.id)
    mine: Rehearsal = page.session_state["rehearsal"]
    mine.hear([(1, "One."), (2, "Two.")])
    mine.hear([(1, "One."), (2, "Two."), (3, "Two.")])
    page.run()
    said = [each.said for each in path(practice.folder.load(session.id))]
    assert said == ["One.", "Two.", "Two."]


def test_leaving_keeps_what_still_waits(practice: Practice):
    session = begun(practice, OPEN)
    mine = Rehearsal(talk=session.id)
    mine.hear([(1, "One."), (2, "Two.")])
    end(practice, mine)
    assert mine.talk is None
    said = [each.said for each in path(practice.folder.load(session.id))]
    assert said == [OPEN, "One.", "Two."]


def test_a_hint_comes_when_asked_for_and_goes_with_the_next_turn(practice: Practice):
    page = page_of(practice, talk=begun(practice, OPEN).id)
    assert "You could ask" not in drawn(page)
    assert "What is it like for you?" in drawn(hinted(practice, page))
    assert "You could ask" not in drawn(say(page, CLOSED))


def test_in_the_middle_nothing_names_what_is_hidden(practice: Practice):
    session = begun(practice, "Hello.")
    page = page_of(practice, talk=session.id)
    shown = drawn(say(page, CLOSED)) + drawn(hinted(practice, page))
    for layer in practice.persona("all-fine").layers:
        assert layer.gist not in shown
        assert layer.id not in shown


def test_the_debrief_shows_values_rules_and_what_would_have_reached_the_rest(practice: Practice):
    page = page_of(practice, talk=begun(practice, CLOSED, "You should speak up more.").id)
    page = press(page, "End and debrief")
    shown = drawn(page)
    for words in ("This conversation: ", "What stayed hidden", "would have reached it", "Copy: "):
        assert words in shown
    assert "Start again at that turn" in shown
    for criterion in page.session_state["rehearsal"].seen[1].criteria:
        assert criterion.rule in shown
    assert page.query_params["look"] in ("debrief", ["debrief"])


def test_a_debrief_is_kept_and_shown_over_time(practice: Practice):
    scores: list[int] = []
    for said in (CLOSED, OPEN):
        session = begun(practice, said)
        page = page_of(practice, talk=session.id, look="debrief")
        page_of(practice, talk=session.id, look="debrief")
        scored = practice.folder.load(session.id).scored
        assert scored is not None
        scores.append(scored.score)
        page = page_of(practice)
        assert f"last debrief {scored.score} of 100" in drawn(page)
        assert bool(page.get("vega_lite_chart")) is (len(scores) > 1)
    assert f"first to last conversation: {scores[0]}, {scores[1]}." in drawn(page)


def test_a_practice_without_words_has_a_way_back_from_its_debrief(practice: Practice):
    page = page_of(practice, talk=begun(practice, "…").id, look="debrief")
    assert "There is no turn of the manager" in drawn(page)
    assert "What stayed hidden" not in drawn(page)
    assert "Conversation with" in drawn(press(page, "Back to the conversation"))


def test_an_address_of_nothing_leads_to_the_list(practice: Practice):
    for wrong in ("0" * 12, "../../etc/passwd", ""):
        page = page_of(practice, talk=wrong)
        assert "isn’t kept here any more" in drawn(page)
        assert "Whom to talk to" in drawn(page)


def test_deleting_asks_first_and_a_second_click_does_no_harm(practice: Practice):
    session = begun(practice, OPEN)
    mine = Rehearsal()
    act(practice, mine, told(SURE, session.id))
    act(practice, mine, told(DELETE, session.id))
    act(practice, mine, told(SPARE))
    assert practice.folder.sessions()
    act(practice, mine, told(DELETE, session.id))
    act(practice, mine, told(SURE, session.id))
    act(practice, mine, told(SURE, session.id))
    assert practice.folder.sessions() == ()


def test_no_words_that_were_said_enter_markdown(practice: Practice):
    page = page_of(practice, talk=begun(practice, CLOSED).id)
    shown = " ".join(each.value for each in [*page.markdown, *page.caption, *page.title])
    assert "happy" not in shown


def test_nudges_come_only_where_they_are_wanted(practice: Practice):
    session = begun(practice, "You should do a course.")
    quiet = practice.ear.nudges.advice
    page = page_of(practice, talk=session.id)
    assert quiet not in drawn(page)
    next(each for each in page.toggle if each.label == "Quiet nudges").set_value(True)
    assert quiet in drawn(page.run())


def test_a_models_words_are_offered_only_where_one_is_set_and_say_so(
    practice: Practice, tmp_path: Path
):
    assert not page_of(practice).toggle
    model = ScriptedModel(["Mm."])
    voiced = fake_practice(Settings(data_dir=tmp_path), chat=model)
    assert [each.label for each in page_of(voiced).toggle] == [
        "Answers in the language model’s words"
    ]
    session = voiced.begin("all-fine", seed=1, llm=True)
    voiced.folder.keep(session)
    line = voiced.say(session, OPEN).nodes[-1].reply.text
    model.answers = [f"Oh, well. {line}"]
    page = say(page_of(voiced, talk=session.id), OPEN)
    assert f"Oh, well. {line}" in drawn(page)
    assert "in the model’s words" in drawn(page)
    assert voiced.folder.load(session.id).nodes[0].reply.text == line
    model.answers = ["I want to leave, and I have told nobody."]
    page = say(page, OPEN)
    assert "I want to leave" not in drawn(page)
    assert "as written" in drawn(page)


def test_a_model_that_is_gone_is_told_of_and_the_conversation_goes_on(tmp_path: Path):
    model = ScriptedModel([ModelUnreachable("There is no connection.")], before="Oh, well. ")
    practice = fake_practice(Settings(data_dir=tmp_path), chat=model)
    session = practice.begin("all-fine", seed=1, llm=True)
    practice.folder.keep(session)
    page = say(page_of(practice, talk=session.id), OPEN)
    line = practice.folder.load(session.id).nodes[0].reply.text
    shown = drawn(page)
    assert line in shown
    assert "as written" in shown
    assert "Ingrid goes on in the written words" in shown
    assert "There is no connection." in shown
    model.answers = ["Oh, well."]
    assert "There is no connection." not in drawn(say(page, "Hello."))


def test_nobody_is_offered_as_ones_own_report_before_somebody_is_kept(practice: Practice):
    assert not page_of(practice).selectbox


def test_ones_own_report_is_begun_after_a_notice_and_ends_without_a_trace(
    practice: Practice, tmp_path: Path
):
    store = open_store(tmp_path)
    me, today = Principal(owner="me"), dt.date(2026, 5, 4)
    practice.parts.store, practice.parts.principal = store, me  # type: ignore[misc]
    ana = store.people.add(me, Person(id="a" * 32, name="Ana <b>Sol</b>", added=today), "k")
    page = page_of(practice)
    assert "no prediction" in drawn(page)
    page.selectbox[0].set_value(ana.id).run()
    page = press(page, "Practise from what you have kept")
    assert "Too little is kept about them" in drawn(page)
    commitments = (
        Commitment(id="1", owner="report", action="Write up the handover plan"),
        Commitment(id="2", owner="manager", action="Find a day for the visit"),
    )
    agreement = Agreement(
        person=ana.id,
        version=1,
        conversation=None,
        approved=dt.datetime(2026, 5, 4, tzinfo=dt.UTC),
        commitments=commitments,
        direction="run a ward",
        open_question="Are nights the right thing?",
    )
    store.agreements.approve(me, agreement, "k2")
    talk = Conversation(id="c" * 32, person=ana.id, kind="full", date=today, notes=LOVED)
    store.conversations.add(me, talk, "k3")
    page = press(page, "Practise from what you have kept")
    assert page.query_params["person"] == ana.id
    page = say(page, "What did you take on last time?")
    assert "Write up the handover plan" in drawn(page)
    assert practice.folder.sessions() == ()
    page = press(page, "End, and keep nothing")
    assert store.states.get(me, f"practice:{ana.id}") is None
    assert "Practise a conversation" in drawn(page)
