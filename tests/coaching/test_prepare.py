"""Before a conversation: the manager's part first, words in their place, limits by the policy."""

from __future__ import annotations

import pytest

from copilot.coaching.prepare import House, LastTime, prepare
from copilot.content.guide import load_guide
from copilot.content.locations import knowledge_folder
from copilot.content.playbooks import load_playbooks, topics_of
from copilot.content.questions import load_questions
from copilot.domain.authority import Approval, Authority, Decide, Limit, Nobody
from copilot.domain.contract import Contract, Item, OpenQuestion
from copilot.domain.evidence import Evidence
from copilot.domain.preparation import CONVERSATION_KINDS, ConversationKind
from copilot.domain.questions import Suggestion
from copilot.domain.reading import Reading, Signal
from copilot.domain.rhythm import ChecklistItem

FOLDER = knowledge_folder()
TOPICS = topics_of(load_playbooks(FOLDER))
BANK = load_questions(FOLDER, TOPICS)
POLICY = Authority(
    currency="EUR",
    decide=(Decide(subject="introductions", note="bringing two people together"),),
    limits=(Limit(subject="learning-spend", amount=500),),
    approval=(Approval(subject="pay", by="the pay committee"),),
    nobody=(Nobody(subject="job-security"),),
)
HOUSE = House(
    load_guide(FOLDER, TOPICS, {each.id for each in BANK}),
    POLICY,
    (ChecklistItem(id="clear", text="My head is clear", topic="career/checklist-before"),),
    BANK,
)
TEXT = "loves the rye line. loves the rye line too. is nights the thing? ask Henrik. run a workshop"


def _at(words: str) -> Evidence:
    return Evidence.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


LAST = LastTime(
    Reading(
        text=TEXT,
        report="Fola",
        signals=(
            Signal(kind="drain", evidence=_at("loves the rye line")),
            Signal(kind="energy", evidence=_at("loves the rye line")),
            Signal(kind="blocker", evidence=_at("nights")),
        ),
    ),
    Contract(
        their_commitments=(Item(action="Run a workshop", evidence=_at("run a workshop")),),
        manager_commitments=(Item(action="Ask Henrik", evidence=_at("ask Henrik")),),
        open_question=OpenQuestion(text="?", evidence=_at("is nights the thing?")),
    ),
    (
        Suggestion(
            text="What of it?",
            why="Now.",
            topic="top/plan",
            phase="close_gap",
            requires_trust=False,
        ),
    ),
)


@pytest.mark.parametrize("kind", CONVERSATION_KINDS)
def test_every_conversation_has_its_messages_and_opening(kind: ConversationKind):
    prepared = prepare(HOUSE, kind, "Fola")
    assert prepared.invitation.text.startswith("Hello Fola,")
    assert prepared.reflection.topic == "career/reflection-prompt"
    assert prepared.questions[0].text.endswith("?")
    assert [each.text for each in prepared.checklist] == ["My head is clear"]
    assert "{" not in prepared.model_dump_json().replace('{"', "").replace(":{", "")


def test_without_a_name_nobody_is_called_by_braces():
    prepared = prepare(HOUSE, "first")
    assert prepared.report is None
    assert prepared.invitation.text.startswith("Hello there,")
    assert any("this person" in line.text for line in prepared.think_about)
    assert (prepared.known, prepared.taken_on, prepared.left_open) == ((), (), None)


def test_paths_and_limits_are_those_of_the_policy():
    prepared = prepare(HOUSE, "quarterly")
    assert [(each.subject, each.note) for each in prepared.paths] == [
        ("introductions", "bringing two people together"),
        ("learning spend", "up to 500 EUR per person and year"),
    ]
    assert [(each.subject, each.decider) for each in prepared.needs_a_yes] == [
        ("pay", "the pay committee")
    ]
    assert [each.subject for each in prepared.nobody_can_promise] == ["job security"]


def test_earlier_notes_are_quoted_once_each_and_single_words_left_out():
    prepared = prepare(HOUSE, "quarterly", last_time=LAST)
    assert prepared.report == "Fola"
    assert [(each.title, each.evidence.quote) for each in prepared.known] == [
        ("What gives energy", "loves the rye line")
    ]
    assert prepared.left_open == _at("is nights the thing?")


def test_ones_own_part_comes_before_theirs_and_the_new_question_last():
    prepared = prepare(HOUSE, "quarterly", last_time=LAST)
    assert [(each.whose, each.action) for each in prepared.taken_on] == [
        ("manager", "Ask Henrik"),
        ("report", "Run a workshop"),
    ]
    assert prepared.questions[-1].text == "What of it?"
