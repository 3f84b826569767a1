"""The steps Contract and Send on Streamlit's own test runner."""

from __future__ import annotations

import datetime as dt

import pytest

from copilot.domain.people import Conversation, Person
from tests.ui.fakes import NOTES, FakeCopilot
from tests.ui.room import drawn, press, room_of

DAY = dt.date(2026, 4, 14)


@pytest.fixture
def copilot() -> FakeCopilot:
    return FakeCopilot()


@pytest.fixture
def rosa(copilot: FakeCopilot) -> Person:
    return copilot.people.add("Rosa", "auditor", DAY)


@pytest.fixture
def talk(copilot: FakeCopilot, rosa: Person) -> Conversation:
    new = Conversation(id="c1", person=rosa.id, kind="full", date=DAY, held=True, notes=NOTES)
    return copilot.people.hold(new)


def at(copilot: FakeCopilot, talk: Conversation, step: str):
    page = room_of("conversation", lambda: copilot, person=talk.person, about=talk.id, step=step)
    page.run()
    assert not page.exception
    return page


def line(page, words: str):  # noqa: ANN001 - AppTest's
    return next(each for each in page.text_area if each.value == words)


def test_every_line_points_at_the_notes(copilot: FakeCopilot, talk: Conversation):
    page = at(copilot, talk, "contract")
    assert line(page, "Shadow the audit")
    assert "“shadow the audit, by end of May”" in drawn(page)
    assert '"look": "found"' in drawn(page)
    assert "Rosa: Write the handover guide" in drawn(page)


def test_what_is_edited_is_kept_and_found_by_another_session(
    copilot: FakeCopilot, talk: Conversation
):
    page = at(copilot, talk, "contract")
    line(page, "Shadow the audit").set_value("Lead the audit").run()
    press(page, "Add a line of yours")
    again = at(copilot, talk, "contract")
    assert line(again, "Lead the audit")
    assert len(again.text_area) == len(page.text_area)
    press(again, "Draft it anew")
    assert line(again, "Shadow the audit")


def test_a_line_that_promises_too_much_is_flagged_in_place(
    copilot: FakeCopilot, talk: Conversation
):
    page = at(copilot, talk, "contract")
    assert "she will count on it" not in drawn(page)
    line(page, "Ask Jan").set_value("I guarantee the title").run()
    assert "she will count on it" in drawn(page)
    assert "I’ll put your case to the panel" in drawn(page)


def test_approving_makes_one_version_and_leads_to_what_is_sent(
    copilot: FakeCopilot, talk: Conversation, rosa: Person
):
    page = at(copilot, talk, "contract")
    press(page, "Approve this contract")
    agreed = copilot.people.contracts.in_force(rosa)
    assert agreed
    assert agreed.version == 1
    assert "Send it to Rosa" in drawn(page)
    assert "Exactly what they will see" in drawn(page)
    for private in ("never say never", "says the team is fine", "is hers by autumn"):
        assert private not in drawn(page)


def test_another_tab_that_approved_first_is_told_and_nothing_is_lost(
    copilot: FakeCopilot, talk: Conversation, rosa: Person
):
    late = at(copilot, talk, "contract")
    line(late, "Shadow the audit").set_value("Lead the audit").run()
    contracts = copilot.people.contracts
    contracts.approve(talk, contracts.draft(rosa, talk), 0, dt.datetime.now(dt.UTC))
    next(each for each in late.button if each.label == "Approve this contract").click().run()
    assert not late.exception
    assert '"alert"' in drawn(late)
    assert contracts.in_force(rosa).version == 1


def test_what_changes_against_the_version_in_force_is_shown(
    copilot: FakeCopilot, talk: Conversation, rosa: Person
):
    contracts = copilot.people.contracts
    contracts.approve(talk, contracts.draft(rosa, talk), 0, dt.datetime.now(dt.UTC))
    page = at(copilot, talk, "contract")
    line(page, "Ask Jan").set_value("Ask Jan and the academy").run()
    assert "What changes against version 1 (1)" in drawn(page)


def test_without_a_contract_there_is_nothing_to_send(copilot: FakeCopilot, talk: Conversation):
    page = at(copilot, talk, "send")
    assert "Nothing to send yet" in drawn(page)
    press(page, "To the contract")
    assert "Contract with Rosa" in drawn(page)


@pytest.fixture
def agreed(copilot: FakeCopilot, talk: Conversation, rosa: Person) -> Conversation:
    contracts = copilot.people.contracts
    contracts.approve(talk, contracts.draft(rosa, talk), 0, dt.datetime.now(dt.UTC))
    return talk


def test_the_mail_is_the_contract_and_can_be_edited(copilot: FakeCopilot, agreed: Conversation):
    page = at(copilot, agreed, "send")
    body = next(each for each in page.text_area if each.label == "Text")
    assert "Shadow the audit" in body.value
    body.set_value("I guarantee it.").run()
    assert "Words to mind before it goes" in drawn(page)


def test_signing_is_remembered(copilot: FakeCopilot, agreed: Conversation):
    page = at(copilot, agreed, "send")
    next(each for each in page.text_input if each.label == "You sign as").set_value("Ana").run()
    again = at(copilot, agreed, "send")
    body = next(each for each in again.text_area if each.label == "Text")
    assert body.value.rstrip().endswith("Ana")


def test_the_next_conversation_is_planned_once(
    copilot: FakeCopilot, agreed: Conversation, rosa: Person
):
    page = at(copilot, agreed, "send")
    press(page, "Plan it")
    assert "It is in your diary" in drawn(page)
    assert len(copilot.people.conversations(rosa)) == 2
