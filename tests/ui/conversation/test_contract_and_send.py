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


@pytest.fixture
def late(copilot: FakeCopilot, talk: Conversation, rosa: Person):
    """A page on which lines were edited before another version was approved elsewhere."""
    page = at(copilot, talk, "contract")
    line(page, "Shadow the audit").set_value("Lead the audit").run()
    contracts = copilot.people.contracts
    contracts.approve(talk, contracts.draft(rosa, talk), 0, dt.datetime.now(dt.UTC))
    press(page, "Approve this contract")
    return page


def test_another_tab_that_approved_first_is_told_and_both_are_kept(
    copilot: FakeCopilot,
    late,  # noqa: ANN001 - AppTest's
    rosa: Person,
):
    assert '"alert"' in drawn(late)
    assert "Version 1 was approved on" in drawn(late)
    assert "New: Shadow the audit" in drawn(late)
    assert line(late, "Lead the audit")
    assert copilot.people.contracts.in_force(rosa).version == 1


def test_one_goes_on_with_ones_own_lines(copilot: FakeCopilot, late, rosa: Person):  # noqa: ANN001
    press(late, "Go on with mine")
    press(late, "Approve this contract")
    agreed = copilot.people.contracts.in_force(rosa)
    assert agreed.version == 2
    assert "Lead the audit" in [each.action for each in agreed.commitments]


def test_one_takes_the_version_that_was_approved(copilot: FakeCopilot, late):  # noqa: ANN001
    press(late, "Take that version")
    assert line(late, "Shadow the audit")
    assert "What changes against version 1 (0)" in drawn(late)
    assert not copilot.store.drafts.all(copilot.principal)


def test_changed_notes_are_told_and_the_edits_stay(copilot: FakeCopilot, talk: Conversation):
    line(at(copilot, talk, "contract"), "Ask Jan").set_value("Ask Jan and Ines").run()
    copilot.people.change(talk.model_copy(update={"notes": f"{NOTES}\nR: rest"}))
    again = at(copilot, talk, "contract")
    assert "The notes have changed since" in drawn(again)
    assert line(again, "Ask Jan and Ines")


def test_a_line_changes_sides(copilot: FakeCopilot, talk: Conversation, rosa: Person):
    page = at(copilot, talk, "contract")
    press(page, "Make it yours")
    press(page, "Approve this contract")
    agreed = copilot.people.contracts.in_force(rosa)
    owners = {each.action: each.owner for each in agreed.commitments}
    assert owners["Shadow the audit"] == "manager"
    assert owners["Write the handover guide"] == "report"


def test_what_is_held_back_comes_with_words_to_say(copilot: FakeCopilot, talk: Conversation):
    shown = drawn(at(copilot, talk, "contract"))
    assert "“the senior title is hers by autumn”" in shown
    assert "Not yours to promise" in shown
    assert "I’ll put your case to the panel" in shown


def test_a_line_of_last_time_is_not_looked_for_in_these_notes(
    copilot: FakeCopilot, agreed: Conversation
):
    words = {"id": "c2", "notes": f"A longer look.\n{'Nothing new, ' * 30}"}
    following = copilot.people.hold(agreed.model_copy(update=words))
    shown = drawn(at(copilot, following, "contract"))
    assert "From last time: “shadow the audit, by end of May”" in shown
    assert '"look": "found"' not in shown


def test_an_empty_contract_cannot_be_approved(copilot: FakeCopilot, rosa: Person):
    bare = Conversation(id="c9", person=rosa.id, kind="full", date=DAY, notes="Nothing yet.")
    page = at(copilot, copilot.people.hold(bare), "contract")
    assert next(each for each in page.button if each.label == "Approve this contract").disabled
    assert "There is no line yet" in drawn(page)


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


def test_where_they_want_to_go_is_only_said_when_it_is_ticked(
    copilot: FakeCopilot, talk: Conversation, rosa: Person
):
    contracts = copilot.people.contracts
    edits = contracts.draft(rosa, talk).model_copy(update={"direction": "a team of her own"})
    contracts.approve(talk, edits, 0, dt.datetime.now(dt.UTC))
    page = at(copilot, talk, "send")
    assert "a team of her own" not in drawn(page)
    page.checkbox[0].check().run()
    assert "a team of her own" in drawn(page)


def test_what_is_taken_out_twice_is_noted_once(
    copilot: FakeCopilot, agreed: Conversation, rosa: Person
):
    for _ in range(2):
        copilot.people.out.note(rosa, "summary", dt.datetime.now(dt.UTC))
    page = at(copilot, agreed, "send")
    assert "Taken out so far (1)" in drawn(page)
    assert "Today no longer asks for it" in drawn(page)


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
