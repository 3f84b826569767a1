"""One person's page on Streamlit's own test runner, with people in a real store."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from copilot.domain.people import Conversation, Person
from copilot.ui.people.repairs_view import Righted
from copilot.ui.people.timeline_view import taken
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import drawn, press, room_of

if TYPE_CHECKING:
    from copilot.domain.people import Commitment

DAY = dt.date(2026, 4, 14)


class Housed(FakeCopilot):
    """With the house's rhythm, which the page asks for reasons to talk."""

    @property
    def rhythm(self):
        return self._shipped.rhythm


@pytest.fixture
def copilot() -> Housed:
    return Housed()


@pytest.fixture
def rosa(copilot: Housed) -> Person:
    return copilot.people.add("Rosa <b>", "auditor", DAY)


@pytest.fixture
def talk(copilot: Housed, rosa: Person) -> Conversation:
    new = Conversation(id="c1", person=rosa.id, kind="full", date=DAY, held=True, notes=NOTES)
    return copilot.people.hold(new)


def agree(copilot: Housed, rosa: Person, talk: Conversation, direction: str = "") -> None:
    contracts = copilot.people.contracts
    edits = contracts.draft(rosa, talk)
    if direction:
        edits = edits.model_copy(update={"direction": direction})
    in_force = contracts.in_force(rosa)
    base = in_force.version if in_force else 0
    contracts.approve(talk, edits, base, dt.datetime.now(dt.UTC))


def at(copilot: Housed, rosa: Person) -> AppTest:
    page = room_of("people", lambda: copilot, person=rosa.id).run()
    assert not page.exception
    return page


def test_before_anything_the_page_says_what_to_do(copilot: Housed, rosa: Person):
    shown = drawn(at(copilot, rosa))
    assert "Rosa <b>" in shown
    assert "No contract yet" in shown
    assert "Plan a first conversation" in shown


def test_promises_both_ways_are_shown_with_the_words_they_come_from(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk, "a team of her own")
    page = at(copilot, rosa)
    shown = drawn(page)
    assert "“a team of her own”" in shown
    assert shown.index("You promised") < shown.index("Rosa <b> took on")
    assert "“ask Jan this week”" in shown
    assert "To put right" in shown
    assert not [each for each in page.markdown if "Rosa" in each.value]


def script(copilot, person, told):  # noqa: ANN001 - its source is run by itself
    import streamlit as st  # noqa: PLC0415

    from copilot.ui.people import acts  # noqa: PLC0415
    from copilot.ui.shell import session  # noqa: PLC0415

    acts.act(copilot, person, told)
    st.session_state["told"] = session.problem()


def act(copilot: Housed, person: Person, told: str) -> str | None:
    """Press a drawn button; gives the problem that is told."""
    page = AppTest.from_function(script, args=(copilot, person, told)).run()
    assert not page.exception
    return page.session_state["told"]


def mine(copilot: Housed, rosa: Person) -> Commitment:
    lines = copilot.people.contracts.in_force(rosa).commitments
    return next(each for each in lines if each.owner == "manager")


def test_one_press_settles_a_line_and_another_opens_it_again(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    line = mine(copilot, rosa)
    copilot.people.contracts.settle(rosa, line.id, "open", DAY, "Jan is away")
    assert act(copilot, rosa, f"settle:missed:open:{line.id}") is None
    assert (mine(copilot, rosa).state, mine(copilot, rosa).note) == ("missed", "Jan is away")
    shown = drawn(at(copilot, rosa))
    assert "not kept · " in shown
    assert "Your note: Jan is away" in shown
    assert act(copilot, rosa, f"settle:missed:open:{line.id}") is None
    assert act(copilot, rosa, f"settle:open:missed:{line.id}") is None
    assert (mine(copilot, rosa).state, mine(copilot, rosa).note) == ("open", "Jan is away")


def test_what_another_tab_has_settled_is_not_written_over(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    line = mine(copilot, rosa)
    copilot.people.contracts.settle(rosa, line.id, "dropped", DAY)
    told = act(copilot, rosa, f"settle:done:open:{line.id}")
    assert told
    assert "another tab" in told
    assert mine(copilot, rosa).state == "dropped"
    assert "not in the contract" in (act(copilot, rosa, "settle:done:open:gone") or "")


def test_reviews_and_what_is_to_be_put_right_are_ticked(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    (review,) = copilot.people.contracts.in_force(rosa).review
    assert "How the audit went, June 2026" in drawn(at(copilot, rosa))
    act(copilot, rosa, f"tick:done:{review.id}")
    assert copilot.people.contracts.in_force(rosa).review[0].done
    act(copilot, rosa, f"tick:open:{review.id}")
    assert not copilot.people.contracts.in_force(rosa).review[0].done
    (repair, *_) = copilot.people.standing(rosa).repairs
    assert act(copilot, rosa, f"right:{repair.id}") is None
    assert repair.id not in {each.id for each in copilot.people.standing(rosa).repairs}
    assert "put right already" in (act(copilot, rosa, f"right:{repair.id}") or "")
    assert act(copilot, rosa, f"reopen:{repair.id}") is None
    assert repair in copilot.people.standing(rosa).repairs


def test_what_was_put_right_last_is_shown_with_an_undo(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    (repair, *_) = copilot.people.standing(rosa).repairs
    page = at(copilot, rosa)
    righted = copilot.people.put_right(repair, DAY)
    page.session_state["repair_righted"] = Righted(righted, 0)
    assert "✓ Put right: " in drawn(page.run())
    other = copilot.people.add("Omar", "", DAY)
    assert "✓ Put right: " not in drawn(at(copilot, other))


def test_what_was_not_taken_out_after_all_is_taken_back_once(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    copilot.people.out.note(rosa, "summary", dt.datetime.now(dt.UTC))
    (item,) = copilot.people.standing(rosa).sent
    assert "The summary was taken out" in drawn(at(copilot, rosa))
    assert act(copilot, rosa, f"taken:{taken(item)}") is None
    assert copilot.people.standing(rosa).sent == ()
    assert "taken back already" in (act(copilot, rosa, f"taken:{taken(item)}") or "")
    assert "summary" in {each.kind for each in copilot.people.today(dt.date.today())}  # noqa: DTZ011


def test_a_note_is_kept_with_its_line(copilot: Housed, rosa: Person, talk: Conversation):
    agree(copilot, rosa, talk)
    line = mine(copilot, rosa)
    copilot.people.contracts.settle(rosa, line.id, "done", DAY)
    page = at(copilot, rosa)
    page.session_state["person_asked"] = rosa.id, f"note:{line.id}"
    page.run()
    page.text_area[0].set_value("Jan was glad")
    press(page, "Keep the note")
    kept = mine(copilot, rosa)
    assert (kept.note, kept.state, kept.settled) == ("Jan was glad", "done", DAY)
    assert not page.text_area


def test_versions_directions_and_conversations_stand_in_the_timeline(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk, "one aim")
    agree(copilot, rosa, talk, "another aim")
    page = at(copilot, rosa)
    page.session_state["version_opened"] = rosa.id, 2
    shown = drawn(page.run())
    assert shown.index("Contract, version 2") < shown.index("Contract, version 1")
    assert "Career conversation, with notes" in shown
    assert "Another direction: “one aim” → “another aim”" in shown
    assert shown.count("one aim → another aim") == 1
    assert "Promises over time" not in shown


def test_any_two_versions_are_compared(copilot: Housed, rosa: Person, talk: Conversation):
    for aim in ("one aim", "another aim", "a third aim"):
        agree(copilot, rosa, talk, aim)
    page = at(copilot, rosa)
    assert "one aim → a third aim" in drawn(page)
    page.selectbox[0].set_value(2).run()
    assert "another aim → a third aim" in drawn(page)


def test_a_conversation_is_planned_once(copilot: Housed, rosa: Person):
    page = press(at(copilot, rosa), "Plan a conversation")
    page.selectbox[0].set_value("ad-hoc").run()
    assert [each.label for each in page.selectbox] == ["Which", "What calls for it"]
    press(page, "Put it in the diary")
    (planned,) = copilot.people.conversations(rosa)
    assert not planned.held
    assert planned.trigger
    assert not page.selectbox


def test_looking_back_reads_only_when_asked(copilot: Housed, rosa: Person, talk: Conversation):
    agree(copilot, rosa, talk)
    page = at(copilot, rosa)
    assert "The conversation of 14 April 2026" not in drawn(page)
    press(page, "Look back")
    assert "The conversation of 14 April 2026" in drawn(page)


def test_another_name_is_kept_and_a_blank_one_refused(copilot: Housed, rosa: Person):
    page = press(at(copilot, rosa), "Change name or role")
    page.text_input[0].set_value(" ")
    press(page, "Keep it")
    assert "A person needs a name" in drawn(page)
    page.text_input[0].set_value("Rosa Lind")
    press(page, "Keep it")
    assert [each.name for each in copilot.people.all()] == ["Rosa Lind"]
    assert not page.text_input


def test_a_name_changed_elsewhere_is_not_written_over(copilot: Housed, rosa: Person):
    page = press(at(copilot, rosa), "Change name or role")
    copilot.people.rename(rosa, "Rosa Lind", "auditor")
    page.text_input[0].set_value("R")
    press(page, "Keep it")
    assert "another tab" in drawn(page)
    assert page.text_input[0].value == "R"
    assert [each.name for each in copilot.people.all()] == ["Rosa Lind"]


def test_erasing_is_asked_twice_and_leads_to_the_list(copilot: Housed, rosa: Person):
    page = press(at(copilot, rosa), "Erase this person")
    assert "can’t be undone" in drawn(page)
    assert len(copilot.people.all()) == 1
    press(page, "Erase for good")
    assert copilot.people.all() == ()
    assert "Nobody yet" in drawn(page)


def test_everything_kept_is_put_together(copilot: Housed, rosa: Person, talk: Conversation):
    agree(copilot, rosa, talk)
    page = at(copilot, rosa)
    page.toggle[0].set_value(True).run()
    assert not page.exception
    assert len(page.get("download_button")) == 2


def test_somebody_who_is_gone_is_told(copilot: Housed):
    page = room_of("people", lambda: copilot, person="nobody").run()
    assert not page.exception
    assert "Nobody is kept here any more" in drawn(page)
