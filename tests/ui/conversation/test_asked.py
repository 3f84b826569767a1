"""Questions that were asked: ticked, folded below, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.domain.people import Conversation
from copilot.ui.conversation import asked
from copilot.ui.conversation.questions_view import questions_section
from tests.fakes.kept_people import DAY
from tests.ui.fakes import NOTES, FakeCopilot, review_of
from tests.ui.room import drawn, room_of
from tests.ui.test_trees import all_of, heading_of, presses

if TYPE_CHECKING:
    from copilot.ui.shell.node import Node

FIRST, SECOND = review_of().questions[:2]
ALL = (FIRST, SECOND)


def held(copilot: FakeCopilot) -> Conversation:
    rosa = copilot.people.add("Rosa", "", DAY)
    talk = Conversation(id="c1", person=rosa.id, kind="full", date=DAY, held=True, notes=NOTES)
    return copilot.people.hold(talk)


def numbered(section: Node) -> list[str]:
    return [each.text() for each in all_of(section) if each.look == "asked"]


def test_nothing_can_be_ticked_while_the_conversation_is_kept_with_nobody():
    assert not [each for each in presses(questions_section(ALL, heading_of)) if "asked:" in each]


def test_a_ticked_question_folds_below_and_the_others_stay():
    section = questions_section(ALL, heading_of, {asked.name_of(FIRST)})
    assert numbered(section) == [SECOND.text]
    folded = next(each for each in all_of(section) if each.tag == "details")
    assert FIRST.text in folded.text()
    assert presses(folded) == [asked.unticks(FIRST)]
    assert "Asked (1)" in folded.text()


def test_when_all_are_asked_it_is_said():
    section = questions_section(ALL, heading_of, {asked.name_of(each) for each in ALL})
    assert "All are asked." in section.text()
    assert numbered(section) == []


def test_a_tick_is_kept_with_the_conversation_and_goes_with_the_person():
    copilot = FakeCopilot()
    talk = held(copilot)
    for _ in range(2):
        asked.act(copilot, talk, asked.ticks(FIRST))
    asked.act(copilot, talk, asked.ticks(SECOND))
    asked.act(copilot, talk, asked.unticks(SECOND))
    assert asked.kept(copilot, talk) == {asked.name_of(FIRST)}
    copilot.people.erase(copilot.people.find(talk.person))
    assert asked.kept(copilot, talk) == frozenset()


def test_a_reload_finds_the_tick():
    copilot = FakeCopilot()
    talk = held(copilot)
    asked.act(copilot, talk, asked.ticks(FIRST))
    page = room_of("conversation", lambda: copilot, person=talk.person, about=talk.id).run()
    assert not page.exception
    assert "Asked (1)" in drawn(page)
    assert asked.unticks(FIRST) in drawn(page)
