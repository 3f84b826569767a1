"""One person's page on Streamlit's own test runner, with people in a real store."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from copilot.domain.people import Conversation, Person
from copilot.ui.people.commitments_plot import in_words
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import drawn, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

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


def test_a_settled_line_shows_its_note_and_the_way_back(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    (line,) = [
        each
        for each in copilot.people.contracts.in_force(rosa).commitments
        if each.owner == "manager"
    ]
    page = at(copilot, rosa)
    page.session_state["line_opened"] = line.id
    page.run()
    assert [each for each in page.text_input if each.label.startswith("A note on the line")]
    copilot.people.contracts.settle(rosa, line.id, "missed", DAY, "Jan was ill")
    shown = drawn(page.run())
    assert "not kept" in shown
    assert "Your note: Jan was ill" in shown
    assert "Open again" in shown


def test_versions_and_conversations_stand_in_the_timeline(
    copilot: Housed, rosa: Person, talk: Conversation
):
    agree(copilot, rosa, talk)
    agree(copilot, rosa, talk, "another aim")
    page = at(copilot, rosa)
    shown = drawn(page)
    assert shown.index("Contract, version 2") < shown.index("Contract, version 1")
    assert "Career conversation" in shown
    versions = copilot.people.contracts.versions(rosa)
    assert in_words(versions).startswith("Version 1: yours 0 of 1 done; version 1: theirs 0 of 2")
    assert in_words(versions)[:-1].lower() in shown.lower()


def test_a_conversation_is_planned_once(copilot: Housed, rosa: Person):
    press(at(copilot, rosa), "Plan it")
    (planned,) = copilot.people.conversations(rosa)
    assert not planned.held


def test_looking_back_reads_only_when_asked(copilot: Housed, rosa: Person, talk: Conversation):
    agree(copilot, rosa, talk)
    page = at(copilot, rosa)
    assert "The conversation of 14 April 2026" not in drawn(page)
    press(page, "Look back")
    assert "The conversation of 14 April 2026" in drawn(page)


def test_another_name_is_kept_and_a_blank_one_refused(copilot: Housed, rosa: Person):
    page = at(copilot, rosa)
    name = next(each for each in page.text_input if each.label == "Name")
    name.set_value(" ")
    press(page, "Change it")
    assert "A person needs a name" in drawn(page)
    name = next(each for each in page.text_input if each.label == "Name")
    name.set_value("Rosa Lind")
    press(page, "Change it")
    assert [each.name for each in copilot.people.all()] == ["Rosa Lind"]


def test_a_name_changed_elsewhere_is_not_written_over(copilot: Housed, rosa: Person):
    page = at(copilot, rosa)
    copilot.people.rename(rosa, "Rosa Lind", "auditor")
    next(each for each in page.text_input if each.label == "Name").set_value("R")
    next(each for each in page.button if each.label == "Change it").click().run()
    assert not page.exception
    assert "another tab" in drawn(page)
    assert [each.name for each in copilot.people.all()] == ["Rosa Lind"]


def test_erasing_is_asked_twice_and_leads_to_the_list(copilot: Housed, rosa: Person):
    page = press(at(copilot, rosa), "Erase this person")
    assert "can’t be undone" in drawn(page)
    assert len(copilot.people.all()) == 1
    press(page, "Erase for good")
    assert copilot.people.all() == ()
    assert "Nobody yet" in drawn(page)


def test_somebody_who_is_gone_is_told(copilot: Housed):
    page = room_of("people", lambda: copilot, person="nobody").run()
    assert not page.exception
    assert "Nobody is kept here any more" in drawn(page)
