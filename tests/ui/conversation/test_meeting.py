"""Whom the notes are with and which conversation it was: said before the review, or not at all."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.notes import Notes
from copilot.domain.people import Conversation
from copilot.ui.conversation import kept_words
from copilot.ui.conversation.flow import Place
from copilot.ui.conversation.meeting import Meeting
from copilot.ui.conversation.where_view import where_line
from tests.fakes.kept_people import DAY, conversation, person
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import choice, drawn, field, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from copilot.domain.people import Person

WHOM, WHICH, WHY = "Whom was it with?", "Kind of conversation", "What called for it"


@pytest.fixture
def copilot() -> FakeCopilot:
    return FakeCopilot()


@pytest.fixture
def kwame(copilot: FakeCopilot) -> Person:
    copilot.people.add("Rosa", "", DAY)
    return copilot.people.add("Kwame", "", DAY)


def notes_step(copilot: FakeCopilot, **address: str) -> AppTest:
    page = room_of("conversation", lambda: copilot, **address).run()
    assert not page.exception
    return page


def draft_of(copilot: FakeCopilot) -> kept_words.Unfinished:
    (kept,) = kept_words.unfinished(copilot)
    return kept


def test_while_nobody_is_kept_a_name_can_be_typed_and_nothing_has_to_be_chosen(
    copilot: FakeCopilot,
):
    page = notes_step(copilot)
    assert [each.label for each in page.selectbox] == [WHICH]
    assert field(page, "Their name").value == ""
    assert "Kept with nobody yet" in drawn(page)


def test_what_is_chosen_before_the_review_is_what_is_kept(copilot: FakeCopilot, kwame: Person):
    page = notes_step(copilot)
    choice(page, WHOM).set_value(kwame.id).run()
    assert "With Kwame, career conversation" in drawn(page)
    assert "Their name" not in [each.label for each in page.text_input]
    choice(page, WHICH).set_value("ad-hoc").run()
    choice(page, WHY).set_value("spark-gone").run()
    page.text_area[0].set_value(NOTES)
    press(page, "Review")
    assert page.session_state["reviewed"].notes.report == "Kwame"
    press(page, "Keep it")
    (kept,) = copilot.people.conversations(kwame)
    assert (kept.kind, kept.trigger, kept.notes) == ("ad-hoc", "spark-gone", NOTES)
    assert "With Kwame, conversation in between" in drawn(page)


def test_it_can_still_be_said_when_the_conversation_is_kept(copilot: FakeCopilot, kwame: Person):
    page = notes_step(copilot)
    page.text_area[0].set_value(NOTES)
    press(page, "Review")
    choice(page, WHOM).set_value(kwame.id)
    choice(page, WHICH).set_value("check-in").run()
    press(page, "Keep it")
    (kept,) = copilot.people.conversations(kwame)
    assert (kept.kind, kept.trigger) == ("check-in", None)


def test_a_reload_finds_the_choice_with_the_notes(copilot: FakeCopilot, kwame: Person):
    page = notes_step(copilot)
    page.text_area[0].set_value(NOTES).run()
    choice(page, WHOM).set_value(kwame.id).run()
    choice(page, WHICH).set_value("monthly-review").run()
    again = notes_step(copilot, draft=draft_of(copilot).draft)
    assert choice(again, WHOM).value == kwame.id
    assert choice(again, WHICH).value == "monthly-review"
    assert "With Kwame, monthly review" in drawn(again)


def test_a_choice_can_be_taken_back_also_where_the_address_named_somebody(
    copilot: FakeCopilot, kwame: Person
):
    page = notes_step(copilot, person=kwame.id, step="notes")
    assert choice(page, WHOM).value == kwame.id
    page.text_area[0].set_value(NOTES).run()
    choice(page, WHOM).set_value("").run()
    assert "After the conversation with Kwame" not in drawn(page)
    assert draft_of(copilot).meeting.person is None


def test_unfinished_notes_of_somebody_go_when_that_person_goes(copilot: FakeCopilot, kwame: Person):
    page = notes_step(copilot)
    page.text_area[0].set_value(NOTES).run()
    choice(page, WHOM).set_value(kwame.id).run()
    assert draft_of(copilot).meeting.person == kwame.id
    copilot.people.erase(kwame)
    assert kept_words.unfinished(copilot) == ()
    assert choice(page.run(), WHOM).value == ""


def test_the_next_sheet_is_nobodys(copilot: FakeCopilot, kwame: Person):
    page = notes_step(copilot)
    choice(page, WHOM).set_value(kwame.id).run()
    page.text_area[0].set_value(NOTES)
    press(page, "Review")
    press(page, "Start again")
    assert choice(page, WHOM).value == ""


def test_notes_kept_before_there_was_a_choice_are_still_found(copilot: FakeCopilot):
    kept_words.keep(copilot, "d1", Notes(text="half a thought"))
    slot = copilot.store.drafts.get(copilot.principal, "notes-d1")
    old = slot.model_copy(update={"text": Notes(text="an older thought").model_dump_json()})
    later = old.saved + dt.timedelta(seconds=1)
    copilot.store.drafts.keep(copilot.principal, old.model_copy(update={"saved": later}))
    found = draft_of(copilot)
    assert (found.notes.text, found.meeting) == ("an older thought", Meeting())


def test_the_kind_of_a_kept_conversation_is_put_right_with_its_notes(
    copilot: FakeCopilot, kwame: Person
):
    talk = copilot.people.hold(Conversation(id="c1", person=kwame.id, kind="full", date=DAY))
    page = notes_step(copilot, person=kwame.id, about=talk.id, step="notes")
    assert WHOM not in [each.label for each in page.selectbox]
    page.text_area[0].set_value(NOTES)
    choice(page, WHICH).set_value("check-in")
    press(page, "Review")
    (kept,) = copilot.people.conversations(kwame)
    assert (kept.kind, kept.held) == ("check-in", True)
    assert "With Kwame, check-in, 14 April 2026" in drawn(page)


def where(place: Place, notes: Notes, kind: str = "full") -> str:
    return where_line(place, Meeting.model_validate({"kind": kind}), notes).text()


def test_the_place_is_told_as_far_as_it_is_known():
    kept = Place("contract", person(), conversation())
    told = "With Kwame, conversation in between, 14 April 2026"
    assert where(kept, Notes(text="", date=DAY), "ad-hoc") == told
    assert where(Place("prepare", person()), Notes(text="", date=DAY)) == (
        "With Kwame, career conversation"
    )
    named = Notes(text="x", date=DAY, report="Mina\n<b>")
    assert where(Place("notes"), named) == "With Mina <b>, career conversation, 14 April 2026"
    assert where(Place("notes"), Notes(text="x", date=DAY)) == "Kept with nobody yet"
