"""The page Prepare on Streamlit's own test runner."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from copilot.domain.authority import Authority
from copilot.domain.people import Conversation
from tests.ui.fakes import NOTES
from tests.ui.playbook_fakes import ShelfCopilot
from tests.ui.room import drawn, field, press, room_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

KNOWN = "What you already know"


@pytest.fixture
def copilot() -> ShelfCopilot:
    return ShelfCopilot()


def page_of(copilot: ShelfCopilot) -> AppTest:
    page = room_of("conversation", lambda: copilot, step="prepare")
    page.run()
    assert not page.exception
    return page


def use(page: AppTest, notes: str = NOTES) -> AppTest:
    page.text_area[0].set_value(notes)
    return press(page, "Use these notes")


def copies(page: AppTest) -> list[str]:
    """What the drawn buttons put on the clipboard."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            found.extend([node["copies"]] if "copies" in node else [])
            for each in [*node.get("inside", []), *node.get("nodes", [])]:
                walk(each)

    for each in page.get("bidi_component"):
        walk(json.loads(each.proto.json))
    return found


def test_without_a_word_typed_everything_is_there_but_what_is_known(copilot: ShelfCopilot):
    page = page_of(copilot)
    shown = drawn(page)
    for title in (
        "Think about",
        "Leave at home",
        "Realistic paths, and limits",
        "the promotion panel decides",
        "Nobody can promise",
        "To invite",
        "Before you sit down",
        "To ask first",
    ):
        assert title in shown
    assert KNOWN not in shown
    assert [each.label for each in page.checkbox] == [
        each.text for each in copilot.prepare("first").checklist
    ]


def test_the_kind_and_the_name_change_what_is_sent(copilot: ShelfCopilot):
    page = page_of(copilot)
    page.text_input[0].set_value("Rosa <b>")
    page.radio[0].set_value("transition")
    page.run()
    wanted = copilot.prepare("transition", "Rosa <b>")
    assert copies(page) == [wanted.invitation.text, wanted.reflection.text]
    assert "Rosa <b>" in wanted.invitation.text
    assert not [each for each in page.markdown if "Rosa" in each.value]


def test_notes_of_last_time_bring_quotes_promises_and_what_was_left_open(copilot: ShelfCopilot):
    page = use(page_of(copilot))
    shown = drawn(page)
    assert KNOWN in shown
    for words in ("Ask Jan", "by 17 April 2026", "no day set", "“what would good look like?”"):
        assert words in shown
    assert KNOWN not in drawn(press(page, "Leave them out"))
    assert page.text_area[0].value == NOTES


def test_notes_that_cannot_be_read_are_told_and_the_rest_stays(copilot: ShelfCopilot):
    page = use(page_of(copilot), "— … —")
    assert "no words" in drawn(page)
    assert "To ask first" in drawn(page)
    assert page.text_area[0].value == "— … —"
    assert KNOWN in drawn(use(page))


def test_the_notes_under_review_can_be_taken_over(copilot: ShelfCopilot):
    page = room_of("conversation", lambda: copilot).run()
    page.text_area[0].set_value(NOTES)
    field(page, "Your name").set_value("Ana")
    field(page, "Their name").set_value("Rosa").run()
    page.query_params["step"] = "prepare"
    page.run()
    assert page.text_input[0].value == "Rosa"
    assert KNOWN in drawn(press(page, "Take the ones under review"))


def test_limits_go_by_the_policy_in_force(copilot: ShelfCopilot):
    page = page_of(copilot)
    copilot.policy_file.policy = Authority()
    copilot.__dict__.pop("_house")
    page.run()
    assert "the promotion panel decides" not in drawn(page)


def test_ticks_are_kept_for_each_kind_by_itself(copilot: ShelfCopilot):
    page = page_of(copilot)
    page.checkbox[0].check().run()
    page.radio[0].set_value("quarterly").run()
    assert not page.checkbox[0].value
    page.radio[0].set_value("first").run()
    assert page.checkbox[0].value


def test_with_somebody_it_begins_with_ones_own_promises_and_takes_last_time_by_itself(
    copilot: ShelfCopilot,
):
    people, day = copilot.people, dt.date(2026, 4, 14)
    rosa = people.add("Rosa", "", day)
    talk = Conversation(id="c1", person=rosa.id, kind="full", date=day, held=True, notes=NOTES)
    talk = people.hold(talk)
    people.contracts.approve(talk, people.contracts.draft(rosa, talk), 0, dt.datetime.now(dt.UTC))
    page = room_of("conversation", lambda: copilot, person=rosa.id).run()
    assert not page.exception
    shown = drawn(page)
    assert "Before you talk with Rosa" in shown
    assert shown.index("Begin with what you promised") < shown.index("Ask Jan")
    assert KNOWN in shown
    press(page, "I’ve had it: take notes")
    assert "After the conversation with Rosa" in drawn(page)


def test_notes_of_one_person_never_stand_in_the_fields_for_another(copilot: ShelfCopilot):
    people, day = copilot.people, dt.date(2026, 4, 14)
    rosa = people.add("Rosa", "", day)
    people.hold(
        Conversation(id="c1", person=rosa.id, kind="full", date=day, held=True, notes=NOTES)
    )
    page = room_of("conversation", lambda: copilot, person=rosa.id).run()
    assert KNOWN in drawn(page)
    del page.query_params["person"]
    del page.query_params["draft"]
    page.query_params["step"] = "prepare"
    page.run()
    assert not page.exception
    assert [each.value for each in page.text_area] == [""]
    assert KNOWN not in drawn(page)
